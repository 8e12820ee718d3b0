// `merge-driver` under real git: merge, rebase and cherry-pick of branches that touch images, and conflicts by image.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test, vi } from 'vitest'
import { agrees, CLI, type Scene, scene } from './harness.ts'

vi.setConfig({ testTimeout: 400_000 })

const HEAD = 'version: 1\ndefaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }\nimages:\n'
type Images = Readonly<Record<string, string | undefined>>
/** On lines of their own, so that a change of one is none of the other to git. */
const image = (prompt: string, where = 'images/e.png'): string =>
  `\n    prompt: ${prompt}\n    # where\n    path: ${where}`
const BASE: Images = { a: 'one', b: 'two', c: '{ prompt: three, seed: 3 }', d: 'four', e: image('five') }

/** A line of comment before each image, so that git merges the manifest's text by itself. */
function write(s: Scene, images: Images): void {
  const ids = ['a', 'a1', 'a2', 'b', 'c', 'd', 'e']
  s.write(
    'images.yml',
    HEAD + ids.map((id) => `  # ${id}\n${images[id] === undefined ? '' : `  ${id}: ${images[id]}\n`}`).join(''),
  )
}

async function commit(s: Scene, branch: string, images: Images): Promise<void> {
  s.git('checkout', '-q', '-B', branch, 'base')
  write(s, images)
  expect((await s.run('generate', '--prune')).code).toBe(0)
  s.commit()
}

async function repository(t: Parameters<typeof scene>[0]): Promise<Scene> {
  const s = await scene(t)
  write(s, BASE)
  expect((await s.run('generate')).code).toBe(0)
  s.git('checkout', '-q', '-B', 'base')
  s.commit()
  s.git('config', 'merge.imagelock.driver', `"${process.execPath}" "${CLI}" merge-driver %O %A %B %P`)
  return s
}

test('a lock with conflict markers says what to do, and that does it', async (t) => {
  const s = await repository(t)
  await commit(s, 'left', { ...BASE, a1: 'new on the left' })
  await commit(s, 'right', { ...BASE, a2: 'new on the right' })
  useDriver(s, false)
  expect(ends(s, 'merge', '-q', 'left', '-m', 'm')).toBe(false)
  const ran = await s.run('plan', '--json')
  expect([ran.code, ran.codes]).toEqual([2, ['lock/conflict']])
  const { message } = ran.json.problems[0] ?? { message: '' }
  expect(message).toContain("git config merge.imagelock.driver 'imagelock merge-driver %O %A %B %P'")
  const [, again = ''] = /then git (checkout --merge -- \S+)/.exec(message) ?? []
  const [, side = ''] = /git (checkout --ours -- \S+)/.exec(message) ?? []
  s.git(...side.split(' '))
  expect((await s.run('plan', '--json')).code).toBe(0)
  useDriver(s, true)
  s.git(...again.split(' '))
  expect((await s.run('check')).code).toBe(0)
  expect(s.billed()).toBe(7)
})

function useDriver(s: Scene, isUsed: boolean): void {
  s.write('.git/info/attributes', isUsed ? '*.lock.json merge=imagelock\n' : '')
}

/** Whether git ended without a conflict. */
function ends(s: Scene, ...args: string[]): boolean {
  try {
    s.git(...args)
    return true
  } catch {
    return false
  }
}

test('branches that add, change, move and remove images come together without a conflict and without a purchase', async (t) => {
  const s = await repository(t)
  await commit(s, 'left', {
    ...BASE,
    a: 'one again',
    a1: 'new on the left',
    d: undefined,
    e: image('five', 'pictures/e.png'),
  })
  await commit(s, 'right', {
    ...BASE,
    a2: 'new on the right',
    b: 'two again',
    c: '{ prompt: three, seed: 4 }',
    e: image('five again'),
  })
  s.billed()
  useDriver(s, false)
  s.git('checkout', '-q', '-B', 'plain', 'right')
  expect(ends(s, 'merge', '-q', 'left', '-m', 'm')).toBe(false)
  s.git('merge', '--abort')
  useDriver(s, true)
  const locks = new Set<string>()
  for (const [word, how] of [
    ['merge', ['merge', '-q', 'left', '-m', 'm']],
    ['cherry-pick', ['cherry-pick', 'left']],
    ['rebase', ['rebase', '-q', 'left']],
  ] as const) {
    s.git('checkout', '-q', '-B', word, 'right')
    expect([word, ends(s, ...how), s.git('status', '--porcelain')]).toEqual([word, true, ''])
    await agrees(s)
    const run = await s.run('generate', '--json')
    expect([Object.keys(run.rows), s.asked().all]).toEqual([['a', 'a1', 'a2', 'b', 'c', 'e'], 0])
    expect(s.git('status', '--porcelain')).toBe('')
    locks.add(s.read('images.lock.json').toString())
  }
  expect([locks.size, s.lock()['e']?.path, s.lock()['e']?.request['prompt']]).toEqual([
    1,
    'pictures/e.png',
    'five again',
  ])
})

test('what both sides changed is a conflict of that image alone, and either side of it is a lock', async (t) => {
  const s = await repository(t)
  await commit(s, 'left', { ...BASE, a1: 'left', c: '{ prompt: left, seed: 3 }', e: 'left' })
  await commit(s, 'right', { ...BASE, a2: 'right', c: '{ prompt: right, seed: 3 }', e: undefined })
  useDriver(s, true)
  expect(ends(s, 'merge', '-q', 'left', '-m', 'm')).toBe(false)
  const text = s.read('images.lock.json').toString()
  const hunks = [...text.matchAll(/^<{7} ours\n([^]*?)^={7}\n([^]*?)^>{7} theirs\n/gm)]
  expect(
    hunks.map(([, ours = '', theirs = '']) => [ours, theirs].map((side) => /^ {4}"(.+)": \{$/m.exec(side)?.[1])),
  ).toEqual([
    ['c', 'c'],
    [undefined, 'e'],
  ])
  expect((await s.run('check', '--json')).codes).toContain('manifest/syntax')
  const [ours, theirs] = [1, 2].map((side) =>
    text.replaceAll(/^<{7} ours\n([^]*?)^={7}\n([^]*?)^>{7} theirs\n/gm, (...found) => String(found[side])),
  ) as [string, string]
  const prompts = (side: string) =>
    Object.entries((JSON.parse(side) as { images: Record<string, { request: { prompt: string } }> }).images).map(
      ([id, { request }]) => `${id} ${request.prompt}`,
    )
  expect(prompts(ours).toSorted()).toEqual(['a one', 'a1 left', 'a2 right', 'b two', 'c right', 'd four'])
  expect(prompts(theirs).toSorted()).toEqual(['a one', 'a1 left', 'a2 right', 'b two', 'c left', 'd four', 'e left'])
  // Settled by a person for their side: nothing is bought.
  write(s, { ...BASE, a1: 'left', a2: 'right', c: '{ prompt: left, seed: 3 }', e: 'left' })
  s.write('images.lock.json', theirs)
  s.git('checkout', '--theirs', '--', 'images')
  s.asked()
  expect([(await s.run('generate', '--json')).code, s.asked().all]).toEqual([0, 0])
  await agrees(s)
})

test('a lock that cannot be read stays as it is, and git calls it a conflict', async (t) => {
  const s = await repository(t)
  await commit(s, 'left', { ...BASE, a1: 'left' })
  s.write('images.lock.json', s.read('images.lock.json').toString().replace('"version": 1', '"version": 2'))
  s.commit()
  await commit(s, 'right', { ...BASE, a2: 'right' })
  useDriver(s, true)
  const before = s.read('images.lock.json')
  expect(ends(s, 'merge', '-q', 'left', '-m', 'm')).toBe(false)
  expect([
    s.read('images.lock.json').equals(before),
    s.git('status', '--porcelain', 'images.lock.json').slice(0, 2),
  ]).toEqual([true, 'UU'])
  fs.copyFileSync(path.join(s.root, 'images.lock.json'), path.join(s.root, 'mine'))
  s.git('show', 'left:images.lock.json')
  s.write('theirs', s.git('show', 'left:images.lock.json'))
  s.write('none', '')
  const run = await s.run('merge-driver', 'none', 'mine', 'theirs', 'images.lock.json', '--json')
  expect([run.code, run.codes, s.read('mine').equals(before)]).toEqual([2, ['lock/newer-version'], true])
  for (const name of ['mine', 'theirs', 'none']) s.remove(name)
})

test('branches that merged each other before: what was in conflict then is none any more', async (t) => {
  const s = await repository(t)
  useDriver(s, true)
  await commit(s, 'left', { ...BASE, a: 'ours' })
  await commit(s, 'right', { ...BASE, a: 'theirs' })
  s.git('tag', 'ours', 'left')
  s.git('tag', 'theirs', 'right')
  for (const [branch, other, id] of [
    ['left', 'theirs', 'a1'],
    ['right', 'ours', 'a2'],
  ] as const) {
    s.git('checkout', '-q', branch)
    expect([branch, ends(s, 'merge', '-q', other, '-m', 'm')]).toEqual([branch, false])
    s.git('checkout', '-q', 'ours', '--', 'images.yml', 'images.lock.json', 'images')
    s.commit()
    write(s, { ...BASE, a: 'ours', [id]: `new on the ${branch}` })
    expect((await s.run('generate')).code).toBe(0)
    s.commit()
  }
  s.billed()
  expect(ends(s, 'merge', '-q', 'left', '-m', 'm')).toBe(true)
  const { code, rows } = await s.run('check', '--json')
  expect([code, Object.keys(rows).slice(0, 3), s.billed()]).toEqual([0, ['a', 'a1', 'a2'], 0])
})

/** Makes a branch at a commit that has all the others merged, with just these images. */
async function joined(s: Scene, branch: string, [at, ...others]: readonly string[], images: Images): Promise<void> {
  s.git('checkout', '-q', '-B', branch, at ?? '')
  for (const other of others) s.git('merge', '-q', '-s', 'ours', other, '-m', 'm')
  write(s, images)
  expect((await s.run('generate', '--prune')).code).toBe(0)
  s.commit()
}

/** What git makes of the lock: prompts by id, or the images in conflict. */
function mergedLock(s: Scene, ours: string, theirs: string) {
  s.git('checkout', '-q', '-B', 'merged', ours)
  ends(s, 'merge', '-q', theirs, '-m', 'm')
  const text = s.read('images.lock.json').toString()
  const isOpen = s.git('ls-files', '-u', '--', 'images.lock.json') !== ''
  const hunks = [...text.matchAll(/^<{7} ours\n([^]*?)^>{7} theirs\n/gm)].map(
    ([, hunk = '']) => /^ {4}"(.+)": \{$/m.exec(hunk)?.[1],
  )
  const prompts = isOpen
    ? hunks
    : Object.fromEntries(Object.entries(s.lock()).map(([id, { request }]) => [id, request['prompt']]))
  s.git('reset', '-q', '--hard', ours)
  return prompts
}

const LOCKED = { b: 'two', c: 'three', d: 'four', e: 'five' }

test('an image in conflict where the branches last met is one again, unless both did the same with it', async (t) => {
  const s = await repository(t)
  useDriver(s, true)
  await commit(s, 'one', { ...BASE, a: 'first' })
  await commit(s, 'two', { ...BASE, a: 'second' })
  for (const [nth, [left, right, merged]] of (
    [
      [undefined, 'first', ['a']],
      ['second', undefined, ['a']],
      ['first', 'second', ['a']],
      ['third', 'first', ['a']],
      [undefined, undefined, LOCKED],
      ['first', 'first', { ...LOCKED, a: 'first' }],
    ] as const
  ).entries()) {
    await joined(s, `left${nth}`, ['one', 'two'], { ...BASE, a: left })
    await joined(s, `right${nth}`, ['two', 'one'], { ...BASE, a: right })
    expect(s.git('merge-base', '--all', `left${nth}`, `right${nth}`).trim().split('\n')).toHaveLength(2)
    expect([left, right, mergedLock(s, `left${nth}`, `right${nth}`)]).toEqual([left, right, merged])
  }
})

test('three commits in common, in conflict with each other: what a branch took back since stays taken back', async (t) => {
  const s = await repository(t)
  useDriver(s, true)
  const met = { ...BASE, a1: 'new', b: 'two again', d: undefined }
  await commit(s, 'one', { ...BASE, a: 'first', b: met.b })
  await commit(s, 'two', { ...BASE, a: 'second', a1: met.a1 })
  await commit(s, 'three', { ...BASE, a: 'third', d: met.d })
  await joined(s, 'left', ['one', 'two', 'three'], { ...BASE, a: 'first' })
  await joined(s, 'right', ['three', 'two', 'one'], { ...met, a: 'first', a2: 'newer' })
  expect(s.git('merge-base', '--all', 'left', 'right').trim().split('\n')).toHaveLength(3)
  const merged = { ...LOCKED, a: 'first', a2: 'newer' }
  expect([mergedLock(s, 'left', 'right'), mergedLock(s, 'right', 'left')]).toEqual([merged, merged])
  await joined(s, 'late', ['two', 'three', 'one'], { ...met, a: undefined })
  expect(mergedLock(s, 'left', 'late')).toEqual(['a'])
})
