// Reads a lock, a stranger's file: every problem with its place, and nothing repaired (spec: lockfile.md).
import { isAscii } from 'node:buffer'
import type { z } from 'zod'
import { ImagelockError } from '../errors.ts'
import { shellWord } from '../named.ts'
import { checkEntry, checkEntryId, checkPaths } from './check.ts'
import { whereAt } from './places.ts'
import { isPlain, lockOf, takeApart, VERSION } from './plain.ts'
import { isPlainEntry } from './plain-entry.ts'
import { lockError, type Complaint } from './problems.ts'
import type { Entry, Lock } from './schema.ts'
import { entryShape } from './shape.ts'
import { walkJson } from './walk.ts'

/** Largest lock in bytes: 10,000 images with long prompts stay well below. */
export const MAX_LOCK_BYTES = 64 * 1024 * 1024
/** Where looking for more problems stops: a hostile lock could hold millions. */
const MAX_FOUND = 200

/** What tells git the driver; a repository cannot bring it along, each clone is told once. */
export const DRIVER_COMMAND = "git config merge.imagelock.driver 'imagelock merge-driver %O %A %B %P'"
/** How git marks a conflict; no JSON has a line that begins so. */
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|$)/m

type Mapping = Readonly<Record<string, unknown>>

/**
 * Reads the text of a lock; white space, order of keys and a byte order mark do not matter.
 * @param text the file, as text or bytes; at most 64 MiB
 * @param file its name for problems
 * @param named what names its manifest in a command that is offered; empty for the default one
 * @returns the lock, its images in code-unit order of their ids
 * @throws ImagelockError exit 2, codes `lock/…`, every problem with its place, at most 20
 */
export function parseLock(text: string | Uint8Array, file: string, named = ''): { readonly lock: Lock } {
  const source = sourceOf(text, file)
  const plain = takeApart(source)
  if (plain !== null && isPlain(source, plain)) return { lock: lockOf(plain) }
  const complaints = walkComplaints(source, file, named)
  const document: unknown = JSON.parse(source)
  const version = isMapping(document) ? versionComplaint(own(document, 'version')) : []
  // What another version means by its keys is not known here.
  if (version.length > 0) throw lockError(source, file, version)
  const entries = readEntries(imagesOf(document, complaints), complaints)
  if (complaints.length > 0) throw lockError(source, file, complaints)
  return { lock: lockOf(entries) }
}

function sourceOf(text: string | Uint8Array, file: string): string {
  const bytes = typeof text === 'string' ? Buffer.byteLength(text) : text.byteLength
  if (bytes > MAX_LOCK_BYTES) {
    throw new ImagelockError({ code: 'lock/too-large', message: 'the lock is larger than 64 MiB', file })
  }
  if (typeof text === 'string') return text.replace(/^\uFEFF/, '')
  if (isAscii(text)) return Buffer.from(text.buffer, text.byteOffset, text.byteLength).toString('latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text)
  } catch {
    throw new ImagelockError({ code: 'lock/encoding', message: 'the lock is not UTF-8; take it back from git', file })
  }
}

/** What a reader of JSON would not see: keys that stand twice, and `__proto__`. Throws where the text is no JSON. */
function walkComplaints(source: string, file: string, named: string): Complaint[] {
  const found: Complaint[] = []
  const complain = (complaint: Complaint): void => {
    if (found.length < MAX_FOUND) found.push(complaint)
  }
  const broken = walkJson(source, {
    member: (path) => {
      // As an id it is no id; deeper, zod would pass over this one key.
      if (path.length > 2 && path.at(-1) === '__proto__') complain(unknownKey([...path]))
    },
    duplicate: (path) => complain({ code: 'lock/duplicate-key', says: 'stands twice', path: [...path], key: true }),
  })
  if (broken !== null) throw syntaxError(source, file, named, broken)
  return found
}

function syntaxError(
  source: string,
  file: string,
  named: string,
  { at, reason }: { readonly at: number; readonly reason: string },
): ImagelockError {
  const conflict = CONFLICT.exec(source)
  if (conflict !== null) {
    const merge = `${DRIVER_COMMAND} and then git checkout --merge -- ${shellWord(file)} merge it image by image (imagelock doctor${named} says where .gitattributes lacks its line for that)`
    const side = `git checkout --ours -- ${shellWord(file)} (or --theirs) takes one side: imagelock plan${named} then calls the pictures of the other edited; once the merge is committed, remove these files, and imagelock generate${named} takes them back from git for nothing`
    const message = `the lock holds conflict markers of git. While git's merge is open, ${merge}; ${side}`
    return new ImagelockError({ code: 'lock/conflict', message, file, ...whereAt(source, conflict.index) })
  }
  const message = `the lock is no JSON: ${reason}; take it back from git`
  return new ImagelockError({ code: 'lock/syntax', message, file, ...whereAt(source, at) })
}

function unknownKey(path: readonly string[]): Complaint {
  return { code: 'lock/unknown-key', says: 'is no key that a lock has', path, key: true }
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function own(mapping: Mapping, key: string): unknown {
  return Object.hasOwn(mapping, key) ? mapping[key] : undefined
}

function versionComplaint(version: unknown): readonly Complaint[] {
  if (version === VERSION) return []
  const path = ['version']
  if (typeof version === 'number' && Number.isInteger(version) && version > VERSION) {
    const says = `is ${version}: a newer imagelock wrote it, this one reads version ${VERSION}; update imagelock`
    return [{ code: 'lock/newer-version', says, path }]
  }
  return [{ code: 'lock/version', says: `must be ${VERSION}`, path }]
}

function imagesOf(document: unknown, complaints: Complaint[]): Mapping {
  if (!isMapping(document)) {
    complaints.push({ code: 'lock/type', says: 'must be a mapping', path: [] })
    return {}
  }
  const unknown = Object.keys(document).filter((key) => key !== 'version' && key !== 'images')
  complaints.push(...unknown.slice(0, MAX_FOUND).map((key) => unknownKey([key])))
  const images = own(document, 'images')
  if (isMapping(images)) return images
  const says = images === undefined ? 'is missing' : 'must be a mapping'
  complaints.push({ code: 'lock/type', says, path: ['images'] })
  return {}
}

/** The entries; what is not right in them goes to the complaints. */
function readEntries(images: Mapping, complaints: Complaint[]): [string, Entry][] {
  const entries: [string, Entry][] = []
  for (const [id, value] of Object.entries(images)) {
    if (complaints.length >= MAX_FOUND) break
    complaints.push(...checkEntryId(id))
    const read = isPlainEntry(value) ? ({ success: true, data: value } as const) : entryShape.safeParse(value)
    const found = read.success
      ? checkEntry(id, read.data)
      : read.error.issues.flatMap((issue) => shapeComplaints(id, issue))
    complaints.push(...found)
    if (read.success && !found.some(({ code }) => code === 'lock/path')) entries.push([id, read.data])
  }
  complaints.push(...checkPaths(entries))
  return entries
}

function shapeComplaints(id: string, issue: z.core.$ZodIssue): readonly Complaint[] {
  const path = ['images', id, ...issue.path.map(String)]
  if (issue.code !== 'unrecognized_keys') return [{ code: 'lock/type', says: issue.message, path }]
  return issue.keys.slice(0, MAX_FOUND).map((key) => unknownKey([...path, key]))
}
