// Carries out a plan: what is free first, then drawings and purchases side by side, then the copies of what was made once.
import { microsToUsd } from '../money.ts'
import type { Problem } from '../errors.ts'
import type { Entry, FileFacts, Receipt, Request } from '../lock/schema.ts'
import { isOwnChanged, settlingText } from '../plan/edited.ts'
import { isPurchase, type Item } from '../plan/plan.ts'
import { providerNamed } from '../providers/table.ts'
import { asideName, fileFacts, openIncoming, place, type Received } from '../store/place.ts'
import { lostWarning } from '../store/journal.ts'
import type { Shelf } from '../store/shelf.ts'
import type { Activity } from './activity.ts'
import { type Reservation, reserve } from './budget.ts'
import { each } from './each.ts'
import { changedMeanwhile, copyFile, FREE_RECEIPT, storeFailure, takeFree } from './free.ts'
import { openSlots } from './gate.ts'
import { type Result, without } from './outcome.ts'
import type { Market } from './market.ts'
import { buy, type Bought, fetchBought, type Order } from './purchase.ts'
import { removeOldFile, type Task } from './task.ts'

/**
 * Images that wait for a slot, for their download or for the next try; far more than there are slots, so that none is
 * ever free, and far fewer than a large run has: each takes some kilobytes.
 */
const MOST_UNDER_WAY = 1000

/** What a run tells while it goes on. */
export type Event =
  | { readonly kind: 'doing'; readonly item: Item; readonly activity: Activity }
  | { readonly kind: 'done'; readonly item: Item; readonly result: Result; readonly spent: number }

export interface Run {
  readonly results: ReadonlyMap<Item, Result>
  /** Whole millionths of a dollar. */
  readonly spent: number
  readonly unknown: number
  readonly problems: readonly Problem[]
}

/**
 * @param shelves the tasks of each manifest, in the manifests' order
 */
export async function generate(
  shelves: readonly (readonly Task[])[],
  market: Market,
  tell: (event: Event) => void,
): Promise<Run> {
  const results = new Map<Item, Result>()
  const problems: Problem[] = []
  let spent = 0
  let unknown = 0
  const done = (task: Task, result: Result, cost = 0): void => {
    results.set(task.item, result)
    tell({ kind: 'done', item: task.item, result, spent: cost })
  }
  for (const tasks of shelves) await takeFree(tasks, done)

  const all = shelves.flat()
  for (const task of all) settleWithoutWork(task, done, problems)

  const making = all.filter(
    ({ item }) => item.source.kind === 'draw' || item.source.kind === 'buy' || item.source.kind === 'link',
  )
  const reserved = new Map(
    making.filter(({ item }) => isPurchase(item.source)).map((task) => [task, reserveFor(task, market)]),
  )
  const make = async (task: Task, bring: () => Promise<Bought>): Promise<void> => {
    try {
      const made = await bring()
      spent += made.spent
      unknown += made.lost
      const result = made.received ? await store(task, made, made.received, problems) : made.result
      done(task, result, made.spent)
    } catch (error) {
      done(task, storeFailure(error))
    }
  }
  const painting = openSlots(1)
  const drawings = making.filter(({ item }) => item.source.kind === 'draw')
  // What was bought already is fetched first, while its link lives (spec lockfile.md).
  const isLink = ({ item }: Task): number => (item.source.kind === 'link' ? 0 : 1)
  const trades = making.filter(({ item }) => item.source.kind !== 'draw').toSorted((a, b) => isLink(a) - isLink(b))
  await Promise.all([
    each(drawings, MOST_UNDER_WAY, (task) => make(task, () => painting.run(() => draw(task, market, tell)))),
    each(trades, MOST_UNDER_WAY, (task) =>
      make(task, () => trade(task, reserved.get(task) ?? null, market, tell, problems)),
    ),
  ])
  const firsts = new Map(making.map((task) => [`${task.item.fingerprint} ${task.item.id}`, task]))
  for (const task of all) {
    if (task.item.source.kind !== 'twin') continue
    done(task, await copyTwin(task, firsts.get(`${task.item.fingerprint} ${task.item.source.of}`), results))
  }
  return { results, spent, unknown, problems }
}

/** Buys a picture, or fetches one that an earlier run bought; where its link is dead it is bought anew, with a warning. */
export async function trade(
  { shelf, image, item }: Pick<Task, 'shelf' | 'image' | 'item'>,
  reserved: Reservation | null,
  market: Market,
  tell: (event: Event) => void,
  problems: Problem[],
): Promise<Bought> {
  const { provider, model } = image.request
  const order: Order = {
    shelf,
    image,
    fingerprint: item.fingerprint,
    price: providerNamed(provider)?.price(model) ?? null,
    reserved,
    tell: (activity) => tell({ kind: 'doing', item, activity }),
  }
  if (item.source.kind !== 'link') return buy(order, market)
  const { purchase } = item.source
  const fetched = await fetchBought(order, purchase, market)
  if (fetched) return fetched
  problems.push(lostWarning(item.id, purchase.requestId))
  return buy(order, market)
}

/** The plan's purchases are reserved before the first request; a repetition has to find room beside them. */
function reserveFor({ shelf, item }: Task, market: Market): Reservation | null {
  return reserve(market.accounts(shelf), item.price)
}

/** Rows that are left as they are, each with its reason. */
export function settleWithoutWork(task: Task, done: (task: Task, result: Result) => void, problems: Problem[]): void {
  const { source, state, id, path } = task.item
  if (source.kind === 'blocked') done(task, without('failed', source.code, source.message))
  else if (source.kind === 'kept') {
    problems.push({ severity: 'warning', code: source.code, message: source.message })
    done(task, without('kept', source.code, source.message))
  } else if (source.kind === 'left' && source.warn) {
    const message = `${id} is left out: the embedded painter cannot draw a ${path.slice(path.lastIndexOf('.') + 1)}`
    problems.push({ severity: 'warning', code: 'plan/draft-format', message })
    done(task, without('skipped', 'plan/draft-format', message))
  } else if (source.kind === 'nothing' && state === 'edited') {
    const why = isOwnChanged(task.item)
      ? `${id} is a person's own picture, and its request changed`
      : `${path} has bytes that imagelock did not write`
    const message = `${why}; left alone. ${settlingText(task.item, task.shelf.named)}`
    problems.push({ severity: 'warning', code: 'plan/edited', message })
    done(task, { outcome: 'kept' })
  }
}

/** Draws a picture into a temporary file. */
export async function draw(
  task: Pick<Task, 'shelf' | 'image' | 'item'>,
  market: Market,
  tell: (event: Event) => void,
): Promise<Bought> {
  if (market.stopping.aborted)
    return { result: without('skipped', 'run/stopped', 'the run was stopped'), spent: 0, lost: 0 }
  tell({ kind: 'doing', item: task.item, activity: { kind: 'drawing' } })
  const { prompt, width = 0, height = 0, seed = 0, output_format } = task.image.request
  const { paint } = await import('../image/paint.ts')
  const incoming = openIncoming(task.shelf, task.image.path)
  try {
    const format = output_format === 'jpeg' ? 'jpeg' : 'png'
    for (const chunk of paint({ prompt, width, height, seed, format })) await incoming.write(chunk)
    return { result: {}, received: await incoming.finish(), spent: 0, lost: 0 }
  } catch (error) {
    await incoming.discard()
    throw error
  }
}

/**
 * A whole picture goes to its place with its entry; one of another format than asked is set aside. What was noted and
 * cannot take its place waits under its temporary name for the next run; what was not is removed when the run ends.
 */
async function store(task: Task, made: Bought, received: Received, problems: Problem[]): Promise<Result> {
  const { shelf, image, item, planned } = task
  const { inspection } = received
  if (inspection.kind !== 'whole') throw new Error(inspection.message)
  const file = fileFacts(received, inspection)
  const requestId = made.result.requestId
  const force = `only imagelock generate --force ${image.id}${shelf.named} asks again`
  const wrong = await setWrongAside(task, made, received, file, force)
  if (wrong) return wrong
  const entry: Entry = {
    path: image.path,
    fingerprint: item.fingerprint,
    request: image.request,
    file,
    receipt: receipt(task, requestId),
  }
  if (!(await place(shelf, image.id, entry, received.temporary, planned(image.path)))) {
    const kept = await shelf.state.setAside(asideName(entry), shelf.files.stream(received.temporary), (file) =>
      shelf.journal.sync({ t: 'kept', id: image.id, file }),
    )
    await ended(shelf, made)
    shelf.files.remove(received.temporary)
    return changedMeanwhile(image.path, kept)
  }
  await ended(shelf, made)
  await removeOldFile(task)
  problems.push(...sizeWarnings(item.id, image.request, file))
  return { outcome: 'generated', entry, ...(requestId === undefined ? {} : { requestId }) }
}

/** A picture of another size than asked is stored all the same. */
export function sizeWarnings(id: string, { width, height }: Request, file: FileFacts): Problem[] {
  if (width === undefined || (file.width === width && file.height === height)) return []
  const message = `${id} was asked for in ${width}x${height} and came in ${file.width}x${file.height}; it is stored as it came`
  return [{ severity: 'warning', code: 'image/size-differs', message }]
}

/** Notes that a purchase is stored; a drawing was none. */
export async function ended(shelf: Shelf, { n }: Bought): Promise<void> {
  if (n !== undefined) await shelf.journal.note({ t: 'end', n, as: 'stored' })
}

/**
 * A picture of another format than asked is set aside, so that it is not bought again; null where the format is right.
 * @param again how another one is had
 */
export async function setWrongAside(
  { shelf, image, item }: Pick<Task, 'shelf' | 'image' | 'item'>,
  made: Bought,
  { temporary }: Received,
  file: FileFacts,
  again: string,
): Promise<Result | null> {
  const rules = providerNamed(image.request.provider)?.rules(image.request.model)
  const asked = image.request.output_format ?? rules?.fixedFormat
  if (asked === undefined || file.format === asked) return null
  const kept = await shelf.state.setAside(asideName({ file }), shelf.files.stream(temporary))
  const code = 'provider/wrong-format'
  const message = `a ${file.format} came where ${asked} was asked for; its bytes are kept at ${kept}, and ${again}`
  await shelf.journal.sync({ t: 'aside', fp: item.fingerprint, file: kept, code, message })
  await ended(shelf, made)
  shelf.files.remove(temporary)
  return without('failed', code, message, made.result.requestId)
}

/** What a picture cost, by the price list. */
export function receipt({ item, image }: Pick<Task, 'item' | 'image'>, requestId: string | undefined): Receipt {
  if (item.source.kind === 'draw') return FREE_RECEIPT
  const price = providerNamed(image.request.provider)?.price(image.request.model) ?? null
  const cost =
    price === null
      ? ({ cost_usd: null, cost_source: 'unknown' } as const)
      : ({ cost_usd: microsToUsd(price), cost_source: 'price-list' } as const)
  return { ...(requestId === undefined ? {} : { request_id: requestId }), ...cost }
}

/** The copy of a picture that this run made once; where that failed or is unknown, so is this. */
async function copyTwin(task: Task, first: Task | undefined, results: ReadonlyMap<Item, Result>): Promise<Result> {
  const { shelf, image, item, planned } = task
  const made = first && results.get(first.item)
  if (!first || !made?.entry) return made ?? without('failed', 'store/failed', 'the picture it equals was not made')
  try {
    const { file } = made.entry
    const temporary = await copyFile(task, first.image.path, file.sha256, first.shelf.files)
    const entry: Entry = {
      path: image.path,
      fingerprint: item.fingerprint,
      request: image.request,
      file,
      receipt: FREE_RECEIPT,
    }
    if (!(await place(shelf, image.id, entry, temporary, planned(image.path)))) {
      shelf.files.remove(temporary)
      return changedMeanwhile(image.path)
    }
    await removeOldFile(task)
    return { outcome: 'copied', entry }
  } catch (error) {
    return storeFailure(error)
  }
}
