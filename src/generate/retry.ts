// Whether a purchase is tried again, and when: a pure decision (spec: providers.md, "Errors"; cli.md, `--attempts`).

export interface RetryInput {
  /** `trouble` and `wait`: nothing was bought for certain. `lost`: it may have been billed. */
  readonly kind: 'trouble' | 'wait' | 'lost'
  /** The try that just failed, counted from 1. */
  readonly attempt: number
  /** Tries in all where nothing was bought. */
  readonly attempts: number
  readonly paidRetriesLeft: number
  /** The header as it came: seconds or an HTTP date. */
  readonly retryAfter: string | null
  /** Ms since the epoch. */
  readonly now: number
  /** From 0 to below 1. */
  readonly random: number
}

export type RetryDecision =
  /** `holdRun`: no new purchase of the run starts before that time either. */
  | { readonly kind: 'again'; readonly afterMs: number; readonly holdRun: boolean }
  | {
      readonly kind: 'stop'
      readonly reason: 'attempts' | 'retry-after-too-long' | 'unknown'
      readonly message: string
    }

const MAX_WAIT_MS = 120_000
const BASE_MS = 500
const MAX_BACKOFF_MS = 30_000

/** Decides after one failed try. */
export function decideRetry(input: RetryInput): RetryDecision {
  if (input.kind === 'lost') return decideLost(input)
  const afterMs = readRetryAfter(input.retryAfter, input.now)
  if (input.kind === 'wait' && afterMs !== null && afterMs > MAX_WAIT_MS) {
    const message = `The provider asks to wait ${Math.ceil(afterMs / 1000)} s, until ${until(input.now + afterMs)}; try again then.`
    return { kind: 'stop', reason: 'retry-after-too-long', message }
  }
  if (input.attempt >= input.attempts) {
    return { kind: 'stop', reason: 'attempts', message: `Tried ${times(input.attempt)}; nothing was bought.` }
  }
  if (input.kind === 'wait') return { kind: 'again', afterMs: afterMs ?? backoff(input), holdRun: true }
  return { kind: 'again', afterMs: backoff(input), holdRun: false }
}

/** Full jitter over a doubling span: from 0 to 1 s after the first try, at most 30 s. */
export function backoff(input: { readonly attempt: number; readonly random: number }): number {
  return Math.round(Math.min(MAX_BACKOFF_MS, BASE_MS * 2 ** input.attempt) * input.random)
}

/**
 * Reads `Retry-After` (RFC 9110, 10.2.3).
 * @returns ms from now, 0 for a date that has passed, null where there is none or it is neither form
 */
function readRetryAfter(header: string | null, now: number): number | null {
  const text = header?.trim() ?? ''
  if (/^\d+$/.test(text)) return Number(text) * 1000
  if (!/^[A-Z][a-z]{2,8},? .*\d/.test(text)) return null
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : Math.max(0, date - now)
}

function decideLost(input: RetryInput): RetryDecision {
  if (input.paidRetriesLeft > 0) return { kind: 'again', afterMs: backoff(input), holdRun: false }
  const message =
    'It may have been billed, and is not asked for again in this run (--paid-retries allows that). The next run warns of it first, then asks again and pays for it.'
  return { kind: 'stop', reason: 'unknown', message }
}

function until(time: number): string {
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? 'a time out of reach' : date.toISOString()
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`
}
