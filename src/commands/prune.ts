// `prune`: drops the entries that the manifest no longer has, and their files where the bytes are the locked ones.
import { EXIT, type Problem } from '../errors.ts'
import type { Result } from '../generate/outcome.ts'
import { pathKey } from '../manifest/paths.ts'
import type { Item } from '../plan/plan.ts'
import { hasBytes } from '../plan/state.ts'
import type { Shelf } from '../store/shelf.ts'
import { type Done, NO_COSTS, type Plan, type Session, sheetOf, stateRows } from './session.ts'
import { closeShelf, openShelf } from './shelves.ts'

export async function prune(session: Session): Promise<Done> {
  const plans = stateRows(session)
  const problems: Problem[] = []
  const sheets = []
  for (const plan of plans) {
    const shelf = openShelf(plan.loaded)
    const done = pruneShelf(plan, shelf)
    problems.push(...done.problems, ...(await closeShelf(shelf, plan.loaded, true, session.world.clock.now())))
    sheets.push(sheetOf(plan, done.results))
  }
  return { exit: EXIT.done, sheets, costs: NO_COSTS, problems }
}

/** Drops the orphans among the rows; a file that stays is named in the problems. */
export function pruneShelf(
  { loaded, items }: Plan,
  shelf: Shelf,
): { readonly results: ReadonlyMap<Item, Result>; readonly problems: readonly Problem[] } {
  const wanted = new Set(loaded.verdicts.map(({ image }) => pathKey(image.path)))
  const results = new Map<Item, Result>()
  const problems: Problem[] = []
  for (const item of items) {
    // A picture that this run stored at the orphan's path has dropped the entry already.
    if (item.state !== 'orphan' || !item.entry) continue
    shelf.lock.drop(item.id)
    const { path, file } = item.entry
    const fact = shelf.files.fact(path)
    const isWanted = wanted.has(pathKey(path))
    const isLocked = hasBytes(fact, file.sha256)
    const leavesFile = fact.kind !== 'absent' && (isWanted || !isLocked)
    results.set(item, { outcome: 'pruned', ...(leavesFile ? { leavesFile } : {}) })
    if (isWanted || fact.kind === 'absent') continue
    if (isLocked) shelf.files.remove(path)
    else problems.push(fileLeft(path, item.id))
  }
  return { results, problems }
}

function fileLeft(path: string, id: string): Problem {
  const message = `${path} was left: its bytes are not those that were locked for ${id}. Remove it yourself if nobody needs it`
  return { severity: 'warning', code: 'prune/file-left', message }
}
