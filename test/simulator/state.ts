// What the two origins share: options, ledger, links, counters.
import { createHash, createHmac, randomBytes, randomInt, randomUUID } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Answer } from './body.ts'
import {
  decide,
  fits,
  type Fault,
  type GatewayEvent,
  type PictureFault,
  type PurchaseFault,
  type Script,
} from './faults.ts'
import type { Recipe } from './picture.ts'
import { canonical, type Order } from './rules.ts'

/** All optional: see `startGateway` for what holds without. Times in milliseconds. */
export interface GatewayOptions {
  readonly key?: string
  /** The gateway's own clock: dates, deadlines and signatures follow it. */
  readonly now?: () => number
  readonly linkLifeMs?: number
  readonly latencyMs?: { readonly api?: number; readonly delivery?: number }
  /** Bytes of the provenance block, or from and to; 0 for none; at most 60,000. */
  readonly provenanceBytes?: number | readonly [number, number]
  /** Equal requests get equal bytes and request ids. */
  readonly repeatBytes?: boolean
  /** About how big a file is at least; what is missing is filled with noise that decoders skip. */
  readonly pictureBytes?: number
  /** How FLUX models answer. */
  readonly fluxAnswer?: 'url' | 'base64' | 'data-url'
  /** More purchases than these at once get 429. */
  readonly maxInFlight?: number
  /** Models beside the eleven, taken as FLUX.2 pro is. */
  readonly models?: readonly string[]
  readonly ports?: { readonly api: number; readonly delivery: number }
  readonly onPurchase?: (purchase: Purchase) => void
}

/** A purchase that came as far as the ledger: legal, and with the right key. */
export interface Purchase {
  readonly at: number
  readonly model: string
  readonly prompt: string
  readonly seed: number | null
  readonly body: Readonly<Record<string, unknown>>
  readonly requestId: string
  readonly billed: boolean
  /** Of the picture's bytes as they are delivered; null where none was made. Worked out when first read. */
  readonly sha256: string | null
  /** The link that was given out, null before that or without one. */
  readonly url: string | null
  readonly fault: PurchaseFault | null
}

export interface SeenRequest {
  readonly at: number
  readonly origin: 'api' | 'delivery'
  readonly method: string
  /** With its query. */
  readonly path: string
  /** In lower case, as they came. */
  readonly headerNames: readonly string[]
  readonly remotePort: number
  /** Counts connections from 1, over both origins: requests with the same number shared one. */
  readonly connection: number
}

export interface Link {
  readonly recipe: Recipe
  readonly flaw: PictureFault | undefined
  readonly expires: number
}

export interface State {
  readonly options: GatewayOptions
  readonly key: string
  readonly now: () => number
  readonly origins: { api: string; delivery: string }
  readonly purchases: Purchase[]
  readonly requests: SeenRequest[]
  readonly violations: string[]
  readonly deliveries: Map<string, number>
  readonly links: Map<string, Link>
  readonly inFlight: { api: number; delivery: number }
  readonly highWater: { api: number; delivery: number }
  readonly connections: WeakMap<Socket, number>
  readonly secret: Buffer
  /** Connections so far, of both origins. */
  accepted: number
  /** Purchases that were taken and are not answered yet. */
  buying: number
  script: Script
  counts: Map<string, number>
}

/** The state of a gateway that has just been started. */
export function newState(options: GatewayOptions): State {
  return {
    options,
    key: options.key ?? 'sk-simulator',
    now: options.now ?? Date.now,
    origins: { api: '', delivery: '' },
    purchases: [],
    requests: [],
    violations: [],
    deliveries: new Map(),
    links: new Map(),
    inFlight: { api: 0, delivery: 0 },
    highWater: { api: 0, delivery: 0 },
    connections: new WeakMap(),
    secret: randomBytes(32),
    accepted: 0,
    buying: 0,
    script: [],
    counts: new Map(),
  }
}

function count(state: State, key: string): number {
  const value = (state.counts.get(key) ?? 0) + 1
  state.counts.set(key, value)
  return value
}

type Unnumbered<T> = T extends unknown ? Omit<T, 'n' | 'nth'> : never

/** Asks the script about an event; `equal` is what the `nth` one is counted by. */
export function ask(state: State, event: Unnumbered<GatewayEvent>, equal: string): Fault | undefined {
  const n = count(state, event.kind)
  const nth = count(state, `${event.kind} ${equal}`)
  const fault = decide(state.script, { ...event, n, nth })
  if (fault !== undefined && !fits(event.kind, fault)) throw new Error(`a ${event.kind} cannot fail by ${fault.kind}`)
  return fault
}

/** Writes a request into the list of all. */
export function note(state: State, origin: 'api' | 'delivery', request: IncomingMessage): void {
  state.requests.push({
    at: state.now(),
    origin,
    method: request.method ?? '',
    path: request.url ?? '',
    headerNames: request.rawHeaders.filter((_, at) => at % 2 === 0).map((name) => name.toLowerCase()),
    remotePort: request.socket.remotePort ?? 0,
    connection: state.connections.get(request.socket) ?? 0,
  })
}

/** Request id and recipe of a new purchase: fresh, or following from the request where bytes are to repeat. */
export function newRecipe(state: State, order: Order): { readonly requestId: string; readonly recipe: Recipe } {
  const { repeatBytes, provenanceBytes = [1024, 24_576], pictureBytes = 0 } = state.options
  const [from, to] = typeof provenanceBytes === 'number' ? [provenanceBytes, provenanceBytes] : provenanceBytes
  const digest = createHash('sha256').update(canonical(order)).digest()
  const nonce = (repeatBytes === true ? digest.subarray(0, 16) : randomBytes(16)).toString('hex')
  const extra = repeatBytes === true ? digest.readUInt32BE(16) % (to - from + 1) : randomInt(to - from + 1)
  const requestId = repeatBytes === true ? digest.toString('hex', 12, 28) : randomUUID()
  return { requestId, recipe: { order, nonce, provenanceBytes: from + extra, pictureBytes } }
}

/** Signs a path and its deadline. */
export function signature(state: State, path: string, se: string): string {
  return createHmac('sha256', state.secret).update(`${path}\n${se}`).digest('base64url')
}

/** A new signed address of a picture on the delivery origin. */
export function newLink(state: State, recipe: Recipe, flaw: PictureFault | undefined): string {
  const path = `/results/${randomUUID()}/sample.${recipe.order.format}`
  const expires = state.now() + (state.options.linkLifeMs ?? 600_000)
  state.links.set(path, { recipe, flaw, expires })
  const se = new Date(expires).toISOString()
  const query = new URLSearchParams({ se, sp: 'r', sig: signature(state, path, se) })
  return `${state.origins.delivery}${path}?${query.toString()}`
}

/** An answer with the gateway's own date. */
export function dated(state: State, answer: Answer): Answer {
  return { ...answer, headers: { date: new Date(state.now()).toUTCString(), ...answer.headers } }
}
