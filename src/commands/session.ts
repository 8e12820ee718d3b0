// What every command works with, and what it gives back to the hall.
import { ImagelockError, type ExitCode, type Problem } from '../errors.ts'
import type { Event } from '../generate/generate.ts'
import type { Loaded } from '../load.ts'
import type { ManifestFile } from '../manifest-file.ts'
import type { Entry } from '../lock/schema.ts'
import type { Options } from '../options.ts'
import { hint } from '../manifest/near.ts'
import { estimate } from '../plan/caps.ts'
import { buildPlan, type Item, joinTwins } from '../plan/plan.ts'
import { type Selection, selection } from '../plan/select.ts'
import type { Aside, GitFind, Known } from '../plan/source.ts'
import { hasBytes } from '../plan/state.ts'
import type { Costs, Sheet } from '../report/report.ts'
import type { Cache, Wanted } from '../store/cache.ts'
import { type History, searchHistory, type Seeker } from '../store/history.ts'
import { candidateOf } from '../store/recover.ts'
import type { Thumbnail } from '../thumbnail/thumbnail.ts'
import type { Objects } from '../world/git.ts'
import type { World } from '../world/world.ts'

/** What waits on a branch or for review and need not be bought again (spec lockfile.md: in pull-request mode). */
export interface Review {
  readonly find: (file: ManifestFile, seekers: readonly Seeker[]) => Promise<Waiting>
  /** Reads what local git has and what waits for review; closed by the reader. */
  readonly objects: () => Objects
}

/** Both by image id. */
export interface Waiting {
  /** What the sought images may take over. */
  readonly finds: ReadonlyMap<string, GitFind>
  /** Images in whose place somebody put a file of their own: nothing is made that could not be delivered. */
  readonly kept: ReadonlyMap<string, Aside>
}

const NOTHING_WAITS: Waiting = { finds: new Map(), kept: new Map() }

/** How a door is told what goes on, and asks. */
export interface Door {
  /** Rights, before anything is made; the reason where nothing is to be made or bought although there is a plan. */
  readonly ready: (plans: readonly Plan[]) => Promise<Skip | null>
  readonly tell: (event: Event) => void
  /** The plan is settled and about to be carried out. */
  readonly planned: (sheets: readonly Sheet[], problems: readonly Problem[]) => void
  /** `gallery`: one image of so many in all is on the page, with its picture. */
  readonly shown: (item: Item, picture: Thumbnail, total: number) => void
  /** Whether to spend; only asked where something would be bought. */
  readonly confirm: (images: number, cost: number) => Promise<boolean>
}

/** Why a plan is not carried out, although nothing is wrong with it. */
export interface Skip {
  readonly code: string
  readonly message: string
}

export interface Session {
  readonly options: Options
  readonly world: World
  readonly loaded: readonly Loaded[]
  /** What names the manifests of the run in a command that is offered. */
  readonly named: string
  readonly door: Door
  /** Null where nothing is proposed. */
  readonly review: Review | null
  /** Null without `--cache`. */
  readonly cache: Cache | null
}

export interface Done {
  readonly exit: ExitCode
  readonly sheets: readonly Sheet[]
  readonly costs: Costs
  readonly problems: readonly Problem[]
  /** The page of `gallery`, the contact sheets of candidates, the bundle of a shard: relative to the current folder, with `/`. */
  readonly files?: readonly string[]
  /** What a person may want to know and what is no problem, fit for a terminal; no part of `--json`. */
  readonly hints?: readonly string[]
  /** Of `generate --candidates`: the rows that `pick` would refuse. */
  readonly unpickable?: ReadonlySet<Item>
  /** Of `plan --shards`. */
  readonly matrix?: { readonly shard: readonly string[] }
}

const NOTHING_BOUGHT = {
  purchases: new Map(),
  asides: new Map(),
  candidates: new Map(),
  unsettled: new Set<string>(),
}
/** Of commands that make nothing. */
export const NOTHING_KNOWN: Known = {
  ...NOTHING_BOUGHT,
  own: new Map(),
  history: new Map(),
  kept: new Map(),
  cache: new Map(),
  lfs: new Set(),
  now: 0,
}

export const NO_COSTS: Costs = { spent: 0, unknown: 0 }

/** The rows of one manifest. */
export interface Plan {
  readonly loaded: Loaded
  readonly items: readonly Item[]
}

/**
 * Decides the rows of all manifests, git asked where bytes are wanted.
 * @param isShared whether several machines have to come to the same rows: then neither what waits in the journal of this
 * one nor its cache counts
 * @throws ImagelockError `select/nothing` (exit 2) for a name that selects nothing
 */
export async function makePlans(session: Session, isShared = false): Promise<Plan[]> {
  const { options, loaded } = session
  const chosen = select(session)
  const plans: Item[][] = []
  for (const one of loaded) {
    const known = await (isShared ? whatAllKnow(one, chosen, session) : whatIsKnown(one, chosen, session))
    plans.push(
      buildPlan(one.verdicts, one.facts, known, { ...options, named: one.file.named, selected: chosen.selected }),
    )
  }
  return joinTwins(plans).map((items, index) => ({ loaded: loaded[index] as Loaded, items }))
}

/** The rows of all manifests by their states alone: for commands that make nothing. */
export function stateRows(session: Session): Plan[] {
  const chosen = select(session)
  const options = { force: false, placeholder: false, selected: chosen.selected }
  return session.loaded.map((loaded) => ({
    loaded,
    items: buildPlan(loaded.verdicts, loaded.facts, NOTHING_KNOWN, options).map(withoutSource),
  }))
}

/** These commands buy nothing, and do not look whether `generate` would have to. */
function withoutSource(item: Item): Item {
  if (item.source.kind === 'nothing' && item.price === 0 && !item.billedBefore) return item
  return { ...item, source: { kind: 'nothing' }, price: 0, billedBefore: false }
}

function select({ options, loaded, named }: Session): Selection {
  const chosen = selection(options.ids)
  if (options.ids.length === 0) return chosen
  for (const { verdicts, lock } of loaded) {
    for (const { image, source } of verdicts) chosen.selected(image.id, source)
    const wanted = new Set(verdicts.map(({ image }) => image.id))
    for (const id of lock.images.keys()) if (!wanted.has(id)) chosen.selected(id, id)
  }
  const [name] = chosen.unused()
  if (name === undefined) return chosen
  const ids = loaded.flatMap(({ verdicts, lock }) => [
    ...verdicts.flatMap(({ image, source }) => [image.id, source]),
    ...lock.images.keys(),
  ])
  const what = name.includes('*') ? `${name} fits no image` : `${name} is the id of no image`
  const below = ids.find((id) => id.endsWith(`/${name}`))
  const near = below === undefined ? hint(name, ids) : `; did you mean "${below}"?`
  const message = `${what}${near === '' ? ':' : near} imagelock plan --verbose${named} lists them`
  throw new ImagelockError({ code: 'select/nothing', message })
}

async function whatIsKnown(
  one: Loaded,
  { selected }: Selection,
  { options, world, review, cache }: Session,
): Promise<Known> {
  const { view, lock, verdicts, facts, file } = one
  const seekers = verdicts
    .filter(
      ({ image, source, state }) =>
        !options.force && selected(image.id, source) && ['missing', 'create', 'update'].includes(state),
    )
    .filter(
      ({ image }) => !facts.notes(image.id).some(({ entry }) => hasBytes(facts.files(image.path), entry.file.sha256)),
    )
    .map(({ image, fingerprint, state }) => ({
      id: image.id,
      path: image.path,
      fingerprint,
      entry: state === 'missing' ? (lock.images.get(image.id) ?? null) : null,
    }))
  const nothing: History = { own: new Map(), history: new Map(), lfs: new Set() }
  const found =
    seekers.length === 0 || !file.repository ? nothing : await searchHistory(file.git, file.lockFile, seekers)
  const waiting = review && seekers.length > 0 ? await review.find(file, seekers) : NOTHING_WAITS
  const { purchases, asides, unsettled } = view
  const history = new Map([...waiting.finds, ...found.history])
  const candidates = candidatesFor(one, seekers)
  const lookers = seekers.filter(({ id }) => lock.images.get(id)?.accepted !== true)
  const cached = cache ? await lookInCache(cache, lookers) : new Map<string, Entry>()
  const bought = { purchases, asides, candidates, unsettled }
  return { ...bought, ...found, history, kept: waiting.kept, cache: cached, now: world.clock.now() }
}

async function whatAllKnow(one: Loaded, chosen: Selection, session: Session): Promise<Known> {
  const known = await whatIsKnown(one, chosen, { ...session, cache: null })
  return { ...known, ...NOTHING_BOUGHT }
}

/** A picture is looked for once, however many images want it. What a person accepted is not to be looked for. */
export async function lookInCache(cache: Cache, wanted: readonly Wanted[]): Promise<Map<string, Entry>> {
  const found = new Map<string, Entry>()
  const asked = new Set<string>()
  for (const { path, fingerprint } of wanted) {
    if (asked.has(fingerprint)) continue
    asked.add(fingerprint)
    const entry = await cache.find({ fingerprint, path })
    if (entry) found.set(fingerprint, entry)
  }
  return found
}

/** What is sought and waits in the state folder, its bytes read: one that is not whole is none. */
function candidatesFor({ view, file }: Loaded, seekers: readonly Seeker[]): Known['candidates'] {
  return new Map(
    seekers.flatMap(({ fingerprint }) => {
      const made = candidateOf(view, fingerprint, file.state.files)
      return made ? [[fingerprint, { file: made.file, entry: made.entry }] as const] : []
    }),
  )
}

export function sheetOf({ loaded, items }: Plan, results: Sheet['results'] = new Map()): Sheet {
  const { name, lockName, named } = loaded.file
  return { manifest: name, named, lockfile: lockName, items, results }
}

/** Purchases of a plan over all manifests. */
export function estimateAll(plans: readonly Plan[]): ReturnType<typeof estimate> {
  return estimate(plans.flatMap(({ items }) => items))
}
