// Ends what an earlier run was stopped in: renames that were noted and not done, temporary files, the journal itself.
import type { Lock } from '../lock/schema.ts'
import { checkPath, extensionOf } from '../manifest/paths.ts'
import { type FileFact, hasBytes } from '../plan/state.ts'
import type { Files } from '../world/files.ts'
import type { StateFolder } from '../world/state-folder.ts'
import { asideName } from './place.ts'
import type { Candidate, JournalRecord, JournalView } from './journal.ts'

/** A noted file that still waits under its temporary name and may take its place. */
export interface Waiting {
  readonly id: string
  readonly temporary: string
  readonly path: string
  readonly sha256: string
}

/** Noted files that were not renamed yet: their place is free, or has bytes that the lock or the journal knows. */
export function findWaiting(view: JournalView, lock: Lock, files: Files): Waiting[] {
  if (view.notes.size === 0) return []
  const known = knownBytes(view, lock)
  const waiting = new Map<string, Waiting>()
  for (const note of [...view.notes.values()].flat()) {
    const { path, file } = note.entry
    if (note.temp === null || !files.isTemporary(note.temp) || checkPath(path) !== null) continue
    if (!hasBytes(files.fact(note.temp), file.sha256) || !isKnown(files.fact(path), known.get(path))) continue
    waiting.set(path, { id: note.id, temporary: note.temp, path, sha256: file.sha256 })
  }
  return [...waiting.values()]
}

/**
 * Ends the renames, and removes the temporary files that the journal names. A paid picture whose place a person took
 * meanwhile is set aside in the state folder.
 * @param note notes what is about to be set aside, so that no crash leaves it unnamed
 * @returns what was set aside
 */
export async function recover(
  view: JournalView,
  lock: Lock,
  files: Files,
  state: Pick<StateFolder, 'setAside'>,
  note: (id: string, file: string) => Promise<void>,
): Promise<{ readonly id: string; readonly file: string }[]> {
  await endMoves(view.moving, files)
  for (const { temporary, path } of findWaiting(view, lock, files)) await files.settle(temporary, path)
  const kept: { id: string; file: string }[] = []
  for (const { id, entry, temp } of [...view.notes.values()].flat()) {
    if (temp === null || !files.isTemporary(temp) || !hasBytes(files.fact(temp), entry.file.sha256)) continue
    kept.push({ id, file: await state.setAside(asideName(entry), files.stream(temp), (file) => note(id, file)) })
    files.remove(temp)
  }
  for (const temporary of view.temporaries) if (files.isTemporary(temporary)) files.remove(temporary)
  for (const { temp, from } of view.moving) {
    const fact = files.isTemporary(temp) ? files.fact(temp) : { kind: 'other' as const }
    if (fact.kind !== 'bytes' && fact.kind !== 'pointer') continue
    // Both places are taken: the only copy of a picture is never removed.
    const id = [...lock.images].find(([, entry]) => hasBytes(fact, entry.file.sha256))?.[0] ?? from
    const name = `${fact.sha256.slice(0, 16)}.${extensionOf(from)}`
    kept.push({ id, file: await state.setAside(name, files.stream(temp), (file) => note(id, file)) })
    files.remove(temp)
  }
  return kept
}

/**
 * Takes moves back to their old places, since what stands at a new place may be on its way too. First those whose old
 * place is taken by now go on to the new one, each of which may take the old place of another.
 */
async function endMoves(moving: JournalView['moving'], files: Files): Promise<void> {
  const isFree = (relative: string): boolean => files.find(relative).kind === 'absent'
  let left = moving.filter(
    ({ temp, from, to }) => files.isTemporary(temp) && checkPath(from) === null && checkPath(to) === null,
  )
  left = left.filter(({ temp }) => files.find(temp).kind === 'file')
  for (;;) {
    const onward = left.find(({ from, to }) => !isFree(from) && isFree(to))
    if (!onward) break
    await files.settle(onward.temp, onward.to)
    left = left.filter((step) => step !== onward)
  }
  for (const { temp, from } of left) if (isFree(from)) await files.settle(temp, from)
}

/** Candidates that were noted and not renamed yet take their names. */
export async function recoverCandidates(view: JournalView, files: Files): Promise<void> {
  for (const { file, temp, entry } of view.candidates.values()) {
    if (hasBytes(files.fact(temp), entry.file.sha256)) await files.settle(temp, file)
  }
}

/** The candidate of a fingerprint whose bytes are there, and whole. */
export function candidateOf(view: JournalView, fingerprint: string, files: Files): Candidate | null {
  const candidate = view.candidates.get(fingerprint)
  if (!candidate) return null
  return hasBytes(files.fact(candidate.file), candidate.entry.file.sha256) ? candidate : null
}

/**
 * What the journal still has to remember when a run ends: links that live and pictures set aside, as far as they are
 * wanted; outcomes that were never learned; what still has a temporary name; and whose bytes were kept for a person.
 * @param isWanted by fingerprint: the manifest wants the picture and the lock does not have it
 * @param mayBeBilled by fingerprint: an outcome that was never learned is still of interest
 */
export function remaining(
  view: JournalView,
  isWanted: (fingerprint: string) => boolean,
  mayBeBilled: (fingerprint: string) => boolean,
  now: number,
): JournalRecord[] {
  const records: JournalRecord[] = []
  let n = 1
  for (const [fp, { id, url, deadline, requestId, cost }] of view.purchases) {
    if (deadline <= now && !isWanted(fp)) continue
    records.push({ t: 'ask', n, id, fp, cost }, { t: 'link', n, url, deadline, request_id: requestId })
    n++
  }
  for (const fp of view.unsettled) {
    if (!mayBeBilled(fp)) continue
    records.push({ t: 'ask', n, id: '', fp, cost: null }, { t: 'end', n, as: 'unknown' })
    n++
  }
  for (const [fp, { file, code, message }] of view.asides) {
    if (isWanted(fp)) records.push({ t: 'aside', fp, file, code, message })
  }
  for (const note of [...view.notes.values()].flat())
    records.push({ t: 'note', id: note.id, entry: note.entry, temp: note.temp })
  for (const candidate of view.candidates.values()) records.push({ t: 'candidate', ...candidate })
  for (const path of view.temporaries) records.push({ t: 'temp', path })
  for (const { temp, from, to } of view.moving) records.push({ t: 'moving', temp, from, to })
  if (view.split?.work.some(isWanted)) records.push({ t: 'split', ...view.split })
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
