// Locks merged image by image: a table of every way in which two sides can differ, and laws that hold for any locks.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeLocks } from '../../src/deliver/merge-lock.ts'
import { formatLock } from '../../src/lock/format.ts'
import { parseLock } from '../../src/lock/parse.ts'
import type { Entry, Lock } from '../../src/lock/schema.ts'
import { HERO, lockOf } from '../lock/sample.ts'
import { picture } from './pictures.ts'

const A = picture('a', { path: 'p.png' }).entry
const B = picture('b', { path: 'p.png' }).entry
const C = picture('c', { path: 'p.png' }).entry
/** The request of B, other bytes. */
const B2: Entry = { ...B, file: { ...B.file, sha256: 'f'.repeat(64) } }
const B_MOVED: Entry = { ...B, path: 'q.png' }
const ACCEPTED: Entry = { path: C.path, fingerprint: C.fingerprint, request: C.request, file: C.file, accepted: true }

const one = (entry: Entry | null): Lock => lockOf(entry === null ? {} : { x: entry })

describe('one image', () => {
  test.each<[string, Entry | null, Entry | null, Entry | null, Entry | null]>([
    ['nobody changed', A, A, A, A],
    ['absent everywhere', null, null, null, null],
    ['ours changed', A, B, A, B],
    ['theirs changed', A, A, B, B],
    ['ours added', null, A, null, A],
    ['theirs added', null, null, A, A],
    ['ours removed', A, null, A, null],
    ['theirs removed', A, A, null, null],
    ['both removed', A, null, null, null],
    ['ours removed, theirs changed', A, null, B, B],
    ['ours changed, theirs removed', A, B, null, B],
    ['both changed to one request: what is there stays', A, B, B2, B2],
    ['both added one request', null, B2, B, B],
    ['both changed to one request, ours to another path', A, B_MOVED, B, B_MOVED],
    ['both changed otherwise', A, B, C, B],
    ['both added otherwise', null, B, C, B],
    ['theirs accepted by a person', A, B, ACCEPTED, ACCEPTED],
  ])('%s', (_, base, ours, theirs, merged) => {
    expect(mergeLocks(one(base), one(ours), one(theirs))).toEqual({ merged: one(merged), dropped: [] })
  })

  test('an order of keys is no change', () => {
    const turned = Object.fromEntries(Object.entries(A).toReversed()) as unknown as Entry
    expect(mergeLocks(one(A), one(turned), one(B)).merged).toEqual(one(B))
  })
})

describe('no path twice', () => {
  const at = (path: string): Entry => ({ ...HERO, path })
  test.each<[string, Record<string, Entry>, Record<string, Entry>, Record<string, Entry>, string[], string[]]>([
    ['ours has the path', {}, { o: at('a.png') }, { t: at('a.png') }, ['o'], ['t']],
    ['whatever the ids', {}, { z: at('a.png') }, { b: at('a.png') }, ['z'], ['b']],
    ['where case does not count', {}, { o: at('ß/A.png') }, { t: at('SS/a.PNG') }, ['o'], ['t']],
    ['as a folder', {}, { o: at('a.png') }, { t: at('a.png/b.png') }, ['o'], ['t']],
    ['below a file', {}, { o: at('a.png/b/c.png') }, { t: at('a.png') }, ['o'], ['t']],
    ['renamed by us, updated by them', { old: A }, { now: A }, { old: B }, ['now'], ['old']],
    [
      'swapped by us',
      { a: at('1.png'), b: at('2.png') },
      { a: at('2.png'), b: at('1.png') },
      { a: at('1.png'), b: at('2.png') },
      ['a', 'b'],
      [],
    ],
    ['beside each other', {}, { o: at('a.png') }, { t: at('ab/a.png') }, ['o', 't'], []],
  ])('%s', (_, base, ours, theirs, kept, dropped) => {
    const result = mergeLocks(lockOf(base), lockOf(ours), lockOf(theirs))
    expect([...result.merged.images.keys()]).toEqual(kept)
    expect(result.dropped).toEqual(dropped)
  })
})

test('any three locks merge to a lock that can be read, once and for all', () => {
  const entry = fc
    .tuple(fc.integer({ min: 0, max: 3 }), fc.constantFrom('a.png', 'A.png', 'b.png', 'b.png/c.png', 'd/e.png'))
    .map(([seed, path]) => picture(`s${seed}`, { path }).entry)
  const lock = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), entry).map((images) => {
    const valid = new Map<string, Entry>()
    for (const [id, one] of Object.entries(images)) {
      const next = new Map([...valid, [id, one] as const])
      if (readable({ version: 1, images: next })) valid.set(id, one)
    }
    return { version: 1, images: valid } as const
  })
  fc.assert(
    fc.property(lock, lock, lock, (base, ours, theirs) => {
      const { merged } = mergeLocks(base, ours, theirs)
      expect(readable(merged)).toBe(true)
      // Again on top of the result, as after a lost race: nothing more.
      expect(formatLock(mergeLocks(base, ours, merged).merged)).toBe(formatLock(merged))
      expect(formatLock(mergeLocks(base, base, theirs).merged)).toBe(formatLock(theirs))
      expect(formatLock(mergeLocks(base, ours, base).merged)).toBe(formatLock(ours))
    }),
    { numRuns: 150 },
  )
})

function readable(lock: Lock): boolean {
  try {
    parseLock(formatLock(lock), 'images.lock.json')
    return true
  } catch {
    return false
  }
}
