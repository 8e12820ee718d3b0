// What git's merge driver leaves: a table of both sides, and a law that either side of every conflict is a lock.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeThree, parseMarked } from '../../src/deliver/three-way.ts'
import { formatLock } from '../../src/lock/format.ts'
import { parseLock } from '../../src/lock/parse.ts'
import type { Entry, Lock } from '../../src/lock/schema.ts'
import { lockOf } from '../lock/sample.ts'
import { picture } from './pictures.ts'

const A = picture('a', { path: 'p.png' }).entry
const B = picture('b', { path: 'p.png' }).entry
const C = picture('c', { path: 'p.png' }).entry
const at = (entry: Entry, path: string): Entry => ({ ...entry, path })
const COPIED: Entry = { ...B, receipt: { cost_usd: 0, cost_source: 'none' } }
const BOUGHT: Entry = { ...B, receipt: { request_id: 'r', cost_usd: 0.03, cost_source: 'price-list' } }
const OTHER_BYTES: Entry = { ...B, file: { ...B.file, sha256: 'f'.repeat(64) } }
const ACCEPTED: Entry = { path: C.path, fingerprint: C.fingerprint, request: C.request, file: C.file, accepted: true }
const CONFLICT = 'conflict'
const one = (entry: Entry | null): Lock => lockOf(entry === null ? {} : { x: entry })

test.each<[string, Entry | null, Entry | null, Entry | null, Entry | null | typeof CONFLICT]>([
  ['nobody changed', A, A, A, A],
  ['ours changed', A, B, A, B],
  ['theirs changed', A, A, B, B],
  ['added by one', null, null, A, A],
  ['removed by one', A, null, A, null],
  ['removed by both', A, null, null, null],
  ['accepted by one', A, A, ACCEPTED, ACCEPTED],
  ['one bought it, one had it copied', A, COPIED, BOUGHT, BOUGHT],
  ['one moved it, one changed it', A, at(A, 'q.png'), B, at(B, 'q.png')],
  ['both moved it to one place', A, at(A, 'q.png'), at(A, 'q.png'), at(A, 'q.png')],
  ['both moved it, to two places', A, at(A, 'q.png'), at(A, 'r.png'), CONFLICT],
  ['both changed it', A, B, C, CONFLICT],
  ['both added it', null, B, C, CONFLICT],
  ['bought twice: the bytes differ', A, B, OTHER_BYTES, CONFLICT],
  ['removed and changed', A, null, B, CONFLICT],
  ['changed and accepted', A, B, ACCEPTED, CONFLICT],
])('%s', (_, base, ours, theirs, merged) => {
  for (const [left, right] of [
    [ours, theirs],
    [theirs, ours],
  ] as const) {
    const { text, conflicts } = mergeThree(one(base), one(left), one(right))
    if (merged === CONFLICT)
      expect([conflicts, text.match(/^[<=>]{7}/gm)]).toEqual([['x'], ['<<<<<<<', '=======', '>>>>>>>']])
    else expect([conflicts, text]).toEqual([[], formatLock(one(merged))])
  }
})

test.each<[string, Entry | null, Entry | null, Entry | null | typeof CONFLICT]>([
  ['both removed it', null, null, null],
  ['both have the same', A, A, A],
  ['the same bytes for the same request', COPIED, BOUGHT, BOUGHT],
  ['removed by one, kept by the other', null, A, CONFLICT],
  ['one of each', A, B, CONFLICT],
  ['one moved it', A, at(A, 'q.png'), CONFLICT],
])('in conflict in the base: %s', (_, ours, theirs, merged) => {
  const contested = { base: new Set(['x']), sides: new Set<string>() }
  for (const base of [A, B, null]) {
    for (const [left, right] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      const { text, conflicts } = mergeThree(one(base), one(left), one(right), contested)
      expect([conflicts, ...(merged === CONFLICT ? [] : [text])]).toEqual(
        merged === CONFLICT ? [['x']] : [[], formatLock(one(merged))],
      )
    }
  }
})

test('an image that comes to where the other side of a conflict lies is a conflict too', () => {
  const base = lockOf({ x: at(A, 'x.png'), z: at(C, 'z.png') })
  const ours = lockOf({ x: at(B, 'p.png'), z: at(C, 'z.png') })
  const theirs = lockOf({ x: at(C, 'x.png'), y: at(A, 'p.png'), z: at(C, 'z.png') })
  const { text, conflicts } = mergeThree(base, ours, theirs)
  expect([conflicts, idsBySide(text)]).toEqual([
    ['x', 'y'],
    [
      ['x', 'z'],
      ['x', 'y', 'z'],
    ],
  ])
})

test('conflict markers of another kind are refused by name', () => {
  const text = formatLock(one(A)).replace(/^.*"prompt".*$/m, (line) => `<<<<<<< a\n${line}\n=======\n>>>>>>> b`)
  expect(text).toContain('<<<<<<<')
  expect(() => parseMarked(Buffer.from(text), 'l')).toThrow(/conflict markers/)
})

test.each([
  ['one path', 'p.png', 'p.png'],
  ['one path without case', 'p.png', 'P.png'],
  ['one below the other', 'p.png', 'p.png/q.png'],
])('two images that come to %s are both conflicts', (_, left, right) => {
  const ours = lockOf({ x: at(A, left) })
  const theirs = lockOf({ y: at(B, right), z: at(C, 'z.png') })
  const { text, conflicts } = mergeThree(lockOf({}), ours, theirs)
  expect([conflicts, idsBySide(text)]).toEqual([
    ['x', 'y'],
    [
      ['x', 'z'],
      ['y', 'z'],
    ],
  ])
})

/** Of all of ours, and of all of theirs. */
function idsBySide(text: string): string[][] {
  return sides(text)
    .slice(0, 2)
    .map((side) => [...parseLock(side, 'l').lock.images.keys()])
}

/** All of ours, all of theirs, and by turns. */
function sides(text: string): string[] {
  const choose = (isOurs: (block: number) => boolean): string => {
    let block = 0
    return text.replaceAll(/^<{7} ours\n([^]*?)^={7}\n([^]*?)^>{7} theirs\n/gm, (_, ours: string, theirs: string) =>
      isOurs(block++) ? ours : theirs,
    )
  }
  return [() => true, () => false, (block: number) => block % 2 === 0, (block: number) => block % 2 === 1].map(choose)
}

test('any choice of sides is a lock, and what is in conflict is read again; without a conflict the text is canonical', () => {
  const entry = fc.constantFrom(A, B, C, COPIED, BOUGHT, ACCEPTED, null)
  const images = fc
    .record({ a: entry, b: entry, c: entry, d: entry })
    .map((all) =>
      Object.fromEntries(
        Object.entries(all).flatMap(([id, own]) => (own ? [[id, at(own, `${id}.png`)] as const] : [])),
      ),
    )
  fc.assert(
    fc.property(images, images, images, (...all) => {
      const three = (last: Readonly<Record<string, Entry>>) =>
        all.map((own) => lockOf({ ...own, ...last })) as [Lock, Lock, Lock]
      for (const locks of [three({}), three({ last: at(A, 'last.png') })]) {
        const { text, conflicts } = mergeThree(...locks)
        const { lock, contested } = parseMarked(Buffer.from(text), 'l')
        expect([...contested].toSorted()).toEqual(conflicts)
        expect([...lock.images.keys()]).toEqual(expect.arrayContaining([...conflicts]))
        for (const side of sides(text)) expect(() => parseLock(side, 'l')).not.toThrow()
      }
      const [base, ours, theirs] = three({ last: at(A, 'last.png') })
      const { text, conflicts } = mergeThree(base, ours, theirs)
      for (const side of sides(text)) expect(parseLock(side, 'l').lock.images.has('last')).toBe(true)
      if (conflicts.length === 0) expect(formatLock(parseLock(text, 'l').lock)).toBe(text)
      expect(mergeThree(base, theirs, ours).conflicts).toEqual(conflicts)
    }),
  )
})
