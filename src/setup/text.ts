// What `init` and `doctor` print for people. Pure.
import type { Problem } from '../errors.ts'
import { plain } from '../report/plain.ts'
import type { Paint, Tone } from '../report/text.ts'
import type { Finding, Severity } from './finding.ts'

const TONES: Readonly<Record<Severity, Tone>> = { ok: 'good', note: 'dim', warning: 'change', error: 'bad' }
const WIDTH = 9

/** The files that were written, and the next steps as commands. */
export function begunText(files: readonly string[], next: readonly string[], paint: Paint): string {
  const wrote = files.map((file) => `${paint('good', 'wrote'.padEnd(WIDTH))}${plain(file)}\n`)
  const steps = next.map(
    (step, index) => `${(index === 0 ? 'next' : '').padEnd(WIDTH)}${paint('strong', plain(step))}\n`,
  )
  return [...wrote, ...steps].join('')
}

/** A line for each finding, its fix below it, and how many there are of each. */
export function findingsText(findings: readonly Finding[], quiet: boolean, paint: Paint): string {
  const shown = findings.filter(({ severity }) => !quiet || severity === 'error')
  const lines = shown.map(({ severity, code, message, fix }) => {
    const head = `${paint(TONES[severity], severity.padEnd(WIDTH))}${plain(message)} ${paint('dim', `[${code}]`)}\n`
    return fix === null ? head : `${head}${' '.repeat(WIDTH)}${paint('strong', 'fix:')} ${plain(fix)}\n`
  })
  if (quiet) return lines.join('')
  const count = (severity: Severity, one: string, many: string): string => {
    const number = findings.filter((found) => found.severity === severity).length
    return `${number} ${number === 1 ? one : many}`
  }
  return `${lines.join('')}${count('error', 'error', 'errors')}, ${count('warning', 'warning', 'warnings')}\n`
}

/** The findings that are no `ok` and no `note`, in the form that every document has. */
export function problemsIn(findings: readonly Finding[]): Problem[] {
  return findings.flatMap(({ severity, code, message, fix }): Problem[] =>
    severity === 'warning' || severity === 'error'
      ? [{ severity, code, message: fix === null ? message : `${message}: ${fix}` }]
      : [],
  )
}
