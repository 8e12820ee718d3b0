// From a merged lock to the changes of a tree.
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { editsFor, foreignImages, lostImages, type Tip, without } from '../../src/deliver/edits.ts'
import type { ProposedManifest } from '../../src/deliver/proposal.ts'
import { formatLock } from '../../src/lock/format.ts'
import type { Entry } from '../../src/lock/schema.ts'
import { lockOf } from '../lock/sample.ts'
import { picture } from './pictures.ts'

type Images = Readonly<Record<string, Entry>>

const A = picture('a').entry
const B = picture('b').entry
const B_AT_A: Entry = { ...B, path: 'a.png' }
const OTHER = '1'.repeat(40)

/** The blob of a pointer, written out by hand (git-lfs, docs/spec.md). */
function pointerOf({ file }: Entry): string {
  const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${file.sha256}\nsize ${file.bytes}\n`
  return createHash('sha1').update(`blob ${text.length}\0${text}`).digest('hex')
}

function manifest(base: Images, ours: Images, folder = ''): ProposedManifest {
  const lockPath = folder === '' ? 'images.lock.json' : `${folder}/images.lock.json`
  return { manifest: 'images.yml', lockPath, folder, base: lockOf(base), ours: lockOf(ours) }
}

function tipOf(images: Images, files: Readonly<Record<string, string>>): Tip {
  return { lock: lockOf(images), has: (path) => files[path] ?? null }
}

const image = ({ file }: Entry, path: string) => ({ kind: 'image', path, sha256: file.sha256, bytes: file.bytes })
const remove = (path: string) => ({ kind: 'remove', path })
const lock = (images: Images, path = 'images.lock.json') => ({ kind: 'text', path, text: formatLock(lockOf(images)) })
const blob = ({ file }: Entry): string => file.git_blob

interface Case {
  readonly base?: Images
  readonly ours?: Images
  readonly tip?: Images
  readonly files?: Readonly<Record<string, string>>
  readonly merged: Images
  readonly folder?: string
  readonly edits: readonly object[]
}

describe('edits', () => {
  test.each<[string, Case]>([
    ['a new image and its lock', { ours: { a: A }, merged: { a: A }, edits: [image(A, 'a.png'), lock({ a: A })] }],
    [
      'below a folder',
      {
        ours: { a: A },
        merged: { a: A },
        folder: 'site/x',
        edits: [image(A, 'site/x/a.png'), lock({ a: A }, 'site/x/images.lock.json')],
      },
    ],
    ['all is there', { ours: { a: A }, tip: { a: A }, files: { 'a.png': blob(A) }, merged: { a: A }, edits: [] }],
    ['as a pointer', { ours: { a: A }, tip: { a: A }, files: { 'a.png': pointerOf(A) }, merged: { a: A }, edits: [] }],
    [
      'the bytes came by another way, the lock did not',
      { ours: { a: A }, files: { 'a.png': blob(A) }, merged: { a: A }, edits: [lock({ a: A })] },
    ],
    ['of the tip, without its file', { tip: { a: A }, merged: { a: A }, edits: [] }],
    [
      'a new picture over the old one',
      {
        base: { x: A },
        ours: { x: B_AT_A },
        tip: { x: A },
        files: { 'a.png': blob(A) },
        merged: { x: B_AT_A },
        edits: [image(B, 'a.png'), lock({ x: B_AT_A })],
      },
    ],
    [
      'delivered before, then changed by a person',
      { ours: { a: A }, tip: { a: A }, files: { 'a.png': OTHER }, merged: { a: A }, edits: [] },
    ],
    [
      'moved: the old file goes',
      {
        base: { a: A },
        ours: { a: { ...A, path: 'z/a.png' } },
        tip: { a: A },
        files: { 'a.png': blob(A) },
        merged: { a: { ...A, path: 'z/a.png' } },
        edits: [remove('a.png'), image(A, 'z/a.png'), lock({ a: { ...A, path: 'z/a.png' } })],
      },
    ],
    [
      'the last one pruned: the lock stays, empty',
      { base: { a: A }, tip: { a: A }, files: { 'a.png': blob(A) }, merged: {}, edits: [remove('a.png'), lock({})] },
    ],
    [
      'pruned, its pointer goes',
      {
        base: { a: A },
        tip: { a: A },
        files: { 'a.png': pointerOf(A) },
        merged: {},
        edits: [remove('a.png'), lock({})],
      },
    ],
    [
      "pruned, a person's file stays",
      { base: { a: A }, tip: { a: A }, files: { 'a.png': OTHER }, merged: {}, edits: [lock({})] },
    ],
    [
      'pruned, another image has the path now',
      {
        base: { a: A },
        ours: { b: B_AT_A },
        tip: { a: A },
        files: { 'a.png': blob(A) },
        merged: { b: B_AT_A },
        edits: [image(B, 'a.png'), lock({ b: B_AT_A })],
      },
    ],
    ['of others alone', { tip: { a: A }, files: {}, merged: { a: A }, edits: [] }],
  ])('%s', (_, { base = {}, ours = {}, tip = {}, files = {}, merged, folder, edits }) => {
    expect(editsFor(manifest(base, ours, folder), tipOf(tip, files), lockOf(merged))).toEqual(edits)
  })
})

test('an image that the run left as it was and whose file is gone is told apart', () => {
  const both = manifest({ a: A, b: B }, { a: A, b: B })
  const tip = tipOf({ a: A, b: B }, { 'b.png': OTHER })
  expect(editsFor(both, tip, tip.lock)).toEqual([])
  expect(lostImages(both, tip, tip.lock)).toEqual([image(A, 'a.png')])
})

test.each<[string, Images, string, string | null, readonly string[]]>([
  ['nobody vouches for it', {}, OTHER, null, ['a']],
  ['the run saw it', {}, OTHER, OTHER, []],
  ['the tip vouches for it', { old: B_AT_A }, blob(B), null, []],
  ['it is the picture itself', {}, blob(A), null, []],
])('a file in the way: %s', (_, locked, there, head, foreign) => {
  const proposed = manifest({}, { a: A })
  const tip = tipOf(locked, { 'a.png': there })
  expect(foreignImages(proposed, tip, lockOf({ a: A }), () => head)).toEqual(foreign)
  expect(without(proposed, foreign).ours).toEqual(lockOf(foreign.length > 0 ? {} : { a: A }))
})
