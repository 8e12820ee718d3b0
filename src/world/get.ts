// Fetches one picture from a URL of an answer: no key, every address checked, everything counted and timed.
import { type AddressRange, type AddressRule, checkAnswerUrl, nameIsEnough } from './address.ts'
import type { Connections } from './connections.ts'
import { exchange, type Ending, type Headers, onAbort } from './exchange.ts'
import type { ProxyFor } from './proxy.ts'
import { redactUrl } from './redact.ts'
import { readTrouble, type Trouble } from './trouble.ts'
import { type DownloadLimits, overdue, type Overdue } from './watch.ts'

export interface GetCall {
  readonly url: string
  /** The private range of the base URL, from `checkBaseUrl`. */
  readonly allowed: AddressRange | null
  readonly maxBytes: number
  /** Ms since the epoch. */
  readonly deadline: number
  readonly signal: AbortSignal
  /** The bytes of a 200; the next are not read before a returned promise is settled. */
  readonly onChunk: (chunk: Uint8Array) => void | Promise<void>
}

export type GetResult =
  /**
   * A 200 whose body came in full, as far as HTTP can tell. One without a length or chunks ends with the connection, and
   * a cut of it is not seen: it is taken because the picture is checked to its last byte afterwards.
   */
  | { readonly kind: 'done'; readonly bytes: number }
  /** Any other status; `onChunk` was not called. */
  | { readonly kind: 'status'; readonly status: number; readonly message: string }
  /** Nothing was connected to. */
  | { readonly kind: 'refused-address'; readonly message: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }
  | { readonly kind: 'aborted' }

export interface GetContext {
  readonly connections: Connections
  readonly proxyFor: ProxyFor
  readonly limits: DownloadLimits
  readonly now: () => number
}

type Stop = Overdue | 'aborted' | 'too-large' | 'encoding' | 'head-only'

const MAX_REDIRECTS = 2
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308])

const STOPS: Readonly<Partial<Record<Stop, Trouble>>> = {
  idle: { code: 'http/idle', words: 'no byte came for too long' },
  slow: { code: 'http/slow', words: 'the bytes came too slowly' },
  deadline: { code: 'http/deadline', words: 'it was not there by its deadline' },
  'too-large': { code: 'http/too-large', words: 'it is larger than a picture may be' },
  encoding: { code: 'http/encoding', words: 'it has a content encoding' },
}

/** @throws what `onChunk` threw */
export async function get(context: GetContext, call: GetCall): Promise<GetResult> {
  const startedAt = context.now()
  let text = call.url
  for (let redirects = 0; ; redirects++) {
    const check = checkAnswerUrl(text, call.allowed)
    if (check.kind === 'refused') return { kind: 'refused-address', message: check.message }
    if (context.proxyFor(check.url) !== null && !nameIsEnough(check.url, check.rule)) {
      return { kind: 'refused-address', message: "The picture's URL is refused: its host is not public." }
    }
    const hop = await once(context, call, check.url, check.rule, startedAt)
    if (hop.kind !== 'redirect') return hop
    const message = `GET ${redactUrl(check.url)}: it points on to nowhere, or too often.`
    if (redirects === MAX_REDIRECTS || !URL.canParse(hop.location, check.url.href)) {
      return { kind: 'failed', code: 'http/redirect', message }
    }
    text = new URL(hop.location, check.url).href
  }
}

type Hop = GetResult | { readonly kind: 'redirect'; readonly location: string }

async function once(context: GetContext, call: GetCall, url: URL, rule: AddressRule, startedAt: number): Promise<Hop> {
  if (call.signal.aborted) return { kind: 'aborted' }
  const { now, limits } = context
  const progress = { startedAt, deadline: call.deadline, lastByteAt: now(), windowStart: Infinity, windowBytes: 0 }
  let head = null as { readonly status: number; readonly headers: Headers } | null
  let why = null as Stop | null
  let bytes = 0
  let waiting = 0
  const stop = (reason: Stop): void => {
    why ??= reason
    running.stop()
  }
  const restart = (): void => {
    progress.windowStart = now()
    progress.windowBytes = 0
  }

  const running = exchange({
    dispatcher: context.connections.kept(url, rule),
    request: {
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      headers: { accept: 'image/*', 'accept-encoding': 'identity' },
    },
    onHead(status, headers) {
      head = { status, headers }
      progress.lastByteAt = now()
      restart()
      if (status !== 200) stop('head-only')
      else if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') stop('encoding')
      else if (Number(headers['content-length'] ?? 0) > call.maxBytes) stop('too-large')
    },
    onChunk(chunk) {
      bytes += chunk.length
      if (bytes > call.maxBytes) return stop('too-large')
      progress.lastByteAt = now()
      progress.windowBytes += chunk.length
      const waited = call.onChunk(chunk)
      if (waited === undefined) return undefined
      waiting++
      return waited.finally(() => waiting--)
    },
  })
  // A slow disk is not the server's fault: while the sink is waited for, no time counts.
  const tick = (): void => {
    if (waiting > 0) {
      progress.lastByteAt = now()
      return restart()
    }
    const reason = overdue(progress, now(), limits)
    if (reason !== null) return stop(reason)
    if (now() - progress.windowStart >= limits.windowMs) restart()
  }
  const timer = setInterval(tick, limits.tickMs)
  const ignore = onAbort(call.signal, () => stop('aborted'))
  const ending = await running.done
  clearInterval(timer)
  ignore()

  if (ending.kind === 'thrown') throw ending.error
  if (ending.kind === 'complete') return { kind: 'done', bytes }
  if (why === 'aborted') return { kind: 'aborted' }
  if (why === 'head-only' && head !== null) return judgeHead(url, head.status, head.headers)
  return failed(url, ending, why)
}

function judgeHead(url: URL, status: number, headers: Headers): Hop {
  const location = headers['location']
  if (REDIRECTS.has(status) && location !== undefined) return { kind: 'redirect', location }
  return { kind: 'status', status, message: `GET ${redactUrl(url)}: status ${status}.` }
}

function failed(url: URL, ending: Ending, why: Stop | null): GetResult {
  const stopped = why === null ? undefined : STOPS[why]
  const { code, words } = stopped ?? readTrouble(ending.kind === 'failed' ? ending.error : null)
  const message = `GET ${redactUrl(url)}: ${words}.`
  return code === 'http/refused-address' ? { kind: 'refused-address', message } : { kind: 'failed', code, message }
}
