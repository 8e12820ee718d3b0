// `plan`: what `generate` would do, and what it would cost. Changes nothing, asks nobody.
import { EXIT } from '../errors.ts'
import { missingKeys } from '../endpoints.ts'
import { passedCaps } from '../plan/caps.ts'
import { type Done, makePlans, NO_COSTS, type Session, sheetOf } from './session.ts'
import { matrixOf } from './shards.ts'
import { deadLinks, planWarnings } from './warnings.ts'

export async function plan(session: Session): Promise<Done> {
  const { shards } = session.options
  // Those who share the work have to come to the same rows.
  const plans = await makePlans(session, shards !== null)
  const matrix = shards === null ? null : matrixOf(plans, shards)
  const budgets = plans.map(({ loaded, items }) => ({
    manifest: loaded.file.name,
    items,
    budget: loaded.file.manifest.budget,
  }))
  const stops = [
    ...passedCaps(budgets, session.options, 'generate would buy nothing'),
    ...missingKeys(
      plans.flatMap(({ items }) => items),
      session.world.env,
    ),
  ]
  return {
    exit: EXIT.done,
    sheets: plans.map((one) => sheetOf(one)),
    costs: NO_COSTS,
    // A plan is a plan also where `generate` would stop at once: then it says so.
    problems: [
      ...planWarnings(plans),
      ...(matrix?.problems ?? []),
      ...deadLinks(plans),
      ...stops.map((stop) => ({ ...stop, severity: 'warning' as const })),
    ],
    ...(matrix === null ? {} : { matrix: { shard: matrix.shard } }),
  }
}
