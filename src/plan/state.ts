// Decides the state of every image: spec lockfile.md, "States of an image", row by row. Pure.
import type { Image } from '../manifest/draft.ts'
import type { Entry, Lock } from '../lock/schema.ts'

/** In the order of the spec's table; the first that fits is the state. */
export const STATES = ['unchanged', 'move', 'edited', 'missing', 'update', 'create', 'orphan'] as const
export type State = (typeof STATES)[number]

/** What stands at a path. A Git LFS pointer counts by the SHA-256 that it names. */
export type FileFact =
  | { readonly kind: 'absent' }
  | { readonly kind: 'bytes' | 'pointer'; readonly sha256: string }
  | { readonly kind: 'other' }

export interface Wanted {
  readonly image: Image
  readonly fingerprint: string
}

/** A file that the journal notes for an image: stored by us, its entry not yet written to the lock. */
export interface Note {
  readonly id: string
  readonly entry: Entry
}

export interface Facts {
  readonly lock: Lock
  readonly files: (path: string) => FileFact
  /** The journal's notes for this image, oldest first. */
  readonly notes: (id: string) => readonly Note[]
  /** The entry that locks this path, whatever its id. */
  readonly entryAt: (path: string) => { readonly id: string; readonly entry: Entry } | undefined
}

export interface Decision {
  readonly state: Exclude<State, 'orphan'>
  /** Of a `move`: the id of the entry that moves, the image's own or one that the manifest no longer has. */
  readonly from?: string
}

/** Whether the file at the entry's own path, or at `path`, has the bytes that the entry locks. */
export function isIntact(entry: Entry, files: Facts['files'], path = entry.path): boolean {
  return hasBytes(files(path), entry.file.sha256)
}

/**
 * Whether an entry could be renamed to `path`: its old file is intact or the new path already has its bytes; and at
 * the new path is nothing, those bytes, or the intact file of another entry.
 */
export function canMove(entry: Entry, path: string, facts: Facts): boolean {
  const there = facts.files(path)
  if (hasBytes(there, entry.file.sha256)) return true
  if (!isIntact(entry, facts.files)) return false
  if (there.kind === 'absent') return true
  const holder = facts.entryAt(path)
  return holder !== undefined && isIntact(holder.entry, facts.files)
}

/**
 * The state of one wanted image.
 * @param adopted id of the entry that `settleSeeds` gave to this image, where it has none of its own
 */
export function decideState(wanted: Wanted, facts: Facts, adopted: string | undefined): Decision {
  const { image, fingerprint } = wanted
  const entry = facts.lock.images.get(image.id)
  const there = facts.files(image.path)
  const same = entry?.fingerprint === fingerprint

  if (entry && same && entry.path === image.path && hasBytes(there, entry.file.sha256)) return { state: 'unchanged' }
  if (entry && same && entry.path !== image.path && canMove(entry, image.path, facts)) {
    return { state: 'move', from: image.id }
  }
  if (!entry && adopted !== undefined) return { state: 'move', from: adopted }
  // A folder at the path is nobody's file: the image cannot be made there, which its source says.
  const isFile = there.kind === 'bytes' || there.kind === 'pointer'
  if (isFile && !isOurs(there, image, entry, facts)) return { state: 'edited' }
  if (entry?.accepted && !same && facts.files(entry.path).kind !== 'absent') return { state: 'edited' }
  if (!entry) return { state: 'create' }
  return { state: same ? 'missing' : 'update' }
}

/** Whether the bytes at the image's path are locked by its own entry, noted by the journal for it, or locked for this path. */
function isOurs(there: FileFact, image: Image, entry: Entry | undefined, facts: Facts): boolean {
  if (entry && hasBytes(there, entry.file.sha256)) return true
  if (facts.notes(image.id).some((note) => hasBytes(there, note.entry.file.sha256))) return true
  const holder = facts.entryAt(image.path)
  return holder !== undefined && holder.id !== image.id && hasBytes(there, holder.entry.file.sha256)
}

/** Whether a file has the bytes of this SHA-256, itself or by an LFS pointer. */
export function hasBytes(fact: FileFact, sha256: string): boolean {
  return (fact.kind === 'bytes' || fact.kind === 'pointer') && fact.sha256 === sha256
}
