// The top of body and summary: what could not be made, by what to do about it; then errors and the first warnings. Pure.
import type { Problem } from '../errors.ts'
import { named } from '../named.ts'
import { foldWarnings } from '../report/problems.ts'
import type { Report, ReportImage } from '../report/report.ts'
import { type Measure, within } from './fit.ts'
import { code } from './harmless.ts'
import { nextStep } from './next.ts'

/** Outcomes of images that are not there although they were wanted; first what may have cost money. */
const FAILED = ['unknown', 'refused', 'failed', 'skipped'] as const
/** How many characters of a reason are shown: fewer where there are so many that they would take the room. */
const DETAIL = [300, 120, 50, 0] as const
/** The part of the room beyond which reasons are shortened; names may take all of it. */
const SHARE = 0.6
const WARNING_SHARE = 0.15
const SHOWN_WARNINGS = 20
const SHOWN_CODES = 20

export function isFailure({ outcome }: Pick<ReportImage, 'outcome'>): boolean {
  return FAILED.some((one) => one === outcome)
}

interface Failure {
  readonly manifest: string | null
  readonly image: ReportImage
}

/** Failures and errors go before everything: shortened first, then counted by code where not even their names fit. */
export function failuresText(report: Report, room: number, measure: Measure): string {
  const groups = grouped(report)
  const errors = report.problems.filter(({ severity }) => severity === 'error')
  const top = topText(groups, errors, room, measure)
  const warnings = warningsText(report.problems, Math.min(room * WARNING_SHARE, room - measure(top)), measure)
  return top + (top === '' || warnings === '' ? '' : '\n') + warnings
}

function topText(groups: Groups, errors: readonly Problem[], room: number, measure: Measure): string {
  for (const detail of DETAIL) {
    const text = linesOf(groups, errors, detail).join('')
    if (measure(text) <= room * (detail === 0 ? 1 : SHARE)) return text
  }
  return counted(groups, errors, room, measure)
}

type Groups = ReadonlyMap<string, readonly Failure[]>

/** The failures of each next step, in the order of `FAILED`. */
function grouped({ manifests }: Report): Map<string, Failure[]> {
  // Where one has to be named in commands, each is named beside its images.
  const isDefault = manifests.every(({ manifest }) => named([manifest]) === '')
  const all = manifests.flatMap(({ manifest, images }) =>
    images.filter(isFailure).map((image): Failure => ({ manifest: isDefault ? null : manifest, image })),
  )
  const groups = new Map<string, Failure[]>()
  for (const outcome of FAILED) {
    for (const failure of all) {
      if (failure.image.outcome !== outcome) continue
      const next = nextStep(failure.image, isDefault)
      const group = groups.get(next) ?? []
      group.push(failure)
      groups.set(next, group)
    }
  }
  return groups
}

function linesOf(groups: Groups, errors: readonly Problem[], detail: number): string[] {
  const failures = [...groups].flatMap(([next, group]) => [
    `\n**${group.length} ${group[0]?.image.outcome ?? ''}.** ${next}\n\n`,
    ...group.map((failure) => failureLine(failure, detail)),
  ])
  const problems = errors.map((problem) => problemLine(problem, detail))
  const gap = problems.length > 0 ? ['\n**Errors:**\n\n'] : []
  return [...headOf(groups), ...failures, ...gap, ...problems]
}

function headOf(groups: Groups): string[] {
  const count = [...groups.values()].reduce((sum, group) => sum + group.length, 0)
  return count === 0 ? [] : [`**${count === 1 ? '1 image' : `${count} images`} could not be made:**\n`]
}

function failureLine(
  { manifest, image: { outcome, id, error, request_id: requestId } }: Failure,
  detail: number,
): string {
  const where = manifest === null ? '' : ` of ${code(manifest)}`
  const why = detail === 0 || !error ? '' : `: ${code(error.message, detail)}`
  const which = detail === 0 || requestId === undefined ? '' : `, request id ${code(requestId)}`
  return `- **${outcome}** ${code(id)}${where}${why}${which}\n`
}

function problemLine({ severity, code: name, message, file, line }: Problem, detail: number): string {
  const place = file === undefined ? '' : ` ${code(line === undefined ? file : `${file}:${line}`)}`
  const why = detail === 0 ? '' : `: ${code(message, detail)}`
  return `- ${severity} ${code(name)}${place}${why}\n`
}

/** As many names as fit, and behind them how many more there are of each code. */
function counted(groups: Groups, errors: readonly Problem[], room: number, measure: Measure): string {
  const lines = linesOf(groups, errors, 0)
  const all = [...groups.values()].flat()
  const summed = summedUp([...all.map(({ image }) => image.error?.code ?? 'other'), ...errors.map((one) => one.code)])
  const sum = `\nNot all of them find room here; in all: ${summed}. The report and the log name each.\n`
  return within(lines, room - measure(sum), measure).text + sum
}

function summedUp(codes: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const one of codes) counts.set(one, (counts.get(one) ?? 0) + 1)
  const most = [...counts].toSorted(([, a], [, b]) => b - a)
  const shown = most.slice(0, SHOWN_CODES).map(([name, count]) => `${count} × ${code(name, 60)}`)
  const rest = most.slice(SHOWN_CODES).reduce((sum, [, count]) => sum + count, 0)
  return [...shown, ...(rest > 0 ? [`${rest} of other codes`] : [])].join(', ')
}

function warningsText(problems: readonly Problem[], room: number, measure: Measure): string {
  const warnings = foldWarnings(
    problems.filter(({ severity }) => severity === 'warning'),
    '',
  )
  if (warnings.length === 0) return ''
  const shown = within(
    warnings.slice(0, SHOWN_WARNINGS).map((problem) => problemLine(problem, 300)),
    room,
    measure,
  )
  const more = warnings.length - shown.count
  const said = more > 0 ? `- ${more} more ${more === 1 ? 'warning is' : 'warnings are'} in the log\n` : ''
  return `**Warnings:**\n\n${shown.text}${said}`
}
