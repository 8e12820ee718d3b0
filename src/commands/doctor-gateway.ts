// `doctor` at the providers: the key, whether the gateway answers and takes it. Asks nothing that costs.
import { endpointOf } from '../endpoints.ts'
import { ImagelockError } from '../errors.ts'
import type { Loaded } from '../load.ts'
import { providerNamed, providerNames } from '../providers/table.ts'
import { type Finding, finding } from '../setup/finding.ts'
import type { AskResult } from '../world/ask.ts'
import { createHttp, type Http } from '../world/http.ts'
import type { World } from '../world/world.ts'

const TIMEOUT_MS = 10_000

/** The providers with a key that images are made by; a person's own pictures are made by nobody. */
export function buysFrom(loaded: readonly Loaded[]): ReadonlySet<string> {
  const names = loaded.flatMap(({ verdicts, lock }) =>
    verdicts.filter(({ image }) => !lock.images.get(image.id)?.accepted).map(({ image }) => image.request.provider),
  )
  return new Set(names.filter((name) => providerNamed(name)?.api))
}

/**
 * Of the providers that the manifests buy from; without a manifest, of those that have a key.
 * @param manifests what names the manifests in a command
 */
export async function gatewayFindings(world: World, loaded: readonly Loaded[], manifests: string): Promise<Finding[]> {
  const named = buysFrom(loaded)
  const wanted = providerNames.filter((name) => {
    const api = providerNamed(name)?.api
    return api && (loaded.length > 0 ? named.has(name) : (world.env[api.keyVariable] ?? '') !== '')
  })
  if (wanted.length === 0)
    return loaded.length === 0 ? [] : [finding('ok', 'key/none-needed', 'no key is needed: no image is bought')]
  let http: Http
  try {
    http = await createHttp({ env: world.env })
  } catch (error) {
    return [fault(error, 'correct the variable in the environment')]
  }
  try {
    const found = await Promise.all(
      wanted.map((name) => examine(http, name, world, { isNamed: named.has(name), manifests })),
    )
    return found.flat()
  } finally {
    await http.close()
  }
}

async function examine(
  http: Http,
  name: string,
  world: World,
  { isNamed, manifests }: { readonly isNamed: boolean; readonly manifests: string },
): Promise<Finding[]> {
  const api = providerNamed(name)?.api
  if (!api) return []
  const { keyVariable, baseUrlVariable } = api
  let endpoint: ReturnType<typeof endpointOf>
  try {
    endpoint = endpointOf(name, world.env)
  } catch (error) {
    return [fault(error, `correct ${keyVariable} or ${baseUrlVariable} in the environment`)]
  }
  const { baseUrl, key } = endpoint
  const hasKey = key.reveal() !== ''
  const url = new URL(baseUrl)
  url.pathname = baseUrl.pathname.replace(/\/+$/, '') + api.freePath
  const secret = hasKey ? { scheme: 'bearer' as const, value: key } : null
  const answer = await http.ask({ url, secret, timeoutMs: TIMEOUT_MS, signal: world.stopping })
  const found = hasKey ? [finding('ok', 'key/set', `${keyVariable} is set`)] : [noKey(name, keyVariable, isNamed)]
  const base = `set ${baseUrlVariable} to where the API is, its path with it, as in ${api.baseUrl}`
  const reached = gateway(answer, name, url.origin, { variable: hasKey ? keyVariable : null, base, manifests })
  const balance =
    hasKey && api.balancePage !== undefined && url.origin === new URL(api.baseUrl).origin
      ? [
          finding(
            'note',
            'key/balance',
            `the balance of ${name} cannot be asked with this key; it stands at ${api.balancePage}`,
          ),
        ]
      : []
  return [...found, reached, ...balance]
}

function noKey(name: string, variable: string, isNamed: boolean): Finding {
  const fix = `set ${variable} in the environment; in a workflow: env: { ${variable}: \${{ secrets.${variable} }} }`
  return finding(isNamed ? 'error' : 'note', 'key/missing', `there is no key for ${name}`, fix)
}

interface Told {
  /** Where the key is; null where there is none. */
  readonly variable: string | null
  /** What to do where nothing is at the base URL. */
  readonly base: string
  readonly manifests: string
}

function gateway(answer: AskResult, name: string, origin: string, { variable, base, manifests }: Told): Finding {
  if (answer.kind === 'failed') {
    const fix = 'look at the network, HTTPS_PROXY and NO_PROXY, and the base URL'
    return finding('error', 'gateway/unreachable', `${name} cannot be reached: ${answer.message}`, fix)
  }
  if (answer.kind === 'redirect') {
    const message = `${name} at ${origin} points on to ${answer.host || 'nowhere'}; a key is never sent there`
    return finding('error', 'gateway/redirect', message, 'set the base URL to where the API is')
  }
  const { status } = answer
  if (status === 404) {
    const message = `${name} at ${origin} has no such page (status 404): the base URL is most likely another one`
    return finding('warning', 'gateway/status', message, base)
  }
  if (variable === null) return finding('ok', 'gateway/reachable', `${name} answers at ${origin}`)
  if (status === 200) return finding('ok', 'gateway/reachable', `${name} answers at ${origin} and takes the key`)
  if (status === 401) {
    const fix = `look at ${variable}: it may be cut, expired, or of another provider`
    return finding('error', 'key/refused', `${name} does not take the key (status 401)`, fix)
  }
  const fix = `try again later; imagelock generate${manifests} says what the gateway answers to a purchase`
  return finding('warning', 'gateway/status', `${name} at ${origin} answers with status ${status}`, fix)
}

function fault(error: unknown, fix: string): Finding {
  if (!(error instanceof ImagelockError)) throw error
  return finding('error', error.code, error.message, fix)
}
