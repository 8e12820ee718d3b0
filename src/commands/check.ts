// `check`: fails where manifest, lock and files do not agree (spec lockfile.md: every image `unchanged`, no orphan).
import { EXIT, type Problem } from '../errors.ts'
import { isOwnChanged, isRestorable } from '../plan/edited.ts'
import type { Item } from '../plan/plan.ts'
import { fromHere } from '../report/here.ts'
import { type Done, NO_COSTS, type Plan, type Session, sheetOf, stateRows } from './session.ts'

/** Ids, paths, and manifests with images to settle, that commands are spelt out with. */
const MAX_NAMED = 3

export function check(session: Session): Done {
  const plans = stateRows(session)
  const wrong = plans.flatMap(({ items }) => items).filter(({ state }) => state !== 'unchanged')
  return {
    exit: wrong.length === 0 ? EXIT.done : EXIT.outdated,
    sheets: plans.map((plan) => sheetOf(plan)),
    costs: NO_COSTS,
    problems: wrong.length === 0 ? [] : [outOfDate(plans, wrong, session.named)],
  }
}

function outOfDate(plans: readonly Plan[], wrong: readonly Item[], named: string): Problem {
  const blocked = plans.flatMap(({ loaded, items }) =>
    items
      .filter((item) => isBlocked(item, loaded))
      .map((item) => ({ item, place: fromHere(loaded.file.name, item.path) })),
  )
  const inTheWay = new Set(blocked.map(({ item }) => item))
  const makes = (item: Item): boolean => inTheWay.has(item) || !['unchanged', 'edited', 'orphan'].includes(item.state)
  const commands = [
    ...(blocked.length > 0 ? [clearing(blocked.map(({ place }) => place))] : []),
    ...(wrong.some(makes) ? [`imagelock generate${named}`] : []),
    ...settled(plans, isOwnGone, takingBack),
    ...(wrong.some(({ state }) => state === 'orphan') ? [`imagelock prune${named}`] : []),
    ...settled(plans, (item) => item.state === 'edited' && !inTheWay.has(item), settling),
  ]
  const count = wrong.length === 1 ? '1 image does' : `${wrong.length} images do`
  const message = `${count} not agree with manifest and lock. To mend it: ${commands.join('; ')}`
  return { severity: 'error', code: 'check/out-of-date', message }
}

/** `generate` writes over a file alone. */
function isBlocked({ image, path }: Item, { facts }: Plan['loaded']): boolean {
  return image !== null && facts.files(path).kind === 'other'
}

function clearing(places: readonly string[]): string {
  const which = places.length <= MAX_NAMED ? places.join(', ') : `${places[0]} and ${places.length - 1} more`
  return `remove first what stands in the way of ${which} (a folder there, or a file on the way to it)`
}

/** A person's own picture that is not there, so that `generate` does not leave it alone. */
function isOwnGone({ state, entry }: Item): boolean {
  return entry?.accepted === true && (state === 'missing' || state === 'update')
}

function takingBack(items: readonly Item[], named: string): string[] {
  const same = idsOf(items.filter(({ state }) => state === 'missing'))
  const other = idsOf(items.filter(({ state }) => state === 'update'))
  const back = `it takes ${same} (a person's own) back where git has it, else put the file back, or imagelock generate --force ${same}${named} makes it anew`
  const anew = `it makes ${other} (a person's own) anew, the file gone and the request changed: put the file back first to keep it`
  return [...(same === '' ? [] : [back]), ...(other === '' ? [] : [anew])]
}

/** The commands for some images of each manifest: an id of one may be that of another image elsewhere. */
function settled(
  plans: readonly Plan[],
  isMeant: (item: Item) => boolean,
  commands: (items: readonly Item[], named: string) => string[],
): string[] {
  const meant = plans
    .map(({ loaded, items }) => ({ named: loaded.file.named, items: items.filter(isMeant) }))
    .filter(({ items }) => items.length > 0)
  if (meant.length <= MAX_NAMED) return meant.flatMap(({ items, named }) => commands(items, named))
  return commands(
    meant.flatMap(({ items }) => items),
    ' -m MANIFEST',
  )
}

function settling(items: readonly Item[], named: string): string[] {
  const own = items.filter(isOwnChanged)
  const edited = items.filter((item) => !isOwnChanged(item))
  const locked = edited.filter(isRestorable)
  const others = edited.filter((item) => !isRestorable(item))
  const moved = own.some(({ entry, path }) => entry?.path !== path) ? ', once it is at its new path' : ''
  const which = locked.length > 0 ? ` of ${idsOf(others)}` : ''
  const undoes = [
    ...(locked.length > 0 ? [`imagelock restore ${idsOf(locked)}${named} undoes it`] : []),
    ...(others.length > 0
      ? [`or remove the file${which}, and imagelock generate ${idsOf(others)}${named} fills its place`]
      : []),
  ].join(', ')
  return [
    ...(edited.length > 0 ? [`imagelock accept ${idsOf(edited)}${named} keeps what was edited, ${undoes}`] : []),
    ...(own.length > 0
      ? [
          `imagelock accept ${idsOf(own)}${named} keeps a person's own picture whose request changed${moved}, imagelock generate --force ${idsOf(own)}${named} makes it anew`,
        ]
      : []),
  ]
}

function idsOf(items: readonly Item[]): string {
  return items.length <= MAX_NAMED ? items.map(({ id }) => id).join(' ') : 'ID'
}
