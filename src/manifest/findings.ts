// Everything that is wrong with a manifest, collected first and told at the end.
import type { Problem } from '../errors.ts'
import { lineText, placeOf, type Source } from './source.ts'

/** At most so many are listed (spec: manifest.md, "What a person is told"). */
export const MAX_LISTED = 200

/** A message that costs something is made only where it is listed. */
export type Message = string | (() => string)

export interface Finding {
  readonly severity: 'error' | 'warning'
  readonly code: string
  /** Offset in the text. */
  readonly at: number
  readonly message: Message
}

/** An error of the manifest at an offset of its text. */
export function errorAt(at: number, code: string, message: Message): Finding {
  return { severity: 'error', code, at, message }
}

/** A warning at an offset of the manifest's text. */
export function warningAt(at: number, code: string, message: Message): Finding {
  return { severity: 'warning', code, at, message }
}

/**
 * Findings as people read them: in the order of the file, none twice, at most 200 and then one `manifest/more` with
 * the count. Errors are never cut for the sake of warnings.
 */
export function problemsOf(source: Source, findings: readonly Finding[]): Problem[] {
  const sorted = distinct([...findings].sort((a, b) => a.at - b.at))
  const errors = sorted.filter((one) => one.severity === 'error')
  const warnings = sorted.filter((one) => one.severity === 'warning')
  const listed = errors.slice(0, MAX_LISTED)
  listed.push(...warnings.slice(0, MAX_LISTED - listed.length))
  listed.sort((a, b) => a.at - b.at)
  const problems = listed.map((one) => problemOf(source, one))
  const hidden = sorted.length - listed.length
  if (hidden > 0) problems.push(moreProblem(source.file, hidden, errors.length > MAX_LISTED))
  return problems
}

/** What stands for the problems that are not listed. */
export function moreProblem(file: string, hidden: number, errors: boolean): Problem {
  return {
    severity: errors ? 'error' : 'warning',
    code: 'manifest/more',
    message: `${hidden} more ${hidden === 1 ? 'problem is' : 'problems are'} not listed`,
    file,
  }
}

/** Drops what is said twice in one place; a message is made only where several findings share the place. */
function distinct(sorted: readonly Finding[]): Finding[] {
  const said = new Set<string>()
  return sorted.filter((one, index) => {
    const shares = sorted[index - 1]?.at === one.at
    if (!shares) said.clear()
    if (!shares && sorted[index + 1]?.at !== one.at) return true
    const key = `${one.code} ${textOf(one)}`
    if (said.has(key)) return false
    said.add(key)
    return true
  })
}

function textOf({ message }: Finding): string {
  return typeof message === 'string' ? message : message()
}

function problemOf(source: Source, finding: Finding): Problem {
  const place = placeOf(source, finding.at)
  return {
    severity: finding.severity,
    code: finding.code,
    message: textOf(finding),
    file: source.file,
    ...place,
    source: lineText(source, place.line),
  }
}
