// From merged locks to the changes of a tree: which images, which removals, which lock (spec: action.md, "Delivery").
import { formatLock } from '../lock/format.ts'
import type { Entry, Lock } from '../lock/schema.ts'
import { pointerBlob } from '../store/history.ts'
import { sameEntry } from './merge-lock.ts'
import type { Edit, ProposedManifest } from './proposal.ts'

/** The commit that is built on, as one manifest sees it. */
export interface Tip {
  /** Its lock; an empty one where there is none. */
  readonly lock: Lock
  /** The blob at a path of the repository; null where there is none. */
  readonly has: (path: string) => string | null
}

type ImageEdit = Extract<Edit, { readonly kind: 'image' }>

/** An entry's path in the repository. */
export function repositoryPath({ folder }: Pick<ProposedManifest, 'folder'>, path: string): string {
  return folder === '' ? path : `${folder}/${path}`
}

/**
 * The changes that make the tip hold the merged lock: images that the run made, with bytes from the work tree; removals
 * of files whose bytes the tip's lock vouches for and whose path no image has any more; the lock, where it says something
 * else. Removals come first.
 */
export function editsFor(manifest: ProposedManifest, tip: Tip, merged: Lock): Edit[] {
  const { base, ours, lockPath } = manifest
  const made = [...merged.images].filter(([id, entry]) => {
    if (!sameEntry(entry, ours.images.get(id)) || sameEntry(entry, base.images.get(id))) return false
    const blob = tip.has(repositoryPath(manifest, entry.path))
    // With the same entry at the tip, other bytes there are a person's.
    return blob === null || !(holds(blob, entry) || sameEntry(entry, tip.lock.images.get(id)))
  })
  const text = formatLock(merged)
  const lock: Edit[] = text === formatLock(tip.lock) ? [] : [{ kind: 'text', path: lockPath, text }]
  return [...removals(manifest, tip, merged), ...made.map(([, entry]) => imageEdit(manifest, entry)), ...lock]
}

/**
 * Images that the run left as they were and whose file the tip lacks: where the work tree holds the bytes, the run brought
 * them back, and they are delivered too.
 */
export function lostImages(manifest: ProposedManifest, tip: Tip, merged: Lock): readonly ImageEdit[] {
  const { base, ours } = manifest
  return [...merged.images]
    .filter(([id, entry]) => sameEntry(entry, base.images.get(id)) && sameEntry(entry, ours.images.get(id)))
    .map(([, entry]) => imageEdit(manifest, entry))
    .filter(({ path }) => tip.has(path) === null)
}

/**
 * Images of the run at whose path somebody put a file of their own meanwhile: no lock vouches for it, and the checked-out
 * commit has it not. It is never overwritten.
 * @param head the blob at a path of the checked-out commit
 */
export function foreignImages(
  manifest: ProposedManifest,
  tip: Tip,
  merged: Lock,
  head: (path: string) => string | null,
): readonly string[] {
  const vouched = new Map<string, Set<string>>()
  for (const { images } of [manifest.base, manifest.ours, tip.lock]) {
    for (const { path, file } of images.values()) {
      const known = vouched.get(path) ?? new Set()
      vouched.set(path, known.add(file.git_blob).add(pointerBlob(file)))
    }
  }
  return [...merged.images].flatMap(([id, entry]) => {
    const mine = sameEntry(entry, manifest.ours.images.get(id)) && !sameEntry(entry, manifest.base.images.get(id))
    const path = repositoryPath(manifest, entry.path)
    const blob = tip.has(path)
    return mine && blob !== null && blob !== head(path) && !vouched.get(entry.path)?.has(blob) ? [id] : []
  })
}

/** What the run made of these images is taken back: they are again as at the checked-out commit. */
export function without(manifest: ProposedManifest, ids: readonly string[]): ProposedManifest {
  const images = new Map(manifest.ours.images)
  for (const id of ids) {
    const before = manifest.base.images.get(id)
    if (before === undefined) images.delete(id)
    else images.set(id, before)
  }
  return { ...manifest, ours: { version: 1, images } }
}

function removals(manifest: ProposedManifest, tip: Tip, merged: Lock): Edit[] {
  const paths = new Set([...merged.images.values()].map(({ path }) => path))
  return [...tip.lock.images.values()].flatMap((entry) => {
    const path = repositoryPath(manifest, entry.path)
    const blob = tip.has(path)
    return !paths.has(entry.path) && blob !== null && holds(blob, entry) ? [{ kind: 'remove', path } as const] : []
  })
}

function imageEdit(manifest: ProposedManifest, { path, file }: Entry): ImageEdit {
  const { sha256, bytes } = file
  return { kind: 'image', path: repositoryPath(manifest, path), sha256, bytes }
}

/** Whether a blob is the locked bytes or their pointer. */
export function holds(blob: string, { file }: Entry): boolean {
  return blob === file.git_blob || blob === pointerBlob(file)
}
