// `pick`: a candidate becomes the image: its seed into the manifest, its file and entry into place, nothing bought.
import { EXIT, ImagelockError } from '../errors.ts'
import { storeFailure, takeCandidate } from '../generate/free.ts'
import type { Result } from '../generate/outcome.ts'
import type { Loaded } from '../load.ts'
import { placeIn } from '../manifest-file.ts'
import { fingerprint } from '../lock/fingerprint.ts'
import { bindSeed } from '../manifest/bind.ts'
import type { Draft, Image } from '../manifest/draft.ts'
import { pathKey } from '../manifest/paths.ts'
import { requestChanges } from '../plan/changes.ts'
import { settlingText } from '../plan/edited.ts'
import { buildPlan, type Item } from '../plan/plan.ts'
import type { Known, Made } from '../plan/source.ts'
import type { Candidate } from '../store/journal.ts'
import { fromHere } from '../report/here.ts'
import { candidateOf } from '../store/recover.ts'
import { reseeded, seededRows, withSeeds, writeManifest } from './seeds.ts'
import { type Done, NO_COSTS, NOTHING_KNOWN, type Session, sheetOf } from './session.ts'
import { closeShelf, openShelf } from './shelves.ts'

/**
 * The manifest is written first: after a crash the image asks for what waits in the state folder, and any next
 * `generate` or `pick` puts it into place for nothing.
 */
export async function pick(session: Session): Promise<Done> {
  const seed = session.options.seed ?? 0
  const plans = seededRows(session)
  const { loaded, item, draft } = theOne(plans.flatMap(({ loaded, items }) => items.map((one) => ({ loaded, ...one }))))
  const made = candidateOf(loaded.view, fingerprint(bindSeed(draft, seed).request), loaded.file.state.files)
  if (!made) throw noCandidate(loaded, draft, seed)
  const after = await withSeeds(loaded, new Map([[item.id, seed]]))
  const row = placeable(after, item.id, made)

  const shelf = openShelf(loaded)
  await writeManifest(loaded, after, shelf, session.world.clock.now())
  const wantedPaths = new Set(after.verdicts.map(({ image }) => pathKey(image.path)))
  const image = bindSeed(draft, seed)
  const source = { kind: 'candidate', file: made.file, entry: made.entry } as const
  const task = { shelf, image, wantedPaths, planned: after.facts.files }
  const result: Result =
    row.state === 'unchanged' ? {} : await takeCandidate({ ...task, item: { ...row, source } }).catch(storeFailure)
  const problems = await closeShelf(shelf, after, true, session.world.clock.now())
  const shown = reseeded(item, image)
  return {
    exit: result.outcome === 'failed' ? EXIT.incomplete : EXIT.done,
    sheets: plans.map((plan) =>
      plan.loaded === loaded
        ? sheetOf({ loaded, items: [shown] }, new Map([[shown, result]]))
        : sheetOf({ loaded: plan.loaded, items: [] }),
    ),
    costs: NO_COSTS,
    problems,
  }
}

interface Chosen {
  readonly loaded: Loaded
  readonly item: Item
  readonly draft: Draft
}

/** One image that is none of a matrix, in one manifest. */
function theOne(chosen: readonly Chosen[]): Chosen {
  const [one, other] = chosen as [Chosen, Chosen?]
  const { id, source, at } = one.draft
  if (source !== id) {
    const message = `${id} is one image of the matrix ${source}, which has one seed for all: exclude it from the matrix and write it out as an image of its own with the candidate's seed; imagelock generate${one.loaded.file.named} then takes its picture for nothing`
    throw new ImagelockError({ code: 'seed/matrix', message, ...placeIn(one.loaded.file, at) })
  }
  if (!other) return one
  const message = `${id} stands in ${one.loaded.file.name} and in ${other.loaded.file.name}: say with -m which one is meant`
  throw new ImagelockError({ code: 'pick/several', message })
}

/** Exit 2, with those that are there. */
function noCandidate({ view, file }: Loaded, draft: Draft, seed: number): ImagelockError {
  const asked = ({ entry }: Candidate): Image => bindSeed(draft, entry.request.seed ?? null)
  const there = [...view.candidates.values()].filter(
    ({ entry }) => candidateOf(view, entry.fingerprint, file.state.files)?.entry === entry,
  )
  const fitting = there.filter((one) => one.entry.fingerprint === fingerprint(asked(one).request))
  const others = there.filter((one) => one.id === draft.id && !fitting.includes(one))
  const makes = `imagelock generate ${draft.id} --candidates 4${file.named} makes four`
  const none =
    others.length === 0
      ? `${draft.id} has no candidates yet: ${makes}`
      : `${draft.id} has no candidates of its present request: those with the seeds ${seedsOf(others)} were made for another one (${changedSince(others, asked)} changed since). Undo that to pick one of them, or ${makes}`
  const message =
    fitting.length === 0 ? none : `${draft.id} has no candidate with the seed ${seed}; pick one of ${seedsOf(fitting)}`
  return new ImagelockError({ code: 'pick/no-candidate', message, ...placeIn(file, draft.at) })
}

function seedsOf(candidates: readonly Candidate[]): string {
  const seeds = new Set(candidates.map(({ entry }) => entry.request.seed ?? 0))
  return [...seeds].toSorted((a, b) => a - b).join(', ')
}

/** Which parameters of the request differ from those of the candidates. */
function changedSince(candidates: readonly Candidate[], asked: (one: Candidate) => Image): string {
  const keys = candidates.flatMap((one) => requestChanges(one.entry, asked(one)).map(({ key }) => key))
  return [...new Set(keys)].filter((key) => key !== 'path').join(', ')
}

/** The row of the image as it asks for its candidate; refused where a person's picture, or another's, is in its place. */
function placeable(after: Loaded, id: string, { file, entry }: Made): Item {
  const candidates = new Map([[entry.fingerprint, { file, entry }]])
  const known: Known = { ...NOTHING_KNOWN, candidates }
  const options = { force: false, placeholder: false, selected: (one: string) => one === id }
  const [row] = buildPlan(after.verdicts, after.facts, known, options) as [Item]
  if (row.source.kind === 'blocked') throw new ImagelockError({ code: row.source.code, message: row.source.message })
  if (row.state !== 'edited') return row
  const why = row.entry?.accepted
    ? `the picture of ${id} is a person's own: remove ${fromHere(after.file.name, row.entry.path)} first if the candidate is to replace it`
    : `${fromHere(after.file.name, row.path)} has bytes that imagelock did not write: remove it first if the candidate is to replace it, else ${settlingText(row, after.file.named)}`
  throw new ImagelockError({ code: 'pick/edited', message: `${why}. Nothing was changed` })
}
