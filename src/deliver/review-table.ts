// A row an image: what it is, what changed, before and after side by side (spec action.md, "What a reviewer sees"). Pure.
import { bytesText } from '../bytes-text.ts'
import type { Outcome } from '../generate/outcome.ts'
import { usd, usdToMicros } from '../money.ts'
import type { Change } from '../plan/changes.ts'
import type { Report, ReportImage } from '../report/report.ts'
import { isFailure } from './failures.ts'
import { changedCode, code, pathUrl } from './harmless.ts'
import type { ReviewRow, ReviewSide } from './rows.ts'
import { wordChanges } from '../plan/words.ts'

/** Where the pictures are. */
export interface Site {
  /** `GITHUB_SERVER_URL`. */
  readonly server: string
  readonly owner: string
  readonly repo: string
  /** Commits that hold the rows' sides; null where there is none to show pictures from. */
  readonly before: string | null
  readonly after: string | null
  /** Id of the workflow run, digits; null where it is not known. */
  readonly run: string | null
  /** What names the run's manifests in a command; absent for the default one. */
  readonly named?: string
}

/** A table whose rows are made one by one, as far as they find room. */
export interface Table {
  readonly head: string
  readonly count: number
  readonly lines: Iterable<string>
}

/** CSS pixels; two of them and the words beside fit the column of a pull request's body. */
const THUMBNAIL = 220
/** Without it the pictures, which GitHub lets shrink, would give way to a long text beside them. */
const SPACER = '&nbsp;'.repeat(38)
const REVIEW_HEAD = `| Image | Before${SPACER} | After${SPACER} |
| --- | --- | --- |
`
const LINK_HEAD = `| Image | Before | After |
| --- | --- | --- |
`
/** Characters of a parameter's value. */
const SHOWN_VALUE = 300

export interface Reviewed {
  readonly rows: readonly ReviewRow[]
  readonly report: Report
  readonly site: Site
}

/** The rows that have pictures, and those behind them that have links in their place. */
export interface Split {
  readonly shown: Table
  readonly linked: Table
}

/** @param pictures how many are shown; the row that would pass that number and all behind it have links */
export function reviewTables({ rows, report, site }: Reviewed, pictures: number): Split {
  const several = new Set(rows.map(({ manifest }) => manifest)).size > 1
  const outcomes = outcomesOf(report)
  const end = endOfPictures(rows, site, pictures)
  const line = (row: ReviewRow, picture: Show): string => {
    const did = outcomes.get(row.manifest)?.get(row.id)
    const words = [...namesOf(row, several), factsText(row), whatText(row, did), ...changeLines(row)]
    return cells([
      words.filter((word) => word !== '').join('<br>'),
      picture(row.before, site.before, 'before', site),
      picture(row.after, site.after, 'after', site),
    ])
  }
  const table = (head: string, part: readonly ReviewRow[], picture: Show): Table => ({
    head,
    count: part.length,
    lines: mapped(part, (row) => line(row, picture)),
  })
  return {
    shown: table(hasPictures(site) ? REVIEW_HEAD : LINK_HEAD, rows.slice(0, end), thumbnail),
    linked: table(LINK_HEAD, rows.slice(end), link),
  }
}

function* mapped<T>(values: Iterable<T>, make: (value: T) => string): Iterable<string> {
  for (const value of values) yield make(value)
}

function hasPictures({ before, after }: Site): boolean {
  return before !== null || after !== null
}

/** How many rows, from the first, have pictures where so many pictures are shown. */
export function endOfPictures(rows: readonly ReviewRow[], site: Site, pictures: number): number {
  let count = 0
  const end = rows.findIndex(({ before, after }) => {
    count += (before && site.before !== null ? 1 : 0) + (after && site.after !== null ? 1 : 0)
    return count > pictures
  })
  return end < 0 ? rows.length : end
}

function outcomesOf({ manifests }: Report): Map<string, Map<string, Outcome | undefined>> {
  return new Map(
    manifests.map(({ manifest, images }) => [manifest, new Map(images.map(({ id, outcome }) => [id, outcome]))]),
  )
}

function cells(texts: readonly string[]): string {
  return `| ${texts.join(' | ')} |\n`
}

type Show = (side: ReviewSide | null, commit: string | null, alt: 'before' | 'after', site: Site) => string

/** Shows for those who may see the repository, private ones too. */
const thumbnail: Show = (side, commit, alt, site) => {
  if (!side || commit === null) return ''
  const url = addressOf(side, commit, site)
  return `<a href="${url}"><img alt="${alt}" width="${THUMBNAIL}" src="${url}"></a>`
}

const link: Show = (side, commit, alt, site) =>
  !side || commit === null ? '' : `<a href="${addressOf(side, commit, site)}">${alt}</a>`

function addressOf({ path }: ReviewSide, commit: string, { server, owner, repo }: Site): string {
  return `${server}/${owner}/${repo}/blob/${commit}/${pathUrl(path)}?raw=true`
}

function namesOf({ id, manifest, before, after }: ReviewRow, several: boolean): string[] {
  return [code(id), code((after ?? before)?.path ?? ''), ...(several ? [code(manifest)] : [])]
}

/** `seed 7 · 1024×512 · 1.8 MB · 0.03 USD` of the picture as it is afterwards. */
function factsText({ before, after }: ReviewRow): string {
  const shown = after ?? before
  if (!shown) return ''
  const { request, file } = shown.entry
  const asked = request.width !== undefined && (request.width !== file.width || request.height !== file.height)
  return [
    request.seed === undefined ? '' : `seed ${request.seed}`,
    `${file.width}×${file.height}`,
    after && asked ? `asked ${request.width}×${request.height}` : '',
    bytesText(file.bytes),
    after ? priceText(after) : '',
  ]
    .filter((text) => text !== '')
    .join(' · ')
}

function priceText({ entry: { receipt } }: ReviewSide): string {
  if (!receipt) return ''
  if (receipt.cost_usd === null) return 'price not known'
  return receipt.cost_usd === 0 ? 'free' : usd(usdToMicros(receipt.cost_usd) ?? 0)
}

/** What happened to the image: what is there now against the base, and what this run did for it. */
function whatText({ before, after, changes }: ReviewRow, did: Outcome | undefined): string {
  const what = !after
    ? 'removed'
    : !before
      ? 'new'
      : after.entry.accepted
        ? 'changed by a person'
        : changes.length > 0 && changes.every(({ key }) => key === 'id' || key === 'path')
          ? 'moved'
          : changes.length === 0
            ? 'made again, same parameters'
            : 'changed'
  const how = did === undefined || did === what || did === 'pruned' ? '' : `, ${did}`
  const whose = after?.entry.accepted ? '; a person’s own picture' : ''
  return `**${what}**${how}${whose}`
}

function changeLines({ before, after, changes }: ReviewRow): string[] {
  if (!before && after) {
    const { model, prompt } = after.entry.request
    return [code(model, 80), code(prompt, SHOWN_VALUE)]
  }
  return changes.map(changeText)
}

function changeText({ key, from, to }: Change): string {
  if (key === 'prompt' && typeof from === 'string' && typeof to === 'string')
    return `${code(key)}: ${changedCode(wordChanges(from, to), SHOWN_VALUE)}`
  const value = (one: Change['from']): string => (one === null ? 'none' : code(String(one), SHOWN_VALUE))
  return `${code(key)}: ${value(from)} → ${value(to)}`
}

const PLAN_HEAD = `| Image | State | What changed | Price |
| --- | --- | --- | --- |
`

/** What a plan or a check found, and what a run did where nothing is proposed. */
export function planTable({ manifests }: Report): Table {
  const rows = manifests.flatMap(({ manifest, images }) =>
    images
      .filter((image) => (image.state !== 'unchanged' || image.outcome !== undefined) && !isFailure(image))
      .map((image) => [manifest, image] as const),
  )
  const line = ([manifest, image]: readonly [string, ReportImage]): string =>
    planLine(manifest, image, manifests.length > 1)
  return { head: PLAN_HEAD, count: rows.length, lines: mapped(rows, line) }
}

function planLine(manifest: string, image: ReportImage, several: boolean): string {
  const { id, path, state, outcome, changes, price_usd: price } = image
  return cells([
    [code(id), code(path), ...(several ? [code(manifest)] : [])].join('<br>'),
    outcome === undefined ? state : `${state}, ${outcome}`,
    changes.map(changeText).join('<br>'),
    price === null ? 'not known' : price === 0 ? '' : usd(usdToMicros(price) ?? 0),
  ])
}
