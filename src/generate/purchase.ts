// Buys one picture and brings it to a temporary file: noted before it is asked for, repeated only where nothing was bought.
import type { Image } from '../manifest/draft.ts'
import type { Purchase } from '../plan/source.ts'
import { pickRequestId } from '../providers/request-id.ts'
import type { Journal } from '../store/journal.ts'
import { type Incoming, openIncoming, type Received } from '../store/place.ts'
import type { Shelf } from '../store/shelf.ts'
import type { PurchaseResult } from '../world/purchase.ts'
import type { Activity } from './activity.ts'
import { type Reservation, reserve } from './budget.ts'
import { download, linkDeadline } from './download.ts'
import type { Market } from './market.ts'
import { type Result, without } from './outcome.ts'
import { storeFailure } from './free.ts'
import { decideRetry, type RetryDecision } from './retry.ts'
import { afterLoss, explained, judge, type Settled, type Step, unanswered } from './step.ts'

export interface Order {
  readonly shelf: Shelf
  readonly image: Image
  readonly fingerprint: string
  /** Whole millionths of a dollar; null where it is not known. */
  readonly price: number | null
  /** The reservation made for the first request; null where the plan counted none (a living link). */
  readonly reserved: Reservation | null
  /** Told what goes on, for people who wait. */
  readonly tell?: (activity: Activity) => void
}

/** How a purchase ended; `spent` is what was billed for certain, `lost` what may have been, in millionths of a dollar. */
export interface Bought {
  readonly result: Result
  /** The whole picture, in a temporary file; absent where there is none. */
  readonly received?: Received
  readonly spent: number
  readonly lost: number
  /** The purchase's number in the journal, of the picture received. */
  readonly n?: number
}

/** Bought pictures that wait for a slot to be downloaded: at a second each, well within the ten minutes of a link. */
const MOST_LINKS = 200
/** Of one image (facts: "Secrets and requests"). */
const IMAGE_BYTES = 50 * 1024 * 1024

/** Asks until there is a picture or a reason to stop. */
export async function buy(order: Order, market: Market): Promise<Bought> {
  const { shelf } = order
  const price = order.price ?? 0
  let reservation = order.reserved
  let lost = 0
  let last: Result | null = null
  let paidRetriesLeft = market.limits.paidRetries
  for (let attempt = 1; ; attempt++) {
    await market.gate.pass(market.stopping)
    const stop = whyNot(market)
    reservation ??= stop ? null : reserve(market.accounts(shelf), order.price)
    if (stop || !reservation) {
      reservation?.giveBack()
      const skipped = stop ?? without('skipped', 'run/cap', 'a cap of this run would be passed')
      return { result: last ?? skipped, spent: 0, lost }
    }
    const asked = await market.purchases.run(async (taken) => {
      // Links that nobody fetches die: where downloads fall far behind, nothing more is bought until they catch up.
      await market.downloads.room(MOST_LINKS)
      const step = await ask(order, market, attempt)
      const retry = next(step, attempt, paidRetriesLeft, market)
      if (step.kind === 'link' || step.kind === 'received') taken.served()
      if (step.kind === 'again' && step.reason === 'wait') taken.tooMany()
      // Before the slot is free: the next in line must find the gate closed.
      if (retry?.kind === 'again' && retry.holdRun) {
        market.gate.hold(retry.afterMs)
        order.tell?.({ kind: 'held', until: market.clock.now() + retry.afterMs })
      }
      return { step, retry }
    })
    // Before anything is fetched, and outside the slot: the next may be asked for while the disk works.
    if (asked.step.kind === 'link') await noteLink(asked.step, shelf.journal).catch(() => {})
    const step = await settle(asked.step, order, market)
    if (step.kind === 'received') return { ...taken(step), spent: price + lost, lost: 0 }
    if (step.kind === 'left') return { result: step.result, spent: price, lost }
    const billed = step.kind === 'again' ? (step.reason === 'lost' ? 'maybe' : 'no') : step.billed
    if (billed === 'maybe') lost += price
    const retry = asked.retry ?? next(step, attempt, paidRetriesLeft, market)
    if (step.kind === 'over' || retry?.kind !== 'again') {
      if (billed === 'no') reservation.giveBack()
      return { result: last ? afterLoss(step.result) : explained(step.result, retry), spent: 0, lost }
    }
    if (billed === 'maybe') {
      last = step.result
      // What may have been billed stays counted; its repetition is reserved anew.
      reservation = null
      paidRetriesLeft -= 1
    }
    if (retry.holdRun) continue
    const message = step.result.error?.message ?? ''
    order.tell?.({ kind: 'pausing', until: market.clock.now() + retry.afterMs, message })
    await market.clock.sleep(retry.afterMs, market.stopping)
  }
}

/** Fetches what an earlier run bought; null where its link is dead, which the journal then forgets. */
export async function fetchBought(order: Order, purchase: Purchase, market: Market): Promise<Bought | null> {
  const { order: n, url, deadline } = purchase
  const requestId = purchase.requestId ?? undefined
  const link = { kind: 'link', n, url, deadline, ...(requestId === undefined ? {} : { requestId }) } as const
  const step = await settle(link, order, market)
  if (step.kind === 'received') return { ...taken(step), spent: 0, lost: 0 }
  if (step.kind === 'left') return { result: step.result, spent: 0, lost: 0 }
  return null
}

function taken(step: Extract<Step, { kind: 'received' }>): Pick<Bought, 'result' | 'received' | 'n'> {
  const { requestId, received, n } = step
  return { result: requestId === undefined ? {} : { requestId }, received, n }
}

/** Why no request may start now. */
function whyNot(market: Market): Result | null {
  const halted = market.halted()
  if (halted) return without('skipped', 'run/halted', `not asked for: ${halted.message}`)
  return market.stopping.aborted ? without('skipped', 'run/stopped', 'not asked for: the run was stopped') : null
}

function next(step: Step, attempt: number, paidRetriesLeft: number, market: Market): RetryDecision | null {
  if (step.kind !== 'again') return null
  return decideRetry({
    kind: step.reason,
    attempt,
    attempts: market.limits.attempts,
    paidRetriesLeft,
    retryAfter: step.retryAfter,
    now: market.clock.now(),
    random: market.random(),
  })
}

/** One request: noted, sent, read. */
async function ask(order: Order, market: Market, attempt: number): Promise<Step> {
  const { shelf, image, fingerprint, price } = order
  // A stop or a rate limit may have come while this request waited for its slot.
  await market.gate.pass(market.stopping)
  const stop = whyNot(market)
  if (stop) return { kind: 'over', result: stop, billed: 'no' }
  const { provider, baseUrl, key } = market.endpoint(image.request.provider)
  const api = provider.api
  if (!api) throw new Error(`${provider.name} is no API`)
  if (key.reveal() === '') return withoutKey(api.keyVariable, market)
  const http = await market.http()
  const n = shelf.journal.number()
  const asking = shelf.journal.sync({ t: 'ask', n, id: image.id, fp: fingerprint, cost: price })
  const unnoted = await asking.then(() => null, storeFailure)
  // What is not noted is not asked for; what an earlier request of this image may have cost stays counted.
  if (unnoted) return { kind: 'over', result: unnoted, billed: 'no' }

  order.tell?.({ kind: 'asking', attempt })
  const { path, body } = api.submit(image.request)
  let incoming: Incoming | undefined
  const buying = http.purchase({
    baseUrl,
    path,
    key,
    body: JSON.stringify(body),
    timeoutMs: market.limits.timeoutMs,
    signal: market.ending,
    onImage: (chunk) => {
      incoming ??= openIncoming(shelf, image.path)
      return incoming.write(chunk)
    },
  })
  const step = await buying.then((answer) => read(answer, n, order, market, incoming)).catch(unstored)
  // A disk that fails now must not hide what the request may have cost. A temporary file that stays is noted, and a
  // purchase whose end is not stays open: the next run removes the one and says of the other that it may have been billed.
  if (step.kind !== 'received') await incoming?.discard().catch(() => {})
  await note(step, n, shelf.journal).catch(() => {})
  return step
}

/** A living link needs no key; where it turns out dead, what would be bought instead does. */
function withoutKey(variable: string, market: Market): Step {
  const message = `its link died, and there is no key to buy it anew: set ${variable} in the environment`
  market.halt('key/missing', message)
  return { kind: 'over', result: without('failed', 'key/missing', message), billed: 'no' }
}

async function noteLink(step: Extract<Step, { kind: 'link' }>, journal: Journal): Promise<void> {
  const { n, url, deadline, requestId } = step
  await journal.sync({ t: 'link', n, url, deadline, request_id: requestId ?? null })
}

/** What the journal learns of an answer without a link; what may have been billed stays open as `unknown`. */
async function note(step: Step, n: number, journal: Journal): Promise<void> {
  if (step.kind === 'over' || step.kind === 'again') {
    const maybe = step.kind === 'over' ? step.billed === 'maybe' : step.reason === 'lost'
    await journal.note({ t: 'end', n, as: maybe ? 'unknown' : 'nothing' })
  }
}

/** The disk's trouble with a picture that came with its answer: that was bought, and cannot be fetched again. */
function unstored(error: unknown): Step {
  return { kind: 'over', result: { ...storeFailure(error), outcome: 'unknown' }, billed: 'maybe' }
}

async function read(
  answer: PurchaseResult,
  n: number,
  order: Order,
  market: Market,
  incoming: Incoming | undefined,
): Promise<Step> {
  if (answer.kind !== 'answer') return unanswered(answer)
  const { provider, key } = market.endpoint(order.image.request.provider)
  const requestId = pickRequestId(answer.headers, provider, [key.reveal()])
  const meaning = provider.api?.read(answer.response)
  if (!meaning) throw new Error(`${provider.name} is no API`)
  if (meaning.kind === 'bytes' && incoming) return finish(incoming, n, requestId)
  if (meaning.kind === 'url') {
    const deadline = linkDeadline(meaning.url, market.clock.now())
    return { kind: 'link', n, url: meaning.url, deadline, ...(requestId === undefined ? {} : { requestId }) }
  }
  return judge(meaning, answer.headers['retry-after'] ?? null, requestId, market.halt)
}

/** A base64 picture cannot be fetched again: one that is not whole is a 200 without a picture. */
async function finish(incoming: Incoming, n: number, requestId: string | undefined): Promise<Step> {
  const received = await incoming.finish()
  if (received.inspection.kind === 'whole') {
    return { kind: 'received', n, received, ...(requestId === undefined ? {} : { requestId }) }
  }
  const result = without('unknown', received.inspection.code, received.inspection.message, requestId)
  return { kind: 'again', reason: 'lost', result, retryAfter: null }
}

/** Downloads the picture of a link, outside the slots of the purchases, so that a slow one holds up no other. */
async function settle(step: Step, order: Order, market: Market): Promise<Settled> {
  if (step.kind !== 'link') return step
  const { url, deadline, n, requestId } = step
  const { shelf, image } = order
  const { range } = market.endpoint(image.request.provider)
  const http = await market.http()
  const downloading = market.downloads.run(() =>
    download({
      url,
      deadline,
      get: (call) => http.get({ ...call, allowed: range, maxBytes: IMAGE_BYTES }),
      open: () => openIncoming(shelf, image.path),
      clock: market.clock,
      random: market.random,
      signal: market.ending,
      ...(order.tell ? { tell: order.tell } : {}),
    }),
  )
  // The disk's trouble is not the link's: the next run fetches the picture.
  const got = await downloading.catch((error: unknown) => ({ kind: 'unstored', result: storeFailure(error) }) as const)
  if (got.kind === 'unstored') return { kind: 'left', result: got.result }
  if (got.kind === 'received') {
    return { kind: 'received', n, received: got.received, ...(requestId === undefined ? {} : { requestId }) }
  }
  if (got.kind === 'aborted') {
    const message = 'bought, not downloaded yet: the next run fetches it while its link lives'
    return { kind: 'left', result: without('skipped', 'run/stopped', message, requestId) }
  }
  await shelf.journal.note({ t: 'end', n, as: 'unknown' }).catch(() => {})
  return {
    kind: 'again',
    reason: 'lost',
    result: without('unknown', got.code, got.message, requestId),
    retryAfter: null,
  }
}
