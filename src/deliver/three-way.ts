// Three locks → one, image by image, as git asks a merge driver: what two people did to one image stays for a person. Pure.
import { isUtf8 } from 'node:buffer'
import { isDeepStrictEqual } from 'node:util'
import { checkEntry } from '../lock/check.ts'
import { byCodeUnits, formatLock } from '../lock/format.ts'
import { parseLock } from '../lock/parse.ts'
import type { Entry, Lock } from '../lock/schema.ts'
import { pathKey } from '../manifest/paths.ts'
import { sameEntry } from './merge-lock.ts'

/** One image after the merge; of a conflict a side without an entry removed the image. */
type Merged =
  | { readonly kind: 'clean'; readonly id: string; readonly entry: Entry }
  | { readonly kind: 'conflict'; readonly id: string; readonly ours?: Entry; readonly theirs?: Entry }

export interface ThreeWay {
  /** Canonical where there is no conflict; else with git's markers around each image that has one. */
  readonly text: string
  /** Ids, in code-unit order. */
  readonly conflicts: readonly string[]
}

/** A lock that may be the outcome of a merge with conflicts. */
export interface Marked {
  /** An image in conflict has one of its entries here. */
  readonly lock: Lock
  /** Images in conflict. */
  readonly contested: ReadonlySet<string>
}

/** Images that were in conflict before this merge. */
export interface Contested {
  readonly base: ReadonlySet<string>
  readonly sides: ReadonlySet<string>
}

const NONE: Contested = { base: new Set(), sides: new Set() }

/**
 * | ours | theirs | merged |
 * |---|---|---|
 * | unchanged | anything | theirs |
 * | anything | unchanged | ours |
 * | both the same, or the same bytes for the same request | | that |
 * | another path only | another picture only | both |
 * | otherwise | | a conflict of that image |
 *
 * Two images that come to one path, or one below the other, are conflicts too.
 * @param contested of one that was in conflict in the base nobody knows what was there: no side is unchanged. One that is in
 * conflict on a side stays in conflict
 */
export function mergeThree(base: Lock, ours: Lock, theirs: Lock, contested = NONE): ThreeWay {
  const ids = [...new Set([...base.images.keys(), ...ours.images.keys(), ...theirs.images.keys()])].sort(byCodeUnits)
  const merged = ids.flatMap((id) => {
    if (contested.sides.has(id)) return [bySide(id, ours, theirs)]
    const before = contested.base.has(id) ? UNKNOWN : base.images.get(id)
    return mergeOne(id, before, ours.images.get(id), theirs.images.get(id))
  })
  const crowded = crowdedIds(merged)
  const all = merged.map((one) => (crowded.has(one.id) ? bySide(one.id, ours, theirs) : one))
  const conflicts = all.filter(({ kind }) => kind === 'conflict').map(({ id }) => id)
  const text =
    conflicts.length === 0 ? formatLock({ version: 1, images: new Map(merged.flatMap(entriesOf)) }) : markedText(all)
  return { text, conflicts }
}

const UNKNOWN = 'unknown'

function mergeOne(
  id: string,
  base: Entry | undefined | typeof UNKNOWN,
  ours: Entry | undefined,
  theirs: Entry | undefined,
): Merged[] {
  const clean = (entry: Entry | undefined): Merged[] => (entry ? [{ kind: 'clean', id, entry }] : [])
  if (sameEntry(ours, theirs)) return clean(ours)
  if (base !== UNKNOWN && sameEntry(ours, base)) return clean(theirs)
  if (base !== UNKNOWN && sameEntry(theirs, base)) return clean(ours)
  const both = ours && theirs && mergeFields(base === UNKNOWN ? undefined : base, ours, theirs)
  if (both && checkEntry(id, both).length === 0) return clean(both)
  return [{ kind: 'conflict', id, ...(ours ? { ours } : {}), ...(theirs ? { theirs } : {}) }]
}

/** Where an image lies and what its picture is are two things. */
function mergeFields(base: Entry | undefined, ours: Entry, theirs: Entry): Entry | null {
  const path = pick(base?.path, ours.path, theirs.path)
  const picture = pick(base && pictureOf(base), pictureOf(ours), pictureOf(theirs)) ?? samePicture(ours, theirs)
  return path === null || picture === null ? null : { path, ...picture }
}

type Picture = Omit<Entry, 'path'>

function pictureOf({ fingerprint, request, file, receipt, accepted }: Entry): Picture {
  return { fingerprint, request, file, ...(receipt && { receipt }), ...(accepted && { accepted }) }
}

function pick<T>(base: T | undefined, ours: T, theirs: T): T | null {
  if (isDeepStrictEqual(ours, theirs) || isDeepStrictEqual(theirs, base)) return ours
  return isDeepStrictEqual(ours, base) ? theirs : null
}

/** The same bytes for the same request: the receipt of the one that was bought says more than that of a copy. */
function samePicture(ours: Entry, theirs: Entry): Picture | null {
  const isSame =
    ours.fingerprint === theirs.fingerprint &&
    isDeepStrictEqual(ours.file, theirs.file) &&
    ours.accepted === theirs.accepted
  if (!isSame) return null
  return pictureOf(ours.receipt?.cost_source === 'none' ? theirs : ours)
}

/** What may stand in the lock in the end: of a conflict either side. */
function entriesOf(one: Merged): [string, Entry][] {
  const entries = one.kind === 'clean' ? [one.entry] : [one.ours, one.theirs]
  return entries.flatMap((entry) => (entry ? [[one.id, entry]] : []))
}

/** Images that cannot stand in one lock: each was alone at its place on its side. */
function crowdedIds(merged: readonly Merged[]): Set<string> {
  const owners = new Map<string, string[]>()
  const keyed = merged.flatMap(entriesOf).map(([id, { path }]) => ({ id, key: pathKey(path) }))
  for (const { id, key } of keyed) owners.set(key, [...(owners.get(key) ?? []), id])
  const groups = keyed.map(({ key }) => {
    const above = [...key.matchAll(/\//g)].flatMap(({ index }) => owners.get(key.slice(0, index)) ?? [])
    return [...above, ...(owners.get(key) ?? [])]
  })
  return new Set(groups.filter((ids) => new Set(ids).size > 1).flat())
}

function bySide(id: string, ours: Lock, theirs: Lock): Merged {
  const [own, other] = [ours.images.get(id), theirs.images.get(id)]
  return { kind: 'conflict', id, ...(own ? { ours: own } : {}), ...(other ? { theirs: other } : {}) }
}

/**
 * Each side of a conflict ends with its comma, so that whichever is chosen leaves valid JSON: an image without a conflict
 * stands last, where there is one.
 */
/** The last has no comma, whichever side is taken of it and of those before: one that is there on both sides stands last. */
function markedText(all: readonly Merged[]): string {
  const last =
    all.findLast(({ kind }) => kind === 'clean') ??
    all.findLast((one) => one.kind === 'conflict' && one.ours !== undefined && one.theirs !== undefined)
  if (!last) return markedWhole(all)
  const ordered = [...all.filter((one) => one !== last), last]
  const blocks = ordered.map((one, index) => {
    const comma = index === ordered.length - 1 ? '' : ','
    const side = (entry: Entry | undefined): string => (entry ? `${entryText(one.id, entry)}${comma}\n` : '')
    if (one.kind === 'clean') return side(one.entry)
    return `<<<<<<< ours\n${side(one.ours)}=======\n${side(one.theirs)}>>>>>>> theirs\n`
  })
  return `{\n  "version": 1,\n  "images": {\n${blocks.join('')}  }\n}\n`
}

/** An entry with its id, as it stands in a lock. */
/** Each image is there on one side only: all of one side, or all of the other. */
function markedWhole(all: readonly Merged[]): string {
  const side = (of: 'ours' | 'theirs'): string => {
    const entries = all.flatMap((one) => (one.kind === 'conflict' && one[of] ? [entryText(one.id, one[of])] : []))
    return entries.length === 0 ? '' : `${entries.join(',\n')}\n`
  }
  const blocks = `<<<<<<< ours\n${side('ours')}=======\n${side('theirs')}>>>>>>> theirs\n`
  return `{\n  "version": 1,\n  "images": {\n${blocks}  }\n}\n`
}

function entryText(id: string, entry: Entry): string {
  const lines = formatLock({ version: 1, images: new Map([[id, entry]]) }).split('\n')
  return lines.slice(3, -3).join('\n')
}

type Side = 'ours' | 'theirs'
/** The lines that a conflict has, by whose lines follow. */
const MARKERS: readonly (readonly [mark: string, side: Side | null])[] = [
  ['<<<<<<<', 'ours'],
  ['=======', 'theirs'],
  ['>>>>>>>', null],
]
const ENTRY = /^ {4}("[^"]+"): \{$/

/**
 * Reads a lock that may have conflicts as `mergeThree` writes them: git merges commits that have several in common by
 * merging those first, and gives what comes of it to the driver.
 * @throws ImagelockError as `parseLock` does; `lock/conflict` for conflicts of another kind
 */
export function parseMarked(bytes: Buffer, file: string): Marked {
  const isMarked = bytes.includes('\n<<<<<<<') && isUtf8(bytes)
  if (!isMarked) return { lock: parseLock(bytes, file).lock, contested: new Set() }
  const { ours, theirs, contested } = takeSides(bytes.toString('utf8').split('\n'))
  try {
    const images = new Map([...parseLock(theirs, file).lock.images, ...parseLock(ours, file).lock.images])
    return { lock: { version: 1, images }, contested }
  } catch {
    return { lock: parseLock(bytes, file).lock, contested }
  }
}

/** Both sides of all conflicts as locks, and the images that differ in them. */
function takeSides(lines: readonly string[]): Record<Side, string> & { contested: ReadonlySet<string> } {
  const texts: Record<Side, string[]> = { ours: [], theirs: [] }
  const contested = new Set<string>()
  let side: Side | null = null
  for (const line of lines) {
    const marker = MARKERS.find(([mark]) => line.startsWith(mark))
    if (marker) {
      side = marker[1]
      continue
    }
    if (side !== 'theirs') texts.ours.push(line)
    if (side !== 'ours') texts.theirs.push(line)
    const [, id] = (side && ENTRY.exec(line)) ?? []
    if (id !== undefined) contested.add(JSON.parse(id) as string)
  }
  // The image that stood last may be one that this side does not have.
  const [ours, theirs] = [texts.ours, texts.theirs].map((all) =>
    all.join('\n').replace(/,\n {2}\}\n\}\n$/, '\n  }\n}\n'),
  ) as [string, string]
  return { ours, theirs, contested }
}
