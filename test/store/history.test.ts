// What local git still has of a lock's past (spec lockfile.md: "the last 100 versions … whose blob is there"), with real git.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatLock } from '../../src/lock/format.ts'
import type { Entry } from '../../src/lock/schema.ts'
import { type History, pointerText, searchHistory, type Seeker } from '../../src/store/history.ts'
import { type Asked, entryOf } from '../plan/builder.ts'
import { fill, freshFolder, freshRepository, ourGit, realGit } from './folder.ts'

const NAME = 'images.lock.json'
type Images = Readonly<Record<string, Entry>>

function textOf(images: Images): string {
  return formatLock({ version: 1, images: new Map(Object.entries(images)) })
}

/** Commits these texts as versions of the lock, the oldest first; null removes it. */
function versions(folder: string, texts: readonly (string | null)[], name = NAME): void {
  const commands = texts.flatMap((text, index) => [
    'commit refs/heads/main',
    `mark :${index + 1}`,
    `committer a <a@b> ${1_700_000_000 + index} +0000`,
    'data 0',
    ...(index > 0 ? [`from :${index}`] : []),
    ...(text === null ? [`D ${name}`] : [`M 100644 inline "${name}"`, `data ${Buffer.byteLength(text)}`, text]),
  ])
  realGit(folder, ['fast-import', '--quiet', '--force'], `${commands.join('\n')}\n`)
}

/** Puts bytes into git's objects; the name is git's own. */
function blob(folder: string, bytes: string): string {
  return realGit(folder, ['hash-object', '-w', '--stdin'], bytes)
}

function seek(id: string, asked: Asked = {}, entry: Entry | null = null): Seeker {
  const { path: wanted, fingerprint } = entryOf(id, '', asked)
  return { id, path: wanted, fingerprint, entry }
}

async function search(folder: string, seekers: readonly Seeker[], name = NAME): Promise<History> {
  return searchHistory(ourGit(folder), name, seekers)
}

/** The SHA-256 of what was found, by id. */
function found(finds: History['own']): Record<string, string> {
  return Object.fromEntries(
    [...finds].map(([id, { entry, pointer }]) => [id, `${entry.file.sha256}${pointer ? ' pointer' : ''}`]),
  )
}

const sha = (bytes: string): string => entryOf('x', bytes).file.sha256

describe('the last 100 versions', () => {
  test('are looked at, and no more', async () => {
    const folder = freshRepository()
    blob(folder, 'A')
    const asked = (n: number): Asked => ({ prompt: `Version ${n}` })
    versions(
      folder,
      Array.from({ length: 101 }, (_, n) => textOf({ a: entryOf('a', 'A', asked(n)) })),
    )
    const { history } = await search(
      folder,
      [0, 1, 2, 100].map((n) => ({ ...seek('a', asked(n)), id: `a${n}` })),
    )
    expect([...history.keys()]).toEqual(['a1', 'a2', 'a100'])
  })

  test('newest first, and past one whose blob is gone', async () => {
    const folder = freshRepository()
    for (const bytes of ['oldest', 'older']) blob(folder, bytes)
    versions(
      folder,
      ['oldest', 'older', 'newest'].map((bytes) => textOf({ a: entryOf('a', bytes) })),
    )
    expect(found((await search(folder, [seek('a')])).history)).toEqual({ a: sha('older') })
    blob(folder, 'newest')
    expect(found((await search(folder, [seek('a')])).history)).toEqual({ a: sha('newest') })
  })

  test('past versions in which there was no lock, on branches that were merged too', async () => {
    const folder = freshRepository()
    blob(folder, 'A')
    versions(folder, [textOf({}), textOf({ a: entryOf('a', 'A') }), null, textOf({})])
    realGit(folder, ['checkout', '-q', 'main'])
    realGit(folder, ['checkout', '-q', '-b', 'side', 'main~3'])
    fill(folder, { [NAME]: textOf({ b: entryOf('b', 'B') }) })
    blob(folder, 'B')
    realGit(folder, ['commit', '-q', '-a', '-m', 'side'])
    realGit(folder, ['checkout', '-q', 'main'])
    realGit(folder, ['merge', '-q', '-s', 'ours', '-m', 'merge', 'side'])
    expect(found((await search(folder, [seek('a'), seek('b')])).history)).toEqual({ a: sha('A'), b: sha('B') })
  })

  test('of an image of another id and path, as long as the fingerprint is the same', async () => {
    const folder = freshRepository()
    blob(folder, 'A')
    versions(folder, [textOf({ old: entryOf('old', 'A', { seed: 1, path: 'x.jpg' }) }), textOf({})])
    expect(found((await search(folder, [seek('new', { seed: 1 }), seek('other', { seed: 2 })])).history)).toEqual({
      new: sha('A'),
    })
  })

  test('what a person accepted is a source for its own image alone', async () => {
    const folder = freshRepository()
    blob(folder, 'mine')
    const { receipt: _, ...entry } = entryOf('a', 'mine', { seed: 1 })
    versions(folder, [textOf({ a: { ...entry, accepted: true } }), textOf({})])
    const { history } = await search(folder, [seek('a', { seed: 1 }), seek('b', { seed: 1 })])
    expect([...history]).toMatchObject([['a', { entry: { accepted: true } }]])
    expect(history.has('b')).toBe(false)
  })

  test.each<[string, string]>([
    ['images.lock.json', 'sub'],
    ['[im]*ges.lock.json', '.'],
    [':(top)x.lock.json', '.'],
    ['a blob 12.lock.json', 'sub dir'],
    ['ünïcode.lock.json', '.'],
  ])('of %s in %s', async (name, sub) => {
    const folder = freshRepository()
    blob(folder, 'A')
    versions(folder, [textOf({ a: entryOf('a', 'A') }), textOf({})], path.posix.join(sub, name))
    fs.mkdirSync(path.join(folder, sub), { recursive: true })
    expect(found((await search(path.join(folder, sub), [seek('a')], name)).history)).toEqual({ a: sha('A') })
  })

  test('hostile versions are passed over, what is right in them is not', async () => {
    const folder = freshRepository()
    for (const bytes of ['good', 'A']) blob(folder, bytes)
    const good = entryOf('a', 'good')
    const raw = (images: unknown): string => JSON.stringify({ version: 1, images })
    const bad = entryOf('a', 'A')
    versions(folder, [
      textOf({ a: good }),
      'no JSON',
      '<<<<<<< HEAD\n',
      'null',
      raw(null),
      raw([null]),
      raw({ a: null, b: 7 }),
      raw({ a: { ...bad, path: '../../etc/a.jpg' } }),
      raw({ a: { ...bad, path: '.git/hooks/a.jpg' } }),
      raw({ '../a': bad }),
      raw({ a: { ...bad, request: { ...bad.request, prompt: 'another' } } }),
      raw({ a: { ...bad, file: { ...bad.file, git_blob: '--help\nHEAD' } } }),
      `{"version":1,"images":{"__proto__":${JSON.stringify(bad)}}}`,
      '\xff\xfe',
    ])
    expect(found((await search(folder, [seek('a')])).history)).toEqual({ a: sha('good') })
  })
})

describe('the image’s own entry', () => {
  test('its blob, committed or not', async () => {
    const folder = freshRepository()
    const entry = entryOf('a', 'A')
    expect((await search(folder, [seek('a', {}, entry)])).own.size).toBe(0)
    expect(blob(folder, 'A')).toBe(entry.file.git_blob)
    expect(found((await search(folder, [seek('a', {}, entry)])).own)).toEqual({ a: sha('A') })
  })

  test('an object of that name that is no blob is none', async () => {
    const folder = freshRepository()
    const entry = entryOf('a', 'A')
    const treeName = realGit(folder, ['mktree'], '')
    const planted = { ...entry, file: { ...entry.file, git_blob: treeName } }
    expect((await search(folder, [seek('a', {}, planted)])).own.size).toBe(0)
  })
})

describe('a path that Git LFS keeps, without Git LFS installed', () => {
  const asked = { path: 'pictures/{{ id }}.jpg' }
  const pointer = (bytes: string): string =>
    `version https://git-lfs.github.com/spec/v1\noid sha256:${sha(bytes)}\nsize ${bytes.length}\n`

  test('the pointer in git is the blob', async () => {
    const folder = freshRepository()
    fill(folder, { '.gitattributes': 'pictures/** filter=lfs diff=lfs merge=lfs -text\n*.png filter=other\n' })
    blob(folder, pointer('A'))
    const entry = entryOf('a', 'A', asked)
    const finds = await search(folder, [
      seek('a', asked, entry),
      { ...seek('b', asked), path: 'else/b.jpg' },
      { ...seek('c'), path: 'c.png' },
    ])
    expect(found(finds.own)).toEqual({ a: `${sha('A')} pointer` })
    expect([...finds.lfs]).toEqual(['pictures/a.jpg'])
    expect(pointerText(entry.file)).toBe(pointer('A'))
  })

  test('the picture itself, committed before the path was kept by LFS', async () => {
    const folder = freshRepository()
    fill(folder, { '.gitattributes': '*.jpg filter=lfs\n' })
    blob(folder, 'A')
    expect(found((await search(folder, [seek('a', {}, entryOf('a', 'A'))])).own)).toEqual({ a: sha('A') })
  })

  test('a pointer is nothing to a path that LFS does not keep', async () => {
    const folder = freshRepository()
    blob(folder, pointer('A'))
    expect((await search(folder, [seek('a', {}, entryOf('a', 'A'))])).own.size).toBe(0)
  })
})

describe('nothing is fetched', () => {
  test('in a partial clone what is here is found beside what is not', async () => {
    const upstream = freshRepository()
    fill(upstream, { 'images/a.jpg': 'old', 'images/b.jpg': 'B', [NAME]: textOf({}) })
    realGit(upstream, ['add', '.'])
    realGit(upstream, ['commit', '-q', '-m', '1'])
    fill(upstream, { 'images/a.jpg': 'new' })
    realGit(upstream, ['commit', '-q', '-a', '-m', '2'])
    realGit(upstream, ['config', 'uploadpack.allowFilter', 'true'])
    realGit(upstream, ['config', 'uploadpack.allowAnySHA1InWant', 'true'])
    const clone = path.join(freshFolder(), 'clone')
    realGit(upstream, ['clone', '-q', '--filter=blob:none', `file://${upstream}`, clone])

    const seekers = [
      seek('a', {}, entryOf('a', 'old')),
      seek('b', {}, entryOf('b', 'B')),
      seek('c', {}, entryOf('c', 'none')),
    ]
    const before = objectsIn(clone)
    expect(found((await search(clone, seekers)).own)).toEqual({ b: sha('B') })
    expect(objectsIn(clone)).toEqual(before)
    // Git as people run it would have fetched it.
    expect(realGit(clone, ['cat-file', '-t', entryOf('a', 'old').file.git_blob])).toBe('blob')
    expect(objectsIn(clone)).not.toEqual(before)
  })

  function objectsIn(folder: string): string[] {
    return realGit(folder, ['cat-file', '--batch-all-objects', '--batch-check']).split('\n')
  }
})

test.each<[string, () => string]>([
  ['a folder without git', freshFolder],
  ['a repository without a commit', freshRepository],
])('%s has no past', async (_, folder) => {
  const { own, history, lfs } = await search(folder(), [seek('a', {}, entryOf('a', 'A'))])
  expect([own.size, history.size, lfs.size]).toEqual([0, 0, 0])
})
