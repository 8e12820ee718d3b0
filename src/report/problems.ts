// Problems as people read them: what is said of many images alike is said once. Pure.
import type { Problem } from '../errors.ts'
import { type Paint, problemText } from './text.ts'

/** Fewer warnings of one wording than this stand each with its place. */
const FOLD_FROM = 4
/** Ids that stand for all. */
const SHOWN = 3

/**
 * All problems in their order.
 * @param all whether nothing is folded
 */
export function problemsText(problems: readonly Problem[], all: boolean, paint: Paint): string {
  const shown = all ? problems : foldWarnings(problems, '; --verbose names each')
  return shown.map((problem) => problemText(problem, paint)).join('')
}

/**
 * Warnings that say the same of several images of a manifest become one, in the place of the first.
 * @param more where each of them is found, as the end of a sentence
 */
export function foldWarnings(problems: readonly Problem[], more: string): readonly Problem[] {
  const groups = new Map<string | Problem, Problem[]>()
  for (const problem of problems) {
    const key = wordingOf(problem) ?? problem
    const group = groups.get(key)
    if (group) group.push(problem)
    else groups.set(key, [problem])
  }
  return [...groups.values()].flatMap((group) => (group.length < FOLD_FROM ? group : [foldedOne(group, more)]))
}

/** Null for what is about no image. */
function wordingOf({ severity, code, file, message, about }: Problem): string | null {
  if (severity !== 'warning' || about === undefined) return null
  return JSON.stringify([code, file, message.slice(about.length)])
}

function foldedOne(group: readonly Problem[], more: string): Problem {
  const [{ severity, code, file, message, about = '' }] = group as [Problem]
  const ids = group.slice(0, SHOWN).map((one) => one.about)
  const said = `${ids.join(', ')} and ${group.length - SHOWN} more${message.slice(about.length)}`
  return {
    severity,
    code,
    message: `${said} (${group.length} images${more})`,
    ...(file === undefined ? {} : { file }),
  }
}
