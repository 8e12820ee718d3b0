// The work tree before a run and after it was put back: bytes, times, inodes, folders, and git's own view.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { restoreSnapshot, takeSnapshot, type Snapshot } from '../../src/world/snapshot.ts'
import { fill, freshFolder, freshRepository, posix, realGit, tree } from '../store/folder.ts'
import { stateOf } from './site.ts'

const PATHS = ['a.png', 'img/b.png', 'new/deep/c.png', 'img/new.png', 'images.lock.json', 'gone.png']

/** Replaces a file as the tool does: a new one beside it, renamed. */
function replace(root: string, name: string, text: string): void {
  fill(root, { [`${name}.tmp`]: text })
  fs.renameSync(path.join(root, `${name}.tmp`), path.join(root, name))
}

function prepared(): string {
  const root = freshRepository()
  fill(root, {
    'a.png': 'a',
    'img/b.png': 'b',
    'images.lock.json': '{}',
    'gone.png': 'gone',
    'other.txt': 'o',
    'empty/.keep': '',
  })
  fs.chmodSync(path.join(root, 'img/b.png'), 0o755)
  for (const name of ['a.png', 'img/b.png']) fs.utimesSync(path.join(root, name), 1_600_000_000, 1_600_000_000.123)
  fs.rmSync(path.join(root, 'empty/.keep'))
  realGit(root, ['add', '.'])
  realGit(root, ['commit', '-qm', 'x'])
  return root
}

function run(root: string): void {
  replace(root, 'a.png', 'another a')
  replace(root, 'img/b.png', 'another b')
  replace(root, 'images.lock.json', '{"images": 1}')
  fill(root, { 'new/deep/c.png': 'c', 'img/new.png': 'n', 'img/.imagelock-0123456789ab.tmp': 'half' })
  fs.rmSync(path.join(root, 'gone.png'))
}

describe.each([
  ['on one disk', false],
  ['across disks', true],
])('%s', (_, across) => {
  const temp = (): string => {
    if (!across) return freshFolder()
    return fs.mkdtempSync('/dev/shm/imagelock-test-')
  }

  posix('all is as it was, and git sees no change', () => {
    const root = prepared()
    const folder = temp()
    const [before, names] = [stateOf(root), tree(root)]
    const snapshot = takeSnapshot(root, PATHS, folder)
    expect(stateOf(root)).toBe(before)
    run(root)
    // As the post step of another process has it.
    expect(restoreSnapshot(JSON.parse(JSON.stringify(snapshot)) as Snapshot)).toEqual([])
    expect(tree(root)).toEqual(names)
    if (!across) expect(stateOf(root)).toBe(before)
    const { mode, mtimeMs } = fs.lstatSync(path.join(root, 'img/b.png'))
    expect([mode, Math.round(mtimeMs)]).toEqual([0o100755, 1_600_000_000_123])
    expect(fs.readFileSync(path.join(root, 'a.png'), 'utf8')).toBe('a')
    expect(realGit(root, ['status', '--porcelain'])).toBe('')
    expect(fs.readdirSync(folder)).toEqual([])
    fs.rmSync(folder, { recursive: true })

    fill(root, { 'img/new.png': 'of a later step' })
    expect(restoreSnapshot(snapshot)).toEqual([])
    expect(fs.existsSync(path.join(root, 'img/new.png'))).toBe(true)
  })
})

test('what is not of the run stays: other files, files beside its own in its new folders', () => {
  const root = prepared()
  const snapshot = takeSnapshot(root, PATHS, freshFolder())
  run(root)
  fill(root, { 'other.txt': 'changed', 'new/by-another-step.txt': 'x' })
  expect(restoreSnapshot(snapshot)).toEqual([])
  expect(fs.readFileSync(path.join(root, 'other.txt'), 'utf8')).toBe('changed')
  expect(tree(path.join(root, 'new'))).toEqual(['by-another-step.txt'])
})

test('a folder is remembered with all below it', () => {
  const root = prepared()
  const before = stateOf(root)
  const snapshot = takeSnapshot(root, ['img', 'empty'], freshFolder())
  replace(root, 'img/b.png', 'x')
  fill(root, { 'img/deep/er/c.png': 'c', 'empty/d.png': 'd' })
  expect(restoreSnapshot(snapshot)).toEqual([])
  expect(stateOf(root)).toBe(before)
})

posix('no link is followed', () => {
  const root = prepared()
  const outside = freshFolder()
  fill(outside, { 'b.png': 'outside', 'new.png': 'outside' })
  fs.symlinkSync(outside, path.join(root, 'link'))
  const linked = takeSnapshot(root, ['link/b.png', 'link', 'img'], freshFolder())
  expect(linked.files.map((file) => file.path)).toEqual(['img/b.png'])
  const snapshot = takeSnapshot(root, PATHS, freshFolder())
  fs.rmSync(path.join(root, 'img'), { recursive: true })
  fs.symlinkSync(outside, path.join(root, 'img'))
  expect(restoreSnapshot(snapshot)).toEqual(['img/b.png: ELINK'])
  expect(restoreSnapshot(linked)).toEqual(['img/b.png: ELINK'])
  expect(tree(outside).map((name) => fs.readFileSync(path.join(outside, name), 'utf8'))).toEqual(['outside', 'outside'])
})
