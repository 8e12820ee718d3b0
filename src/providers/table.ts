// The table of all providers: the one place that a new one is entered.
import { apiyi } from './apiyi.ts'
import { placeholder } from './placeholder.ts'
import type { Provider } from './provider.ts'

/** Names that a manifest may use. */
export type ProviderName = 'apiyi' | 'placeholder'

const PROVIDERS = { apiyi, placeholder } satisfies Record<ProviderName, Provider>

/** Names of all providers, the default one first. */
export const providerNames: readonly string[] = Object.keys(PROVIDERS)

/** The provider of that name, undefined where there is none. */
export function providerNamed(name: string): Provider | undefined {
  return Object.hasOwn(PROVIDERS, name) ? PROVIDERS[name as ProviderName] : undefined
}
