// Two locks → the rows that a reviewer sees: each image that a proposal adds, changes, moves or drops. Pure.
import type { Entry, Lock } from '../lock/schema.ts'
import { type Change, moveChanges, requestChanges } from '../plan/changes.ts'
import type { ProposedManifest } from './proposal.ts'

export interface ReviewRow {
  readonly manifest: string
  readonly id: string
  /** Null where the image is new or dropped. */
  readonly before: ReviewSide | null
  readonly after: ReviewSide | null
  readonly changes: readonly Change[]
}

export interface ReviewSide {
  /** From the repository's root. */
  readonly path: string
  readonly entry: Entry
}

/** By id in code-unit order; an image that only has another id or path now is one row. */
export function reviewRows({ manifest, folder, base, ours }: ProposedManifest): ReviewRow[] {
  const side = (entry: Entry | undefined): ReviewSide | null =>
    entry === undefined ? null : { path: folder === '' ? entry.path : `${folder}/${entry.path}`, entry }
  const gone = goneBySha(base, ours)
  const taken = new Set<string>()
  const rows: ReviewRow[] = []
  for (const [id, entry] of ours.images) {
    const old = base.images.get(id)
    const moved = old === undefined ? gone.get(entry.file.sha256)?.find((one) => !taken.has(one)) : undefined
    if (moved !== undefined) taken.add(moved)
    const from = old ?? (moved === undefined ? undefined : base.images.get(moved))
    if (old && isSame(old, entry)) continue
    const image = { id, path: entry.path, alt: null, seed: entry.request.seed ?? null, request: entry.request }
    const changes = !from
      ? []
      : moved === undefined
        ? requestChanges(from, image)
        : moveChanges({ id: moved, entry: from }, image)
    rows.push({ manifest, id, before: side(from), after: side(entry), changes })
  }
  for (const [id, entry] of base.images) {
    if (ours.images.has(id) || taken.has(id)) continue
    rows.push({ manifest, id, before: side(entry), after: null, changes: [] })
  }
  return rows.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function goneBySha(base: Lock, ours: Lock): Map<string, string[]> {
  const gone = new Map<string, string[]>()
  for (const [id, { file }] of base.images) {
    if (!ours.images.has(id)) gone.set(file.sha256, [...(gone.get(file.sha256) ?? []), id])
  }
  return gone
}

function isSame(a: Entry, b: Entry): boolean {
  return (
    a.fingerprint === b.fingerprint && a.path === b.path && a.file.sha256 === b.file.sha256 && a.accepted === b.accepted
  )
}
