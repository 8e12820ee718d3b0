// What models take, looked up once for each model that is named.
import type { ModelRules, Provider } from '../providers/provider.ts'
import { providerNamed } from '../providers/table.ts'
import { DEFAULT_PROVIDER } from './limits.ts'
import type { Contents } from './parse.ts'

const cache = new WeakMap<Provider, Map<string, ModelRules>>()
/** Of models that a manifest makes up no more than this are kept. */
const MAX_CACHED = 1000

/** The rules of a model; a provider makes them anew at each call. */
export function rulesOf(provider: Provider, model: string): ModelRules {
  const known = cache.get(provider) ?? new Map<string, ModelRules>()
  cache.set(provider, known)
  const rules = known.get(model) ?? provider.rules(model)
  if (known.size < MAX_CACHED) known.set(model, rules)
  return rules
}

/** The rules of the model that `defaults` are written for: theirs, else that of the top provider. */
export function rulesOfDefaults({ top, defaults }: Contents): ModelRules | null {
  if (top.bad.has('provider') || defaults.bad.has('model')) return null
  const provider = providerNamed(top.cells.provider?.value ?? DEFAULT_PROVIDER)
  return provider === undefined ? null : rulesOf(provider, defaults.cells.model?.value ?? provider.defaultModel)
}
