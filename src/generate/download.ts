// Fetches the picture behind one link, again and again until its deadline (spec: providers.md, "Answer" and "Errors").
import type { Activity } from './activity.ts'
import { backoff } from './retry.ts'

/** What became of one body, as the image room judges it. */
export interface Inspected {
  readonly inspection:
    | { readonly kind: 'whole' }
    | { readonly kind: 'broken'; readonly code: string; readonly message: string }
}

/** Where one try's bytes go. Exactly one of `finish` and `discard` is called. */
export interface Sink<R extends Inspected> {
  readonly write: (chunk: Uint8Array) => void | Promise<void>
  readonly finish: () => Promise<R>
  readonly discard: () => Promise<void>
}

/** The slice of the HTTP client that a download needs, already told the base URL's range and the largest size. */
export type Fetch = (call: {
  readonly url: string
  readonly deadline: number
  readonly signal: AbortSignal
  readonly onChunk: (chunk: Uint8Array) => void | Promise<void>
}) => Promise<{ readonly kind: 'done' } | { readonly kind: 'aborted' } | Failed>

type Failed =
  | { readonly kind: 'status'; readonly status: number; readonly message: string }
  | { readonly kind: 'refused-address'; readonly message: string }
  | { readonly kind: 'failed'; readonly code: string; readonly message: string }

export interface DownloadInput<R extends Inspected> {
  readonly url: string
  /** Ms since the epoch, from `linkDeadline`. */
  readonly deadline: number
  readonly get: Fetch
  /** A fresh sink for each try. */
  readonly open: () => Sink<R> | Promise<Sink<R>>
  readonly clock: { readonly now: () => number; readonly sleep: (ms: number, signal: AbortSignal) => Promise<void> }
  /** From 0 to below 1. */
  readonly random: () => number
  readonly signal: AbortSignal
  readonly tell?: (activity: Activity) => void
}

export type DownloadResult<R> =
  | { readonly kind: 'received'; readonly received: R }
  | { readonly kind: 'expired' | 'gave-up' | 'refused-address'; readonly code: string; readonly message: string }
  | { readonly kind: 'aborted' }

const LINK_MS = 600_000
const MAX_EXPIRED = 5
const LEAST_PAUSE_MS = 100
const MAX_PAUSE_MS = 15_000
/** A clock that stands still must not make it endless. */
const MAX_TRIES = 1000
const EXPIRED: ReadonlySet<number> = new Set([403, 404, 410])

/**
 * When a link dies: at `se=` in its query (an ISO time) or 10 minutes after the answer, whichever is sooner.
 * @param answeredAt ms since the epoch
 */
export function linkDeadline(url: string, answeredAt: number): number {
  const latest = answeredAt + LINK_MS
  const se = URL.canParse(url) ? new URL(url).searchParams.get('se') : null
  // `+` in a query reads as a space: an offset written bare is put right again.
  const time = se !== null && /^\d{4}-\d\d-\d\d/.test(se) ? Date.parse(se.replace(/ (?=\d\d:?\d\d$)/, '+')) : NaN
  return Number.isNaN(time) ? latest : Math.min(latest, time)
}

/**
 * Tries a link until a whole picture came, at least once whatever the clock says.
 * @throws what the sink threw: the disk's trouble is not the link's
 */
export async function download<R extends Inspected>(input: DownloadInput<R>): Promise<DownloadResult<R>> {
  const { clock, deadline, signal } = input
  let expired = 0
  for (let attempt = 1; ; attempt++) {
    input.tell?.({ kind: 'downloading', attempt })
    const result = await tryOnce(input)
    if (result.kind === 'received' || result.kind === 'aborted' || result.kind === 'refused-address') return result
    if (result.kind === 'expired') expired++
    const remaining = deadline - clock.now()
    if (expired === MAX_EXPIRED || attempt === MAX_TRIES || remaining < LEAST_PAUSE_MS) return result
    const jitter = Math.min(MAX_PAUSE_MS, backoff({ attempt, random: input.random() }))
    const pause = Math.max(LEAST_PAUSE_MS, Math.min(jitter, remaining / 2))
    input.tell?.({ kind: 'retrying', attempt, until: clock.now() + pause, message: result.message })
    await clock.sleep(pause, signal).catch((error: unknown) => {
      if (!signal.aborted) throw error
    })
    if (signal.aborted) return { kind: 'aborted' }
  }
}

async function tryOnce<R extends Inspected>(input: DownloadInput<R>): Promise<DownloadResult<R>> {
  const { url, deadline, signal } = input
  if (signal.aborted) return { kind: 'aborted' }
  const sink = await input.open()
  let result: Awaited<ReturnType<Fetch>>
  try {
    result = await input.get({ url, deadline, signal, onChunk: sink.write })
  } catch (error) {
    await sink.discard()
    throw error
  }
  if (result.kind !== 'done') await sink.discard()
  if (result.kind === 'aborted') return { kind: 'aborted' }
  if (result.kind !== 'done') return judge(result)
  const received = await sink.finish()
  const { inspection } = received
  if (inspection.kind === 'whole') return { kind: 'received', received }
  return { kind: 'gave-up', code: inspection.code, message: inspection.message }
}

function judge(result: Failed): DownloadResult<never> {
  switch (result.kind) {
    case 'refused-address':
      return { kind: 'refused-address', code: 'download/refused-address', message: result.message }
    case 'failed':
      return { kind: 'gave-up', code: result.code, message: result.message }
    case 'status':
      return EXPIRED.has(result.status)
        ? {
            kind: 'expired',
            code: 'download/expired',
            message: `${result.message} The link to the picture has expired.`,
          }
        : { kind: 'gave-up', code: 'download/status', message: result.message }
  }
}
