// The HTTP client: purchases with a key, downloads without one. The only place that loads undici.
import { lookup } from 'node:dns/promises'
import { checkBaseUrl } from './address.ts'
import { ask, type AskCall, type AskResult } from './ask.ts'
import { createConnections, type Resolve, type Undici } from './connections.ts'
import { silenceDebugLog } from './debug-log.ts'
import { get, type GetCall, type GetResult } from './get.ts'
import { type Environment, readProxy } from './proxy.ts'
import { purchase, type PurchaseCall, type PurchaseResult } from './purchase.ts'
import { DOWNLOAD_LIMITS, type DownloadLimits } from './watch.ts'

export interface HttpOptions {
  /** Where the proxy settings are read from. */
  readonly env: Environment
  /** The system's resolver unless a test brings its own. */
  readonly resolve?: Resolve
  readonly now?: () => number
  /** Shorter times for tests. */
  readonly limits?: Partial<DownloadLimits & { readonly quietMs: number }>
}

export interface Http {
  readonly checkBaseUrl: typeof checkBaseUrl
  readonly purchase: (call: PurchaseCall) => Promise<PurchaseResult>
  readonly get: (call: GetCall) => Promise<GetResult>
  /** A free question to an origin that the operator named. */
  readonly ask: (call: AskCall) => Promise<AskResult>
  /** Ends every connection, also those in use. */
  readonly close: () => Promise<void>
}

/** spec: providers.md, "A full answer whose last chunk never comes". */
const QUIET_MS = 5000

/**
 * Loads the client. From here on `NODE_DEBUG` prints nothing.
 * @throws ImagelockError `http/proxy` for a proxy variable that is no URL
 */
export async function createHttp(options: HttpOptions): Promise<Http> {
  const proxyFor = readProxy(options.env)
  silenceDebugLog()
  const undici = await loadUndici()
  const resolve: Resolve = options.resolve ?? ((hostname) => lookup(hostname, { all: true }))
  const connections = createConnections(undici, resolve, proxyFor)
  const limits = { ...DOWNLOAD_LIMITS, ...options.limits }
  const context = { connections, proxyFor, limits, now: options.now ?? Date.now }
  return {
    checkBaseUrl,
    purchase: (call) => purchase(connections, call, options.limits?.quietMs ?? QUIET_MS),
    get: (call) => get(context, call),
    ask: (call) => ask(connections, call),
    close: connections.destroy,
  }
}

/** Its parts by name: the whole brings a fetch, caches and mocks, and takes thrice the time to load. */
async function loadUndici(): Promise<Undici> {
  const [agent, client, connector, connect] = await Promise.all([
    import('undici/lib/dispatcher/agent.js'),
    import('undici/lib/dispatcher/client.js'),
    import('undici/lib/core/connect.js'),
    import('undici/lib/api/api-connect.js'),
  ])
  return { Agent: agent.default, Client: client.default, buildConnector: connector.default, connect: connect.default }
}
