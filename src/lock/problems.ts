// Turns what is wrong with a lock into one failure that lists every problem with its place.
import { ImagelockError } from '../errors.ts'
import { offsetsOf, whereAt, type Wanted } from './places.ts'

/** A problem with one member of the lock, its place not yet looked up. */
export interface Complaint extends Wanted {
  readonly code: string
  /** The sentence, without the member's name. */
  readonly says: string
}

/** Most problems that are listed. */
const MAX_PROBLEMS = 20

/** The failure of a lock with these problems, at least one, in the order of their places; those over 20 are counted. */
export function lockError(source: string, file: string, complaints: readonly Complaint[]): ImagelockError {
  const offsets = offsetsOf(source, complaints)
  const problems = complaints
    .map((complaint, index) => ({ complaint, offset: offsets[index] ?? 0 }))
    .sort((a, b) => a.offset - b.offset)
    .slice(0, MAX_PROBLEMS)
    .map(({ complaint, offset }) => ({
      severity: 'error' as const,
      code: complaint.code,
      message: sentenceOf(complaint),
      file,
      ...whereAt(source, offset),
    }))
  const over = complaints.length - problems.length
  const message = `the lock has ${over} further problems or more; take it back from git`
  const more = over > 0 ? [{ severity: 'error' as const, code: 'lock/more', message, file }] : []
  const [first = { code: 'lock/more', message, file }, ...others] = problems
  return new ImagelockError(first, undefined, [...others, ...more])
}

/** A text from the lock in a message: in quotes, escaped, not long. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 128 ? `${text.slice(0, 128)}…` : text)
}

function sentenceOf({ path, says }: Complaint): string {
  const [top, id, ...rest] = path
  if (top === undefined) return `the lock ${says}`
  if (top !== 'images' || id === undefined) return `${quoted(path.join('.'))} of the lock ${says}`
  const member = rest.length === 0 ? '' : ` ${quoted(rest.join('.'))}`
  return `image ${quoted(id)} of the lock:${member} ${says}`
}
