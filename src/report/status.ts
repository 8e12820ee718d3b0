// How far a run is, in one line: for the live line of a terminal, and as a sign of life in a log. Pure.
import type { Activity } from '../generate/activity.ts'
import { usd } from '../money.ts'
import { columns, cutTo } from './columns.ts'
import { plain } from './plain.ts'

/** One image that is being made. Times are ms since the epoch. */
export interface Doing {
  readonly id: string
  readonly since: number
  readonly activity: Activity
}

export interface Status {
  /** What goes on while no image is being made. */
  readonly phase: string
  /** Since when. */
  readonly since: number
  /** Images that the run does something to; null before that is known. */
  readonly total: number | null
  readonly done: number
  /** Whole millionths of a dollar; null where nothing is ever bought. */
  readonly spent: number | null
  /** Until when the gateway wants no new request; 0 where it does not mind. */
  readonly heldUntil: number
  /** The slowest first. */
  readonly doing: readonly Doing[]
}

/** Columns that an id keeps where the line is short. */
const LEAST_ID = 12

/** Done, left, spent, what is waited for, the slowest image; never wider than the terminal less one column. */
export function liveLine(status: Status, now: number, width: number): string {
  const [slow, ...others] = status.doing
  const head = [countsText(status), heldText(status, now)].filter((text) => text !== '').join('  ')
  const room = Math.max(0, width - 1)
  if (!slow) return cutTo(head === '' || status.heldUntil <= now ? idleText(status, head, now) : head, room)
  const what = activityText(slow.activity, now)
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  const tail = ` ${seconds(now - slow.since)} s${what === '' ? '' : `, ${what}`}${more}`
  const idRoom = Math.max(LEAST_ID, room - columns(head) - 2 - columns(tail))
  return cutTo(`${head}  ${shortId(slow.id, idRoom)}${tail}`, room)
}

/** The same at length, as a line of a log: which image, since when, and why. */
export function lifeSign(status: Status, now: number): string {
  const [slow, ...others] = status.doing
  const held = heldText(status, now)
  if (!slow)
    return `  ... ${held === '' ? idleText(status, countsText(status), now) : `${countsText(status)}; ${held}`}\n`
  const what = activityText(slow.activity, now) || 'the answer is awaited'
  const more = others.length === 0 ? '' : `; ${others.length} more under way`
  return `  ... ${[countsText(status), held].filter(Boolean).join('; ')}; ${plain(slow.id)} for ${seconds(now - slow.since)} s: ${what}${more}\n`
}

/** What a person who watches a log is told at once. */
export function heldLine(until: number, now: number): string {
  return `  ... the gateway asks to wait ${seconds(until - now)} s: no new request until then\n`
}

function countsText({ total, done, spent }: Status): string {
  if (total === null) return ''
  const cost = spent === null ? '' : `, ${usd(spent)} spent`
  return `${done}/${total} done, ${Math.max(0, total - done)} left${cost}`
}

function heldText({ heldUntil }: Status, now: number): string {
  return heldUntil > now ? `the gateway asks to wait ${seconds(heldUntil - now)} s` : ''
}

function idleText({ phase, since }: Status, head: string, now: number): string {
  return `${head === '' ? '' : `${head}  `}${phase}, ${seconds(now - since)} s`
}

function activityText(activity: Activity, now: number): string {
  switch (activity.kind) {
    case 'drawing':
      return 'drawing'
    case 'asking':
      return activity.attempt === 1 ? '' : `try ${activity.attempt}`
    case 'held':
      return 'waiting for the gateway'
    case 'pausing':
      return `asked again in ${seconds(activity.until - now)} s: ${plain(activity.message)}`
    case 'downloading':
      return activity.attempt === 1 ? 'downloading' : `downloading, try ${activity.attempt}`
    case 'retrying': {
      const times = activity.attempt === 1 ? 'once' : `${activity.attempt} times`
      return `download failed ${times}, again in ${seconds(activity.until - now)} s: ${plain(activity.message)}`
    }
  }
}

function seconds(ms: number): number {
  return Math.max(0, Math.round(ms / 1000))
}

/** The end of an id tells more than its middle. */
function shortId(id: string, width: number): string {
  const text = plain(id)
  if (columns(text) <= width) return text
  const half = Math.floor((width - 3) / 2)
  const chars = [...text]
  let end = ''
  while (chars.length > 0 && columns(chars[chars.length - 1] + end) <= half) end = `${chars.pop()}${end}`
  return `${cutTo(text, width - 3 - columns(end))}...${end}`
}
