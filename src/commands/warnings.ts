// What a person should know of a plan before money is spent.
import type { Problem } from '../errors.ts'
import { lostWarning } from '../store/journal.ts'
import { isPurchase, type Item } from '../plan/plan.ts'
import { providerNamed } from '../providers/table.ts'
import { placeIn } from '../manifest-file.ts'
import type { Plan } from './session.ts'

/** What may have been billed comes first. */
export function planWarnings(plans: readonly Plan[]): Problem[] {
  const all = plans.flatMap(({ loaded, items }) => {
    const { name, manifest } = loaded.file
    const offsets = new Map(manifest.drafts.map(({ id, at }) => [id, at]))
    const placeOfItem = ({ id }: Item): Pick<Problem, 'file' | 'line' | 'column'> => {
      const at = offsets.get(id)
      return at === undefined ? { file: name } : placeIn(loaded.file, at)
    }
    return items.map((item) => ({ item, place: () => placeOfItem(item) }))
  })
  return [
    ...all.filter(({ item }) => item.billedBefore).map(({ item, place }) => ({ ...billedBefore(item), ...place() })),
    ...all.flatMap(({ item, place }) => providerWarnings(item).map((problem) => ({ ...problem, ...place() }))),
  ]
}

/** Links that the clock says are dead; `generate` tries each once and tells only then. */
export function deadLinks(plans: readonly Plan[]): Problem[] {
  return plans.flatMap(({ items }) =>
    items.flatMap(({ id, source }) =>
      source.kind === 'link' && !source.alive ? [lostWarning(id, source.purchase.requestId)] : [],
    ),
  )
}

function billedBefore({ id }: Item): Problem {
  const message = `${id} may have been billed before: an earlier run asked for it and never learned the outcome. generate asks again`
  return { severity: 'warning', code: 'journal/may-have-been-billed', message }
}

function providerWarnings(item: Item): Problem[] {
  if (!item.image || !isPurchase(item.source)) return []
  const { request } = item.image
  const warnings = providerNamed(request.provider)?.warnings(request) ?? []
  return warnings.map(({ code, message }) => ({
    severity: 'warning',
    code,
    message: `${item.id}: ${message}`,
    about: item.id,
  }))
}
