// What costs nothing: entries of noted files, copies, renames (swaps too), bytes from git. Sources are read before any is overwritten.
import type { Entry } from '../lock/schema.ts'
import { pathKey } from '../manifest/paths.ts'
import type { Source } from '../plan/source.ts'
import { hasBytes } from '../plan/state.ts'
import { pointerText } from '../store/history.ts'
import { asideName, place, stage } from '../store/place.ts'
import type { Shelf } from '../store/shelf.ts'
import type { Files } from '../world/files.ts'
import type { Objects } from '../world/git.ts'
import { each } from './each.ts'
import { type Result, without } from './outcome.ts'
import { removeOldFile, type Task } from './task.ts'

/** The receipt of a picture that cost nothing in this lock (spec lockfile.md). */
export const FREE_RECEIPT = { cost_usd: 0, cost_source: 'none' } as const

type Of<Kind extends Source['kind']> = Task & { readonly item: { readonly source: Extract<Source, { kind: Kind }> } }

/** A picture that waits under a temporary name for its place. */
interface Staged {
  readonly task: Task
  readonly entry: Entry
  readonly temporary: string
  readonly outcome: 'copied' | 'moved'
}

type Done = (task: Task, result: Result) => void

/** Pictures that come from git, the cache or the state folder at the same time. */
const AT_ONCE = 8

/** Carries out the free rows of one manifest; a failure is that image's own. */
export async function takeFree(tasks: readonly Task[], done: Done): Promise<void> {
  const staged: Staged[] = []
  for (const task of of(tasks, 'copy')) await attempt(task, done, async () => void staged.push(await stageCopy(task)))
  for (const task of [...of(tasks, 'rename'), ...of(tasks, 'noted')]) {
    await attempt(task, done, async () => {
      const waiting = await move(task, done)
      if (waiting) staged.push(waiting)
    })
  }
  for (const one of staged) await attempt(one.task, done, async () => done(one.task, await land(one)))
  await takeAll(of(tasks, 'candidate'), takeCandidate, done)
  await takeAll(of(tasks, 'git'), restore, done)
  await takeAll(of(tasks, 'cache'), takeCached, done)
}

/** Several at once, since each waits for the disk most of the time: records and renames of one moment share their syncs. */
function takeAll<T extends Task>(tasks: readonly T[], take: (task: T) => Promise<Result>, done: Done): Promise<void> {
  return each(tasks, AT_ONCE, (task) => attempt(task, done, async () => done(task, await take(task))))
}

function of<Kind extends Source['kind']>(tasks: readonly Task[], kind: Kind): Of<Kind>[] {
  return tasks.filter((task): task is Of<Kind> => task.item.source.kind === kind)
}

async function attempt(task: Task, done: Done, action: () => Promise<void>): Promise<void> {
  try {
    await action()
  } catch (error) {
    done(task, storeFailure(error))
  }
}

/** An error of the disk as the failure of one image. */
export function storeFailure(error: unknown): Result {
  const { code = '', message } = error as NodeJS.ErrnoException
  return without('failed', /^[a-z]+\//.test(code) ? code : 'store/failed', `could not be stored: ${message}`)
}

async function stageCopy(task: Of<'copy'>): Promise<Staged> {
  const { image, item } = task
  const { entry: original } = item.source
  const temporary = await copyFile(task, original.path, original.file.sha256)
  const { fingerprint } = item
  const entry: Entry = {
    path: image.path,
    fingerprint,
    request: image.request,
    file: original.file,
    receipt: FREE_RECEIPT,
  }
  return { task, entry, temporary, outcome: 'copied' }
}

/** Copies a file, pointer or picture, beside the image's place. */
export function copyFile(
  { shelf, image }: Pick<Task, 'shelf' | 'image'>,
  from: string,
  sha256: string,
  source: Files = shelf.files,
): Promise<string> {
  return stage(shelf, image.path, sha256, async (write) => {
    for await (const chunk of source.stream(from)) await write(chunk)
  })
}

/** Renames at once where the new place is free; else by way of a temporary name, which is given back. */
async function move(task: Of<'rename'> | Of<'noted'>, done: Done): Promise<Staged | null> {
  const { shelf, image, item, planned } = task
  const { source } = item
  const from = source.entry.path
  const entry: Entry = { ...source.entry, path: image.path }
  const finish = (): void => {
    shelf.lock.put(image.id, entry)
    done(task, moved(task, entry))
  }
  if (hasBytes(shelf.files.fact(image.path), entry.file.sha256)) {
    dropOld(task)
    removeSource(task, source.entry)
    // A run that was killed right after it stored the picture elsewhere did not come to this.
    await removeOldFile(task)
    finish()
    return null
  }
  if (!hasBytes(shelf.files.fact(from), entry.file.sha256)) throw new Error(`${from} changed during the run`)
  if (planned(image.path).kind === 'absent' && shelf.files.find(image.path).kind === 'absent') {
    await shelf.journal.sync({ t: 'note', id: image.id, entry, temp: null })
    await shelf.files.settle(from, image.path)
    dropOld(task)
    finish()
    return null
  }
  const temporary = shelf.files.temporaryName(image.path)
  await shelf.journal.sync({ t: 'moving', temp: temporary, from, to: image.path })
  await shelf.files.settle(from, temporary)
  return { task, entry, temporary, outcome: 'moved' }
}

async function land({ task, entry, temporary, outcome }: Staged): Promise<Result> {
  const { shelf, image, planned } = task
  try {
    if (await place(shelf, image.id, entry, temporary, planned(image.path))) {
      if (outcome === 'moved') dropOld(task)
      await removeOldFile(task)
      return outcome === 'moved' ? moved(task, entry) : { outcome, entry }
    }
    await takeBack(task, temporary, outcome)
    return changedMeanwhile(image.path)
  } catch (error) {
    await takeBack(task, temporary, outcome)
    throw error
  }
}

/** A copy is dropped; the bytes of a move go back to where they came from. */
async function takeBack({ shelf, item }: Task, temporary: string, outcome: Staged['outcome']): Promise<void> {
  const { source } = item
  if (outcome === 'copied') shelf.files.remove(temporary)
  else if (source.kind === 'rename' || source.kind === 'noted') {
    const { path } = source.entry
    if (shelf.files.find(path).kind === 'absent') await shelf.files.settle(temporary, path)
    else await shelf.state.setAside(asideName(source.entry), shelf.files.stream(temporary))
  }
}

/** Somebody changed the file at an image's path after the run was planned: it is theirs. */
export function changedMeanwhile(path: string, kept?: string): Result {
  const where = kept === undefined ? '' : `; the new picture is kept at ${kept}`
  return without(
    'failed',
    'store/changed',
    `${path} was changed by somebody during the run and was left as it is${where}`,
  )
}

function moved({ item }: Task, entry: Entry): Result {
  const requestId = entry.receipt?.request_id
  const outcome = item.source.kind === 'noted' ? 'generated' : 'moved'
  return { outcome, entry, ...(requestId === undefined ? {} : { requestId }) }
}

/** The entry moves: that of the old id goes. */
function dropOld({ shelf, item, image }: Task): void {
  if (item.source.kind === 'rename' && item.source.from !== image.id) shelf.lock.drop(item.source.from)
}

/** The new path had the bytes already: the old file goes, unless a wanted image has its path. */
function removeSource({ shelf, image, wantedPaths }: Task, { path: from, file }: Entry): void {
  if (from === image.path || wantedPaths.has(pathKey(from))) return
  if (hasBytes(shelf.files.fact(from), file.sha256)) shelf.files.remove(from)
}

/** A candidate becomes the image: its bytes go to the place, and it stays in the state folder as well. */
export async function takeCandidate(task: Omit<Of<'candidate'>, 'objects' | 'cached'>): Promise<Result> {
  const { shelf, image, item } = task
  const { file, entry: made } = item.source
  const temporary = await stage(shelf, image.path, made.file.sha256, async (write) => {
    for await (const chunk of shelf.state.files.stream(file)) await write(chunk)
  })
  return putBack(task, made, temporary, 'generated')
}

/** Bytes from git: a blob read and compared, or the pointer of an LFS path written anew. */
async function restore(task: Of<'git'>): Promise<Result> {
  const { shelf, image, item } = task
  const { entry: found, pointer } = item.source
  return putBack(task, found, await stageFromGit(shelf, image.path, found, pointer, task.objects))
}

/** A picture of the cache, compared again on its way. */
async function takeCached(task: Of<'cache'>): Promise<Result> {
  const { shelf, image, item, cached } = task
  const { entry: found } = item.source
  const temporary = await stage(shelf, image.path, found.file.sha256, async (write) => {
    for await (const chunk of cached(item.fingerprint)) await write(chunk)
  })
  return putBack(task, found, temporary)
}

async function putBack(
  task: Omit<Task, 'objects' | 'cached'>,
  found: Entry,
  temporary: string,
  outcome: 'restored' | 'generated' = 'restored',
): Promise<Result> {
  const { shelf, image } = task
  const entry: Entry = { ...found, path: image.path }
  if (!(await place(shelf, image.id, entry, temporary, task.planned(image.path)))) {
    shelf.files.remove(temporary)
    return changedMeanwhile(image.path)
  }
  await removeOldFile(task)
  const requestId = entry.receipt?.request_id
  return { outcome, entry, ...(requestId === undefined ? {} : { requestId }) }
}

/** Writes what git has for an entry to a temporary file beside `path`. */
export function stageFromGit(
  shelf: Shelf,
  path: string,
  { file }: Entry,
  pointer: boolean,
  objects: () => Objects,
): Promise<string> {
  return stage(shelf, path, file.sha256, async (write) => {
    if (pointer) await write(Buffer.from(pointerText(file)))
    else if (!(await objects().read(file.git_blob, write))) throw new Error('git does not have the bytes')
  })
}
