// `accept` and `restore`: a person settles an `edited` image (spec lockfile.md, cli.md).
import { createHash } from 'node:crypto'
import { EXIT, ImagelockError, type Problem } from '../errors.ts'
import { stageFromGit, storeFailure } from '../generate/free.ts'
import { type Result, without } from '../generate/outcome.ts'
import { createInspector } from '../image/inspect.ts'
import type { Entry, FileFacts, Format } from '../lock/schema.ts'
import type { Image } from '../manifest/draft.ts'
import type { Loaded } from '../load.ts'
import { isOwnChanged, isRestorable, settlingText } from '../plan/edited.ts'
import { type Item, noPlace } from '../plan/plan.ts'
import type { GitFind } from '../plan/source.ts'
import { isIntact } from '../plan/state.ts'
import { fromHere } from '../report/here.ts'
import { searchHistory } from '../store/history.ts'
import { gitBlob, place } from '../store/place.ts'
import type { Shelf } from '../store/shelf.ts'
import type { Files } from '../world/files.ts'
import { type Done, NO_COSTS, type Plan, type Session, sheetOf, stateRows } from './session.ts'
import { closeShelf, openShelf } from './shelves.ts'

const FORMATS: Readonly<Record<string, Format>> = { jpg: 'jpeg', jpeg: 'jpeg', png: 'png', webp: 'webp' }

/** Locks the present bytes with the present request; every image is looked at before any is locked. */
export async function accept(session: Session): Promise<Done> {
  const plans = stateRows(session)
  const entries = new Map<Item, Entry>()
  const problems: Problem[] = []
  for (const { loaded, items } of plans) {
    for (const item of items.filter(({ state }) => state !== 'unchanged')) {
      const facts = item.image
        ? await pictureAt(loaded.file.files, item.image, fromHere(loaded.file.name, item.path))
        : `it is in no manifest any more: imagelock prune${loaded.file.named} drops it`
      if (typeof facts === 'string') problems.push(notAccepted(item, facts, loaded.file.named))
      else entries.set(item, entryOf(item, item.image as Image, facts))
    }
  }
  if (problems[0]) throw new ImagelockError(problems[0], EXIT.invalid, problems.slice(1))
  const done = await writing(plans, session, async ({ items }, shelf) => {
    const results = new Map<Item, Result>()
    for (const item of items) {
      const entry = entries.get(item)
      if (!entry) continue
      shelf.lock.put(item.id, entry)
      results.set(item, { outcome: 'accepted', entry })
    }
    return results
  })
  return {
    ...done,
    problems: [
      ...done.problems,
      ...plans.flatMap((plan) => plan.items.flatMap((item) => (entries.has(item) ? fileLeft(item, plan) : []))),
    ],
  }
}

/** Where the path changed too, the old file is nobody's now. */
function fileLeft({ id, path, entry }: Item, { loaded }: Plan): Problem[] {
  if (!entry || entry.path === path) return []
  const message = `${fromHere(loaded.file.name, entry.path)}, where ${id} was before, is left as it is; remove it if nobody needs it`
  return [{ severity: 'warning', code: 'accept/file-left', message }]
}

/** Brings the locked bytes back from git, over whatever stands there; it never buys. */
export async function restore(session: Session): Promise<Done> {
  const plans = stateRows(session)
  const done = await writing(plans, session, async (plan, shelf) => {
    const { file, facts } = plan.loaded
    const broken = plan.items.filter(
      ({ entry, state }) => state === 'edited' || state === 'create' || (entry && !isIntact(entry, facts.files)),
    )
    const seekers = broken.flatMap(({ id, entry, fingerprint }) =>
      entry ? [{ id, path: entry.path, fingerprint, entry }] : [],
    )
    const own =
      seekers.length === 0 ? new Map<string, GitFind>() : (await searchHistory(file.git, file.lockFile, seekers)).own
    const objects = file.git.objects()
    try {
      const results = new Map<Item, Result>()
      for (const item of broken)
        results.set(item, await restoreOne(plan, item, shelf, own.get(item.id)?.pointer, () => objects))
      return results
    } finally {
      objects.close()
    }
  })
  const restored = new Set(
    done.sheets.flatMap(({ results }) =>
      [...results].flatMap(([item, { outcome }]) => (outcome === 'restored' ? [item] : [])),
    ),
  )
  const elsewhere = plans.flatMap(({ loaded, items }) =>
    items.flatMap((item) => (restored.has(item) ? oldPlace(item, loaded.file) : [])),
  )
  return { ...done, problems: [...done.problems, ...plans.flatMap(wholeOrphans), ...elsewhere] }
}

/** The locked path is not the manifest's. */
function oldPlace({ id, path, entry, state }: Item, { name, named }: Loaded['file']): Problem[] {
  if (!entry || entry.path === path || state === 'orphan') return []
  const message = `${id} is back at ${fromHere(name, entry.path)}, where it was locked: imagelock generate ${id}${named} brings it to ${fromHere(name, path)}`
  return [{ severity: 'warning', code: 'restore/old-path', message }]
}

/** They are no longer wanted, but nothing is wrong with their files. */
function wholeOrphans({ loaded: { file, facts }, items }: Plan): Problem[] {
  return items.flatMap(({ id, state, entry }): Problem[] => {
    if (state !== 'orphan' || !entry || !isIntact(entry, facts.files)) return []
    const message = `${id} has nothing to restore: it is not in the manifest any more, and its file is as locked. imagelock prune ${id}${file.named} drops both`
    return [{ severity: 'warning', code: 'restore/orphan', message }]
  })
}

async function restoreOne(
  { loaded }: Plan,
  item: Item,
  shelf: Shelf,
  pointer: boolean | undefined,
  objects: () => ReturnType<Plan['loaded']['file']['git']['objects']>,
): Promise<Result> {
  const { id, entry } = item
  if (!entry) return without('failed', 'restore/not-locked', notLocked(item, loaded.file))
  if (isIntact(entry, loaded.facts.files)) {
    return without('failed', 'restore/nothing', nothingToRestore(item, entry, loaded, shelf.named))
  }
  if (pointer === undefined) {
    const keeps = item.state === 'edited' ? `imagelock accept ${id}${shelf.named} keeps what is there, ` : ''
    const anew =
      item.state === 'orphan'
        ? `it is not in the manifest any more, and imagelock prune ${id}${shelf.named} drops it`
        : `imagelock generate --force ${id}${shelf.named} makes it anew`
    const message = `git does not have the locked bytes of ${id}: ${keeps}${anew}`
    return without('failed', 'restore/not-in-git', message)
  }
  if (loaded.facts.files(entry.path).kind === 'other') {
    const { code, message } = noPlace(fromHere(loaded.file.name, entry.path))
    return without('failed', code, message)
  }
  try {
    const temporary = await stageFromGit(shelf, entry.path, entry, pointer, objects)
    if (await place(shelf, id, entry, temporary, loaded.facts.files(entry.path))) return { outcome: 'restored', entry }
    shelf.files.remove(temporary)
    return without(
      'failed',
      'store/changed',
      `${fromHere(loaded.file.name, entry.path)} changed while it was restored: try again`,
    )
  } catch (error) {
    return storeFailure(error)
  }
}

function notLocked({ id, state, path }: Item, { name, named }: Loaded['file']): string {
  if (state === 'create') return `nothing is locked for ${id}: imagelock generate ${id}${named} makes it`
  return `nothing is locked for ${id}: imagelock accept ${id}${named} keeps ${fromHere(name, path)}, or remove it`
}

/** The locked bytes are there: a file stands in their new place, or they are a person's own and their request changed. */
function nothingToRestore(item: Item, entry: Entry, { facts, file }: Loaded, named: string): string {
  const { id, path } = item
  const there = `the locked picture of ${id} stands at ${fromHere(file.name, entry.path)} already`
  if (entry.path !== path && facts.files(path).kind !== 'absent') {
    const other = isOwnChanged(item)
      ? `imagelock generate --force ${id}${named} makes it anew`
      : `or remove it, and imagelock generate ${id}${named} fills its place`
    return `${there}, and at ${fromHere(file.name, path)}, where it belongs now, is another file: imagelock accept ${id}${named} keeps that one, ${other}`
  }
  return `${there}; it is a person's own, and its request changed: ${settlingText(item, named)}`
}

async function writing(
  plans: readonly Plan[],
  session: Session,
  work: (plan: Plan, shelf: Shelf) => Promise<ReadonlyMap<Item, Result>>,
): Promise<Done> {
  const sheets = []
  const problems: Problem[] = []
  let failed = false
  for (const plan of plans) {
    const shelf = openShelf(plan.loaded)
    const results = await work(plan, shelf)
    problems.push(...(await closeShelf(shelf, plan.loaded, true, session.world.clock.now())))
    failed ||= [...results.values()].some(({ outcome }) => outcome === 'failed')
    sheets.push(sheetOf(plan, results))
  }
  return { exit: failed ? EXIT.incomplete : EXIT.done, sheets, costs: NO_COSTS, problems }
}

function notAccepted(item: Item, why: string, named: string): Problem {
  const way =
    item.state === 'edited' && isRestorable(item)
      ? `; imagelock restore ${item.id}${named} brings the locked one back where git has it`
      : ''
  return { severity: 'error', code: 'accept/no-picture', message: `${item.id} cannot be accepted: ${why}${way}` }
}

function entryOf({ fingerprint }: Item, { path, request }: Image, file: FileFacts): Entry {
  return { path, fingerprint, request, file, accepted: true }
}

/**
 * The facts of the whole picture that stands at an image's path, or why there is none.
 * @param shown the path as it is told
 */
export async function pictureAt(
  files: Files,
  { path }: Pick<Image, 'path'>,
  shown = path,
): Promise<FileFacts | string> {
  const fact = files.fact(path)
  if (fact.kind === 'absent') return `there is no file at ${shown}`
  if (fact.kind === 'other') return `${shown} is no regular file`
  if (fact.kind === 'pointer') return `${shown} is a Git LFS pointer: fetch the picture with git lfs pull first`
  // Of any size (spec cli.md): the cap is for what a provider delivers.
  const inspector = createInspector(Infinity)
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of files.stream(path)) {
    await inspector.write(Buffer.from(chunk))
    hash.update(chunk)
    bytes += chunk.length
  }
  const seen = await inspector.end()
  if (seen.kind === 'broken') return `${shown} is no whole picture (${seen.message})`
  if (seen.format !== FORMATS[path.slice(path.lastIndexOf('.') + 1)]) return `${shown} holds a ${seen.format}`
  const { format, width, height, provenance } = seen
  return {
    sha256: hash.digest('hex'),
    git_blob: await gitBlob(files, path, bytes),
    bytes,
    format,
    width,
    height,
    provenance,
  }
}
