// `reroll`: a new random seed for each named image, in the manifest; the next `generate` makes the pictures.
import { EXIT, type Problem } from '../errors.ts'
import { placeIn } from '../manifest-file.ts'
import { MAX_SEED } from '../manifest/limits.ts'
import type { Item } from '../plan/plan.ts'
import type { World } from '../world/world.ts'
import { reseeded, type SeededPlan, seededRows, throwAll, withSeeds, writeManifest } from './seeds.ts'
import { type Done, NO_COSTS, type Session, sheetOf } from './session.ts'
import { closeJournal, openShelf } from './shelves.ts'

/** Every new text is checked before the first one is written. */
export async function reroll(session: Session): Promise<Done> {
  const { options, world } = session
  const plans = seededRows(session)
  throwAll(plans.flatMap((plan) => partsOfMatrices(plan, options.ids)))
  // All are read before the first is written.
  const rewritten = await Promise.all(
    plans.map(async ({ loaded, items }) => ({ loaded, items, after: await withSeeds(loaded, newSeeds(items, world)) })),
  )
  const sheets = []
  const problems: Problem[] = []
  for (const { loaded, items, after } of rewritten) {
    const shelf = openShelf(loaded)
    await writeManifest(loaded, after, shelf, world.clock.now())
    problems.push(...(await closeJournal(shelf, loaded, true, world.clock.now())))
    const verdicts = new Map(after.verdicts.map((verdict) => [verdict.image.id, verdict]))
    const rows = items.flatMap(({ item }): Item[] => {
      const verdict = verdicts.get(item.id)
      if (!verdict) return []
      if (verdict.state === 'edited') problems.push(leftAlone(item, loaded.file.named))
      return [reseeded(item, verdict.image)]
    })
    sheets.push(sheetOf({ loaded, items: rows }))
  }
  return { exit: EXIT.done, sheets, costs: NO_COSTS, problems }
}

/** What `generate` leaves as it is keeps its picture, whatever its seed. */
function leftAlone({ id, path, entry }: Item, named: string): Problem {
  const why = entry?.accepted ? `${id} is a person's own picture` : `${path} has bytes that imagelock did not write`
  const message = `${why}, which generate alone does not replace: imagelock generate --force ${id}${named} makes one with the new seed`
  return { severity: 'warning', code: 'reroll/left-alone', message }
}

/** One seed for each key under `images`, another than that of any of its images. */
function newSeeds(items: SeededPlan['items'], { random }: World): Map<string, number> {
  const present = new Map<string, Set<number | null>>()
  for (const { item, draft } of items) {
    present.set(draft.source, (present.get(draft.source) ?? new Set()).add(item.image?.seed ?? null))
  }
  return new Map(
    [...present].map(([source, old]) => {
      let seed = Math.floor(random() * (MAX_SEED + 1))
      while (old.has(seed)) seed = (seed + 1) % (MAX_SEED + 1)
      return [source, seed]
    }),
  )
}

/** A matrix has one seed for all of its images: it is named itself, or by a glob that leaves none of them out. */
function partsOfMatrices({ loaded, items }: SeededPlan, names: readonly string[]): Problem[] {
  const { manifest } = loaded.file
  const chosen = new Set(items.map(({ item }) => item.id))
  return items.flatMap(({ item: { id }, draft: { source, at } }): Problem[] => {
    const isWhole =
      !names.includes(id) && manifest.drafts.every((draft) => draft.source !== source || chosen.has(draft.id))
    if (source === id || names.includes(source) || isWhole) return []
    const message = `${id} is one image of the matrix ${source}, which has one seed for all: exclude it from the matrix and write it out as an image of its own with another seed, or reroll ${source}`
    return [{ severity: 'error', code: 'seed/matrix', message, ...placeIn(loaded.file, at) }]
  })
}
