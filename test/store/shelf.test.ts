// The lock while a run goes on: canonical bytes, no path twice, and what somebody else changed meanwhile is kept.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatLock } from '../../src/lock/format.ts'
import { parseLock } from '../../src/lock/parse.ts'
import type { Entry } from '../../src/lock/schema.ts'
import { keepLock, type LockKeeper } from '../../src/store/shelf.ts'
import { filesBelow } from '../../src/world/files.ts'
import { entryOf } from '../plan/builder.ts'
import { fill, freshFolder, posix, tree } from './folder.ts'

const NAME = 'images.lock.json'
type Images = Readonly<Record<string, Entry>>

function textOf(images: Images): string {
  return formatLock({ version: 1, images: new Map(Object.entries(images)) })
}

function open(before: Images | null): {
  root: string
  keeper: LockKeeper
  noted: string[]
  now: () => string | null
  change: (images: Images | string) => void
} {
  const root = freshFolder()
  const file = path.join(root, NAME)
  const text = before && textOf(before)
  if (text !== null) fill(root, { [NAME]: text })
  const noted: string[] = []
  const read = { lock: { version: 1, images: new Map(Object.entries(before ?? {})) } as const, text }
  const keeper = keepLock(filesBelow(root), NAME, read, async (temporary) => {
    noted.push(temporary)
    expect(tree(root)).not.toContain(temporary)
  })
  return {
    root,
    keeper,
    noted,
    now: () => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : null),
    change: (images) => fs.writeFileSync(file, typeof images === 'string' ? images : textOf(images)),
  }
}

const A = entryOf('a', 'A')
const B = entryOf('b', 'B')
const C = entryOf('c', 'C')
const to = (path_: string, entry: Entry): Entry => ({ ...entry, path: `images/${path_}.jpg` })

describe('writing', () => {
  test('canonical text, whatever the order of putting; its temporary file is noted before it is made', async () => {
    const { root, keeper, noted, now } = open(null)
    keeper.put('b', B)
    keeper.put('a', A)
    await keeper.write()
    expect(now()).toBe(textOf({ a: A, b: B }))
    expect(noted).toHaveLength(1)
    expect(tree(root)).toEqual([NAME])
  })

  test('no empty lock where there was none', async () => {
    const { keeper, now } = open(null)
    keeper.put('a', A)
    keeper.drop('a')
    await keeper.write()
    expect(now()).toBeNull()
  })

  test('an empty lock where there was one', async () => {
    const { keeper, now } = open({ a: A })
    keeper.drop('a')
    await keeper.write()
    expect(now()).toBe('{\n  "version": 1,\n  "images": {}\n}\n')
  })

  test('equal content leaves the file alone', async () => {
    const { root, keeper, noted } = open({ a: A })
    const before = fs.statSync(path.join(root, NAME)).ino
    keeper.put('a', A)
    await keeper.write()
    expect([noted, fs.statSync(path.join(root, NAME)).ino]).toEqual([[], before])
  })

  test('a lock that is not canonical becomes so', async () => {
    const loose = JSON.stringify({ images: { a: A }, version: 1 })
    const root = freshFolder()
    fill(root, { [NAME]: loose })
    const keeper = keepLock(filesBelow(root), NAME, { lock: parseLock(loose, NAME).lock, text: loose }, async () => {})
    await keeper.write()
    expect(fs.readFileSync(path.join(root, NAME), 'utf8')).toBe(textOf({ a: A }))
  })
})

describe('no path stands twice', () => {
  test.each<[string, Images, (keeper: LockKeeper) => void, Images]>([
    [
      'the entry that had the path is dropped',
      { a: A, b: B },
      (keeper) => keeper.put('a', to('b', A)),
      { a: to('b', A) },
    ],
    ['on no file system', { a: A }, (keeper) => keeper.put('c', to('A', C)), { c: to('A', C) }],
    [
      'a swap keeps both',
      { a: A, b: B },
      (keeper) => {
        keeper.put('a', to('b', A))
        keeper.put('b', to('a', B))
      },
      { a: to('b', A), b: to('a', B) },
    ],
    [
      'a path that was left is free for another',
      { a: A },
      (keeper) => {
        keeper.put('a', to('new', A))
        keeper.put('c', to('a', C))
      },
      { a: to('new', A), c: to('a', C) },
    ],
  ])('%s', async (_, before, act, expected) => {
    const { keeper, now } = open(before)
    act(keeper)
    await keeper.write()
    expect(now()).toBe(textOf(expected))
  })
})

describe('somebody changed the lock meanwhile', () => {
  test.each<[string, Images, (keeper: LockKeeper) => void, Images, Images]>([
    [
      'theirs is the base, ours goes on top',
      { a: A },
      (keeper) => keeper.put('b', B),
      { a: to('x', A), c: C },
      { a: to('x', A), b: B, c: C },
    ],
    [
      'what we dropped stays dropped',
      { a: A, b: B },
      (keeper) => keeper.drop('a'),
      { a: A, b: B, c: C },
      { b: B, c: C },
    ],
    [
      'ours wins for one image',
      { a: A },
      (keeper) => keeper.put('a', entryOf('a', 'new')),
      { a: entryOf('a', 'theirs') },
      { a: entryOf('a', 'new') },
    ],
    ['ours wins for one path', {}, (keeper) => keeper.put('b', B), { c: to('b', C) }, { b: B }],
    [
      'a swap keeps both',
      { a: A, b: B },
      (keeper) => {
        keeper.put('a', to('b', A))
        keeper.put('b', to('a', B))
      },
      { a: A, b: B, c: C },
      { a: to('b', A), b: to('a', B), c: C },
    ],
    ['with nothing of ours, theirs stays', { a: A }, () => {}, { b: B }, { b: B }],
  ])('%s', async (_, before, act, theirs, expected) => {
    const { keeper, now, change } = open(before)
    act(keeper)
    change(theirs)
    await keeper.write()
    expect(now()).toBe(textOf(expected))
    expect(Object.fromEntries(keeper.entries())).toEqual(expected)
  })

  test('twice in one run', async () => {
    const { keeper, now, change } = open({})
    keeper.put('a', A)
    change({ b: B })
    await keeper.write()
    change({ c: C })
    await keeper.write()
    expect(now()).toBe(textOf({ a: A, c: C }))
  })

  test('conflict markers are refused, and the file is left alone', async () => {
    const { keeper, now, change } = open({ a: A })
    keeper.put('b', B)
    const conflict = `<<<<<<< HEAD\n${textOf({ a: A })}=======\n>>>>>>> x\n`
    change(conflict)
    await expect(keeper.write()).rejects.toMatchObject({ code: 'lock/conflict' })
    expect(now()).toBe(conflict)
  })
})

posix('a link at the lock’s place is not written through', async () => {
  const { root, keeper } = open(null)
  fill(root, { 'elsewhere.json': 'mine' })
  fs.symlinkSync('elsewhere.json', path.join(root, NAME))
  keeper.put('a', A)
  await expect(keeper.write()).rejects.toMatchObject({ code: 'file/link' })
  expect(fs.readFileSync(path.join(root, 'elsewhere.json'), 'utf8')).toBe('mine')
})
