// Locks as nearly all are: nothing is wrong with them and nothing in them is rare. These are told from others in a small
// part of the time that it takes to say what is wrong with one.
import { checkEntry, checkEntryId, checkPaths } from './check.ts'
import { byCodeUnits } from './format.ts'
import { isPlainEntry } from './plain-entry.ts'
import type { Entry, Lock } from './schema.ts'

/** The version of the format (spec: lockfile.md). */
export const VERSION = 1
const QUOTE = 0x22
const BACKSLASH = 0x5c

/** Entries by id, in the order of the text. */
export type PlainEntries = readonly (readonly [id: string, entry: Entry])[]

/** What stands under `images` in the text of a lock, none of it judged; null for what is no lock in its outermost shape. */
export function takeApart(source: string): [id: string, value: unknown][] | null {
  const document = parsedOrNull(source)
  if (!isMapping(document) || Object.keys(document).join() !== 'version,images') return null
  const { version, images } = document
  return version === VERSION && isMapping(images) ? Object.entries(images) : null
}

/**
 * Whether nothing is wrong with a lock; false too where something is rare in it.
 *
 * Keys that stand twice show by their number: each member of a JSON text has a quote and a colon, and what `JSON.parse`
 * dropped is missing in the tree. A quote behind a backslash is passed over, so that the end of a key in a backslash is not
 * counted; none of the keys that are right ends so, and those that were dropped with a whole mapping cannot make up for
 * the key of that mapping.
 * @param entries what `takeApart` made of the source
 */
export function isPlain(
  source: string,
  entries: readonly (readonly [id: string, value: unknown])[],
): entries is PlainEntries {
  let members = 2
  for (const [id, value] of entries) {
    if (!isPlainEntry(value) || checkEntryId(id).length > 0 || checkEntry(id, value).length > 0) return false
    members += 1 + membersIn(value) + membersIn(value.request) + membersIn(value.file) + membersIn(value.receipt)
  }
  return members === membersOf(source) && checkPaths(entries as PlainEntries).length === 0
}

/** A lock of these entries, in code-unit order of their ids. */
export function lockOf(entries: PlainEntries): Lock {
  return { version: VERSION, images: new Map(entries.toSorted(([a], [b]) => byCodeUnits(a, b))) }
}

function parsedOrNull(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}

function membersIn(mapping: object | undefined): number {
  let members = 0
  for (const _ in mapping) members += 1
  return members
}

/** How many colons stand behind the quote that ends a key. */
function membersOf(source: string): number {
  let members = 0
  for (let at = source.indexOf(':'); at !== -1; at = source.indexOf(':', at + 1)) {
    let quote = at - 1
    while (isSpace(source.charCodeAt(quote))) quote -= 1
    if (source.charCodeAt(quote) === QUOTE && source.charCodeAt(quote - 1) !== BACKSLASH) members += 1
  }
  return members
}

/** White space of JSON. */
function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
