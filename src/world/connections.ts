// The connections of the HTTP client: which addresses they may reach, through which proxy, kept alive or not.
import type { LookupAddress, LookupOptions } from 'node:dns'
import { isIP, type Socket } from 'node:net'
import type { Agent, buildConnector, Client, Dispatcher } from 'undici'
import { addressAllowed, hostOf, type AddressRule } from './address.ts'
import type { ProxyFor } from './proxy.ts'
import { fitValve } from './valve.ts'

/** Every address of a name; rejects as `dns.promises.lookup` does. */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>

export type Dispatching = Pick<Dispatcher, 'dispatch'>

export interface Connections {
  /**
   * Whose every request, which has to say `reset`, goes out on a connection of its own. Any address: the base URL is the
   * operator's word.
   */
  readonly fresh: (url: URL) => Dispatching
  /** Kept alive between requests, and only to addresses that keep the rule, unless a proxy does the connecting. */
  readonly kept: (url: URL, rule: AddressRule) => Dispatching
  /** Ends all, also those in use. */
  readonly destroy: () => Promise<void>
}

/** What is used of undici. */
export interface Undici {
  readonly Agent: typeof import('undici').Agent
  readonly Client: typeof import('undici').Client
  readonly buildConnector: typeof import('undici').buildConnector
  readonly connect: typeof import('undici/lib/api/api-connect.js').default
}
type Connector = buildConnector.connector

/** Long enough for one of several addresses to answer from another continent; Node's 250 ms is not. */
const ATTEMPT_MS = 2500
const CONNECT_MS = 15_000
/** Time limits are the caller's, but for connecting. */
const LIMITS = { allowH2: false, headersTimeout: 0, bodyTimeout: 0 } as const
const TUNNEL_MS = 15_000

/** @param undici loaded by the caller, since loading it costs */
export function createConnections(undici: Undici, resolve: Resolve, proxyFor: ProxyFor): Connections {
  const agents = new Map<string, Agent>()
  const direct = (rule: AddressRule | null): Connector =>
    undici.buildConnector({
      timeout: CONNECT_MS,
      autoSelectFamilyAttemptTimeout: ATTEMPT_MS,
      lookup: createLookup(resolve, rule),
    })
  const agent = (name: string, connector: () => Connector): Agent => {
    const known = agents.get(name)
    if (known !== undefined) return known
    const made = new undici.Agent({ ...LIMITS, connect: connector() })
    agents.set(name, made)
    return made
  }
  const tunnels = (): Agent => agent('tunnels', () => direct(null))
  const connectorFor = (proxy: URL | null, rule: AddressRule | null): Connector =>
    fitted(
      proxy === null ? direct(rule) : createTunnel(proxy, (call) => undici.connect.call(tunnels(), call), direct(null)),
    )
  const singles = new Map<string, Singles>()
  const singlesFor = (url: URL): Singles => {
    const proxy = proxyFor(url)
    const name = `${url.origin} ${proxy?.href}`
    const known = singles.get(name)
    if (known !== undefined) return known
    const made = createSingles(undici, url.origin, connectorFor(proxy, null))
    singles.set(name, made)
    return made
  }
  return {
    fresh: singlesFor,
    kept: (url, rule) => {
      const proxy = proxyFor(url)
      return agent(proxy?.href ?? `${rule.public}/${rule.range}`, () => connectorFor(proxy, rule))
    },
    async destroy() {
      const all = [...agents.values(), ...singles.values()]
      await Promise.all(all.map((one) => one.destroy()))
    },
  }
}

/** Clients of one origin, each busy with one request at most. */
interface Singles extends Dispatching {
  readonly destroy: () => Promise<void>
}

/**
 * undici's pool of clients does as much, at twice the cost where no connection is kept: it tells all its listeners of
 * each. A client whose request failed is not used again.
 */
function createSingles(undici: Undici, origin: string, connect: Connector): Singles {
  const idle: Client[] = []
  const busy = new Set<Client>()
  const take = (): Client => {
    const client = idle.pop() ?? new undici.Client(origin, { ...LIMITS, connect })
    busy.add(client)
    return client
  }
  return {
    dispatch(options, handler) {
      const client = take()
      return client.dispatch(options, {
        onRequestStart: (...all) => handler.onRequestStart?.(...all),
        onResponseStart: (...all) => handler.onResponseStart?.(...all),
        onResponseData: (...all) => handler.onResponseData?.(...all),
        onResponseEnd(...all) {
          if (busy.delete(client)) idle.push(client)
          handler.onResponseEnd?.(...all)
        },
        onResponseError(...all) {
          busy.delete(client)
          client.destroy().catch(() => {})
          handler.onResponseError?.(...all)
        },
      })
    },
    async destroy() {
      await Promise.all([...idle, ...busy].map((client) => client.destroy()))
    },
  }
}

type Lookup = (
  hostname: string,
  options: LookupOptions,
  callback: (error: NodeJS.ErrnoException | null, address: LookupAddress[] | string, family?: number) => void,
) => void

/** A lookup for node:net that gives no address at all where one of them breaks the rule. */
function createLookup(resolve: Resolve, rule: AddressRule | null): Lookup {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const first = found[0]
        if (first === undefined) return callback(failure('ENOTFOUND'), '')
        if (rule !== null && !keeps(found, rule)) return callback(failure('HTTP_REFUSED_ADDRESS'), '')
        return options.all === true ? callback(null, [...found]) : callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    )
  }
}

/** All public, or all of the range: a name that mixes the two is somebody's trick. */
function keeps(found: readonly LookupAddress[], { public: isPublic, range }: AddressRule): boolean {
  const all = (rule: AddressRule): boolean => found.every(({ address }) => addressAllowed(address, rule))
  return all({ public: isPublic, range: null }) || all({ public: false, range })
}

function fitted(connector: Connector): Connector {
  return (target, callback) =>
    connector(target, (...[error, socket]) => {
      if (error !== null) return callback(error, null)
      fitValve(socket)
      return callback(null, socket)
    })
}

type Connect = (call: Parameters<Undici['connect']>[0]) => ReturnType<Undici['connect']>

/** A connector that asks a proxy for a tunnel. undici's own tries for ever where a proxy hangs up. */
function createTunnel(proxy: URL, connect: Connect, secure: Connector): Connector {
  const headers = proxyHeaders(proxy)
  // Without it the proxy's certificate would be held against the target's name, which stands in `host`.
  const name = isIP(hostOf(proxy)) === 0 ? { servername: hostOf(proxy) } : {}
  return (target, callback) => {
    const host = isIP(target.hostname) === 6 ? `[${target.hostname}]` : target.hostname
    const path = `${host}:${target.port || (target.protocol === 'https:' ? 443 : 80)}`
    const signal = AbortSignal.timeout(TUNNEL_MS)
    connect({ origin: proxy.origin, path, signal, headers: { ...headers, host: path }, ...name }).then(
      ({ statusCode, socket }) => {
        if (statusCode === 200 && target.protocol !== 'https:') return callback(null, socket as Socket)
        if (statusCode === 200) return secure({ ...target, httpSocket: socket as Socket }, callback)
        socket.on('error', () => {}).destroy()
        return callback(failure('HTTP_PROXY'), null)
      },
      () => callback(failure('HTTP_PROXY'), null),
    )
  }
}

function proxyHeaders(proxy: URL): Record<string, string> {
  if (proxy.username === '') return {}
  const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(user).toString('base64')}` }
}

function failure(code: string): NodeJS.ErrnoException {
  return Object.assign(new Error(code), { code })
}
