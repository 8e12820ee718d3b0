// What a run did to an image (spec cli.md, `outcome`).
import type { Entry } from '../lock/schema.ts'

export const OUTCOMES = [
  'generated',
  'copied',
  'moved',
  'restored',
  'kept',
  'accepted',
  'pruned',
  'refused',
  'failed',
  'unknown',
  'skipped',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export interface ImageError {
  readonly code: string
  readonly message: string
}

/** The failure of one image is a value; the run goes on. */
export interface Result {
  /** Absent where nothing was done. */
  readonly outcome?: Outcome
  readonly error?: ImageError
  readonly requestId?: string
  /** The entry as it stands in the lock after the run. */
  readonly entry?: Entry
  /** Of `pruned`: the file at the entry's path stays, since it is another's or has other bytes. For people alone. */
  readonly leavesFile?: boolean
}

/** A result without an entry: the picture is not there. */
export function without(
  outcome: 'failed' | 'refused' | 'unknown' | 'skipped' | 'kept',
  code: string,
  message: string,
  requestId?: string,
): Result {
  return { outcome, error: { code, message }, ...(requestId === undefined ? {} : { requestId }) }
}
