// The pull request's body and the job summary: what failed, a row an image, totals, cut by whole rows. Pure.
import type { Problem } from '../errors.ts'
import { usdToMicros } from '../money.ts'
import { usd } from '../plan/caps.ts'
import type { Change } from '../plan/changes.ts'
import type { Report } from '../report/report.ts'
import { summaryText } from '../report/text.ts'
import { code, pathUrl } from './harmless.ts'
import type { ReviewRow, ReviewSide } from './rows.ts'

/** GitHub's limit of a body, in characters. */
const MAX_BODY = 65_536
/** Above 1 MiB GitHub drops the whole summary. */
const MAX_SUMMARY_BYTES = 900_000
/** What a person may put above the report, so that the report always finds room. */
export const MAX_OWN_BODY = 20_000

/** Where the pictures are. */
export interface Site {
  /** `GITHUB_SERVER_URL`. */
  readonly server: string
  readonly owner: string
  readonly repo: string
  /** Commits that hold the rows' sides; null where there is none to show pictures from. */
  readonly before: string | null
  readonly after: string | null
}

export interface Review {
  readonly report: Report
  readonly rows: readonly ReviewRow[]
  readonly site: Site
  /** Sentences that the door adds below the totals; constant texts, nothing from outside. */
  readonly notes: readonly string[]
}

/** Said where the pull request is opened with the token of the workflow run itself. */
export const DEFAULT_TOKEN_NOTE =
  'This pull request was opened with the default token of the workflow run, so it starts no workflows. Close and open it again to start them, or give the action the token of a GitHub App by its input `token`.'

/** @param own the input `pull-request-body`, put above the report as it is */
export function bodyText(own: string, review: Review): string {
  const above = own.trim() === '' ? '' : `${own.trim()}\n\n`
  return above + fitted(review, MAX_BODY - above.length, (text) => text.length)
}

/** The job summary; without rows to review it lists what a plan or a check found. */
export function jobSummary(review: Review): string {
  const title = `### imagelock ${review.report.command}\n\n`
  return title + fitted(review, MAX_SUMMARY_BYTES - title.length, (text) => Buffer.byteLength(text))
}

type Measure = (text: string) => number

/** How many characters of a failure's reason are shown: fewer where there are so many that they find no room. */
const DETAIL = [300, 60, 0] as const

function fitted(review: Review, limit: number, measure: Measure): string {
  const { report, rows, notes } = review
  const tail = [summaryText(report).trim(), ...notes].join('\n\n')
  const table = rows.length > 0 ? reviewTable(review) : planTable(report)
  // The table's head and what says that rows were left out.
  const room = limit - measure(tail) - measure(table.head) - 300
  const failed = DETAIL.map((detail) => failureLines(report, detail))
  const shown = failed.find((lines) => measure(lines.join('')) <= room) ?? failed[failed.length - 1] ?? []
  const failures = within(shown, room, measure)
  const above = failures.kept.join('')
  const list = within(table.lines, room - measure(above), measure)
  const left = (count: number, what: string): string =>
    count === 0 ? '' : `\n${count} more ${what} left out here: the limit of this text is reached.\n`
  const images = list.kept.length === 0 ? '' : table.head + list.kept.join('')
  return [
    above + left(failures.left, count(failures.left, 'line is', 'lines are')),
    images + left(list.left, count(list.left, 'image is', 'images are')),
    tail,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function count(number: number, one: string, many: string): string {
  return number === 1 ? one : many
}

/** As many whole lines as fit, and how many do not. */
function within(
  lines: readonly string[],
  room: number,
  measure: Measure,
): { readonly kept: readonly string[]; readonly left: number } {
  let used = 0
  const end = lines.findIndex((line) => (used += measure(line)) > room)
  return end < 0 ? { kept: lines, left: 0 } : { kept: lines.slice(0, end), left: lines.length - end }
}

const FAILED: ReadonlySet<string | undefined> = new Set(['failed', 'refused', 'unknown', 'skipped'])
const SHOWN_WARNINGS = 20

/** What could not be made, then errors: never cut before images are. Then the first warnings. */
function failureLines(report: Report, detail: number): string[] {
  const failures = report.manifests.flatMap(({ manifest, images }) =>
    images
      .filter(({ outcome }) => FAILED.has(outcome))
      .map(({ id, outcome, error, request_id: requestId }) => {
        const where = report.manifests.length > 1 ? ` of ${code(manifest)}` : ''
        const why = detail === 0 || !error ? '' : `: ${code(error.message, detail)}`
        const which = detail === 0 || requestId === undefined ? '' : `, request id ${code(requestId)}`
        return `- **${outcome}** ${code(id)}${where}${why}${which}\n`
      }),
  )
  const many = count(failures.length, '1 image', `${failures.length} images`)
  const head = failures.length === 0 ? [] : [`**${many} could not be made:**\n\n`]
  const problems = problemLines(report.problems, detail)
  const gap = failures.length > 0 && problems.length > 0 ? ['\n'] : []
  const lines = [...head, ...failures, ...gap, ...problems]
  return lines.length === 0 ? [] : [...lines, '\n']
}

function problemLines(problems: readonly Problem[], detail: number): string[] {
  const errors = problems.filter(({ severity }) => severity === 'error')
  const warnings = problems.filter(({ severity }) => severity === 'warning')
  const more = warnings.length - SHOWN_WARNINGS
  const shown = [...errors, ...warnings.slice(0, SHOWN_WARNINGS)].map((problem) => problemLine(problem, detail))
  return more > 0 ? [...shown, `- ${more} more ${count(more, 'warning is', 'warnings are')} in the log\n`] : shown
}

function problemLine({ severity, code: name, message, file, line }: Problem, detail: number): string {
  const place = file === undefined ? '' : ` ${code(line === undefined ? file : `${file}:${line}`)}`
  const why = detail === 0 ? '' : `: ${code(message, detail)}`
  return `- ${severity} ${code(name)}${place}${why}\n`
}

interface Table {
  readonly head: string
  readonly lines: readonly string[]
}

const REVIEW_HEAD = `| Image | Before | After | What changed | Seed | Size | Price |
| --- | --- | --- | --- | --- | --- | --- |
`

function reviewTable({ rows, site }: Review): Table {
  const manifests = new Set(rows.map(({ manifest }) => manifest))
  return { head: REVIEW_HEAD, lines: rows.map((row) => reviewLine(row, site, manifests.size > 1)) }
}

function reviewLine(row: ReviewRow, site: Site, several: boolean): string {
  const { manifest, id, before, after, changes } = row
  const shown = after ?? before
  const where = [code(id), code(shown?.path ?? ''), ...(several ? [code(manifest)] : [])]
  const what = !before ? 'new' : !after ? 'dropped' : changesText(changes)
  const accepted = after?.entry.accepted ? '<br>a person’s own file' : ''
  return cells([
    where.join('<br>'),
    picture(before, site.before, 'before', site),
    picture(after, site.after, 'after', site),
    what + accepted,
    String(shown?.entry.request.seed ?? ''),
    sizeText(after, shown),
    after ? priceText(after) : '',
  ])
}

function cells(texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |\n`
}

/** Shows for those who may see the repository, private ones too (spec action.md, "What a reviewer sees"). */
function picture(side: ReviewSide | null, commit: string | null, alt: string, { server, owner, repo }: Site): string {
  if (!side || commit === null) return ''
  const url = `${server}/${owner}/${repo}/blob/${commit}/${pathUrl(side.path)}?raw=true`
  return `<a href="${url}"><img alt="${alt}" width="240" src="${url}"></a>`
}

function sizeText(after: ReviewSide | null, shown: ReviewSide | null): string {
  if (!shown) return ''
  const { width, height, bytes } = shown.entry.file
  const { width: askedWidth, height: askedHeight } = shown.entry.request
  const differs = askedWidth !== undefined && (askedWidth !== width || askedHeight !== height)
  const asked = after && differs ? `<br>asked ${askedWidth}×${askedHeight}` : ''
  return `${width}×${height}<br>${(bytes / 1000).toFixed(0)} kB${asked}`
}

function priceText({ entry: { receipt } }: ReviewSide): string {
  if (!receipt) return ''
  if (receipt.cost_usd === null) return 'not known'
  return receipt.cost_usd === 0 ? 'free' : usd(usdToMicros(receipt.cost_usd) ?? 0)
}

const SHOWN_VALUE = 300

function changesText(changes: readonly Change[]): string {
  if (changes.length === 0) return 'made again, same parameters'
  const value = (one: Change['from']): string => (one === null ? 'none' : code(String(one), SHOWN_VALUE))
  return changes.map(({ key, from, to }) => `${code(key)} ${value(from)} → ${value(to)}`).join('<br>')
}

const PLAN_HEAD = `| Image | State | What changed | Price |
| --- | --- | --- | --- |
`

function planTable({ manifests }: Report): Table {
  const lines = manifests.flatMap(({ manifest, images }) =>
    images
      .filter(({ state, outcome }) => (state !== 'unchanged' || outcome !== undefined) && !FAILED.has(outcome))
      .map(({ id, state, outcome, changes, price_usd: price }) =>
        cells([
          manifests.length > 1 ? `${code(id)}<br>${code(manifest)}` : code(id),
          outcome === undefined ? state : `${state}, ${outcome}`,
          changes.length === 0 ? '' : changesText(changes),
          price === null ? 'not known' : price === 0 ? '' : usd(usdToMicros(price) ?? 0),
        ]),
      ),
  )
  return { head: PLAN_HEAD, lines }
}
