// `merge DIR…`: puts the bundles of shards together. The only writer of many machines: it buys nothing, and does what is free.
import { EXIT, type Problem } from '../errors.ts'
import { takeFree } from '../generate/free.ts'
import { settleWithoutWork } from '../generate/generate.ts'
import { type Result, without } from '../generate/outcome.ts'
import type { Task } from '../generate/task.ts'
import type { Item } from '../plan/plan.ts'
import { isMade } from '../plan/shards.ts'
import type { Shelf } from '../store/shelf.ts'
import type { Objects } from '../world/git.ts'
import { type Bundle, bundleBehind, bundleFor, readBundles, type Together } from './bundles.ts'
import { exitFor, type Lazy, lazily, skipped, tasksOf, unlocked } from './generate.ts'
import { placeBundled } from './place-bundled.ts'
import { pruneShelf } from './prune.ts'
import { type Done, makePlans, type Plan, type Session, sheetOf } from './session.ts'
import { closeShelf, openShelf } from './shelves.ts'

export async function merge(session: Session): Promise<Done> {
  const { door, world, options } = session
  const plans = await makePlans(session, true)
  const together = await readBundles(session)
  door.planned(
    plans.map((plan) => sheetOf(plan)),
    together.problems,
  )
  const skip = await door.ready(plans)
  if (skip) return skipped(plans, skip, together.problems)

  const shelves = plans.map(({ loaded }) => openShelf(loaded))
  const gits = plans.map(({ loaded }) => lazily(() => (session.review ?? loaded.file.git).objects()))
  const results = new Map<Item, Result>()
  const problems: Problem[] = [...together.problems]
  const done = (task: Task, result: Result): void => {
    results.set(task.item, result)
    door.tell({ kind: 'done', item: task.item, result, spent: 0 })
  }
  const used = new Set<Bundle>()
  try {
    for (const [index, plan] of plans.entries()) {
      const shelf = shelves[index] as Shelf
      const tasks = tasksOf(plan, shelf, () => (gits[index] as Lazy<Objects>).get(), session)
      const bundled = tasks.map((task) => ({ task, bundle: bundleFor(together, index, task.item) }))
      const others = bundled.filter(({ bundle }) => !bundle).map(({ task }) => task)
      await takeFree(others, done)
      for (const task of others) settleWithoutWork(task, done, problems)
      for (const { task, bundle } of bundled) {
        if (bundle) used.add(bundle)
        const behind = bundleBehind(together, index, task.item)
        if (behind) {
          used.add(behind)
          problems.push(leftBehind(task.item, behind))
        }
        if (world.stopping.aborted) {
          if (bundle || isMade(task.item)) done(task, without('skipped', 'run/stopped', 'the run was stopped'))
        } else if (bundle) {
          const result = await placeBundled(task, bundle, index)
          if (result.outcome === 'unknown') await noteUnknown(task)
          done(task, result)
        } else if (isMade(task.item)) done(task, missing(task.item, together))
      }
      if (options.prune) {
        const pruned = pruneShelf(plan, shelf)
        problems.push(...pruned.problems)
        for (const [item, result] of pruned.results) results.set(item, result)
      }
    }
    problems.push(...missingShards(plans, together, results, session.named))
    // Who makes what is still missing has to be known to the shards that follow here.
    const isOpen = [...results.values()].some(({ error }) => error !== undefined)
    for (const [index, shelf] of shelves.entries()) {
      const { of, wants, work } = together
      if (of > 0 && isOpen) await shelf.journal.sync({ t: 'split', of, wants, work })
      const { loaded } = plans[index] as Plan
      problems.push(...(await closeShelf(shelf, loaded, false, world.clock.now()).catch(unlocked)))
    }
  } finally {
    for (const git of gits) git.started()?.close()
  }
  const isWhole = problems.every(({ severity }) => severity === 'warning')
  const sum = (of: 'spent' | 'unknown'): number => [...used].reduce((all, { seal }) => all + seal[of], 0)
  return {
    exit: isWhole ? exitFor(results) : EXIT.incomplete,
    sheets: plans.map((plan) => sheetOf(plan, results)),
    costs: { spent: sum('spent'), unknown: sum('unknown') },
    problems,
  }
}

/** So that the next plan says that it may have been billed before. */
async function noteUnknown({ shelf, image, item }: Task): Promise<void> {
  const n = shelf.journal.number()
  await shelf.journal.note({ t: 'ask', n, id: image.id, fp: item.fingerprint, cost: item.price })
  await shelf.journal.note({ t: 'end', n, as: 'unknown' })
}

function leftBehind({ id, path }: Item, { name }: Bundle): Problem {
  const message = `${name} holds a picture of ${id}, which was made, but ${path} is a file of somebody's own: to have the picture, move that file away and merge again`
  return { severity: 'warning', code: 'merge/kept', message }
}

function missing({ fingerprint }: Item, { shardOf, of }: Together): Result {
  const shard = shardOf.get(fingerprint)
  const message =
    shard === undefined
      ? 'no bundle holds it, and merge buys nothing'
      : `shard ${shard}/${of}, which makes it, is missing`
  return without('skipped', 'merge/missing', message)
}

/** Names the shards that had images to make and whose bundles are not there. */
function missingShards(
  plans: readonly Plan[],
  together: Together,
  results: ReadonlyMap<Item, Result>,
  named: string,
): Problem[] {
  const items = plans.flatMap((plan) => plan.items).filter((item) => results.get(item)?.error?.code === 'merge/missing')
  if (items.length === 0) return []
  const counts = new Map<number, number>()
  for (const { fingerprint } of items) {
    const shard = together.shardOf.get(fingerprint) ?? 0
    counts.set(shard, (counts.get(shard) ?? 0) + 1)
  }
  return [...counts]
    .toSorted(([a], [b]) => a - b)
    .map(([shard, count]): Problem => {
      const images = `${count} image${count === 1 ? '' : 's'}`
      const message =
        shard === 0
          ? `no bundle makes ${images} of the plan: are all folders named? Else run its shards, or imagelock generate${named}`
          : `the bundle of shard ${shard}/${together.of} is missing (${images}): make it with imagelock generate --shard ${shard}/${together.of}${named}, then merge again`
      return { severity: 'error', code: 'merge/missing', message }
    })
}
