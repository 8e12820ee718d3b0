// One request and its answer over undici, with back pressure, a stop at any time, and whether it was sent.
import { setMaxListeners } from 'node:events'
import type { Dispatcher } from 'undici'
import type { Dispatching } from './connections.ts'
import { currentValve } from './valve.ts'

export type Headers = Readonly<Record<string, string>>

export interface ExchangeCall {
  readonly dispatcher: Dispatching
  readonly request: Dispatcher.DispatchOptions
  /** Called once; headers in lower case. */
  readonly onHead: (status: number, headers: Headers) => void
  /** The next chunk is not read before a returned promise is settled. */
  readonly onChunk: (chunk: Buffer) => void | Promise<void>
}

/** `thrown` is what a callback threw; `failed` what the network did. */
export type Ending =
  | { readonly kind: 'complete' | 'stopped' }
  | { readonly kind: 'failed' | 'thrown'; readonly error: unknown }

export interface Exchange {
  /** Settles once, after the last `onChunk` has. Never rejects. */
  readonly done: Promise<Ending>
  /** Ends it as `stopped`. What was not sent by then never is. */
  readonly stop: () => void
  /** False as long as it is certain that not one byte of the request went out: no connection stood, TLS included. */
  readonly sent: () => boolean
}

/** Starts one exchange. Time limits are the caller's, by `stop`. */
export function exchange(call: ExchangeCall): Exchange {
  let controller: Dispatcher.DispatchController | null = null
  let ended = false
  let last: void | Promise<void> = undefined
  let waiting = 0
  let settle: (ending: Ending) => void
  const done = new Promise<Ending>((resolve) => (settle = resolve))

  const end = (ending: Ending): void => {
    if (ended) return
    ended = true
    if (ending.kind !== 'complete' && ending.kind !== 'failed') controller?.abort(new Error('stopped'))
    if (last === undefined) settle(ending)
    else
      last.then(
        () => settle(ending),
        (error: unknown) => settle({ kind: 'thrown', error }),
      )
  }
  const guarded = <T>(body: () => T): T | undefined => {
    try {
      return body()
    } catch (error) {
      end({ kind: 'thrown', error })
      return undefined
    }
  }
  /** One read may hold several chunks: they are handed on one after the other, and the next read waits for the last. */
  const hand = (chunk: Buffer): void | Promise<void> =>
    last === undefined ? call.onChunk(chunk) : last.then(() => call.onChunk(chunk))
  const wait = (waited: Promise<void>): void => {
    const valve = currentValve()
    valve?.hold()
    waiting++
    last = waited.finally(() => {
      if (--waiting > 0) return
      last = undefined
      valve?.release()
    })
    last.catch((error: unknown) => end({ kind: 'thrown', error }))
  }

  const handler: Dispatcher.DispatchHandler = {
    onRequestStart(started) {
      // undici sends a request again in rare cases; one that may cost money goes out once.
      if (ended || controller !== null) return started.abort(new Error('stopped'))
      controller = started
    },
    onResponseStart(_, status, headers) {
      if (!ended && status >= 200) guarded(() => call.onHead(status, flatten(headers)))
    },
    onResponseData(_, chunk) {
      if (ended) return
      const waited = guarded(() => hand(chunk))
      if (waited !== undefined) wait(waited)
    },
    onResponseEnd() {
      withoutTraces()
      end({ kind: 'complete' })
    },
    onResponseError(_, error) {
      end({ kind: 'failed', error })
    },
  }
  call.dispatcher.dispatch(call.request, handler)
  return { done, stop: () => end({ kind: 'stopped' }), sent: () => controller !== null }
}

/**
 * Where a connection serves one request, undici ends it next by an error that only its own listeners see: until it has,
 * errors have no stack trace, which would cost more than the request's bytes.
 */
function withoutTraces(): void {
  const limit = Error.stackTraceLimit
  if (limit === 0) return
  Error.stackTraceLimit = 0
  queueMicrotask(() => (Error.stackTraceLimit = limit))
}

/** Calls back once when a signal fires; many requests may listen to one. @returns what ends it */
export function onAbort(signal: AbortSignal, body: () => void): () => void {
  setMaxListeners(0, signal)
  signal.addEventListener('abort', body, { once: true })
  return () => signal.removeEventListener('abort', body)
}

function flatten(headers: Readonly<Record<string, string | readonly string[] | undefined>>): Headers {
  const flat: Record<string, string> = Object.create(null)
  for (const name of Object.keys(headers)) {
    const value = headers[name]
    if (value !== undefined) flat[name] = typeof value === 'string' ? value : value.join(', ')
  }
  return flat
}
