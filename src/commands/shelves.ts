// Opens each manifest's files, journal and lock for writing, and closes them with what is still to be remembered.
import { EXIT, ImagelockError, type Problem } from '../errors.ts'
import type { Loaded } from '../load.ts'
import type { ManifestFile } from '../manifest-file.ts'
import { readLock } from '../load.ts'
import { fingerprint } from '../lock/fingerprint.ts'
import { bindSeed } from '../manifest/bind.ts'
import { type Note, hasBytes } from '../plan/state.ts'
import { type Candidate, type JournalView, lostWarning, openJournal, replay } from '../store/journal.ts'
import { recover, recoverCandidates, remaining } from '../store/recover.ts'
import { keepLock, type Shelf } from '../store/shelf.ts'

/** In the state folder, beside the candidates that it shows. */
export const CONTACT_SHEET = 'candidates.webp'

/** Ends what an earlier run of this manifest was stopped in; gives the warnings about what it had to set aside. */
export async function recoverFile(file: ManifestFile): Promise<Problem[]> {
  const text = file.state.readJournal()
  if (text === '') return []
  const view = replay(text)
  await recoverCandidates(view, file.state.files)
  const journal = openJournal(file.state.journal, view.next)
  const kept = await recover(view, readLock(file).lock, file.files, file.state, (id, aside) =>
    journal.sync({ t: 'kept', id, file: aside }),
  )
  return kept.map(({ id, file: aside }) => {
    const message = `a picture of ${id} that an earlier run bought is kept at ${aside}: its place is taken by bytes that imagelock did not write`
    return { severity: 'warning', code: 'journal/kept', message }
  })
}

/** @param keepsOld whether what stands at a path is kept before it is replaced */
export function openShelf({ file, view, lock, lockBytes }: Loaded, keepsOld = false): Shelf {
  const { files, state, named } = file
  const journal = openJournal(state.journal, view.next)
  const keeper = keepLock(files, file.lockFile, { lock, text: lockBytes?.toString('utf8') ?? null }, (temporary) =>
    journal.note({ t: 'temp', path: temporary }),
  )
  return { keepsOld, named, files, state, journal, view, lock: keeper }
}

/**
 * Writes the lock; only then does the journal forget what it vouched for.
 * @param keepAll whether outcomes of other fingerprints than the wanted ones are remembered too (a draft run)
 * @returns the warnings about purchases that nobody will fetch any more
 * @throws ImagelockError `store/lock` (exit 1) where the lock cannot be written: the journal still vouches
 */
export async function closeShelf(shelf: Shelf, loaded: Loaded, keepAll: boolean, now: number): Promise<Problem[]> {
  try {
    await shelf.lock.write()
  } catch (error) {
    if (error instanceof ImagelockError) throw error
    const reason = (error as Error).message
    const message = `${loaded.file.lockName} could not be written (${reason}); what was made is stored and noted: run imagelock generate${loaded.file.named} again`
    throw new ImagelockError({ code: 'store/lock', message }, EXIT.incomplete)
  }
  return closeJournal(shelf, loaded, keepAll, now)
}

/**
 * Ends the journal where the lock was not touched; parameters and result are those of `closeShelf`.
 * Candidates stay, the one that was picked too, so that a choice can be changed for nothing: until the first `generate`
 * after one was picked, or after the image began to ask for something else than another seed.
 */
export async function closeJournal(shelf: Shelf, loaded: Loaded, keepAll: boolean, now: number): Promise<Problem[]> {
  const read = replay(shelf.state.readJournal())
  const kept = read.kept.filter(({ file }) => shelf.state.has(file))
  const notes = stillNoted(read.notes, shelf, loaded)
  const waiting = new Set([...notes.values()].flat().map(({ temp }) => temp))
  const view = {
    ...read,
    notes,
    kept,
    temporaries: read.temporaries.filter((name) => !waiting.has(name) && !isGone(name, shelf)),
    moving: read.moving.filter(({ temp }) => shelf.files.isTemporary(temp) && shelf.files.find(temp).kind === 'file'),
    candidates: stayingCandidates(read, shelf, loaded, keepAll),
  }
  const wanted = new Set(
    loaded.verdicts.filter((verdict) => !isMade(verdict, shelf)).map(({ fingerprint }) => fingerprint),
  )
  const isWanted = (print: string): boolean => keepAll || wanted.has(print)
  // Of a picture that is locked, and was asked for again (`--force`) without an answer, the old one is still there.
  const all = new Set(loaded.verdicts.map(({ fingerprint }) => fingerprint))
  const mayBeBilled = (print: string): boolean => keepAll || all.has(print)
  const forgotten = [...view.purchases].filter(([print, { deadline }]) => deadline <= now && !isWanted(print))
  const left = await shelf.journal.close(remaining(view, isWanted, mayBeBilled, now)).then(() => [], journalLeft)
  const before = new Set(loaded.view.kept.map(({ file }) => file))
  return [
    ...left,
    ...forgotten.map(([, { id, requestId }]) => lostWarning(id, requestId)),
    ...kept.filter(({ file }) => !before.has(file)).map(keptWarning),
  ]
}

/** Removes a temporary file that a failing disk left; one that it still does not let go is not forgotten. */
function isGone(name: string, { files }: Shelf): boolean {
  if (!files.isTemporary(name) || files.find(name).kind !== 'file') return true
  try {
    return files.remove(name)
  } catch {
    return false
  }
}

/** Files go before their records: a record without a file is no candidate. */
function stayingCandidates(
  { candidates }: JournalView,
  { lock, state }: Shelf,
  { file }: Loaded,
  keepAll: boolean,
): JournalView['candidates'] {
  const drafts = new Map(file.manifest.drafts.map((draft) => [draft.id, draft]))
  const stays = (print: string, { id, entry }: Candidate): boolean => {
    const draft = drafts.get(id)
    const seed = entry.request.seed ?? null
    const isAsked = draft !== undefined && fingerprint(bindSeed(draft, seed).request) === print
    return keepAll || (isAsked && !candidates.has(lock.entries().get(id)?.fingerprint ?? ''))
  }
  const staying = [...candidates].filter(([print, candidate]) => {
    if (!stays(print, candidate)) state.files.remove(candidate.file)
    return [candidate.file, candidate.temp].some((name) => state.files.find(name).kind === 'file')
  })
  if (staying.length === 0) state.files.remove(CONTACT_SHEET)
  return new Map(staying)
}

/** The lock is written and the old journal still whole: all that is wrong is that it was not made shorter. */
function journalLeft(error: unknown): Problem[] {
  const message = `the journal could not be put away (${(error as Error).message}); the next run reads it again`
  return [{ severity: 'warning', code: 'journal/left', message }]
}

function keptWarning({ id, file }: JournalView['kept'][number]): Problem {
  const message = `the earlier file of ${id} is kept at ${file}; remove it when nobody needs it`
  return { severity: 'warning', code: 'store/kept', message }
}

/** Whether the lock has the picture by now, wherever it came from. */
function isMade({ image, fingerprint }: Loaded['verdicts'][number], { lock }: Shelf): boolean {
  return lock.entries().get(image.id)?.fingerprint === fingerprint
}

type TempNote = Note & { readonly temp: string | null }

/** What an earlier run stored and this one did not lock, since it was not named or another command ran. */
function stillNoted(notes: JournalView['notes'], { lock, files }: Shelf, { verdicts }: Loaded): JournalView['notes'] {
  const paths = new Map(verdicts.map(({ image }) => [image.id, image.path]))
  const has = (path: string, { entry }: Note): boolean => hasBytes(files.fact(path), entry.file.sha256)
  const waits = (note: TempNote): boolean => note.temp !== null && files.isTemporary(note.temp) && has(note.temp, note)
  const stays = (note: TempNote): boolean =>
    // One whose image left the manifest stays ours: it may come back.
    (paths.get(note.id) ?? note.entry.path) === note.entry.path &&
    lock.entries().get(note.id)?.file.sha256 !== note.entry.file.sha256 &&
    (has(note.entry.path, note) || waits(note))
  return new Map(
    [...notes].map(
      ([id, all]) =>
        [
          id,
          all
            .filter(stays)
            .slice(-1)
            // One whose rename failed is brought to its place by the next run.
            .map((note) => ({ ...note, temp: waits(note) ? note.temp : null })),
        ] as const,
    ),
  )
}
