// Where each provider is reached and with which key: the operator's word alone (spec providers.md).
import { ImagelockError, type Problem } from './errors.ts'
import type { Endpoint } from './generate/market.ts'
import { isPurchase, type Item } from './plan/plan.ts'
import { providerNamed } from './providers/table.ts'
import { Secret } from './secret.ts'
import { checkBaseUrl } from './world/address.ts'

type Env = Readonly<Record<string, string | undefined>>

/** One error for each provider that something must be bought from and that has no key. */
export function missingKeys(items: readonly Item[], env: Env): Problem[] {
  const names = new Set(
    items.filter(({ source }) => isPurchase(source)).map(({ image }) => image?.request.provider ?? ''),
  )
  return [...names].flatMap((name): Problem[] => {
    const variable = providerNamed(name)?.api?.keyVariable
    if (variable === undefined || keyOf(variable, env) !== '') return []
    const message = `no key for ${name}: set ${variable} in the environment, or draw free drafts with --placeholder`
    return [{ severity: 'error', code: 'key/missing', message }]
  })
}

/**
 * The endpoint of a provider that pictures are bought or fetched from.
 * @throws ImagelockError `key/malformed`, `provider/base-url` (exit 2)
 */
export function endpointOf(name: string, env: Env): Endpoint {
  const provider = providerNamed(name)
  const api = provider?.api
  if (!provider || !api) throw new Error(`${name} has no API`)
  const base = checkBaseUrl(env[api.baseUrlVariable]?.trim() || api.baseUrl)
  if (base.kind === 'bad') {
    throw new ImagelockError({ code: 'provider/base-url', message: `${api.baseUrlVariable}: ${base.message}` })
  }
  const key = keyOf(api.keyVariable, env)
  if (!/^[\x21-\x7e]*$/.test(key)) {
    const message = `${api.keyVariable} holds characters that no key has: it was perhaps copied with a line break or a quote`
    throw new ImagelockError({ code: 'key/malformed', message })
  }
  return { provider, baseUrl: base.url, range: base.range, key: new Secret(key) }
}

function keyOf(variable: string, env: Env): string {
  return env[variable]?.trim() ?? ''
}
