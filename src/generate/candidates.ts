// Makes variants of images into the state folder: bought, fetched, drawn or copied as any picture, but put in no place.
import type { Problem } from '../errors.ts'
import type { Entry } from '../lock/schema.ts'
import type { Image } from '../manifest/draft.ts'
import { isPurchase, type Item } from '../plan/plan.ts'
import { fileFacts, type Received, stage } from '../store/place.ts'
import type { Shelf } from '../store/shelf.ts'
import type { Files } from '../world/files.ts'
import { reserve } from './budget.ts'
import { FREE_RECEIPT, storeFailure } from './free.ts'
import { openSlots } from './gate.ts'
import { draw, ended, type Event, receipt, type Run, setWrongAside, sizeWarnings, trade } from './generate.ts'
import { type Result, without } from './outcome.ts'
import type { Market } from './market.ts'
import type { Bought } from './purchase.ts'

/** One variant to be made. */
export interface CandidateTask {
  /** The manifest's shelf, but with the disk below its state folder: what arrives is written there alone. */
  readonly shelf: Shelf
  /** The disk below the manifest's folder, which pictures are copied from. */
  readonly pictures: Files
  readonly item: Item
  readonly image: Image
  /** Its name in the state folder. */
  readonly file: string
}

/** Makes all variants; one that failed is a value, and what was bought is noted before it is waited for. */
export async function makeCandidates(
  tasks: readonly CandidateTask[],
  market: Market,
  tell: (event: Event) => void,
): Promise<Run> {
  const results = new Map<Item, Result>()
  const problems: Problem[] = []
  let spent = 0
  let unknown = 0
  const done = (task: CandidateTask, result: Result, cost = 0): void => {
    results.set(task.item, result)
    tell({ kind: 'done', item: task.item, result, spent: cost })
  }
  const painting = openSlots(1)
  // All are reserved before the first request, as the plan was held against the caps.
  const reserved = new Map(
    tasks
      .filter(({ item }) => isPurchase(item.source))
      .map((task) => [task, reserve(market.accounts(task.shelf), task.item.price)]),
  )
  const make = async (task: CandidateTask): Promise<void> => {
    const { source } = task.item
    if (source.kind === 'nothing' || source.kind === 'twin') return
    if (source.kind === 'candidate') return done(task, { entry: source.entry })
    if (source.kind === 'blocked') return done(task, without('failed', source.code, source.message))
    if (source.kind === 'copy') return done(task, await copy(task, source.entry, task.pictures, source.entry.path))
    const made = source.kind === 'draw' ? await painting.run(() => drawn(task)) : await traded(task)
    spent += made.spent
    unknown += made.lost
    done(task, made.received ? await keep(task, made, made.received) : made.result, made.spent)
  }
  await Promise.all(tasks.map((task) => make(task).catch((error: unknown) => done(task, storeFailure(error)))))

  const firsts = new Map(
    tasks.filter(({ item }) => item.source.kind !== 'twin').map((task) => [task.item.fingerprint, task]),
  )
  for (const task of tasks.filter(({ item }) => item.source.kind === 'twin')) {
    const first = firsts.get(task.item.fingerprint)
    done(task, await copyTwin(task, first, first && results.get(first.item)).catch(storeFailure))
  }
  return { results, spent, unknown, problems }

  /** In the state folder a picture has the name of its candidate, whatever its place would be. */
  function inState<T extends CandidateTask>(task: T): T {
    return { ...task, image: { ...task.image, path: task.file } }
  }

  async function drawn(task: CandidateTask): Promise<Bought> {
    return draw(inState(task), market, tell)
  }

  async function traded(task: CandidateTask): Promise<Bought> {
    return trade(inState(task), reserved.get(task) ?? null, market, tell, problems)
  }

  async function keep(task: CandidateTask, made: Bought, received: Received): Promise<Result> {
    const { shelf, image, item } = task
    const { requestId } = made.result
    if (received.inspection.kind !== 'whole') throw new Error(received.inspection.message)
    const file = fileFacts(received, received.inspection)
    const wrong = await setWrongAside(task, made, received, file, 'it is not asked for again')
    if (wrong) return wrong
    const entry: Entry = {
      path: image.path,
      fingerprint: item.fingerprint,
      request: image.request,
      file,
      receipt: receipt(task, requestId),
    }
    await settle(task, entry, received.temporary)
    await ended(shelf, made)
    problems.push(...sizeWarnings(item.id, image.request, file))
    return { outcome: 'generated', entry, ...(requestId === undefined ? {} : { requestId }) }
  }
}

/** Noted, synced, and renamed: a crash between the two loses nothing, and the next run ends a rename that fails. */
async function settle({ shelf, item, file }: CandidateTask, entry: Entry, temporary: string): Promise<void> {
  await shelf.journal.sync({ t: 'candidate', id: item.id, file, temp: temporary, entry })
  await shelf.files.settle(temporary, file)
}

async function copy(task: CandidateTask, from: Entry, files: Files, path: string): Promise<Result> {
  const { shelf, image, item, file } = task
  const temporary = await stage(shelf, file, from.file.sha256, async (write) => {
    for await (const chunk of files.stream(path)) await write(chunk)
  })
  const { fingerprint } = item
  const entry = { path: image.path, fingerprint, request: image.request, file: from.file, receipt: FREE_RECEIPT }
  await settle(task, entry, temporary)
  return { outcome: 'copied', entry }
}

/** The variant of another image that this run made of the same request; where that failed, so did this. */
async function copyTwin(task: CandidateTask, first?: CandidateTask, made?: Result): Promise<Result> {
  if (!first || !made?.entry) return made ?? without('failed', 'store/failed', 'the picture it equals was not made')
  if (first.shelf === task.shelf) return { outcome: 'copied', entry: made.entry }
  return copy(task, made.entry, first.shelf.files, first.file)
}
