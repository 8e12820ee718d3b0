// Which manifests a run has (spec cli.md: "Globs for manifests skip `.git`, `node_modules` and links").
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { findManifests } from '../../src/world/manifests.ts'
import { fill, freshFolder } from './folder.ts'

/** A tree whose `here` is the current folder. */
function place(): string {
  const root = freshFolder()
  const names = ['images.yml', 'b.yml', 'docs/images.yml', 'docs/deep/images.yml', 'a+b/images.yml']
  const skipped = ['.git/images.yml', 'node_modules/x/images.yml', 'docs/node_modules/images.yml']
  fill(path.join(root, 'here'), Object.fromEntries([...names, ...skipped].map((name) => [name, ''])))
  fill(root, { 'beside/images.yml': '', 'beside/deep/images.yml': '' })
  if (process.platform !== 'win32') {
    fs.symlinkSync('../beside', path.join(root, 'here/linked'))
    fs.symlinkSync('b.yml', path.join(root, 'here/linked.yml'))
  }
  return path.join(root, 'here')
}

const here = (...names: string[]): string[] => names.map((name) => path.posix.normalize(`here/${name}`))

test.each<[string, string[], string[]]>([
  ['none named', [], here('images.yml')],
  ['a path', ['docs/images.yml'], here('docs/images.yml')],
  ['one path twice', ['b.yml', './b.yml', 'docs/../b.yml'], here('b.yml')],
  ['several, in path order', ['docs/images.yml', 'b.yml'], here('b.yml', 'docs/images.yml')],
  ['* stays within a part', ['*.yml'], here('b.yml', 'images.yml')],
  ['*/ is one folder', ['*/images.yml'], here('a+b/images.yml', 'docs/images.yml')],
  [
    '**/ may match no folder',
    ['**/images.yml'],
    here('a+b/images.yml', 'docs/deep/images.yml', 'docs/images.yml', 'images.yml'),
  ],
  ['below a folder', ['docs/**/*.yml'], here('docs/deep/images.yml', 'docs/images.yml')],
  ['./ before a glob', ['./docs/*.yml'], here('docs/images.yml')],
  ['../ before a glob', ['../beside/**/*.yml'], ['beside/deep/images.yml', 'beside/images.yml']],
  ['other signs stand for themselves', ['a+b/*.yml'], here('a+b/images.yml')],
])('%s', (_, names, found) => {
  const cwd = place()
  expect(
    findManifests(cwd, names).map((name) => path.relative(path.dirname(cwd), name).split(path.sep).join('/')),
  ).toEqual(found)
})

test('an absolute glob', () => {
  const cwd = place()
  expect(findManifests(cwd, [path.join(cwd, '*.yml')])).toEqual([path.join(cwd, 'b.yml'), path.join(cwd, 'images.yml')])
})

test.each([
  'none.yml',
  '*.none',
  'none/*.yml',
  '.git/*.yml',
  'node_modules/**/*.yml',
  'linked/*.yml',
  'linked.y*',
  '**/linked.yml',
  'b.yml/*',
  'b.yml/images.yml',
])('%s finds nothing: exit 2', (name) => {
  const cwd = place()
  expect(() => findManifests(cwd, ['b.yml', name])).toThrow(
    expect.objectContaining({ code: 'manifest/not-found', exit: 2 }),
  )
})

test('images.yaml where there is no images.yml', () => {
  const cwd = freshFolder()
  expect(() => findManifests(cwd, [])).toThrow(expect.objectContaining({ code: 'manifest/not-found' }))
  fill(cwd, { 'images.yaml': '' })
  expect(findManifests(cwd, [])).toEqual([path.join(cwd, 'images.yaml')])
  fill(cwd, { 'images.yml': '' })
  expect(findManifests(cwd, [])).toEqual([path.join(cwd, 'images.yml')])
})
