// The journal: what was bought before it is asked for, what is stored before it is renamed (spec: "Never half, never twice").
import type { Problem } from '../errors.ts'
import type { Entry } from '../lock/schema.ts'
import type { Aside, Purchase } from '../plan/source.ts'
import type { Note } from '../plan/state.ts'

/** One line of the journal. `n` numbers the purchases of all runs that the journal still remembers. */
export type JournalRecord =
  | { readonly t: 'ask'; readonly n: number; readonly id: string; readonly fp: string; readonly cost: number | null }
  | {
      readonly t: 'link'
      readonly n: number
      readonly url: string
      readonly deadline: number
      readonly request_id: string | null
    }
  | { readonly t: 'end'; readonly n: number; readonly as: 'stored' | 'nothing' | 'unknown' }
  | { readonly t: 'temp'; readonly path: string }
  /** A file on its way to another place by way of a temporary name. */
  | { readonly t: 'moving'; readonly temp: string; readonly from: string; readonly to: string }
  | { readonly t: 'note'; readonly id: string; readonly entry: Entry; readonly temp: string | null }
  | {
      readonly t: 'aside'
      readonly fp: string
      readonly file: string
      readonly code: string
      readonly message: string
    }
  | { readonly t: 'kept'; readonly id: string; readonly file: string }
  | ({ readonly t: 'candidate' } & Candidate)
  | ({ readonly t: 'split' } & Split)

/** A variant of an image that waits in the state folder, with the entry that it would have in the lock. */
export interface Candidate {
  readonly id: string
  /** Its name in the state folder, and the temporary one that it may still have there. */
  readonly file: string
  readonly temp: string
  readonly entry: Entry
}

/** How work was shared out between machines, some of whose bundles are still missing. */
export interface Split {
  readonly of: number
  /** SHA-256 over what the manifests wanted. */
  readonly wants: string
  /** Fingerprints. */
  readonly work: readonly string[]
}

export interface JournalView {
  /** Files stored by an earlier run whose entry may not be in the lock yet, by image id, oldest first. */
  readonly notes: ReadonlyMap<string, readonly (Note & { readonly temp: string | null })[]>
  /** Bought, link known, not stored; by fingerprint, the newest. */
  readonly purchases: ReadonlyMap<string, Purchase>
  readonly asides: ReadonlyMap<string, Aside & { readonly file: string }>
  /** Asked for, outcome never learned; by fingerprint. */
  readonly unsettled: ReadonlySet<string>
  /** By fingerprint. */
  readonly candidates: ReadonlyMap<string, Candidate>
  /** Temporary files that may still lie about. */
  readonly temporaries: readonly string[]
  /** Renames by way of a temporary name that may not have ended. */
  readonly moving: readonly { readonly temp: string; readonly from: string; readonly to: string }[]
  readonly kept: readonly { readonly id: string; readonly file: string }[]
  readonly split: Split | null
  /** The next free number of a purchase. */
  readonly next: number
}

/** Reads a journal; a torn last line (a crash in the middle of it) is left out, and so is any line that is none. */
export function replay(text: string): JournalView {
  const asks = new Map<number, Extract<JournalRecord, { t: 'ask' }>>()
  const links = new Map<number, Extract<JournalRecord, { t: 'link' }>>()
  const unsettled = new Set<string>()
  const stored = new Map<string, number>()
  const notes = new Map<string, (Note & { temp: string | null })[]>()
  const asides = new Map<string, Aside & { file: string }>()
  const candidates = new Map<string, Candidate>()
  const temporaries: string[] = []
  const moving: { temp: string; from: string; to: string }[] = []
  const kept: { id: string; file: string }[] = []
  let split: Split | null = null
  let next = 1
  for (const record of records(text)) {
    if (record.t === 'ask') {
      asks.set(record.n, record)
      next = Math.max(next, record.n + 1)
    } else if (record.t === 'link') links.set(record.n, record)
    else if (record.t === 'end') {
      const print = asks.get(record.n)?.fp
      if (print !== undefined && record.as === 'unknown') unsettled.add(print)
      if (print !== undefined && record.as === 'stored') {
        unsettled.delete(print)
        stored.set(print, record.n)
      }
      asks.delete(record.n)
      links.delete(record.n)
    } else if (record.t === 'temp') temporaries.push(record.path)
    else if (record.t === 'moving') moving.push(record)
    else if (record.t === 'note') {
      const { id, entry, temp } = record
      notes.set(id, [...(notes.get(id) ?? []), { id, entry, temp }])
      // A picture that could be stored settles the one that could not (`--force`), and all that was asked for before,
      // also where the run was killed before it said so.
      asides.delete(entry.fingerprint)
      unsettled.delete(entry.fingerprint)
      stored.set(entry.fingerprint, next)
    } else if (record.t === 'candidate') {
      const { id, file, temp, entry } = record
      if (!isName(file) || !isName(temp)) continue
      candidates.set(entry.fingerprint, { id, file, temp, entry })
      unsettled.delete(entry.fingerprint)
      stored.set(entry.fingerprint, next)
    } else if (record.t === 'aside') asides.set(record.fp, record)
    else if (record.t === 'kept') kept.push(record)
    else if (record.t === 'split') split = { of: record.of, wants: record.wants, work: record.work }
  }
  const purchases = new Map<string, Purchase>()
  for (const { n, id, fp, cost } of asks.values()) {
    // A later purchase of the same picture was stored: nobody waits for this one any more.
    if (n < (stored.get(fp) ?? 0)) continue
    const link = links.get(n)
    if (!link) unsettled.add(fp)
    else {
      const { url, deadline, request_id: requestId } = link
      purchases.set(fp, { order: n, id, url, deadline, requestId, cost })
    }
  }
  return { notes, purchases, asides, unsettled, candidates, temporaries, moving, kept, split, next }
}

/** A file of the state folder itself: no name leads out of it. */
function isName(name: string): boolean {
  return /^[A-Za-z0-9._-]+$/.test(name) && !/^\.{1,2}$/.test(name)
}

function* records(text: string): Generator<JournalRecord> {
  for (const line of text.split('\n')) {
    if (!line.startsWith('{"t":')) continue
    try {
      yield JSON.parse(line) as JournalRecord
    } catch {
      // A line that a crash cut short says nothing that was relied on: what it announces had not begun.
    }
  }
}

/** Where the journal is kept. */
export interface JournalFile {
  readonly append: (text: string, sync: boolean) => Promise<void>
  readonly rewrite: (text: string) => Promise<void>
  readonly remove: () => Promise<void>
}

/** The journal of the present run. */
export interface Journal {
  /** Resolves when the record is on the disk; records of one moment share one sync. */
  readonly sync: (record: JournalRecord) => Promise<void>
  /** Resolves when the record is handed to the system, which survives a crash of this process alone. */
  readonly note: (record: JournalRecord) => Promise<void>
  /** A number for a purchase. */
  readonly number: () => number
  /** Replaces the journal by what is still to be remembered; removes it where that is nothing. */
  readonly close: (remaining: readonly JournalRecord[]) => Promise<void>
}

/** Opens the journal for writing; `next` is the first free number (`JournalView.next`). */
export function openJournal(file: JournalFile, next: number): Journal {
  let pending: { text: string; sync: boolean; done: () => void; failed: (error: unknown) => void }[] = []
  let writing = false
  // Whether the file may end in a torn line: what is appended would be read as a part of it.
  let torn = true
  let free = next

  // What arrives while a write is under way goes out together with one sync: workers do not wait for each other's.
  async function drain(): Promise<void> {
    writing = true
    while (pending.length > 0) {
      const batch = pending
      pending = []
      try {
        const text = batch.map((record) => record.text).join('')
        await file.append(
          torn ? `\n${text}` : text,
          batch.some(({ sync }) => sync),
        )
        torn = false
        for (const { done } of batch) done()
      } catch (error) {
        torn = true
        for (const { failed } of batch) failed(error)
      }
    }
    writing = false
  }
  const add = (record: JournalRecord, sync: boolean): Promise<void> =>
    new Promise((done, failed) => {
      pending.push({ text: line(record), sync, done, failed })
      if (!writing) void drain()
    })
  return {
    sync: (record) => add(record, true),
    note: (record) => add(record, false),
    number: () => free++,
    close: async (remaining) => {
      if (remaining.length === 0) await file.remove()
      else await file.rewrite(remaining.map(line).join(''))
    },
  }
}

function line(record: JournalRecord): string {
  const { t, ...rest } = record
  return `${JSON.stringify({ t, ...rest })}\n`
}

/** The warning about a purchase of an earlier run whose link died. */
export function lostWarning(id: string, requestId: string | null): Problem {
  const which = requestId === null ? 'which left no request id' : `request id ${requestId}`
  const message = `${id} was bought by an earlier run and its link died before the picture was stored (${which})`
  return { severity: 'warning', code: 'journal/lost', message }
}
