// `generate --candidates`: variants of images with the seeds after theirs, into the state folder; images and lock stay.
import * as path from 'node:path'
import { EXIT, type Problem } from '../errors.ts'
import { type CandidateTask, makeCandidates } from '../generate/candidates.ts'
import type { Result } from '../generate/outcome.ts'
import type { Loaded } from '../load.ts'
import { type ManifestFile, placeIn } from '../manifest-file.ts'
import { fingerprint } from '../lock/fingerprint.ts'
import type { Entry } from '../lock/schema.ts'
import { bindSeed } from '../manifest/bind.ts'
import type { Draft, Image } from '../manifest/draft.ts'
import { MAX_SEED } from '../manifest/limits.ts'
import { requestChanges } from '../plan/changes.ts'
import { isPurchase, type Item, joinTwins } from '../plan/plan.ts'
import type { Source } from '../plan/source.ts'
import { isIntact } from '../plan/state.ts'
import { providerNamed } from '../providers/table.ts'
import type { Sheet } from '../report/report.ts'
import { fromHere } from '../report/here.ts'
import { candidateOf } from '../store/recover.ts'
import type { Shelf } from '../store/shelf.ts'
import { codecFile } from '../world/codec-files.ts'
import { beforeMoney, exitOf, openMarket } from './generate.ts'
import { seededRows } from './seeds.ts'
import { type Done, estimateAll, NO_COSTS, type Plan, type Session, sheetOf } from './session.ts'
import { closeJournal, CONTACT_SHEET, openShelf } from './shelves.ts'
import { planWarnings } from './warnings.ts'

/** Largest picture that is read; what is bought is no larger (threats.md). */
const MAX_BYTES = 50 * 1024 * 1024

/** One row a candidate: `path` is where its file lies in the state folder, `seed` its own. */
export async function candidates(session: Session): Promise<Done> {
  const { world, door } = session
  const plans = candidatePlans(session)
  const refused = plans.map(unpickable)
  const warnings = [...planWarnings(plans), ...refused.flatMap(({ problems }) => problems)]
  const sheets = plans.map((plan) => candidateSheet(plan))
  const stopped = beforeMoney(plans, session)
  if (stopped) return { exit: stopped.exit, sheets, costs: NO_COSTS, problems: [...warnings, ...stopped.problems] }

  door.planned(sheets, warnings)
  const { images, cost } = estimateAll(plans)
  if (images > 0 && !(await door.confirm(images, cost))) {
    const problem = { severity: 'warning', code: 'run/declined', message: 'nothing was done: you said no' } as const
    return { exit: EXIT.incomplete, sheets, costs: NO_COSTS, problems: [...warnings, problem] }
  }
  const shelves = plans.map(({ loaded }) => openShelf(loaded))
  // What arrives is written below the state folder alone.
  const inState = shelves.map((shelf): Shelf => ({ ...shelf, files: shelf.state.files }))
  const market = openMarket(plans, inState, session)
  try {
    const tasks = plans.flatMap((plan, index) => tasksOf(plan, inState[index] as Shelf))
    const run = await makeCandidates(tasks, market.market, door.tell)
    const problems = [...warnings, ...run.problems]
    const files: string[] = []
    for (const [index, shelf] of shelves.entries()) {
      const drawn = await drawSheet(plans[index] as Plan, shelf, run.results, world.cwd)
      if (typeof drawn === 'string') files.push(drawn)
      else problems.push(...drawn)
      problems.push(...(await closeJournal(shelf, (plans[index] as Plan).loaded, true, world.clock.now())))
    }
    return {
      exit: exitOf(run, market.market),
      sheets: plans.map((plan) => candidateSheet(plan, run.results)),
      costs: { spent: run.spent, unknown: run.unknown },
      problems,
      files,
      unpickable: new Set(refused.flatMap(({ rows }) => rows)),
    }
  } finally {
    await market.close()
  }
}

function candidateSheet(plan: Plan, results?: ReadonlyMap<Item, Result>): Sheet {
  return { ...sheetOf(plan, results), areCandidates: true }
}

function tasksOf({ loaded, items }: Plan, shelf: Shelf): CandidateTask[] {
  return items.flatMap((item) => {
    const file = item.path.slice(item.path.lastIndexOf('/') + 1)
    return item.image ? [{ shelf, pictures: loaded.file.files, item, image: item.image, file }] : []
  })
}

/**
 * One picture of all the candidates of this run. They are made and noted by then: where it cannot be drawn, that is a
 * warning.
 * @returns the sheet's path from the current folder
 */
async function drawSheet(
  { items }: Plan,
  { state }: Shelf,
  results: ReadonlyMap<Item, Result>,
  cwd: string,
): Promise<string | Problem[]> {
  const there = items.filter((item) => results.get(item)?.entry)
  if (there.length === 0) return []
  try {
    const { contactSheet } = await import('../thumbnail/contact-sheet.ts')
    const { openCodecs } = await import('../thumbnail/codecs.ts')
    const tiles = there.map(({ id, image, path: shown }) => ({
      label: `${id} ${image?.seed}`,
      read: async () => state.files.read(shown.slice(shown.lastIndexOf('/') + 1), MAX_BYTES),
    }))
    const { bytes } = await contactSheet(tiles, openCodecs(codecFile))
    const file = await state.files.temporary(state.files.temporaryName(CONTACT_SHEET))
    await file.write(bytes)
    await file.close()
    await state.files.settle(file.path, CONTACT_SHEET)
    return shownPath(cwd, path.join(state.path, CONTACT_SHEET))
  } catch (error) {
    const message = `the contact sheet of the candidates could not be drawn (${(error as Error).message}); the candidates themselves are there`
    return [{ severity: 'warning', code: 'candidates/sheet', message }]
  }
}

function candidatePlans(session: Session): Plan[] {
  const rows = seededRows(session)
  const plans = rows.map(({ loaded, items }) => {
    const copies = picturesOf(loaded)
    const names = new Map<string, string>()
    return items.flatMap(({ item, draft }) =>
      Array.from({ length: session.options.candidates }, (_, index) => {
        const seed = ((item.image?.seed ?? 0) + 1 + index) % (MAX_SEED + 1)
        return candidateRow(item, bindSeed(draft, seed), loaded, session, copies, names)
      }),
    )
  })
  return joinTwins(plans).map((items, index) => ({ loaded: (rows[index] as (typeof rows)[number]).loaded, items }))
}

/** @param names files by fingerprint: of equal requests the first gives the name */
function candidateRow(
  item: Item,
  image: Image,
  loaded: Loaded,
  { world }: Session,
  copies: ReadonlyMap<string, Source>,
  names: Map<string, string>,
): Item {
  const { view, file } = loaded
  const { provider, model } = image.request
  const print = fingerprint(image.request)
  const made = candidateOf(view, print, file.state.files)
  const name = made?.file ?? names.get(print) ?? nameOf(image, print)
  names.set(print, name)
  const aside = view.asides.get(print)
  const purchase = view.purchases.get(print)
  const fresh: Source = { kind: providerNamed(provider)?.api ? 'buy' : 'draw' }
  const source: Source = made
    ? { kind: 'candidate', file: made.file, entry: made.entry }
    : (copies.get(print) ??
      (purchase && { kind: 'link', purchase, alive: purchase.deadline > world.clock.now() }) ??
      (aside && { kind: 'blocked', code: aside.code, message: aside.message }) ??
      fresh)
  return {
    ...item,
    image,
    path: shownPath(file.files.root, path.join(file.state.path, name)),
    fingerprint: print,
    changes: item.entry && item.entry.fingerprint !== print ? requestChanges(item.entry, image) : [],
    source,
    price: isPurchase(source) ? (providerNamed(provider)?.price(model) ?? null) : 0,
    billedBefore: view.unsettled.has(print) && isPurchase(source),
  }
}

/** Pictures of the lock that are intact, by fingerprint; what a person accepted is a source for its own image alone. */
function picturesOf({ lock, facts }: Loaded): Map<string, Source> {
  const isSource = (entry: Entry): boolean =>
    !entry.accepted && isIntact(entry, facts.files) && facts.files(entry.path).kind === 'bytes'
  return new Map(
    [...lock.images]
      .filter(([, entry]) => isSource(entry))
      .map(([id, entry]) => [entry.fingerprint, { kind: 'copy', from: id, entry }]),
  )
}

/** A name that people can read, and that no two requests share. */
function nameOf({ id, seed, path: place }: Image, print: string): string {
  const extension = place.slice(place.lastIndexOf('.') + 1)
  return `${id.replaceAll('/', '-')}-${seed}-${print.slice('sha256:'.length, 'sha256:'.length + 8)}.${extension}`
}

function shownPath(folder: string, absolute: string): string {
  return path.relative(folder, absolute).split(path.sep).join('/')
}

/** What `pick` does not take, and what to do instead: said before money is spent. */
function unpickable({ loaded, items }: Plan): {
  readonly rows: readonly Item[]
  readonly problems: readonly Problem[]
} {
  const { file, facts } = loaded
  const drafts = new Map(file.manifest.drafts.map((draft) => [draft.id, draft]))
  const ofMatrix = (item: Item): boolean => drafts.get(item.id)?.source !== item.id
  const rows = items.filter((item) => ofMatrix(item) || isLeftAlone(item, facts))
  const ids = new Map(rows.map((item) => [item.id, item]))
  const places = new Map(loaded.verdicts.map(({ image }) => [image.id, image.path]))
  const matrices = new Map<string, { readonly draft: Draft; readonly ids: string[] }>()
  const problems: Problem[] = []
  for (const [id, item] of ids) {
    const draft = drafts.get(id) as Draft
    const matrix = matrices.get(draft.source)
    if (matrix) matrix.ids.push(id)
    else if (ofMatrix(item)) matrices.set(draft.source, { draft, ids: [id] })
    else problems.push({ ...leftAlone(item, places.get(id) ?? item.path, file), ...placeIn(file, draft.at) })
  }
  const told = [...matrices.values()].map((one) => ({
    ...matrixWarning(one, file.named),
    ...placeIn(file, one.draft.at),
  }))
  return { rows, problems: [...told, ...problems] }
}

/** As `pick` sees it once the seed is another one: an edited file, or a person's own picture that is there. */
function isLeftAlone({ state, entry }: Item, facts: Loaded['facts']): boolean {
  return state === 'edited' || (entry?.accepted === true && facts.files(entry.path).kind !== 'absent')
}

function leftAlone({ id, entry }: Item, wanted: string, { name, named }: ManifestFile): Problem {
  const place = fromHere(name, entry?.accepted ? entry.path : wanted)
  const what = entry?.accepted ? `the picture of ${id} is a person's own` : `the file of ${id} was edited`
  const undone = entry && !entry.accepted ? ` or undo it by imagelock restore ${id}${named}` : ''
  const message = `${what}, and pick leaves it alone: remove ${place}${undone} first, then imagelock pick ${id} SEED${named} takes a candidate`
  return { severity: 'warning', code: 'candidates/left-alone', message }
}

function matrixWarning(
  { draft, ids }: { readonly draft: Draft; readonly ids: readonly string[] },
  named: string,
): Problem {
  const more = ids.length === 1 ? ' is one image' : ` and ${ids.length - 1} more are images`
  const message = `${ids[0]}${more} of the matrix ${draft.source}, of which pick takes none alone: exclude the one that you like from the matrix and write it out as an image of its own with the candidate's seed; imagelock generate${named} then takes its picture for nothing`
  return { severity: 'warning', code: 'candidates/matrix', message }
}
