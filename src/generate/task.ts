// One row of the plan with all that is needed to carry it out.
import { pathKey } from '../manifest/paths.ts'
import type { Image } from '../manifest/draft.ts'
import type { Item } from '../plan/plan.ts'
import { type FileFact, hasBytes } from '../plan/state.ts'
import { keepOld } from '../store/place.ts'
import type { Shelf } from '../store/shelf.ts'
import type { Objects } from '../world/git.ts'

export interface Task {
  readonly shelf: Shelf
  readonly item: Item
  readonly image: Image
  /** Keys (`pathKey`) of the paths of all images of the manifest, selected or not. */
  readonly wantedPaths: ReadonlySet<string>
  /** What stood at a path when the run was planned. */
  readonly planned: (path: string) => FileFact
  /** The objects of the manifest's repository; one process for all images. */
  readonly objects: () => Objects
  /** The bytes of a picture of the cache, by fingerprint. */
  readonly cached: (fingerprint: string) => AsyncIterable<Uint8Array>
}

/** Removes the old file of an image whose path changed, if its bytes are the locked ones and no wanted image has that path. */
export async function removeOldFile({
  shelf,
  item,
  wantedPaths,
}: Pick<Task, 'shelf' | 'item' | 'wantedPaths'>): Promise<void> {
  const { id, entry, path } = item
  if (!entry || entry.path === path || wantedPaths.has(pathKey(entry.path))) return
  const fact = shelf.files.fact(entry.path)
  if (!hasBytes(fact, entry.file.sha256)) return
  await keepOld(shelf, id, entry.path, fact)
  shelf.files.remove(entry.path)
}
