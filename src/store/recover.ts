// Ends what an earlier run was stopped in: renames that were noted and not done, temporary files, the journal itself.
import type { Entry, Lock } from '../lock/schema.ts'
import { checkPath } from '../manifest/paths.ts'
import { type FileFact, hasBytes } from '../plan/state.ts'
import { type Files, isTemporaryName } from '../world/files.ts'
import type { StateFolder } from '../world/state-folder.ts'
import type { JournalRecord, JournalView } from './journal.ts'

/** A noted file that still waits under its temporary name and may take its place. */
export interface Waiting {
  readonly id: string
  readonly temporary: string
  readonly path: string
  readonly sha256: string
}

/** Noted files that were not renamed yet: their place is free, or has bytes that the lock or the journal knows. */
export function findWaiting(view: JournalView, lock: Lock, files: Files): Waiting[] {
  const known = knownBytes(view, lock)
  const waiting = new Map<string, Waiting>()
  for (const note of [...view.notes.values()].flat()) {
    const { path, file } = note.entry
    if (note.temp === null || !isTemporaryName(note.temp) || checkPath(path) !== null) continue
    if (!hasBytes(files.fact(note.temp), file.sha256) || !isKnown(files.fact(path), known.get(path))) continue
    waiting.set(path, { id: note.id, temporary: note.temp, path, sha256: file.sha256 })
  }
  return [...waiting.values()]
}

/**
 * Ends the renames, and removes the temporary files that the journal names. A paid picture whose place a person took
 * meanwhile is set aside in the state folder.
 * @returns what was set aside
 */
export async function recover(
  view: JournalView,
  lock: Lock,
  files: Files,
  state: Pick<StateFolder, 'setAside'>,
): Promise<{ readonly id: string; readonly file: string }[]> {
  for (const step of view.moving) await endMove(step, files)
  for (const { temporary, path } of findWaiting(view, lock, files)) await files.settle(temporary, path)
  const kept: { id: string; file: string }[] = []
  for (const { id, entry, temp } of [...view.notes.values()].flat()) {
    if (temp === null || !isTemporaryName(temp) || !hasBytes(files.fact(temp), entry.file.sha256)) continue
    kept.push({ id, file: await state.setAside(asideName(entry), files.stream(temp)) })
  }
  for (const temporary of view.temporaries) if (isTemporaryName(temporary)) files.remove(temporary)
  for (const { temp } of view.moving) if (isTemporaryName(temp)) files.remove(temp)
  return kept
}

/** The name under which bytes are set aside in the state folder. */
export function asideName({ file }: Pick<Entry, 'file'>): string {
  return `${file.sha256.slice(0, 16)}.${file.format === 'jpeg' ? 'jpg' : file.format}`
}

/** Takes a move back while its old place is free, since the file that stands at its new place may be on its way too. */
async function endMove({ temp, from, to }: JournalView['moving'][number], files: Files): Promise<void> {
  if (!isTemporaryName(temp) || checkPath(from) !== null || checkPath(to) !== null) return
  if (files.find(temp).kind !== 'file') return
  if (files.find(from).kind === 'absent') await files.settle(temp, from)
  else if (files.find(to).kind === 'absent') await files.settle(temp, to)
}

/**
 * What the journal still has to remember when a run ends: links that live, outcomes that were never learned and
 * pictures set aside, as far as the manifest still wants them; and whose bytes were kept for a person.
 */
export function remaining(view: JournalView, isWanted: (fingerprint: string) => boolean, now: number): JournalRecord[] {
  const records: JournalRecord[] = []
  let n = 1
  for (const [fp, { id, url, deadline, requestId, cost }] of view.purchases) {
    if (deadline <= now && !isWanted(fp)) continue
    records.push({ t: 'ask', n, id, fp, cost }, { t: 'link', n, url, deadline, request_id: requestId })
    n++
  }
  for (const fp of view.unsettled) {
    if (!isWanted(fp)) continue
    records.push({ t: 'ask', n, id: '', fp, cost: null }, { t: 'end', n, as: 'unknown' })
    n++
  }
  for (const [fp, { file, code, message }] of view.asides) {
    if (isWanted(fp)) records.push({ t: 'aside', fp, file, code, message })
  }
  for (const note of [...view.notes.values()].flat()) records.push({ t: 'note', id: note.id, entry: note.entry, temp: note.temp })
  return [...records, ...view.kept.map((kept) => ({ t: 'kept', ...kept }) as const)]
}

function knownBytes(view: JournalView, lock: Lock): Map<string, Set<string>> {
  const known = new Map<string, Set<string>>()
  const entries = [...lock.images.values(), ...[...view.notes.values()].flat().map(({ entry }) => entry)]
  for (const { path, file } of entries) known.set(path, (known.get(path) ?? new Set()).add(file.sha256))
  return known
}

function isKnown(fact: FileFact, known: ReadonlySet<string> | undefined): boolean {
  if (fact.kind === 'absent') return true
  return (fact.kind === 'bytes' || fact.kind === 'pointer') && known !== undefined && known.has(fact.sha256)
}
