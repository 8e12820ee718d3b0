// `check`: fails where manifest, lock and files do not agree (spec lockfile.md: every image `unchanged`, no orphan).
import { EXIT, type Problem } from '../errors.ts'
import { isOwnChanged } from '../plan/edited.ts'
import type { Item } from '../plan/plan.ts'
import { type Done, NO_COSTS, type Plan, type Session, sheetOf, stateRows } from './session.ts'

/** Ids, and manifests with edited images, that commands are spelt out with. */
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
  const has = (state: string): boolean => wrong.some((item) => item.state === state)
  const edited = plans
    .map(({ loaded, items }) => ({ named: loaded.file.named, items: items.filter(({ state }) => state === 'edited') }))
    .filter(({ items }) => items.length > 0)
  const commands = [
    ...(wrong.some(({ state }) => state !== 'edited' && state !== 'orphan') ? [`imagelock generate${named}`] : []),
    ...(has('orphan') ? [`imagelock prune${named}`] : []),
    // An id of one manifest may be that of another image elsewhere, which nobody wants to settle.
    ...(edited.length <= MAX_NAMED
      ? edited.flatMap((one) => settling(one.items, one.named))
      : settling(
          edited.flatMap(({ items }) => items),
          ' -m MANIFEST',
        )),
  ]
  const count = wrong.length === 1 ? '1 image does' : `${wrong.length} images do`
  const message = `${count} not agree with manifest and lock. To mend it: ${commands.join('; ')}`
  return { severity: 'error', code: 'check/out-of-date', message }
}

function settling(items: readonly Item[], named: string): string[] {
  const own = items.filter(isOwnChanged)
  const edited = items.filter((item) => !isOwnChanged(item))
  const locked = edited.filter(({ entry }) => entry !== null)
  const moved = own.some(({ entry, path }) => entry?.path !== path) ? ', once it is at its new path' : ''
  const undoes = locked.length > 0 ? `imagelock restore ${idsOf(locked)}${named} undoes it` : 'or remove the file'
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
