// `generate --shard I/N`: makes one machine's part of the plan into a sealed bundle and touches nothing else.
import * as path from 'node:path'
import { type ExitCode, ImagelockError, type Problem } from '../errors.ts'
import type { Result } from '../generate/outcome.ts'
import { formatLock } from '../lock/format.ts'
import { cut, formatSeal, parseSeal, type SealedImage } from '../lock/bundle.ts'
import type { Entry } from '../lock/schema.ts'
import { byPathOf, type Loaded, readLock } from '../load.ts'
import type { ManifestFile } from '../manifest-file.ts'
import { usdToMicros } from '../money.ts'
import type { Options, Shard } from '../options.ts'
import { estimate } from '../plan/caps.ts'
import { buildPlan, type Item, joinTwins } from '../plan/plan.ts'
import { isMade, shareOf } from '../plan/shards.ts'
import { decideState, type Facts } from '../plan/state.ts'
import { jsonProblem, jsonText } from '../report/json.ts'
import { makeReport, type Sheet } from '../report/report.ts'
import { type JournalView, replay } from '../store/journal.ts'
import { bundleName, openStage, REPORT, type Stage } from '../world/bundles.ts'
import { filesBelow } from '../world/files.ts'
import { findRepository } from '../world/git.ts'
import { stateFolder } from '../world/state-folder.ts'
import { beforeMoney, proceed } from './generate.ts'
import {
  type Done,
  lookInCache,
  makePlans,
  NO_COSTS,
  NOTHING_KNOWN,
  type Plan,
  type Session,
  sheetOf,
} from './session.ts'
import { recoverFile } from './shelves.ts'
import { type Sharing, share } from './shards.ts'
import { planWarnings } from './warnings.ts'

export async function generateShard(session: Session, shard: Shard): Promise<Done> {
  const all = await makePlans(session, true)
  const stopped = beforeMoney(all, session)
  if (stopped) {
    const sheets = all.map((plan) => sheetOf(plan))
    return { exit: stopped.exit, sheets, costs: NO_COSTS, problems: [...planWarnings(all), ...stopped.problems] }
  }
  refuseUnfinished(session)
  const sharing = share(all, shard.of)
  const isOwn = (item: Item): boolean => isMade(item) && sharing.shardOf.get(item.fingerprint) === shard.index
  const held: ManifestFile[] = []
  try {
    const problems: Problem[] = []
    const name = bundleName(shard.index, shard.of)
    for (const { loaded } of all) held.push(await holdShard(loaded.file, session, name))
    const { wants } = sharing
    const stage = await openStage(session.world.cwd, session.options.out ?? '.', name, wants.slice(0, 12), (seal) =>
      isSame(seal, name, wants),
    )
    const own: Plan[] = []
    for (const [index, plan] of all.entries()) {
      const file = staged(held[index] as ManifestFile, stage, index, budgetOf(plan, isOwn, shard.of))
      problems.push(...(await recoverFile(file)))
      own.push(await ownRows(file, { ...plan, items: plan.items.filter(isOwn) }, session))
    }
    const joined = joinTwins(own.map(({ items }) => items))
    const plans = own.map(({ loaded }, index) => ({ loaded, items: joined[index] ?? [] }))
    const options = shareOfCaps(session.options, all, isOwn, shard.of)
    const done = await proceed(plans, [...problems, ...planWarnings(plans)], { ...session, options, review: null })
    return await seal(stage, done, plans, { shard, sharing, session })
  } finally {
    for (const { state } of held) state.release()
  }
}

/** What an earlier run on this machine bought and did not store is its own to end: a shard would buy it again. */
function refuseUnfinished({ loaded, named, world }: Session): void {
  const waits = loaded.some(({ view, verdicts }) =>
    verdicts.some(({ fingerprint }) => (view.purchases.get(fingerprint)?.deadline ?? 0) > world.clock.now()),
  )
  if (!waits) return
  const message = `an earlier run on this machine bought pictures that it has not stored: imagelock generate${named} fetches them`
  throw new ImagelockError({ code: 'shard/unfinished', message })
}

/** The shard's own journal and lock of the folder, so that shards beside each other do not wait for each other. */
async function holdShard(file: ManifestFile, { world }: Session, name: string): Promise<ManifestFile> {
  const { root } = file.files
  const state = await stateFolder(findRepository(root), root, `${path.basename(file.name)}#${name}`, file.git)
  await state.hold(world.stopping)
  return { ...file, state }
}

function isSame(text: string, name: string, wants: string): boolean {
  try {
    const seal = parseSeal(text, name)
    return seal.wants === wants && bundleName(seal.shard, seal.of) === name
  } catch {
    return false
  }
}

/** The manifest as if its images belonged into the bundle. */
function staged(
  file: ManifestFile,
  stage: Stage,
  index: number,
  budget: ManifestFile['manifest']['budget'],
): ManifestFile {
  return {
    ...file,
    files: filesBelow(stage.folder(String(index + 1))),
    repository: null,
    manifest: { ...file.manifest, budget },
  }
}

function shareOfCaps(options: Options, all: readonly Plan[], isOwn: (item: Item) => boolean, of: number): Options {
  const items = all.flatMap((plan) => plan.items)
  const caps = capsOf(options, items, isOwn, of)
  return { ...options, maxCost: caps.maxCost ?? options.maxCost, maxImages: caps.maxImages ?? options.maxImages }
}

function budgetOf({ loaded, items }: Plan, isOwn: (item: Item) => boolean, of: number) {
  return capsOf(loaded.file.manifest.budget, items, isOwn, of)
}

/** The parts of all shards together are never more than the caps, repetitions included. */
function capsOf(
  { maxCost, maxImages }: { readonly maxCost: number | null; readonly maxImages: number | null },
  items: readonly Item[],
  isOwn: (item: Item) => boolean,
  of: number,
): ManifestFile['manifest']['budget'] {
  const [all, own] = [estimate(items), estimate(items.filter(isOwn))]
  return {
    maxCost: maxCost === null ? null : shareOf(maxCost, { all: all.cost, own: own.cost }, of),
    maxImages: maxImages === null ? null : shareOf(maxImages, { all: all.images, own: own.images }, of),
  }
}

/** The rows of this machine as the bundle stands: what an earlier start has stored in it, or bought, is not bought again. */
async function ownRows(file: ManifestFile, { loaded, items }: Plan, session: Session): Promise<Plan> {
  const { lock, bytes } = readLock(file)
  const view = replay(file.state.readJournal())
  const facts = factsOf(file, lock, view)
  const rows = new Map(items.map((item) => [item.id, item]))
  const verdicts = loaded.verdicts
    .filter(({ image }) => rows.has(image.id))
    .map((verdict) => {
      const { state } = decideState(verdict, facts, undefined)
      return { ...verdict, state: state === 'unchanged' ? state : ('create' as const), from: undefined }
    })
  const sought = verdicts.filter(({ state }) => state === 'create')
  const cache = session.cache
    ? await lookInCache(
        session.cache,
        sought.map(({ image, fingerprint }) => ({ path: image.path, fingerprint })),
      )
    : new Map<string, Entry>()
  const { purchases, asides, unsettled } = view
  const known = { ...NOTHING_KNOWN, purchases, asides, unsettled, cache, now: session.world.clock.now() }
  const options = { force: false, placeholder: false, selected: () => true }
  const own = buildPlan(verdicts, facts, known, options).flatMap((row) => {
    const item = rows.get(row.id)
    return row.image && item ? [{ ...row, state: item.state, entry: item.entry, changes: item.changes }] : []
  })
  return { loaded: { file, lock, lockBytes: bytes, view, facts, verdicts }, items: own }
}

function factsOf({ files }: ManifestFile, lock: Loaded['lock'], view: JournalView): Facts {
  const byPath = byPathOf(lock)
  return {
    lock,
    files: files.fact,
    notes: (id) =>
      (view.notes.get(id) ?? []).filter(
        ({ entry }) => !lock.images.get(id) || entry.file.sha256 !== lock.images.get(id)?.file.sha256,
      ),
    entryAt: (place) => byPath.get(place),
  }
}

interface Sealing {
  readonly shard: Shard
  readonly sharing: Sharing
  readonly session: Session
}

/** Writes report and seal; what an earlier start of this shard made and paid is in them too. */
async function seal(
  stage: Stage,
  done: Done,
  plans: readonly Plan[],
  { shard, sharing, session }: Sealing,
): Promise<Done> {
  // What an earlier start paid is the bundle's, and none of this run's.
  const earlier = stage.earlier === null ? null : parseSeal(stage.earlier, 'the earlier bundle')
  const sealed: Sealed = new Map((earlier?.images ?? []).map((one) => [keyOf(one.manifest, one.id), one]))
  const sheets = done.sheets.map((sheet, index) => withEarlier(sheet, plans[index] as Plan, index + 1, sealed))
  const unsealed = sheets.flatMap((sheet, index) =>
    unsealedCosts(sheet, done.sheets[index] as Sheet, index + 1, sealed),
  )
  const costs = {
    spent: done.costs.spent + (earlier?.spent ?? 0) + unsealed.reduce((sum, cost) => sum + cost, 0),
    unknown: done.costs.unknown + (earlier?.unknown ?? 0),
  }
  const exit = session.world.stopping.aborted ? (session.world.stopping.reason as ExitCode) : done.exit
  const report = makeReport('generate', exit, sheets, costs, done.problems)
  await stage.write(REPORT, jsonText({ ...report, problems: done.problems.map(jsonProblem) }))
  await tidy(stage, plans, (print) => sharing.shardOf.get(print) === shard.index)
  const images = sheets.flatMap((sheet, index) => sheet.items.map((item) => sealedImage(item, sheet, index + 1)))
  // What was merged since is no row of this plan any more; the bundle still holds it.
  const rows = new Set(images.map(({ manifest, id }) => keyOf(manifest, id)))
  const before = [...sealed].flatMap(([key, one]) => (rows.has(key) ? [] : [one]))
  await stage.seal(
    formatSeal({
      version: 1,
      shard: shard.index,
      of: shard.of,
      wants: sharing.wants,
      work: sharing.work.map(({ fingerprint }) => fingerprint),
      locks: plans.map(({ loaded }) => loaded.file.lockFile),
      images: [...images, ...before],
      spent: costs.spent,
      unknown: costs.unknown,
      files: await stage.files(),
    }),
  )
  const folder = path.posix.join(session.options.out ?? '.', bundleName(shard.index, shard.of))
  return { ...done, sheets, files: [folder] }
}

/** What an earlier start left and this sharing gives to nobody, or to another shard, is no part of the bundle. */
async function tidy(stage: Stage, plans: readonly Plan[], isOwn: (fingerprint: string) => boolean): Promise<void> {
  const names = new Set([REPORT])
  for (const [index, { loaded }] of plans.entries()) {
    const { lock } = readLock(loaded.file)
    const own = [...lock.images].filter(([, { fingerprint }]) => isOwn(fingerprint))
    const lockName = `${index + 1}/${loaded.file.lockFile}`
    if (own.length > 0) names.add(lockName)
    if (own.length < lock.images.size) await stage.write(lockName, formatLock({ version: 1, images: new Map(own) }))
    for (const [, { path: place }] of own) names.add(`${index + 1}/${place}`)
  }
  stage.keep(names)
}

/** What the seal of an earlier start says of each image, by `keyOf`. */
type Sealed = ReadonlyMap<string, SealedImage>

function keyOf(manifest: number, id: string): string {
  return `${manifest} ${id}`
}

function withEarlier(sheet: Sheet, { loaded }: Plan, manifest: number, sealed: Sealed): Sheet {
  const results = new Map(sheet.results)
  for (const item of sheet.items) {
    const entry = loaded.lock.images.get(item.id)
    if (results.has(item) || item.source.kind !== 'nothing' || !entry) continue
    const before = sealed.get(keyOf(manifest, item.id))?.outcome
    const outcome = before === 'copied' || before === 'restored' ? before : 'generated'
    const requestId = entry.receipt?.request_id
    results.set(item, { outcome, entry, ...(requestId === undefined ? {} : { requestId }) })
  }
  return { ...sheet, results }
}

/** What a start that was killed before its seal paid: only the receipts tell. */
function unsealedCosts({ items, results }: Sheet, now: Sheet, manifest: number, sealed: Sealed): number[] {
  return items.flatMap((item) => {
    const { outcome, entry } = results.get(item) ?? {}
    const isOfNow = now.results.has(item) && item.source.kind !== 'noted' && item.source.kind !== 'link'
    return sealed.has(keyOf(manifest, item.id)) || isOfNow || outcome !== 'generated'
      ? []
      : [usdToMicros(entry?.receipt?.cost_usd ?? 0) ?? 0]
  })
}

function sealedImage(item: Item, { results }: Sheet, manifest: number): SealedImage {
  const result: Result = results.get(item) ?? {}
  const { outcome, error, requestId } = result
  const isKnown =
    outcome === 'generated' ||
    outcome === 'copied' ||
    outcome === 'restored' ||
    outcome === 'refused' ||
    outcome === 'failed' ||
    outcome === 'unknown'
  return {
    manifest,
    id: item.id,
    outcome: isKnown ? outcome : 'skipped',
    ...(error === undefined ? {} : { error: { code: error.code, message: cut(error.message) } }),
    ...(requestId === undefined ? {} : { request_id: requestId }),
  }
}
