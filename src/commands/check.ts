// `check`: fails where manifest, lock and files do not agree (spec lockfile.md: every image `unchanged`, no orphan).
import { EXIT, type Problem } from '../errors.ts'
import type { Item } from '../plan/plan.ts'
import { type Done, NO_COSTS, type Session, sheetOf, stateRows } from './session.ts'

/** Ids that a command is spelt out with. */
const MAX_NAMED = 3
/** The one that is meant where none is named (spec cli.md, `--manifest`). */
const DEFAULT_MANIFEST = 'images.yml'
const PLAIN_WORD = /^[A-Za-z0-9_./-]+$/

export function check(session: Session): Done {
  const plans = stateRows(session)
  const wrong = plans.flatMap(({ items }) => items).filter(({ state }) => state !== 'unchanged')
  return {
    exit: wrong.length === 0 ? EXIT.done : EXIT.outdated,
    sheets: plans.map((plan) => sheetOf(plan)),
    costs: NO_COSTS,
    problems: wrong.length === 0 ? [] : [outOfDate(wrong, asNamed(session.options.manifests))],
  }
}

/** The manifests as they were named, for the commands that are told: without them these would mend others. */
function asNamed(manifests: readonly string[]): string {
  if (manifests.join() === DEFAULT_MANIFEST) return ''
  return manifests.map((name) => ` -m ${PLAIN_WORD.test(name) ? name : `'${name}'`}`).join('')
}

function outOfDate(wrong: readonly Item[], named: string): Problem {
  const has = (state: string): boolean => wrong.some((item) => item.state === state)
  const edited = wrong.filter(({ state }) => state === 'edited')
  const which = edited.length <= MAX_NAMED ? edited.map(({ id }) => id).join(' ') : 'ID'
  const commands = [
    ...(wrong.some(({ state }) => state !== 'edited' && state !== 'orphan') ? [`imagelock generate${named}`] : []),
    ...(has('orphan') ? [`imagelock prune${named}`] : []),
    ...(edited.length > 0
      ? [`imagelock accept ${which}${named} keeps what was edited, imagelock restore ${which}${named} undoes it`]
      : []),
  ]
  const count = wrong.length === 1 ? '1 image does' : `${wrong.length} images do`
  const message = `${count} not agree with manifest and lock. To mend it: ${commands.join('; ')}`
  return { severity: 'error', code: 'check/out-of-date', message }
}
