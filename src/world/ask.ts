// Asks one question that costs nothing: a GET with a secret to the operator's own origin; no redirect is followed.
import type { Secret } from '../secret.ts'
import { hostOf } from './address.ts'
import type { Connections } from './connections.ts'
import { exchange, onAbort } from './exchange.ts'
import { redactUrl } from './redact.ts'
import { readTrouble } from './trouble.ts'

export interface AskCall {
  /** At an origin that the operator named, by `checkBaseUrl`. The secret goes there alone. */
  readonly url: URL
  /** Null to ask as nobody. */
  readonly secret: { readonly scheme: 'bearer' | 'token'; readonly value: Secret } | null
  readonly timeoutMs: number
  readonly signal: AbortSignal
}

/** The status is all that is read: the body is left unread and the connection ended. */
export type AskResult =
  | { readonly kind: 'answer'; readonly status: number; readonly type: string }
  /** Not followed; `host` is where it points to, empty where it names none. */
  | { readonly kind: 'redirect'; readonly host: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }

/** Never throws. */
export async function ask(connections: Connections, { url, secret, timeoutMs, signal }: AskCall): Promise<AskResult> {
  let result = null as AskResult | null
  let late = false
  const running = exchange({
    dispatcher: connections.fresh(url),
    request: {
      origin: url.origin,
      path: url.pathname + url.search,
      method: 'GET',
      reset: true,
      headers: { accept: '*/*', 'accept-encoding': 'identity', ...authorization(secret) },
    },
    onHead(status, headers) {
      const location = headers['location'] ?? ''
      const known = location !== '' && URL.canParse(location, url.href)
      if (status >= 300 && status < 400)
        result = { kind: 'redirect', host: known ? hostOf(new URL(location, url)) : '' }
      else result = { kind: 'answer', status, type: headers['content-type'] ?? '' }
      running.stop()
    },
    onChunk() {},
  })
  const ignore = onAbort(signal, running.stop)
  const timer = setTimeout(() => {
    late = true
    running.stop()
  }, timeoutMs)
  const ending = await running.done
  clearTimeout(timer)
  ignore()
  if (result !== null) return result
  const trouble = late
    ? { code: 'http/timeout', words: `no answer came within ${timeoutMs / 1000} s` }
    : readTrouble(ending.kind === 'failed' ? ending.error : null)
  return { kind: 'failed', code: trouble.code, message: `GET ${redactUrl(url)}: ${trouble.words}` }
}

function authorization(secret: AskCall['secret']): Record<string, string> {
  if (secret === null) return {}
  const { scheme, value } = secret
  if (scheme === 'bearer') return { authorization: `Bearer ${value.reveal()}` }
  const pair = Buffer.from(`x-access-token:${value.reveal()}`).toString('base64')
  return { authorization: `Basic ${pair}` }
}
