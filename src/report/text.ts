// What people read: the plan at a glance, a line an image, the totals, errors with their place. Pure.
import type { Problem } from '../errors.ts'
import type { Result } from '../generate/outcome.ts'
import { usd } from '../money.ts'
import type { Change } from '../plan/changes.ts'
import { isOwnChanged } from '../plan/edited.ts'
import { isPurchase, type Item } from '../plan/plan.ts'
import { bytesText } from '../bytes-text.ts'
import { columns } from './columns.ts'
import { plain } from './plain.ts'
import { STATES } from '../plan/state.ts'
import type { Report, Sheet } from './report.ts'

export type Tone = 'good' | 'change' | 'bad' | 'dim' | 'strong'
/** Colours a text, or gives it back as it is. */
export type Paint = (tone: Tone, text: string) => string

const STATE_TONES: Readonly<Record<Item['state'], Tone>> = {
  unchanged: 'dim',
  move: 'change',
  edited: 'bad',
  missing: 'change',
  update: 'change',
  create: 'good',
  orphan: 'dim',
}
const ID_WIDTH = 40

/** The rows of a plan: state, id, price, reason; unchanged ones are counted unless all are asked for. */
export function planText(sheets: readonly Sheet[], all: boolean, paint: Paint): string {
  return sheets.map((sheet) => sheetText(sheet, all, paint)).join('')
}

function sheetText({ manifest, items, areCandidates = false }: Sheet, all: boolean, paint: Paint): string {
  const rows = items.filter(({ state, source }) => all || state !== 'unchanged' || source.kind !== 'nothing')
  const hidden = items.length - rows.length
  const width = Math.min(ID_WIDTH, Math.max(0, ...rows.map(({ id }) => id.length)))
  const lines = rows.map((item) => {
    const state = areCandidates ? paint('good', 'candidate') : paint(STATE_TONES[item.state], item.state.padEnd(9))
    return `  ${state}  ${plain(item.id).padEnd(width)}  ${priceText(item).padStart(10)}  ${paint('dim', plain(areCandidates ? variant(item) : reason(item)))}`.trimEnd()
  })
  if (hidden > 0) lines.push(`  ${paint('dim', `unchanged  ${hidden} image${hidden === 1 ? '' : 's'}`)}`)
  return `${paint('strong', plain(manifest))}\n${lines.join('\n')}\n`
}

function priceText({ price, source }: Item): string {
  if (!isPurchase(source)) return source.kind === 'nothing' ? '' : 'free'
  return price === null ? 'no price' : usd(price)
}

function variant({ image, source, billedBefore }: Item): string {
  const before = billedBefore ? 'may have been billed before; ' : ''
  const from = source.kind === 'candidate' ? 'there already' : sourceText(source, 'create')
  return before + [`seed ${image?.seed}`, from].filter(Boolean).join('; ')
}

/** Why an image is in its state, and where its bytes would come from. */
function reason(item: Item): string {
  const { state, changes, source, billedBefore, entry } = item
  const before = billedBefore ? 'may have been billed before; ' : ''
  const why = {
    unchanged: source.kind === 'nothing' ? '' : 'made again, as --force says',
    move: changesText(changes),
    edited: source.kind === 'nothing' ? editedText(item) : 'made again, as --force says; the old bytes are kept',
    missing: entry ? 'its file is gone' : '',
    update: entry?.accepted ? ownGoneText(changes) : isDraft(changes) ? 'a draft so far' : changesText(changes),
    create: 'new',
    orphan: 'not in the manifest any more: prune drops it',
  }[state]
  // A person's own picture was never drawn before.
  const from = sourceText(source, entry?.accepted ? 'create' : state)
  return before + [why, from].filter(Boolean).join('; ')
}

function ownGoneText(changes: readonly Change[]): string {
  const what = changesText(changes)
  return `a person's own picture, its file gone and its request changed${what === '' ? '' : ` (${what})`}: putting the file back keeps it`
}

function editedText(item: Item): string {
  if (!isOwnChanged(item))
    return item.entry?.accepted
      ? 'its bytes are not those that were accepted: left alone'
      : 'its bytes are not those that imagelock wrote: left alone'
  const what = changesText(item.changes)
  return `a person's own picture, its request changed${what === '' ? '' : ` (${what})`}: accept keeps it, generate --force makes it anew`
}

/** Drawn by `--placeholder`, or by another manifest, until a model makes it. */
function isDraft(changes: readonly Change[]): boolean {
  return changes.some(({ key, from }) => key === 'provider' && from === 'placeholder')
}

function sourceText(source: Item['source'], state: Item['state']): string {
  switch (source.kind) {
    case 'nothing':
    case 'buy':
    case 'rename':
      return ''
    case 'noted':
      return 'stored by an earlier run'
    case 'copy':
      return `same request as ${source.from}: copied`
    case 'twin':
      return `same request as ${source.of}: made once, stored twice`
    case 'candidate':
      return 'a candidate: taken from the state folder'
    case 'link':
      return source.alive
        ? 'bought by an earlier run: fetched'
        : 'bought by an earlier run, its link has expired: tried once, then bought again'
    case 'git':
      return 'taken back from git'
    case 'cache':
      return 'taken from the cache'
    case 'draw':
      return state === 'create' ? 'drawn here' : 'drawn again'
    case 'blocked':
    case 'kept':
      return source.message
    case 'left':
      return source.warn ? 'the embedded painter cannot draw this format' : 'left for a run without placeholder'
  }
}

/** `seed 1 → 2, prompt`: short values whole, long ones by name. */
function changesText(changes: readonly Change[]): string {
  const short = (value: Change['from']): string => (value === null ? 'none' : String(value))
  return changes
    .map(({ key, from, to }) =>
      `${short(from)}${short(to)}`.length > 60 || key === 'prompt' ? key : `${key} ${short(from)} → ${short(to)}`,
    )
    .join(', ')
}

/**
 * The price of what a plan would buy, in one line.
 * @param areCandidates whether the images are candidates, which have no state of their own
 * @param isForced whether `--force` makes also those that `generate` leaves as they are
 */
export function totalText({ totals, cost, matrix }: Report, areCandidates = false, isForced = false): string {
  const all = STATES.reduce((sum, state) => sum + totals[state], 0)
  const counts = (['create', 'update', 'missing', 'move', 'edited', 'orphan', 'unchanged'] as const)
    .filter((state) => totals[state] > 0)
    .map((state) => `${totals[state]} ${state}${isForced && isLeftAlone(state) ? ' (made again)' : ''}`)
  const unpriced = cost.unpriced > 0 ? ` and ${cost.unpriced} without a known price` : ''
  const shards = matrix ? `Shards: ${matrix.shard.join(' ') || 'none'}\n` : ''
  const what = areCandidates ? `${all} candidate${all === 1 ? '' : 's'}` : counts.join(', ')
  return `${what || 'no images'}. Price: ${usd(Math.round(cost.estimated_usd * 1e6))}${unpriced}\n${shards}`
}

/** Whether `generate` does nothing to such an image by itself. */
function isLeftAlone(state: Item['state']): boolean {
  return state === 'unchanged' || state === 'edited'
}

/** What is known of a row beside its image. */
export interface Row {
  /** How long it took; null where that is not known. */
  readonly ms?: number | null
  /** Columns that ids and paths take. */
  readonly idWidth?: number
  readonly pathWidth?: number
}

/** The widths at which the rows of these images stand below each other. */
export function widthsOf(items: Iterable<Item>): Pick<Row, 'idWidth' | 'pathWidth'> {
  const [ids, paths] = [[0], [0]]
  for (const { id, path } of items) {
    ids.push(plain(id).length)
    paths.push(plain(path).length)
  }
  // No spreading: there may be ten thousand.
  const most = (all: readonly number[]): number =>
    Math.min(
      ID_WIDTH,
      all.reduce((a, b) => Math.max(a, b), 0),
    )
  return { idWidth: most(ids), pathWidth: most(paths) }
}

/**
 * One image that is done.
 * @param spent millionths of a dollar
 */
export function doneText(
  { id, path }: Item,
  { outcome, entry, error, requestId, leavesFile = false }: Result,
  spent: number,
  paint: Paint,
  { ms = null, idWidth = 0, pathWidth = 0 }: Row = {},
): string {
  if (outcome === undefined) return ''
  const bad = outcome === 'failed' || outcome === 'refused' || outcome === 'unknown'
  const word = paint(bad ? 'bad' : outcome === 'skipped' || outcome === 'kept' ? 'change' : 'good', outcome.padEnd(9))
  const file = entry ? `  ${entry.file.width}x${entry.file.height}  ${bytesText(entry.file.bytes)}` : ''
  const time = ms === null ? '' : `  ${(ms / 1000).toFixed(1)} s`
  const cost = spent > 0 ? `  ${usd(spent)}` : ''
  const which = requestId === undefined ? '' : ` (request id ${plain(requestId)})`
  const why = error ? `  ${plain(error.message)}${which} [${plain(error.code)}]` : ''
  const where = leavesFile ? 'its entry alone' : plain(path)
  return `  ${word}  ${plain(id).padEnd(idWidth)}  ${where.padEnd(file === '' ? 0 : pathWidth)}${file}${time}${cost}${why}\n`
}

/** Where the bundle of a shard lies. */
export function bundleText(files: readonly string[]): string {
  return files.map((file) => `Bundle: ${plain(file)}\n`).join('')
}

/** What a command that writes pages wrote, and of how many images. */
export function filesText(files: readonly string[], { manifests }: Report): string {
  const number = manifests.flatMap((one) => one.images).length
  return files.map((file) => `${plain(file)}  ${number} image${number === 1 ? '' : 's'}\n`).join('')
}

const FRAME_WIDTH = 100

/** A problem with its place, its line and a caret under it. */
export function problemText(problem: Problem, paint: Paint): string {
  const { file, message, code, severity } = problem
  const word = severity === 'warning' ? paint('change', 'warning: ') : paint('bad', file === undefined ? 'error: ' : '')
  return `${placeOf(problem)}${word}${plain(message)} ${paint('dim', `[${code}]`)}\n${frameOf(problem, paint)}`
}

/** The place alone, for where the message was said; empty where it is about no file. */
export function placeText(problem: Problem, paint: Paint): string {
  const place = placeOf(problem)
  return place === '' ? '' : `${place}${paint('dim', `[${problem.code}]`)}\n${frameOf(problem, paint)}`
}

function placeOf({ file, line, column }: Problem): string {
  return file === undefined ? '' : `${plain(file)}${line === undefined ? '' : `:${line}:${column ?? 1}`}  `
}

function frameOf({ source, line, column }: Problem, paint: Paint): string {
  return source === undefined || line === undefined ? '' : frame(source, line, column ?? 1, paint)
}

function frame(source: string, line: number, column: number, paint: Paint): string {
  const start = Math.max(0, Math.min(column - 1 - FRAME_WIDTH / 2, source.length - FRAME_WIDTH))
  const shown = plain(source.slice(start, start + FRAME_WIDTH))
  const before = plain(source.slice(start, column - 1))
  const gutter = String(line).padStart(4)
  const lead = start > 0 ? '…' : ''
  return `${paint('dim', `${gutter} |`)} ${lead}${shown}\n${paint('dim', '     |')} ${' '.repeat(lead.length + columns(before))}${paint('bad', '^')}\n`
}
