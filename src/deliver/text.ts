// The pull request's body and the job summary: what failed, a row an image, totals, cut by whole rows. Pure.
import type { Report } from '../report/report.ts'
import { summaryText } from '../report/summary.ts'
import { failuresText } from './failures.ts'
import { type Kept, type Measure, within } from './fit.ts'
import { code } from './harmless.ts'
import { endOfPictures, planTable, reviewTables, type Site, type Table } from './review-table.ts'
import type { ReviewRow } from './rows.ts'

/** GitHub's limit of a body, in characters: those outside the first plane are counted twice here, to be safe. */
const MAX_BODY = 65_536
/** Above 1 MiB GitHub drops the whole summary. */
const MAX_SUMMARY_BYTES = 900_000
/** What a person may put above the report, so that the report always finds room. */
export const MAX_OWN_BODY = 20_000
/** GitHub renders no more pictures than this in one place (facts: threats.md). */
const MAX_PICTURES = 25
/** What says that rows were left out, and the fold around rows without pictures. */
const NOTICES = 700

export interface Review {
  readonly report: Report
  readonly rows: readonly ReviewRow[]
  readonly site: Site
  /** Sentences that the door adds below the totals; constant texts, nothing from outside. */
  readonly notes: readonly string[]
  /** Of the summary alone: it is written after the files. */
  readonly pages?: Pages | null
}

/** Said in a pull request that is about to be opened: whose the token is shows only afterwards. */
export const MAYBE_NO_CHECKS_NOTE =
  'If no checks run here: a pull request that was opened with the default token of a workflow run starts no workflows. Close and open it again to start them, or give the action the token of a GitHub App by its input `token`.'

/** Said where the pull request is opened with the token of the workflow run itself. */
export const DEFAULT_TOKEN_NOTE =
  'This pull request was opened with the default token of the workflow run, so it starts no workflows. Close and open it again to start them, or give the action the token of a GitHub App by its input `token`.'

/** What the action left in `$RUNNER_TEMP` for an artifact. */
export interface Pages {
  /** How many are in the gallery and on the contact sheets. */
  readonly pictures: number
  /** How many more there are, which were too many. */
  readonly left: number
  /** Files: `imagelock-contact-sheet.webp`, `imagelock-contact-sheet-2.webp`, … */
  readonly sheets: number
}

/** Whether every picture of the rows is shown in one text. */
export function showsAll(rows: readonly ReviewRow[], site: Site): boolean {
  return endOfPictures(rows, site, MAX_PICTURES) === rows.length
}

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

function fitted(review: Review, limit: number, measure: Measure): string {
  const { report, rows, notes, pages } = review
  const tables =
    rows.length > 0
      ? reviewTables(review, MAX_PICTURES)
      : { shown: planTable(report), linked: { head: '', count: 0, lines: [] } }
  const { shown, linked } = tables
  const more = linked.count > 0 ? [pages ? pagesNote(pages) : galleryNote(review.site)] : []
  const tail = [totalsText(report), ...more, ...notes].join('\n\n')
  const room = limit - measure(tail) - measure(shown.head + linked.head) - NOTICES
  const failures = failuresText(report, room, measure)
  let left = room - measure(failures)
  const kept: Kept[] = []
  for (const table of [shown, linked]) {
    // What follows the first row that finds no room is left out with it.
    const isFull = kept.some(({ count }) => count < shown.count)
    const rowsOf = within(isFull ? [] : table.lines, left, measure)
    left -= rowsOf.used
    kept.push(rowsOf)
  }
  const [pictures, links] = kept as [Kept, Kept]
  const missing = shown.count + linked.count - pictures.count - links.count
  return [
    failures,
    tableText(shown, pictures),
    folded(tableText(linked, links), links.count),
    missing === 0
      ? ''
      : `${missing} more ${missing === 1 ? 'image is' : 'images are'} left out here: the limit of this text is reached.\n`,
    restoredText(review, left, measure),
    tail,
  ]
    .filter((part) => part !== '')
    .join('\n')
}

const TOO_MANY = 'GitHub shows no more than 25 pictures here; the others are linked.'

function pagesNote({ pictures, left, sheets }: Pages): string {
  const which = left === 0 ? `All ${pictures}` : `The first ${pictures}`
  const sheet =
    sheets === 1
      ? 'the contact sheet `imagelock-contact-sheet.webp`'
      : `${sheets} contact sheets, \`imagelock-contact-sheet*.webp\``
  const how =
    'To keep them, add a step with `actions/upload-artifact` and the paths `${{ runner.temp }}/imagelock-gallery.html` and `${{ runner.temp }}/imagelock-contact-sheet*.webp`.'
  return `${TOO_MANY} ${which} lie in the runner’s temporary folder: side by side in \`imagelock-gallery.html\`, and on ${sheet}. ${how}`
}

function galleryNote({ server, owner, repo, run, named = '' }: Site): string {
  const where = run === null ? 'the workflow run' : `[the workflow run](${server}/${owner}/${repo}/actions/runs/${run})`
  return `${TOO_MANY} Where the workflow keeps them, all are in \`imagelock-gallery.html\` and on the contact sheet \`imagelock-contact-sheet.webp\` among the artifacts of ${where}; or check out this branch and run ${code(`imagelock gallery${named}`)}.`
}

function tableText({ head }: Table, { text }: Kept): string {
  return text === '' ? '' : head + text
}

function folded(table: string, count: number): string {
  if (table === '') return ''
  const what = count === 1 ? '1 more image, its pictures' : `${count} more images, their pictures`
  return `<details><summary>${what} as links</summary>\n\n${table}\n</details>\n`
}

/** Files that came back although the lock did not change: the branch gets them, and no row of two locks tells. */
function restoredText({ report, rows }: Review, room: number, measure: Measure): string {
  if (rows.length === 0) return ''
  const told = new Set(rows.map(({ manifest, id }) => JSON.stringify([manifest, id])))
  const lines = report.manifests.flatMap(({ manifest, images }) =>
    images
      .filter(({ id, outcome }) => outcome === 'restored' && !told.has(JSON.stringify([manifest, id])))
      .map(({ id, path }) => `- **restored** ${code(id)} ${code(path)}: its file was missing, the lock is as it was\n`),
  )
  const { text, count } = within(lines, room, measure)
  return count === lines.length ? text : `${text}- ${lines.length - count} more restored\n`
}

function totalsText(report: Report): string {
  return `**Totals**: ${summaryText(report).trim()}`
}
