// Merges locks image by image, so that two runs that touch different images never stand in each other's way.
import { isDeepStrictEqual } from 'node:util'
import { byCodeUnits } from '../lock/format.ts'
import type { Entry, Lock } from '../lock/schema.ts'
import { pathKey } from '../manifest/paths.ts'

export interface MergedLock {
  readonly merged: Lock
  /** Images of theirs whose path an image of ours has now, in code-unit order. */
  readonly dropped: readonly string[]
}

/**
 * Three-way merge by image id.
 *
 * | ours | theirs | merged |
 * |---|---|---|
 * | unchanged | anything | theirs |
 * | anything | unchanged | ours |
 * | removed | changed or added | theirs: what was removed is not what stands there now |
 * | changed or added | removed | ours: what was paid for is not lost, `prune` can still drop it for nothing |
 * | changed | accepted by a person | theirs: a person's own picture is never replaced |
 * | changed | changed to the same request and path | theirs: it is delivered already |
 * | changed | changed otherwise | ours: the newer order; theirs stays in the history, from where it comes back for nothing |
 *
 * Where two images would have one path, or one would lie below the other, that of ours stays: theirs is in the history.
 */
export function mergeLocks(base: Lock, ours: Lock, theirs: Lock): MergedLock {
  const ids = [...new Set([...base.images.keys(), ...ours.images.keys(), ...theirs.images.keys()])].sort(byCodeUnits)
  const chosen = ids.map((id) => ({
    id,
    ...choose(base.images.get(id), ours.images.get(id), theirs.images.get(id)),
  }))
  const taken = openPaths()
  const kept = new Map<string, Entry>()
  const dropped: string[] = []
  // Neither ours among themselves nor theirs among themselves have a path twice: each was one lock.
  for (const { id, entry } of chosen.toSorted((a, b) => Number(b.own) - Number(a.own))) {
    if (entry === undefined) continue
    if (taken.take(entry.path)) kept.set(id, entry)
    else dropped.push(id)
  }
  const images = [...kept].toSorted(([a], [b]) => byCodeUnits(a, b))
  return { merged: { version: 1, images: new Map(images) }, dropped: dropped.toSorted(byCodeUnits) }
}

/** Whether two entries say the same, in whatever order; absent equals absent. */
export function sameEntry(a: Entry | undefined, b: Entry | undefined): boolean {
  return isDeepStrictEqual(a, b)
}

interface Choice {
  readonly entry: Entry | undefined
  /** Whether the run made it. */
  readonly own: boolean
}

function choose(base: Entry | undefined, ours: Entry | undefined, theirs: Entry | undefined): Choice {
  const taken = { entry: theirs, own: false }
  const kept = { entry: ours, own: true }
  if (sameEntry(ours, base)) return taken
  if (sameEntry(theirs, base)) return kept
  if (ours === undefined) return taken
  if (theirs === undefined) return kept
  if (theirs.accepted) return taken
  return ours.fingerprint === theirs.fingerprint && ours.path === theirs.path ? taken : kept
}

/** Paths that are in use, as a file system without case would see them. */
function openPaths(): { readonly take: (path: string) => boolean } {
  const files = new Set<string>()
  const folders = new Set<string>()
  return {
    take: (path) => {
      const key = pathKey(path)
      const above = [...key.matchAll(/\//g)].map(({ index }) => key.slice(0, index))
      if (files.has(key) || folders.has(key) || above.some((folder) => files.has(folder))) return false
      files.add(key)
      for (const folder of above) folders.add(folder)
      return true
    },
  }
}
