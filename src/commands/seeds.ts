// Seeds that are written into manifests: for which images that can be, and how it is done without losing anything.
import { ImagelockError, type Problem } from '../errors.ts'
import { load, type Loaded } from '../load.ts'
import { bytesOf, type ManifestFile, placeIn, withText } from '../manifest-file.ts'
import type { Draft, Image } from '../manifest/draft.ts'
import { writeSeeds } from '../manifest/edit.ts'
import type { Item } from '../plan/plan.ts'
import type { Shelf } from '../store/shelf.ts'
import { type Plan, type Session, stateRows } from './session.ts'
import { closeJournal } from './shelves.ts'

export interface SeededPlan {
  readonly loaded: Loaded
  readonly items: readonly { readonly item: Item; readonly draft: Draft }[]
}

/**
 * The named images, each with a seed of its own.
 * @throws ImagelockError `seed/orphan`, `seed/not-taken` (exit 2) where one has none, every one of them told
 */
export function seededRows(session: Session): SeededPlan[] {
  const problems: Problem[] = []
  const rows = stateRows(session).map(({ loaded, items }: Plan) => {
    const drafts = new Map(loaded.file.manifest.drafts.map((draft) => [draft.id, draft]))
    return {
      loaded,
      items: items.flatMap((item) => {
        const draft = drafts.get(item.id)
        const problem = unseeded(item, draft, loaded.file)
        if (problem) problems.push(problem)
        return draft && !problem ? [{ item, draft }] : []
      }),
    }
  })
  throwAll(problems)
  return rows
}

function unseeded({ id, state }: Item, draft: Draft | undefined, file: ManifestFile): Problem | null {
  if (!draft) {
    const message = `${id} is in no manifest any more, so that it has no seed: imagelock prune${file.named} drops it`
    return { severity: 'error', code: 'seed/orphan', message }
  }
  if (draft.takesSeed) return null
  const isLeftAlone = state === 'unchanged' || state === 'move' || state === 'edited'
  const make = isLeftAlone ? 'make it anew, use imagelock generate --force' : 'make it, use imagelock generate'
  const message = `${id} has no seed: ${draft.model} takes none. To ${make} ${id}${file.named}`
  return { severity: 'error', code: 'seed/not-taken', message, ...placeIn(file, draft.at) }
}

/** Throws where there is a problem, with all of them. */
export function throwAll([first, ...more]: readonly Problem[]): void {
  if (first) throw new ImagelockError(first, 2, more)
}

/**
 * A manifest as it is with other seeds, nothing of it written yet.
 * @param seeds by key under `images`
 * @throws ImagelockError (exit 2) where the text cannot be edited so, or would be no valid manifest
 */
export async function withSeeds(loaded: Loaded, seeds: ReadonlyMap<string, number>): Promise<Loaded> {
  const { file } = loaded
  const text = writeSeeds(file.text, seeds)
  if (text === null) {
    const [id, seed] = [...seeds][0] ?? []
    const message = `a seed cannot be written into ${file.name} as it is laid out there without changing more: write seed: ${seed} for ${id} yourself`
    throw new ImagelockError({ code: 'manifest/not-editable', message, file: file.name })
  }
  return load(withText(file, text), false)
}

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf])

/**
 * Writes a manifest's new text in the place of the old one, in one step. Where that fails nothing was changed, and the
 * journal is closed.
 * @throws ImagelockError `manifest/changed` (exit 2) where somebody wrote it since it was read; errors of the disk
 */
export async function writeManifest(old: Loaded, { file }: Loaded, shelf: Shelf, now: number): Promise<void> {
  if (old.file.text === file.text) return
  const written = await replaceText(old.file, file, shelf).catch((error: unknown) => error)
  if (written === true) return
  await closeJournal(shelf, old, true, now)
  if (written !== false) throw written
  const message = `${file.name} was changed by somebody during the run and was left as it is: try again`
  throw new ImagelockError({ code: 'manifest/changed', message, file: file.name })
}

/** False where somebody wrote the manifest since it was read. */
async function replaceText(old: ManifestFile, { base, text }: ManifestFile, shelf: Shelf): Promise<boolean> {
  const { bytes, isAsRead } = bytesOf(old)
  if (!isAsRead) return false
  const next = Buffer.from(text)
  const temporary = shelf.files.temporaryName(base)
  await shelf.journal.note({ t: 'temp', path: temporary })
  const marked = bytes.subarray(0, 3).equals(BYTE_ORDER_MARK)
  return shelf.files.replace(base, temporary, bytes, marked ? Buffer.concat([BYTE_ORDER_MARK, next]) : next)
}

/** The row of an image whose seed was written: `state` is that before the run, `changes` names what the run changed. */
export function reseeded(item: Item, image: Image): Item {
  const changes = [
    { key: 'seed', from: item.image?.seed ?? null, to: image.seed },
    { key: 'path', from: item.path, to: image.path },
  ]
  return { ...item, image, path: image.path, changes: changes.filter(({ from, to }) => from !== to) }
}
