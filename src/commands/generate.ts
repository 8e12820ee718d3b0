// `generate`: prices, caps and the key first; then everything that is missing; the lock last.
import { EXIT, type ExitCode, ImagelockError, type Problem } from '../errors.ts'
import { endpointOf, missingKeys } from '../endpoints.ts'
import { openAccount } from '../generate/budget.ts'
import { openElasticSlots, openGate, openSlots } from '../generate/gate.ts'
import { generate as carryOut, type Run } from '../generate/generate.ts'
import { type Result, without } from '../generate/outcome.ts'
import type { Endpoint, Market } from '../generate/market.ts'
import type { Task } from '../generate/task.ts'
import { pathKey } from '../manifest/paths.ts'
import { passedCaps } from '../plan/caps.ts'
import { isPurchase, type Item } from '../plan/plan.ts'
import type { Shelf } from '../store/shelf.ts'
import type { Objects } from '../world/git.ts'
import { createHttp, type Http } from '../world/http.ts'
import { readProxy } from '../world/proxy.ts'
import { keepMade, keepReplaced } from './caching.ts'
import { pruneShelf } from './prune.ts'
import { type Done, estimateAll, makePlans, NO_COSTS, type Plan, type Session, sheetOf, type Skip } from './session.ts'
import { closeShelf, openShelf } from './shelves.ts'
import { planWarnings } from './warnings.ts'

export async function generate(session: Session): Promise<Done> {
  if (session.options.shard) return (await import('./shard.ts')).generateShard(session, session.options.shard)
  const plans = await makePlans(session)
  const warnings = planWarnings(plans)
  const stopped = beforeMoney(plans, session)
  if (stopped) {
    const sheets = plans.map((plan) => sheetOf(plan))
    return { exit: stopped.exit, sheets, costs: NO_COSTS, problems: [...warnings, ...stopped.problems] }
  }
  return proceed(plans, warnings, session)
}

/** Asks the door, then carries out the plans, whose price was held against the caps. */
export async function proceed(plans: readonly Plan[], warnings: readonly Problem[], session: Session): Promise<Done> {
  const sheets = plans.map((plan) => sheetOf(plan))
  session.door.planned(sheets, warnings)
  const skip = await session.door.ready(plans)
  if (skip) return skipped(plans, skip, warnings)
  const { images, cost } = estimateAll(plans)
  if (images > 0 && !(await session.door.confirm(images, cost))) {
    const problem = { severity: 'warning', code: 'run/declined', message: 'nothing was done: you said no' } as const
    return { exit: EXIT.incomplete, sheets, costs: NO_COSTS, problems: [...warnings, problem] }
  }
  return carryOutPlans(plans, warnings, session)
}

/** Every row that asks for something is left, with the reason. */
export function skipped(plans: readonly Plan[], { code, message }: Skip, warnings: readonly Problem[]): Done {
  const sheets = plans.map((plan) => {
    const rows = plan.items.filter(({ source }) => source.kind !== 'nothing')
    return sheetOf(plan, new Map(rows.map((item) => [item, without('skipped', code, message)])))
  })
  return { exit: EXIT.done, sheets, costs: NO_COSTS, problems: [...warnings, { severity: 'warning', code, message }] }
}

/** What forbids the whole run: nothing is done then, free work included. */
export function beforeMoney(
  plans: readonly Plan[],
  { options, world }: Session,
): { exit: ExitCode; problems: Problem[] } | null {
  const keys = missingKeys(
    plans.flatMap(({ items }) => items),
    world.env,
  )
  const budgets = plans.map(({ loaded, items }) => ({
    manifest: loaded.file.name,
    items,
    budget: loaded.file.manifest.budget,
  }))
  const caps = passedCaps(budgets, options)
  if (keys.length === 0 && caps.length === 0) return null
  return { exit: keys.length > 0 ? EXIT.invalid : EXIT.capped, problems: [...keys, ...caps] }
}

async function carryOutPlans(plans: readonly Plan[], warnings: readonly Problem[], session: Session): Promise<Done> {
  const { options, world, door } = session
  const shelves = plans.map(({ loaded }) => openShelf(loaded, options.force))
  const gits = plans.map(({ loaded }) => lazily(() => (session.review ?? loaded.file.git).objects()))
  const market = openMarket(plans, shelves, session)
  try {
    if (session.cache)
      for (const [index, plan] of plans.entries())
        await keepReplaced(session.cache, plan, shelves[index] as Shelf, options.prune)
    const tasks = plans.map((plan, index) =>
      tasksOf(plan, shelves[index] as Shelf, (gits[index] as Lazy<Objects>).get, session),
    )
    const run = await carryOut(tasks, market.market, door.tell)
    const pruned = plans.map((plan, index) => (options.prune ? pruneShelf(plan, shelves[index] as Shelf) : null))
    for (const one of pruned)
      for (const [item, result] of one?.results ?? []) door.tell({ kind: 'done', item, result, spent: 0 })
    const problems: Problem[] = [...warnings, ...run.problems, ...pruned.flatMap((one) => one?.problems ?? [])]
    for (const [index, shelf] of shelves.entries()) {
      const { loaded } = plans[index] as Plan
      problems.push(...(await closeShelf(shelf, loaded, options.placeholder, world.clock.now()).catch(unlocked)))
    }
    if (session.cache && !world.stopping.aborted) await keepMade(session.cache, run.results, tasks.flat())
    const sheets = plans.map((plan, index) =>
      sheetOf(plan, new Map([...run.results, ...(pruned[index]?.results ?? [])])),
    )
    const exit = exitOf(run, market.market)
    const isLocked = problems.every(({ severity }) => severity === 'warning')
    return {
      exit: isLocked || exit !== EXIT.done ? exit : EXIT.incomplete,
      sheets,
      costs: { spent: run.spent, unknown: run.unknown },
      problems,
    }
  } finally {
    for (const git of gits) git.started()?.close()
    await market.close()
  }
}

/** What was made is told also where the lock could not be written. */
export function unlocked(error: unknown): readonly Problem[] {
  if (error instanceof ImagelockError) return error.problems
  throw error
}

export function exitOf({ results }: Pick<Run, 'results'>, market: Market): ExitCode {
  return market.halted() ? EXIT.invalid : exitFor(results)
}

/** The exit code that what became of the images asks for. */
export function exitFor(results: ReadonlyMap<Item, Result>): ExitCode {
  const bad = [...results.values()].some(
    ({ outcome, error }) =>
      outcome === 'failed' ||
      outcome === 'refused' ||
      outcome === 'unknown' ||
      (outcome === 'skipped' && error?.code !== 'plan/draft-format'),
  )
  return bad ? EXIT.incomplete : EXIT.done
}

export function tasksOf({ loaded, items }: Plan, shelf: Shelf, objects: () => Objects, { cache }: Session): Task[] {
  const wantedPaths = new Set(loaded.verdicts.map(({ image }) => pathKey(image.path)))
  const planned = loaded.facts.files
  const cached: Task['cached'] = (fingerprint) => {
    if (!cache) throw new Error('there is no cache')
    return cache.read(fingerprint)
  }
  return items.flatMap((item) =>
    item.image ? [{ shelf, item, image: item.image, wantedPaths, planned, objects, cached }] : [],
  )
}

/** The client is loaded, and a key looked at, only where something is bought or fetched. */
export function openMarket(
  plans: readonly Plan[],
  shelves: readonly Shelf[],
  session: Session,
): { market: Market; close: () => Promise<void> } {
  const { options, world } = session
  const asks = plans.flatMap(({ items }) => items).filter(({ source }) => source.kind === 'link' || isPurchase(source))
  const endpoints = new Map<string, Endpoint>(providersOf(asks).map((name) => [name, endpointOf(name, world.env)]))
  const operator = openAccount(options)
  const accounts = new Map(
    shelves.map((shelf, index) => [shelf, [operator, openAccount((plans[index] as Plan).loaded.file.manifest.budget)]]),
  )
  const client = lazily<Promise<Http>>(() => createHttp({ env: world.env, now: world.clock.now }))
  if (asks.length > 0) world.keepHeapSmall()
  // A proxy that is none is the operator's to mend, before anything is asked for.
  if (asks.length > 0) readProxy(world.env)
  if (asks.length > 0) void client.get().catch(() => {})
  let halt: { code: string; message: string } | null = null
  const market: Market = {
    http: client.get,
    endpoint: (name) => {
      const endpoint = endpoints.get(name)
      if (!endpoint)
        throw new ImagelockError({ code: 'provider/unknown', message: `${name} is no provider of this run` })
      return endpoint
    },
    accounts: (shelf) => accounts.get(shelf) ?? [operator],
    limits: options,
    clock: world.clock,
    random: world.random,
    gate: openGate(world.clock),
    purchases: openElasticSlots(options.concurrency),
    // Downloads have slots of their own, so that a slow one keeps no purchase waiting.
    downloads: openSlots(options.concurrency),
    stopping: world.stopping,
    ending: world.ending,
    halt: (code, message) => {
      halt ??= { code, message }
    },
    halted: () => halt,
  }
  return { market, close: async () => (await client.started()?.catch(() => null))?.close() }
}

function providersOf(items: readonly Item[]): string[] {
  return [...new Set(items.map(({ image }) => image?.request.provider ?? ''))]
}

export interface Lazy<T> {
  readonly get: () => T
  readonly started: () => T | undefined
}

export function lazily<T>(make: () => T): Lazy<T> {
  let made: { readonly value: T } | undefined
  return { get: () => (made ??= { value: make() }).value, started: () => made?.value }
}
