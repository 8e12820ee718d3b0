// `check`: fails where manifest, lock and files do not agree (spec lockfile.md: every image `unchanged`, no orphan).
import { EXIT, type Problem } from '../errors.ts'
import type { Item } from '../plan/plan.ts'
import { type Done, NO_COSTS, type Session, sheetOf, stateRows } from './session.ts'

/** Ids that a command is spelt out with. */
const MAX_NAMED = 3

export function check(session: Session): Done {
  const plans = stateRows(session)
  const wrong = plans.flatMap(({ items }) => items).filter(({ state }) => state !== 'unchanged')
  return {
    exit: wrong.length === 0 ? EXIT.done : EXIT.outdated,
    sheets: plans.map((plan) => sheetOf(plan)),
    costs: NO_COSTS,
    problems: wrong.length === 0 ? [] : [outOfDate(wrong)],
  }
}

function outOfDate(wrong: readonly Item[]): Problem {
  const has = (state: string): boolean => wrong.some((item) => item.state === state)
  const edited = wrong.filter(({ state }) => state === 'edited')
  const which = edited.length <= MAX_NAMED ? edited.map(({ id }) => id).join(' ') : 'ID'
  const commands = [
    ...(wrong.some(({ state }) => state !== 'edited' && state !== 'orphan') ? ['imagelock generate'] : []),
    ...(has('orphan') ? ['imagelock prune'] : []),
    ...(edited.length > 0
      ? [`imagelock accept ${which} keeps what was edited, imagelock restore ${which} undoes it`]
      : []),
  ]
  const count = wrong.length === 1 ? '1 image does' : `${wrong.length} images do`
  const message = `${count} not agree with manifest and lock. To mend it: ${commands.join('; ')}`
  return { severity: 'error', code: 'check/out-of-date', message }
}
