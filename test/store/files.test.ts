// The disk below a folder: nothing is followed through a link, nothing is written in place (facts: threats.md, "Paths").
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as fsp from 'node:fs/promises'
import * as path from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { type Files, filesBelow, readRegular } from '../../src/world/files.ts'
import { syncFolder } from '../../src/world/sync-folder.ts'
import { sha256 } from '../plan/builder.ts'
import { fill, freshFolder, posix, tree } from './folder.ts'

interface Place {
  readonly root: string
  readonly outside: string
  readonly files: Files
}

/** A folder `root` to work below, and one beside it that nothing may touch. */
function place(): Place {
  const both = freshFolder()
  const [root, outside] = [path.join(both, 'root'), path.join(both, 'outside')]
  fill(root, { 'a.png': 'A', 'images/b.png': 'B' })
  fill(outside, { 'secret.png': 'S' })
  return { root, outside, files: filesBelow(root) }
}

async function put(files: Files, to: string, content: string, before = (): void => {}): Promise<void> {
  const temporary = await files.temporary(files.temporaryName(to))
  await temporary.write(Buffer.from(content))
  await temporary.close()
  before()
  await files.settle(temporary.path, to)
}

describe('what stands at a path', () => {
  posix.each<[string, string, object, object]>([
    ['a file', 'images/b.png', { kind: 'file' }, { kind: 'bytes', sha256: sha256('B') }],
    ['nothing', 'images/none.png', { kind: 'absent' }, { kind: 'absent' }],
    ['nothing in a folder that is none', 'none/x/b.png', { kind: 'absent' }, { kind: 'absent' }],
    ['a folder', 'images', { kind: 'other' }, { kind: 'other' }],
    ['below a file', 'a.png/b.png', { kind: 'other' }, { kind: 'other' }],
    ['a link', 'link.png', { kind: 'link', at: 'link.png' }, { kind: 'other' }],
    ['a dangling link', 'dangling.png', { kind: 'link', at: 'dangling.png' }, { kind: 'other' }],
    ['below a link', 'out/secret.png', { kind: 'link', at: 'out' }, { kind: 'other' }],
    ['below a link that stays inside', 'inside/b.png', { kind: 'link', at: 'inside' }, { kind: 'other' }],
    ['below a link further down', 'images/in/b.png', { kind: 'link', at: 'images/in' }, { kind: 'other' }],
    ['below a dangling link', 'nowhere/b.png', { kind: 'link', at: 'nowhere' }, { kind: 'other' }],
    ['a pipe', 'pipe.png', { kind: 'other' }, { kind: 'other' }],
  ])('%s', (_, name, found, fact) => {
    const { root, files } = place()
    fs.symlinkSync('a.png', path.join(root, 'link.png'))
    fs.symlinkSync('none.png', path.join(root, 'dangling.png'))
    fs.symlinkSync('../outside', path.join(root, 'out'))
    fs.symlinkSync('images', path.join(root, 'inside'))
    fs.symlinkSync('.', path.join(root, 'images/in'))
    fs.symlinkSync('/nowhere/at/all', path.join(root, 'nowhere'))
    execFileSync('mkfifo', [path.join(root, 'pipe.png')])
    expect(files.find(name)).toEqual(found)
    expect(files.fact(name)).toEqual(fact)
  })
})

describe('hashing', () => {
  test('a large file, as sha256sum does', () => {
    const { root, files } = place()
    const bytes = Buffer.alloc(5 * 1024 * 1024 + 17, 'not all the same ')
    fill(root, { 'big.png': bytes, 'empty.png': '' })
    for (const name of ['big.png', 'empty.png']) {
      const expected = execFileSync('sha256sum', [path.join(root, name)])
        .toString()
        .slice(0, 64)
      expect(files.fact(name)).toEqual({ kind: 'bytes', sha256: expected })
    }
  })

  const oid = 'ab'.repeat(32)
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`
  const extended = pointer.replace('oid', `ext-0-foo sha256:${'cd'.repeat(32)}\noid`)
  test.each<[string, string, boolean]>([
    ['a Git LFS pointer', pointer, true],
    ['one with an extension', extended, true],
    ['one with two', extended.replace('ext-0-foo', `ext-1-bar sha256:${'ef'.repeat(32)}\next-0-foo`), true],
    ['one with something after it', `${pointer}x`, false],
    ['one with something before it', `x${pointer}`, false],
    ['one at the end of a large file', 'x'.repeat(1 << 20) + pointer, false],
    ['one without its size', pointer.replace(/size.*\n/, ''), false],
    ['one of another hash', pointer.replace('sha256', 'sha512'), false],
    [
      'a text of 1024 bytes that begins so',
      extended.replace('ext-0-foo', `ext-0-${'f'.repeat(1024 - extended.length + 3)}`),
      false,
    ],
  ])('%s', (_, content, isPointer) => {
    const { root, files } = place()
    fill(root, { 'p.png': content })
    const expected = isPointer ? { kind: 'pointer', sha256: oid } : { kind: 'bytes', sha256: sha256(content) }
    expect(files.fact('p.png')).toEqual(expected)
  })
})

describe('writing', () => {
  test('beside the place, under a name of its own, then renamed; folders are made', async () => {
    const { root, files } = place()
    const name = files.temporaryName('new/er/c.png')
    expect(files.isTemporary(name)).toBe(true)
    const temporary = await files.temporary(name)
    await temporary.write(Buffer.from('C'))
    await temporary.close()
    expect([files.find('new/er/c.png').kind, files.find(name).kind]).toEqual(['absent', 'file'])
    await files.settle(name, 'new/er/c.png')
    expect(tree(root)).toEqual(['a.png', 'images/', 'images/b.png', 'new/', 'new/er/', 'new/er/c.png'])
  })

  test('what is discarded is gone', async () => {
    const { root, files } = place()
    const temporary = await files.temporary(files.temporaryName('c.png'))
    await temporary.write(Buffer.from('C'))
    await temporary.discard()
    expect(tree(root)).toEqual(['a.png', 'images/', 'images/b.png'])
  })

  test('what is closed can be discarded yet', async () => {
    const { root, files } = place()
    const temporary = await files.temporary(files.temporaryName('c.png'))
    await temporary.close()
    await temporary.discard()
    await temporary.discard()
    expect(tree(root)).toEqual(['a.png', 'images/', 'images/b.png'])
  })

  test('many at once into a folder that none of them finds', async () => {
    const { root, files } = place()
    await Promise.all(Array.from({ length: 20 }, (_, n) => put(files, `deep/er/${n}.png`, String(n))))
    expect(tree(path.join(root, 'deep/er'))).toHaveLength(20)
  })

  posix('through a hard link changes the place alone', async () => {
    const { root, outside, files } = place()
    fs.linkSync(path.join(outside, 'secret.png'), path.join(root, 'hard.png'))
    await put(files, 'hard.png', 'new')
    expect(fs.readFileSync(path.join(outside, 'secret.png'), 'utf8')).toBe('S')
    expect(fs.readFileSync(path.join(root, 'hard.png'), 'utf8')).toBe('new')
  })

  posix('a temporary name that is taken, by a link too, is refused', async () => {
    const { root, outside, files } = place()
    const name = files.temporaryName('c.png')
    fs.symlinkSync(path.join(outside, 'new.png'), path.join(root, name))
    await expect(files.temporary(name)).rejects.toMatchObject({ code: 'EEXIST' })
    expect(tree(outside)).toEqual(['secret.png'])
  })

  posix.each<[string, (place: Place) => void, string]>([
    ['a link on the way', ({ root, outside }) => fs.symlinkSync(outside, path.join(root, 'out')), 'out/c.png'],
    [
      'a dangling link on the way',
      ({ root, outside }) => fs.symlinkSync(path.join(outside, 'none'), path.join(root, 'out')),
      'out/c.png',
    ],
    ['a link further up', ({ root, outside }) => fs.symlinkSync(outside, path.join(root, 'out')), 'out/deep/er/c.png'],
    [
      'a link at the place',
      ({ root, outside }) => fs.symlinkSync(path.join(outside, 'secret.png'), path.join(root, 'c.png')),
      'c.png',
    ],
    [
      'a dangling link at the place',
      ({ root, outside }) => fs.symlinkSync(path.join(outside, 'new.png'), path.join(root, 'c.png')),
      'c.png',
    ],
  ])('%s is refused', async (_, plant, to) => {
    const here = place()
    plant(here)
    await expect(put(here.files, to, 'C')).rejects.toMatchObject({ code: 'file/link', exit: 2 })
    expect(tree(here.outside)).toEqual(['secret.png'])
    expect(fs.readFileSync(path.join(here.outside, 'secret.png'), 'utf8')).toBe('S')
  })

  posix('a parent that was swapped for a link between writing and renaming is refused', async () => {
    const { root, outside, files } = place()
    const swap = (): void => {
      fs.renameSync(path.join(root, 'images'), path.join(root, 'away'))
      fs.symlinkSync(outside, path.join(root, 'images'))
    }
    await expect(put(files, 'images/c.png', 'C', swap)).rejects.toMatchObject({ code: 'file/link' })
    expect(tree(outside)).toEqual(['secret.png'])
  })

  posix('a file is not fetched through a link either', async () => {
    const { root, outside, files } = place()
    fs.symlinkSync(outside, path.join(root, 'out'))
    await expect(files.settle('out/secret.png', 'c.png')).rejects.toMatchObject({ code: 'file/link' })
    expect([tree(outside), files.find('c.png').kind]).toEqual([['secret.png'], 'absent'])
  })

  test.skipIf(process.platform !== 'linux')('where no folder can be made, that is what is told', async () => {
    const files = filesBelow('/sys')
    const reason = expect.stringMatching(/^(?:EPERM|EACCES|EROFS)$/) as string
    await expect(files.temporary('imagelock/.imagelock-000000000000.tmp')).rejects.toMatchObject({ code: reason })
  })

  test('a file on the way, a folder at the place', async () => {
    const { root, files } = place()
    await expect(put(files, 'a.png/c.png', 'C')).rejects.toMatchObject({ code: 'file/no-folder' })
    await expect(put(files, 'images', 'C')).rejects.toThrow()
    expect(fs.readFileSync(path.join(root, 'a.png'), 'utf8')).toBe('A')
    expect(tree(path.join(root, 'images'))).toEqual(['b.png'])
  })
})

describe('a refusal says what stands where', () => {
  posix.each<[string, (files: Files) => unknown, string, string]>([
    [
      'reading',
      ({ read }) => read('out/deep/a.png', 9),
      'file/link',
      'out/deep/a.png cannot be used: out is a link, and imagelock follows none',
    ],
    [
      'reading by an absolute path',
      ({ root }) => readRegular(path.join(root, 'link.png'), 9),
      'file/link',
      'link.png is a link; imagelock follows none',
    ],
    ['reading a folder', ({ read }) => read('images', 9), 'file/irregular', 'images is no regular file'],
    [
      'reading too much',
      ({ read }) => read('long.png', 4),
      'file/too-large',
      'long.png has 5 bytes; at most 4 are read',
    ],
    [
      'writing',
      ({ temporary }) => temporary('images/in/deep/c'),
      'file/link',
      'images/in/deep/c cannot be written: images/in is a link, and imagelock follows none',
    ],
    [
      'writing below a file',
      ({ temporary }) => temporary('images/b.png/c'),
      'file/no-folder',
      'images/b.png/c cannot be written: images/b.png is no folder',
    ],
  ])('%s', async (_, act, code, message) => {
    const { root, outside, files } = place()
    fill(root, { 'long.png': '12345' })
    fs.symlinkSync('a.png', path.join(root, 'link.png'))
    fs.symlinkSync(outside, path.join(root, 'out'))
    fs.symlinkSync(outside, path.join(root, 'images/in'))
    const acting = (async () => await act(files))()
    await expect(acting).rejects.toMatchObject({ code, message, exit: 2 })
  })
})

describe('a folder is synced', () => {
  posix('anew for each who comes after it began, at once for all of them', async () => {
    const { root } = place()
    const first = syncFolder(root)
    const second = syncFolder(root)
    expect(second).toBeInstanceOf(Promise)
    expect(second).not.toBe(first)
    expect(syncFolder(root)).toBe(second)
    await Promise.all([first, second])
  })

  posix('and hundreds of renames at once need two syncs', async () => {
    const { root } = place()
    const handle = await fsp.open(root, 'r')
    const sync = vi.spyOn(Object.getPrototypeOf(handle) as typeof handle, 'sync')
    onTestFinished(() => sync.mockRestore())
    await handle.close()
    await syncFolder(root)
    expect(sync).toHaveBeenCalledTimes(1)
    await Promise.all(Array.from({ length: 300 }, () => syncFolder(root)))
    expect(sync).toHaveBeenCalledTimes(3)
  })

  test('not on Windows, where a folder cannot be opened', async () => {
    const { root } = place()
    const platform = Object.getOwnPropertyDescriptor(process, 'platform') as PropertyDescriptor
    onTestFinished(() => void Object.defineProperty(process, 'platform', platform))
    Object.defineProperty(process, 'platform', { ...platform, value: 'win32' })
    await expect(syncFolder(path.join(root, 'missing'))).resolves.toBeUndefined()
  })

  posix('whatever became of the sync before it, and a failure is told', async () => {
    const missing = path.join(place().root, 'missing')
    const first = syncFolder(missing).catch((error: NodeJS.ErrnoException) => {
      fs.mkdirSync(missing)
      return error.code
    })
    const second = syncFolder(missing)
    expect(await first).toBe('ENOENT')
    await second
    fs.rmdirSync(missing)
    const both = [syncFolder(missing), syncFolder(missing)]
    for (const one of await Promise.allSettled(both)) expect(one).toMatchObject({ reason: { code: 'ENOENT' } })
  })
})

test.skipIf(process.platform !== 'linux')('no file stays open, whatever becomes of it', async () => {
  const { root, files } = place()
  fill(root, { 'big.png': Buffer.alloc(1_000_000), 'p.png': '12345' })
  files.fact('big.png')
  files.read('a.png', 1)
  expect(() => files.read('p.png', 4)).toThrow('at most 4')
  await collect(files.stream('big.png'))
  for await (const chunk of files.stream('big.png')) if (chunk.length > 0) break
  await put(files, 'c.png', 'C')
  const temporary = await files.temporary(files.temporaryName('d.png'))
  await temporary.discard()
  const open = fs.readdirSync('/proc/self/fd').map((fd) => {
    try {
      return fs.readlinkSync(`/proc/self/fd/${fd}`)
    } catch {
      return ''
    }
  })
  expect(open.filter((name) => name.startsWith(root))).toEqual([])
})

describe('removing', () => {
  posix('a regular file alone', () => {
    const { root, outside, files } = place()
    fs.symlinkSync(outside, path.join(root, 'out'))
    fs.symlinkSync('a.png', path.join(root, 'link.png'))
    expect(['a.png', 'none.png', 'images', 'out/secret.png', 'link.png'].map(files.remove)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ])
    expect(tree(root)).toEqual(['images/', 'images/b.png', 'link.png@', 'out@'])
    expect(tree(outside)).toEqual(['secret.png'])
  })
})

describe('reading', () => {
  posix.each<[string, string, string]>([
    ['a link', 'link.png', 'file/link'],
    ['below a link', 'out/secret.png', 'file/link'],
    ['a dangling link', 'dangling.png', 'file/link'],
    ['a pipe, without waiting for a writer', 'pipe', 'file/irregular'],
    ['a folder', 'images', 'file/irregular'],
    ['more than agreed', 'long.png', 'file/too-large'],
  ])('%s is refused', (_, name, code) => {
    const { root, outside, files } = place()
    fill(root, { 'long.png': '12345' })
    fs.symlinkSync('a.png', path.join(root, 'link.png'))
    fs.symlinkSync('none.png', path.join(root, 'dangling.png'))
    fs.symlinkSync(outside, path.join(root, 'out'))
    execFileSync('mkfifo', [path.join(root, 'pipe')])
    expect(() => files.read(name, 4)).toThrow(expect.objectContaining({ code }))
  })

  test('a file, and none', () => {
    const { root, files } = place()
    expect([files.read('a.png', 1)?.toString(), files.read('none', 1)]).toEqual(['A', null])
    expect(readRegular(path.join(root, 'a.png'), 1).toString()).toBe('A')
  })

  test('a stream gives the bytes, each chunk until the next is asked for', async () => {
    const { root, files } = place()
    const bytes = Buffer.alloc(3_000_000, 'not all the same ')
    fill(root, { 'big.png': bytes })
    expect(sha256(await collect(files.stream('big.png')))).toBe(sha256(bytes))
  })

  posix.each([
    ['out/secret.png', { code: 'file/link' }],
    ['link.png', { code: 'file/link' }],
    ['none.png', { code: 'ENOENT' }],
  ])('a stream of %s fails', async (name, error) => {
    const { root, outside, files } = place()
    fs.symlinkSync(outside, path.join(root, 'out'))
    fs.symlinkSync('a.png', path.join(root, 'link.png'))
    await expect(collect(files.stream(name))).rejects.toMatchObject(error)
  })
})

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

test.each([
  ['.imagelock-0123456789ab.tmp', true],
  ['a/b c/.imagelock-0123456789ab.tmp', true],
  ['../.imagelock-0123456789ab.tmp', false],
  ['a/../.imagelock-0123456789ab.tmp', false],
  ['./.imagelock-0123456789ab.tmp', false],
  ['/.imagelock-0123456789ab.tmp', false],
  ['a//.imagelock-0123456789ab.tmp', false],
  ['x.imagelock-0123456789ab.tmp', false],
  ['.imagelock-0123456789ab.tmp.png', false],
  ['.imagelock-0123456789abc.tmp', false],
  ['.imagelock-0123456789ab.tmp/a.png', false],
  ['images/a.png', false],
  ['', false],
])('%j is a temporary name of ours: %j', (name, expected) => {
  expect(filesBelow('/m').isTemporary(name)).toBe(expected)
})

test('a temporary name is beside its path, and never the same twice', () => {
  const files = filesBelow('/m')
  expect(files.temporaryName('a.png')).toMatch(/^\.imagelock-[0-9a-f]{12}\.tmp$/)
  expect(files.temporaryName('a/b/c.png')).toMatch(/^a\/b\/\.imagelock-[0-9a-f]{12}\.tmp$/)
  expect(files.temporaryName('a.png')).not.toBe(files.temporaryName('a.png'))
})
