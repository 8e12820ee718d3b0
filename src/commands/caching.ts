// What a run puts into the cache: what it stores, and what it is about to replace or drop.
import type { Result } from '../generate/outcome.ts'
import type { Task } from '../generate/task.ts'
import type { Item } from '../plan/plan.ts'
import { hasBytes } from '../plan/state.ts'
import type { Cache } from '../store/cache.ts'
import type { Shelf } from '../store/shelf.ts'
import type { Plan } from './session.ts'

/**
 * The pictures that a run of this plan replaces or drops, so that a change that is taken back costs nothing.
 * @param prunes whether orphans go
 */
export async function keepReplaced(
  cache: Cache,
  { loaded, items }: Plan,
  { files }: Shelf,
  prunes: boolean,
): Promise<void> {
  for (const { entry, state, source } of items) {
    const isReplaced = (state === 'orphan' && prunes) || (state === 'update' && source.kind !== 'nothing')
    if (!isReplaced || !entry) continue
    const fact = loaded.facts.files(entry.path)
    if (fact.kind === 'bytes' && hasBytes(fact, entry.file.sha256)) await cache.put(entry, files.stream(entry.path))
  }
}

/** The pictures that this run stored. */
export async function keepMade(
  cache: Cache,
  results: ReadonlyMap<Item, Result>,
  tasks: readonly Task[],
): Promise<void> {
  for (const { item, shelf } of tasks) {
    const { outcome, entry } = results.get(item) ?? {}
    if (outcome === 'generated' && entry) await cache.put(entry, shelf.files.stream(entry.path))
  }
  await cache.close()
}
