// What a killed run leaves is ended by the next one: every step of it on real files.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Lock } from '../../src/lock/schema.ts'
import { type JournalRecord, replay } from '../../src/store/journal.ts'
import { findWaiting, recover } from '../../src/store/recover.ts'
import { filesBelow } from '../../src/world/files.ts'
import { entryOf } from '../plan/builder.ts'
import { fill, freshFolder, tree } from './folder.ts'

const NONE: Lock = { version: 1, images: new Map() }
const temp = (n: number, folder = 'images'): string => `${folder}/.imagelock-00000000000${n}.tmp`
const noted = (id: string, bytes: string, name: string): JournalRecord => ({
  t: 'note',
  id,
  entry: entryOf(id, bytes),
  temp: name,
})

interface Scene {
  readonly files: Readonly<Record<string, string>>
  readonly journal: readonly JournalRecord[]
  readonly lock?: Lock
}

/** Runs the recovery; gives the files by name, and what was set aside as `id: bytes`. */
async function after({
  files,
  journal,
  lock = NONE,
}: Scene): Promise<{ files: Record<string, string>; kept: string[] }> {
  const root = freshFolder()
  fill(root, files)
  const kept: Record<string, string> = {}
  const setAside = async (name: string, bytes: AsyncIterable<Uint8Array>): Promise<string> => {
    const chunks: Uint8Array[] = []
    for await (const chunk of bytes) chunks.push(Buffer.from(chunk))
    kept[name] = Buffer.concat(chunks).toString()
    return name
  }
  const view = replay(journal.map((record) => `${JSON.stringify(record)}\n`).join(''))
  const told = await recover(view, lock, filesBelow(root), { setAside }, async () => {})
  expect(told.map(({ file }) => file).toSorted()).toEqual(Object.keys(kept).toSorted())
  const left = tree(root).filter((name) => !name.endsWith('/'))
  return {
    files: Object.fromEntries(left.map((name) => [name, fs.readFileSync(path.join(root, name), 'utf8')])),
    kept: told.map(({ id, file }) => `${id}: ${kept[file]}`),
  }
}

describe('a picture that was noted and not renamed', () => {
  test.each<[string, Scene, Record<string, string>, string[]]>([
    [
      'takes its free place',
      { files: { [temp(1)]: 'A' }, journal: [noted('a', 'A', temp(1))] },
      { 'images/a.jpg': 'A' },
      [],
    ],
    [
      'replaces the bytes that the lock has for the place',
      {
        files: { [temp(1)]: 'A', 'images/a.jpg': 'old' },
        journal: [noted('a', 'A', temp(1))],
        lock: lockOf('a', 'old'),
      },
      { 'images/a.jpg': 'A' },
      [],
    ],
    [
      'replaces the bytes that the journal notes for the place',
      {
        files: { [temp(2)]: 'A', 'images/a.jpg': 'B' },
        journal: [noted('a', 'B', temp(1)), noted('a', 'A', temp(2))],
      },
      { 'images/a.jpg': 'A' },
      [],
    ],
    [
      'is set aside where a person took the place',
      { files: { [temp(1)]: 'A', 'images/a.jpg': 'mine' }, journal: [noted('a', 'A', temp(1))] },
      { 'images/a.jpg': 'mine' },
      ['a: A'],
    ],
    [
      'is not believed in with other bytes than those noted (cut by the crash): it goes',
      { files: { [temp(1)]: 'half' }, journal: [{ t: 'temp', path: temp(1) }, noted('a', 'A', temp(1))] },
      {},
      [],
    ],
    [
      'is there already',
      { files: { 'images/a.jpg': 'A' }, journal: [noted('a', 'A', temp(1))] },
      { 'images/a.jpg': 'A' },
      [],
    ],
    [
      'two of one place: the newer has it, the older is set aside',
      {
        files: { [temp(1)]: 'old', [temp(2)]: 'A' },
        journal: [noted('a', 'old', temp(1)), noted('a', 'A', temp(2))],
      },
      { 'images/a.jpg': 'A' },
      ['a: old'],
    ],
  ])('%s', async (_, scene, files, kept) => {
    expect(await after(scene)).toEqual({ files, kept })
  })
})

test('temporary files that the journal names go, others stay', async () => {
  const files = { [temp(1)]: 'x', [temp(2)]: 'y', 'images/mine.jpg': 'z', '.imagelock-000000000003.tmp': 'lock' }
  const journal = [temp(1), '.imagelock-000000000003.tmp', 'images/mine.jpg', 'gone/.imagelock-000000000009.tmp']
  const found = await after({ files, journal: journal.map((name) => ({ t: 'temp', path: name })) })
  expect(found.files).toEqual({ [temp(2)]: 'y', 'images/mine.jpg': 'z' })
})

test.each([`../${temp(1)}`, `images/../../${temp(1)}`, `/${temp(1)}`, `./${temp(1)}`, 'mine.jpg'])(
  'a planted line with %s touches nothing outside',
  async (name) => {
    const root = freshFolder()
    fill(root, { 'mine.jpg': 'A', [temp(1)]: 'A', 'inner/x': '', [`inner/${temp(1)}`]: 'A' })
    const entry = entryOf('a', 'A')
    const records: JournalRecord[] = [
      { t: 'temp', path: name },
      { t: 'note', id: 'a', entry, temp: name },
      { t: 'moving', temp: name, from: 'images/b.jpg', to: 'images/c.jpg' },
      { t: 'moving', temp: temp(1), from: '../b.jpg', to: '../c.jpg' },
    ]
    const view = replay(records.map((record) => `${JSON.stringify(record)}\n`).join(''))
    const files = filesBelow(path.join(root, 'inner'))
    expect(findWaiting(view, NONE, files)).toEqual([])
    await recover(view, NONE, files, { setAside: async (file) => file }, async () => {})
    expect(tree(root).filter((one) => !one.startsWith('inner'))).toEqual(['images/', temp(1), 'mine.jpg'].toSorted())
  },
)

describe('moves by way of temporary names', () => {
  const moving = (n: number, from: string, to: string): JournalRecord => ({
    t: 'moving',
    temp: temp(n),
    from: `images/${from}.jpg`,
    to: `images/${to}.jpg`,
  })
  const lock: Lock = { version: 1, images: new Map(['a', 'b', 'c'].map((id) => [id, entryOf(id, id.toUpperCase())])) }
  const at = (places: Readonly<Record<string, string>>): Record<string, string> =>
    Object.fromEntries(Object.entries(places).map(([id, bytes]) => [`images/${id}.jpg`, bytes]))

  test.each<[string, Scene, Record<string, string>, string[]]>([
    [
      'a swap of which nothing has landed is taken back',
      { files: { [temp(1)]: 'A', [temp(2)]: 'B' }, journal: [moving(1, 'a', 'b'), moving(2, 'b', 'a')], lock },
      at({ a: 'A', b: 'B' }),
      [],
    ],
    [
      'a swap of which one has begun is taken back',
      { files: { [temp(1)]: 'A', ...at({ b: 'B' }) }, journal: [moving(1, 'a', 'b')], lock },
      at({ a: 'A', b: 'B' }),
      [],
    ],
    [
      'a swap of which one has landed is ended',
      { files: { [temp(1)]: 'A', ...at({ a: 'B' }) }, journal: [moving(1, 'a', 'b'), moving(2, 'b', 'a')], lock },
      at({ a: 'B', b: 'A' }),
      [],
    ],
    [
      'three in a ring, of which one has landed, are ended in whatever order they began',
      {
        // a → b has landed; c → a and b → c wait.
        files: { ...at({ b: 'A' }), [temp(2)]: 'C', [temp(3)]: 'B' },
        journal: [moving(1, 'a', 'b'), moving(2, 'c', 'a'), moving(3, 'b', 'c')],
        lock,
      },
      at({ b: 'A', a: 'C', c: 'B' }),
      [],
    ],
    [
      'with both places taken the only copy is set aside',
      { files: { [temp(1)]: 'A', ...at({ a: 'mine', b: 'also mine' }) }, journal: [moving(1, 'a', 'b')], lock },
      at({ a: 'mine', b: 'also mine' }),
      ['a: A'],
    ],
    [
      'what had ended is left alone',
      { files: at({ b: 'A' }), journal: [moving(1, 'a', 'b')], lock },
      at({ b: 'A' }),
      [],
    ],
  ])('%s', async (_, scene, files, kept) => {
    expect(await after(scene)).toEqual({ files, kept })
  })
})

test('the plan knows what waits without touching it', () => {
  const root = freshFolder()
  fill(root, { [temp(1)]: 'A', [temp(2)]: 'B', 'images/b.jpg': 'mine' })
  const view = replay(
    [noted('a', 'A', temp(1)), noted('b', 'B', temp(2))].map((record) => `${JSON.stringify(record)}\n`).join(''),
  )
  const waiting = findWaiting(view, NONE, filesBelow(root))
  expect(waiting).toMatchObject([{ id: 'a', temporary: temp(1), path: 'images/a.jpg' }])
  expect(tree(root)).toEqual(['images/', temp(1), temp(2), 'images/b.jpg'])
})

function lockOf(id: string, bytes: string): Lock {
  return { version: 1, images: new Map([[id, entryOf(id, bytes)]]) }
}
