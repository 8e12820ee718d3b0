// Buys one picture: a POST that goes out at most once, over a connection of its own, and what is certain afterwards.
import { createAnswerReader } from './answer.ts'
import type { PurchaseResponse } from '../providers/provider.ts'
import type { Secret } from '../secret.ts'
import { hostOf } from './address.ts'
import type { Connections } from './connections.ts'
import { exchange, type Ending, type Headers, onAbort } from './exchange.ts'
import { maskSecret, redactUrl } from './redact.ts'
import { readTrouble, type Trouble } from './trouble.ts'

export interface PurchaseCall {
  /** The operator's, from `checkBaseUrl`. The key goes to its origin alone. */
  readonly baseUrl: URL
  /** Below the base URL, with a leading `/`. */
  readonly path: string
  readonly key: Secret
  /** A JSON document. */
  readonly body: string
  /** For the whole request, connecting included. */
  readonly timeoutMs: number
  readonly signal: AbortSignal
  /** The bytes of a base64 picture; the next are not read before a returned promise is settled. */
  readonly onImage: (chunk: Uint8Array) => void | Promise<void>
}

/** The key is masked in all that comes back. */
export type PurchaseResult =
  | { readonly kind: 'answer'; readonly status: number; readonly headers: Headers; readonly response: PurchaseResponse }
  /** A 3xx: not followed. `host` is where it points to, empty where it names none. */
  | { readonly kind: 'redirect'; readonly host: string }
  /** Nothing was bought for certain. */
  | { readonly kind: 'not-sent'; readonly code: string; readonly message: string }
  /** It may have been bought. `headers` are empty where none came. */
  | { readonly kind: 'lost'; readonly code: string; readonly message: string; readonly headers: Headers }
  | { readonly kind: 'aborted'; readonly sent: boolean }

interface Head {
  readonly status: number
  readonly headers: Headers
}

/** Why it was ended before the body's own end. */
type Stop = 'timeout' | 'aborted' | 'quiet' | 'too-large' | 'encoding' | 'head-only'

/** Of the whole body, base64 included (facts: "Secrets and requests"). */
const MAX_BODY_BYTES = 64 << 20

/** A timer with more fires at once. */
const MAX_TIMER_MS = 2 ** 31 - 1

const STOPS: Readonly<Partial<Record<Stop, Trouble>>> = {
  timeout: { code: 'http/timeout', words: 'no whole answer came in time' },
  'too-large': { code: 'http/too-large', words: 'the answer is longer than 64 MiB' },
  encoding: { code: 'http/encoding', words: 'the answer has a content encoding that was not asked for' },
}

/**
 * @param quietMs how long a whole JSON document may stand without its body's end before it is taken
 * @throws what `onImage` threw; the purchase may then have been billed
 */
export async function purchase(connections: Connections, call: PurchaseCall, quietMs: number): Promise<PurchaseResult> {
  if (call.signal.aborted) return { kind: 'aborted', sent: false }
  const url = new URL(call.baseUrl)
  url.pathname = call.baseUrl.pathname.replace(/\/+$/, '') + call.path
  const reader = createAnswerReader(call.onImage)
  let head = null as Head | null
  let why = null as Stop | null
  let received = 0
  let quiet: NodeJS.Timeout | undefined
  const stop = (reason: Stop): void => {
    why ??= reason
    running.stop()
  }

  const running = exchange({
    dispatcher: connections.fresh(url),
    request: {
      origin: url.origin,
      path: url.pathname,
      method: 'POST',
      reset: true,
      body: call.body,
      headers: headersOf(call),
    },
    onHead(status, headers) {
      head = { status, headers }
      const reason = judgeHead(head)
      if (reason !== null) stop(reason)
    },
    onChunk(chunk) {
      received += chunk.length
      if (received > MAX_BODY_BYTES) return stop('too-large')
      const waited = reader.write(chunk)
      clearTimeout(quiet)
      if (reader.complete()) quiet = setTimeout(stop, quietMs, 'quiet')
      return waited
    },
  })
  const ignore = onAbort(call.signal, () => stop('aborted'))
  const timer = setTimeout(stop, Math.min(call.timeoutMs, MAX_TIMER_MS), 'timeout')
  const ending = await running.done
  clearTimeout(timer)
  clearTimeout(quiet)
  ignore()

  if (ending.kind === 'thrown') throw ending.error
  if (!running.sent())
    return why === 'aborted' ? { kind: 'aborted', sent: false } : failed('not-sent', url, ending, why)
  if (head !== null && head.status >= 300 && head.status < 400) return redirected(head.headers, url)
  if (head !== null) {
    const response = { status: head.status, ...reader.end() }
    const refused = why === 'too-large' || why === 'encoding'
    if (!refused && (ending.kind === 'complete' || why === 'head-only' || response.json !== undefined)) {
      return maskSecret({ kind: 'answer', ...head, response }, call.key) as PurchaseResult
    }
  }
  if (why === 'aborted') return { kind: 'aborted', sent: true }
  return maskSecret({ ...failed('lost', url, ending, why), headers: head?.headers ?? {} }, call.key) as PurchaseResult
}

function headersOf(call: PurchaseCall): Record<string, string> {
  return {
    authorization: `Bearer ${call.key.reveal()}`,
    'content-type': 'application/json',
    accept: 'application/json',
    'accept-encoding': 'identity',
  }
}

/** A redirect's body is not wanted; an encoded one is not decoded, and of an error the status says enough. */
function judgeHead({ status, headers }: Head): Stop | null {
  if (status >= 300 && status < 400) return 'head-only'
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() === 'identity') return null
  return status < 300 ? 'encoding' : 'head-only'
}

function redirected(headers: Headers, url: URL): PurchaseResult {
  const location = headers['location'] ?? ''
  const known = location !== '' && URL.canParse(location, url.href)
  return { kind: 'redirect', host: known ? hostOf(new URL(location, url)) : '' }
}

function failed<K extends 'not-sent' | 'lost'>(kind: K, url: URL, ending: Ending, why: Stop | null) {
  const stopped = why === null ? undefined : STOPS[why]
  const { code, words } = stopped ?? readTrouble(ending.kind === 'failed' ? ending.error : null)
  return { kind, code, message: `POST ${redactUrl(url)}: ${words}.` }
}
