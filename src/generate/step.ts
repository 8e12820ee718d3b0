// How one request of a purchase ended, and what its answer comes to (spec: providers.md, "Errors").
import type { Answer } from '../providers/provider.ts'
import type { Received } from '../store/place.ts'
import type { PurchaseResult } from '../world/purchase.ts'
import type { RetryDecision } from './retry.ts'
import { type Result, without } from './outcome.ts'

type Billed = 'no' | 'maybe'

/** How one request ended. */
export type Step =
  | { readonly kind: 'received'; readonly n: number; readonly received: Received; readonly requestId?: string }
  | {
      readonly kind: 'link'
      readonly n: number
      readonly url: string
      readonly deadline: number
      readonly requestId?: string
    }
  | { readonly kind: 'over'; readonly result: Result; readonly billed: Billed }
  /** Bought, and left in the journal for the next run. */
  | { readonly kind: 'left'; readonly result: Result }
  | {
      readonly kind: 'again'
      readonly reason: 'trouble' | 'wait' | 'lost'
      readonly result: Result
      readonly retryAfter: string | null
    }

export type Settled = Exclude<Step, { kind: 'link' }>

/** What it comes to where no answer came. */
export function unanswered(answer: Exclude<PurchaseResult, { kind: 'answer' }>): Step {
  if (answer.kind === 'redirect') {
    const message = `the gateway answered with a redirect to ${answer.host || 'nowhere'}, which is not followed: nothing was sent there`
    return { kind: 'over', result: without('failed', 'provider/redirect', message), billed: 'no' }
  }
  if (answer.kind === 'aborted') {
    if (!answer.sent)
      return { kind: 'over', result: without('skipped', 'run/stopped', 'the run was stopped'), billed: 'no' }
    const message = 'the run was stopped while the answer was awaited: it may have been billed'
    return { kind: 'over', result: without('unknown', 'provider/unknown', message), billed: 'maybe' }
  }
  if (answer.kind === 'not-sent') {
    return {
      kind: 'again',
      reason: 'trouble',
      result: without('failed', answer.code, answer.message),
      retryAfter: null,
    }
  }
  return { kind: 'again', reason: 'lost', result: without('unknown', answer.code, answer.message), retryAfter: null }
}

/** What an answer without a link comes to; a key or a balance that is of no use stops the run. */
export function judge(
  meaning: Exclude<Answer, { kind: 'url' }>,
  retryAfter: string | null,
  requestId: string | undefined,
  halt: (code: string, message: string) => void,
): Step {
  if (meaning.kind === 'bytes') {
    const result = without('unknown', 'provider/no-picture', 'the answer held no picture', requestId)
    return { kind: 'again', reason: 'lost', result, retryAfter: null }
  }
  const { kind, code, message } = meaning
  switch (kind) {
    case 'unauthorised':
    case 'out-of-credit':
      halt(code, message)
      return { kind: 'over', result: without('failed', code, message, requestId), billed: 'no' }
    case 'invalid':
      return { kind: 'over', result: without('failed', code, message, requestId), billed: 'no' }
    case 'refused':
      return { kind: 'over', result: without('refused', code, message, requestId), billed: 'no' }
    case 'wait':
    case 'trouble':
      return { kind: 'again', reason: kind, result: without('failed', code, message, requestId), retryAfter }
    case 'unknown':
      return { kind: 'again', reason: 'lost', result: without('unknown', code, message, requestId), retryAfter: null }
  }
}

/** What may have been billed stays unknown, however its repetition ended. */
export function afterLoss(result: Result): Result {
  const { code = 'provider/unknown', message = '' } = result.error ?? {}
  return without(
    'unknown',
    code,
    `${sentence(message)} An earlier request for it may have been billed.`,
    result.requestId,
  )
}

function sentence(text: string): string {
  return text.replace(/[.!]?$/, '.')
}

/** The result with why it was not tried again. */
export function explained(result: Result, retry: RetryDecision | null): Result {
  if (retry?.kind !== 'stop' || !result.error) return result
  const { code, message } = result.error
  return { ...result, error: { code, message: `${sentence(message)} ${retry.message}` } }
}
