// A folder of pictures that strangers may write to: what is taken from it, what is put in, and how it keeps its bound.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatLock } from '../../src/lock/format.ts'
import type { Entry, FileFacts, Format } from '../../src/lock/schema.ts'
import { CACHE_BYTES, openCache } from '../../src/store/cache.ts'
import { openCacheFolder } from '../../src/world/cache-folder.ts'
import { entryOf, sha256 } from '../plan/builder.ts'
import { fill, freshFolder, posix, tree } from './folder.ts'

const fixture = (name: string): Buffer => fs.readFileSync(path.join(import.meta.dirname, '../image/fixtures', name))
const JPEG = fixture('baseline.jpg')

/** The entry of a bought picture of 48x32 pixels. */
function bought(bytes: Buffer, format: Format, asked: Readonly<Record<string, unknown>> = {}): Entry {
  const blob = createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
  const seen = { sha256: sha256(bytes), git_blob: blob, bytes: bytes.length, format, width: 48, height: 32 } as const
  const file: FileFacts = { ...seen, provenance: 'none' }
  return { ...entryOf('a', '', { output_format: format, ...asked }), file }
}

const ENTRY = bought(JPEG, 'jpeg')
const HEX = ENTRY.fingerprint.slice('sha256:'.length)
const NAME = `${HEX.slice(0, 2)}/${HEX}.picture`
const WANTED = { fingerprint: ENTRY.fingerprint, path: 'x/a.jpg' }

async function* chunks(...all: (Buffer | string)[]): AsyncGenerator<Uint8Array> {
  for (const one of all) yield Buffer.from(one as string)
}

async function collect(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Buffer[] = []
  for await (const chunk of stream) all.push(Buffer.from(chunk))
  return Buffer.concat(all)
}

function place() {
  const cwd = freshFolder()
  const open = () => openCache(openCacheFolder(cwd, 'keep'))
  const at = (name: string): string => path.join(cwd, 'keep', name)
  return { cwd, open, at }
}

/** A cache that holds the one picture. */
async function filled() {
  const here = place()
  await here.open().put(ENTRY, chunks(JPEG))
  return here
}

describe('what is put in comes back', () => {
  test.each([
    ['baseline.jpg', 'jpeg', ['a.jpg', 'a/b.jpeg'], ['a.png', 'a.webp', 'a.gif', 'a']],
    ['grey.png', 'png', ['a.png'], ['a.jpg', 'a.jpeg', 'a.webp']],
    ['lossy.webp', 'webp', ['a.webp'], ['a.jpg', 'a.png']],
  ] as const)('%s, for paths of its format alone', async (name, format, fits, others) => {
    const { open, at } = place()
    const bytes = fixture(name)
    const entry = bought(bytes, format, format === 'webp' ? { model: 'gpt-image-2' } : {})
    const { fingerprint } = entry
    await open().put(entry, chunks(bytes.subarray(0, 7), bytes.subarray(7)))
    const cache = open()
    for (const one of fits) expect((await cache.find({ fingerprint, path: one }))?.file).toEqual(entry.file)
    for (const one of others) expect([one, await cache.find({ fingerprint, path: one })]).toEqual([one, null])
    const found = await cache.find({ fingerprint, path: fits[0] })
    const extension = format === 'jpeg' ? 'jpg' : format
    expect(found).toEqual({ ...entry, path: `picture.${extension}` })
    expect((await collect(cache.read(fingerprint))).equals(bytes)).toBe(true)
    expect(cache.problems).toEqual([])
    expect(tree(at(''))).toHaveLength(3)
  })

  test('wherever the disk cuts the bytes', async () => {
    const { cwd } = await filled()
    const folder = openCacheFolder(cwd, 'keep')
    async function* cut(stream: AsyncIterable<Uint8Array>, length: number): AsyncGenerator<Uint8Array> {
      for await (const chunk of stream)
        for (let start = 0; start < chunk.length; start += length) yield chunk.subarray(start, start + length)
    }
    for (const length of [97, 1000]) {
      const read = (name: string) => cut(folder.read(name) ?? expect.unreachable('it is there'), length)
      const cache = openCache({ ...folder, read })
      expect(await cache.find(WANTED)).toEqual({ ...ENTRY, path: 'picture.jpg' })
      expect((await collect(cache.read(WANTED.fingerprint))).equals(JPEG)).toBe(true)
      expect(cache.problems).toEqual([])
    }
  })

  test('a picture of the greatest size', async () => {
    const { open, at } = place()
    await open().put({ ...ENTRY, file: { ...ENTRY.file, bytes: 50 * 1024 * 1024 } }, chunks('stands for it'))
    expect(fs.existsSync(at(NAME))).toBe(true)
  })

  test('put in twice, into a folder whose parents are not there', async () => {
    const cwd = freshFolder()
    const cache = openCache(openCacheFolder(cwd, 'in/deep/keep'))
    for (let i = 0; i < 2; i++) await cache.put(ENTRY, chunks(JPEG))
    expect([await cache.find(WANTED), cache.problems]).toEqual([{ ...ENTRY, path: 'picture.jpg' }, []])
    expect(tree(path.join(cwd, 'in'))).toHaveLength(5)
  })

  test('into a folder that a person made: nothing else of it changes', async () => {
    const { cwd, open, at } = place()
    fill(cwd, { 'keep/notes.txt': 'mine' })
    await open().put(ENTRY, chunks(JPEG))
    expect(fs.readdirSync(at('')).toSorted()).toEqual([HEX.slice(0, 2), 'notes.txt'])
    expect(fs.existsSync(at(NAME))).toBe(true)
  })

  test('into an empty folder: git does not see it either', async () => {
    const { open, at } = place()
    fs.mkdirSync(at(''))
    await open().put(ENTRY, chunks(JPEG))
    expect(tree(at(''))).toEqual(['.gitignore', `${HEX.slice(0, 2)}/`, NAME])
    expect(fs.readFileSync(at('.gitignore'), 'utf8')).toBe('*\n')
  })

  posix('in a folder for its owner alone, which git does not see', async () => {
    const { at } = await filled()
    expect(tree(at(''))).toEqual(['.gitignore', `${HEX.slice(0, 2)}/`, NAME])
    const modes = ['', HEX.slice(0, 2), NAME].map((name) => fs.statSync(at(name)).mode & 0o777)
    expect(modes).toEqual([0o700, 0o700, 0o600])
    expect(fs.readFileSync(at('.gitignore'), 'utf8')).toBe('*\n')
  })

  test('what is not there is no problem, and no folder is made for it', async () => {
    const { cwd, open } = place()
    const cache = open()
    expect(await cache.find(WANTED)).toBeNull()
    await cache.close()
    expect([cache.problems, tree(cwd)]).toEqual([[], []])
    await expect(collect(cache.read(WANTED.fingerprint))).rejects.toMatchObject({
      code: 'cache/gone',
      exit: 1,
      message: 'the cache lost the picture',
    })
  })

  test('what is read is used now, what is looked at is not', async () => {
    const { open, at } = await filled()
    fs.utimesSync(at(NAME), 1000, 1000)
    await open().find(WANTED)
    expect(fs.statSync(at(NAME)).mtimeMs).toBe(1_000_000)
    await collect(open().read(WANTED.fingerprint))
    expect(Math.abs(Date.now() - fs.statSync(at(NAME)).mtimeMs)).toBeLessThan(60_000)
  })
})

test.each<[string, Entry]>([
  ['accepted from a person', { ...ENTRY, accepted: true }],
  ['drawn here', { ...ENTRY, request: { ...ENTRY.request, provider: 'placeholder' } }],
  ['of a provider that nobody knows', { ...ENTRY, request: { ...ENTRY.request, provider: 'toString' } }],
  ['longer than pictures are', { ...ENTRY, file: { ...ENTRY.file, bytes: 50 * 1024 * 1024 + 1 } }],
])('a picture %s is not put in', async (_, entry) => {
  const { cwd, open } = place()
  const cache = open()
  await cache.put(entry, chunks(JPEG))
  expect([tree(cwd), cache.problems]).toEqual([[], []])
})

describe('what a stranger left is passed over, with the reason', () => {
  const lock = (...all: [string, Entry][]): string =>
    `${JSON.stringify(JSON.parse(formatLock({ version: 1, images: new Map(all) })))}\n`
  const PICTURE = { ...ENTRY, path: 'picture.jpg' }
  const other = { ...bought(JPEG, 'jpeg', { prompt: 'another' }), path: 'picture.jpg' }
  const whole = (entry: Entry, bytes = JPEG): Buffer => Buffer.concat([Buffer.from(lock(['picture', entry])), bytes])
  const flipped = Buffer.from(JPEG)
  flipped[700] = (flipped[700] ?? 0) ^ 1
  const says = (change: Partial<FileFacts>): Buffer => whole({ ...PICTURE, file: { ...ENTRY.file, ...change } })
  const { receipt: _, ...unpaid } = PICTURE

  test.each<[string, Buffer, string]>([
    ['another request', whole(other), 'it holds the picture of another request'],
    ['other bytes', whole(PICTURE, flipped), 'its bytes are not those of its entry'],
    ['bytes behind', whole(PICTURE, Buffer.concat([JPEG, Buffer.from('x')])), 'its bytes are not those of its entry'],
    ['too few bytes', whole(PICTURE, JPEG.subarray(0, -1)), 'its bytes are not those of its entry'],
    ['no bytes', whole(PICTURE, Buffer.alloc(0)), 'its bytes are not those of its entry'],
    ['another size', says({ width: 49 }), 'its entry says something else than its bytes'],
    ['another height', says({ height: 1 }), 'its entry says something else than its bytes'],
    ['provenance', says({ provenance: 'c2pa' }), 'its entry says something else than its bytes'],
    ['another blob', says({ git_blob: '0'.repeat(40) }), 'its entry says something else than its bytes'],
    ['no picture', whole(bought(Buffer.from('<svg/>'), 'jpeg'), Buffer.from('<svg/>')), ''],
    ['nothing', Buffer.alloc(0), 'it does not begin with an entry'],
    ['no line', Buffer.from('no line'), 'it does not begin with an entry'],
    ['a line without an end', Buffer.alloc(3 << 20, 'x'), 'it does not begin with an entry'],
    [
      'an entry behind 2 MiB of white space',
      Buffer.concat([Buffer.alloc(2 << 20, ' '), whole(PICTURE)]),
      'it does not begin with an entry',
    ],
    ['an empty line', Buffer.from('\n'), ''],
    ['no lock', Buffer.from('{}\n'), ''],
    ['an empty lock', Buffer.from(lock()), 'its entry is none of a cache'],
    [
      'a second image',
      Buffer.from(lock(['picture', PICTURE], ['b', { ...PICTURE, path: 'b.jpg' }])),
      'its entry is none of a cache',
    ],
    ['an image of another name', Buffer.from(lock(['b', PICTURE])), 'its entry is none of a cache'],
    ['a picture that a person accepted', whole({ ...unpaid, accepted: true }), 'its entry is none of a cache'],
  ])('%s', async (_what, content, why) => {
    const { open, at } = await filled()
    fs.writeFileSync(at(NAME), content)
    const cache = open()
    expect(await cache.find(WANTED)).toBeNull()
    expect(cache.problems).toEqual([
      {
        severity: 'warning',
        code: 'cache/ignored',
        message: why === '' ? (expect.stringContaining(NAME) as string) : `${NAME} in the cache is passed over: ${why}`,
      },
    ])
  })

  posix.each<[string, (file: string, cwd: string) => void, string]>([
    [
      'a link to the same bytes',
      (file) => {
        fs.renameSync(file, `${file}.away`)
        fs.symlinkSync(`${file}.away`, file)
      },
      `${NAME} is no regular file`,
    ],
    [
      'below a link',
      (file, cwd) => {
        fs.renameSync(path.dirname(file), path.join(cwd, 'away'))
        fs.symlinkSync(path.join(cwd, 'away'), path.dirname(file))
      },
      `${NAME} is no regular file`,
    ],
    [
      'a folder',
      (file) => {
        fs.rmSync(file)
        fs.mkdirSync(file)
      },
      `${NAME} is no regular file`,
    ],
  ])('%s', async (_what, change, why) => {
    const { cwd, open, at } = await filled()
    change(at(NAME), cwd)
    const cache = open()
    expect(await cache.find(WANTED)).toBeNull()
    expect(cache.problems.map(({ message }) => message)).toEqual([`${NAME} in the cache is passed over: ${why}`])
  })

  test.skipIf(process.platform !== 'linux')('no file stays open', async () => {
    const { cwd, open, at } = await filled()
    const cache = open()
    await cache.find(WANTED)
    // Whoever stores it may fail on the way.
    for await (const chunk of cache.read(WANTED.fingerprint)) if (chunk.length > 0) break
    for (const content of [whole(other), Buffer.alloc(3 << 20, 'x'), Buffer.from(`{}\n${'x'.repeat(3 << 20)}`)]) {
      fs.writeFileSync(at(NAME), content)
      await cache.find(WANTED)
    }
    await new Promise((resolve) => setTimeout(resolve, 20))
    const names = fs.readdirSync('/proc/self/fd').map((fd) => {
      try {
        return fs.readlinkSync(`/proc/self/fd/${fd}`)
      } catch {
        return ''
      }
    })
    expect(names.filter((name) => name.startsWith(cwd))).toEqual([])
  })
})

describe('what cannot be written is told, and costs nobody the run', () => {
  test('a file in the place of a folder', async () => {
    const { cwd, open } = place()
    fill(cwd, { [`keep/${HEX.slice(0, 2)}`]: '' })
    const cache = open()
    await cache.put(ENTRY, chunks(JPEG))
    expect(cache.problems.map(({ message }) => message)).toEqual([
      `${NAME} in the cache is passed over: it could not be written (${HEX.slice(0, 2)} is no folder)`,
    ])
  })

  posix('a folder that another process removed meanwhile', async () => {
    const { open, at } = place()
    const cache = open()
    await cache.put(ENTRY, chunks(JPEG))
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield JPEG
      fs.rmSync(at(''), { recursive: true })
      throw new Error('EIO')
    }
    await cache.put(ENTRY, broken())
    await cache.close()
    expect(cache.problems.map(({ message }) => message)).toEqual([
      `${NAME} in the cache is passed over: it could not be written (EIO)`,
      expect.stringMatching(
        /^the folder in the cache is passed over: it could not be kept within its bound \(ENOENT.*\)$/,
      ),
    ])
  })

  posix('a link in the place of a folder', async () => {
    const { cwd, open } = place()
    fill(cwd, { 'outside/x': '', 'keep/x': '' })
    fs.symlinkSync(path.join(cwd, 'outside'), path.join(cwd, 'keep', HEX.slice(0, 2)))
    const cache = open()
    await cache.put(ENTRY, chunks(JPEG))
    expect([cache.problems.length, tree(path.join(cwd, 'outside'))]).toEqual([1, ['x']])
  })

  test('bytes that end in an error leave nothing behind', async () => {
    const { open, at } = place()
    const cache = open()
    const broken = async function* (): AsyncGenerator<Uint8Array> {
      yield JPEG
      throw new Error('EIO')
    }
    await cache.put(ENTRY, broken())
    expect(cache.problems.map(({ message }) => message)).toEqual([
      `${NAME} in the cache is passed over: it could not be written (EIO)`,
    ])
    expect(tree(at(''))).toEqual(['.gitignore', `${HEX.slice(0, 2)}/`])
    expect(await cache.find(WANTED)).toBeNull()
  })
})

describe('the bound', () => {
  /** A file that takes no room on the disk. */
  const sparse = (file: string, bytes: number, used: number): void => {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, '')
    fs.truncateSync(file, bytes)
    fs.utimesSync(file, used, used)
  }

  posix('is kept by who wrote, and by nobody else', async () => {
    const { open, at } = await filled()
    sparse(at('00/old.picture'), CACHE_BYTES, 1000)
    await open().close()
    expect(tree(at('00'))).toEqual(['old.picture'])
    const cache = open()
    await cache.put(ENTRY, chunks(JPEG))
    await cache.close()
    expect([tree(at('00')), await cache.find(WANTED)]).toEqual([[], { ...ENTRY, path: 'picture.jpg' }])
  })

  posix('is kept by two at once', async () => {
    const { cwd, at } = place()
    for (let i = 100; i < 200; i++) sparse(at(`aa/${i}.picture`), 100, i)
    const folder = openCacheFolder(cwd, 'keep')
    const all = [folder.trim(0)]
    // Some look for files while others remove them.
    for (let i = 0; i < 40; i++) all.push(new Promise((resolve) => setTimeout(resolve, i)).then(() => folder.trim(0)))
    await Promise.all(all)
    expect(tree(at('aa'))).toEqual([])
  })

  test('the least recently used go until it is kept; nothing but pictures and what a killed process left', async () => {
    const { cwd, at } = place()
    const now = Date.now() / 1000
    const put = (name: string, used: number): void => sparse(at(name), 100, used)
    put('aa/3.picture', 3000)
    put('bb/1.picture', 1000)
    put('bb/2.picture', 2000)
    put('aa/.imagelock-0123456789ab.tmp', now - 3700)
    put('aa/.imagelock-0123456789ac.tmp', now - 3500)
    put('aa/notes.txt', 1)
    put('.gitignore', 1)
    if (process.platform !== 'win32') fs.symlinkSync('notes.txt', at('aa/link.picture'))
    const folder = openCacheFolder(cwd, 'keep')
    const left = (): string[] => tree(at('')).filter((name) => /\d/.test(name))
    await folder.trim(300)
    expect(left()).toEqual(['aa/.imagelock-0123456789ac.tmp', 'aa/3.picture', 'bb/1.picture', 'bb/2.picture'])
    await folder.trim(299)
    expect(left()).toEqual(['aa/.imagelock-0123456789ac.tmp', 'aa/3.picture', 'bb/2.picture'])
    await folder.trim(0)
    expect(left()).toEqual(['aa/.imagelock-0123456789ac.tmp'])
    expect(fs.existsSync(at('aa/notes.txt')) && fs.existsSync(at('.gitignore'))).toBe(true)
    if (process.platform !== 'win32') expect(fs.lstatSync(at('aa/link.picture')).isSymbolicLink()).toBe(true)
  })
})

posix.each([
  ['link', 'the cache link is a link, and imagelock follows none'],
  ['link/x', 'the cache link/x is a link, and imagelock follows none'],
  ['file', 'the cache file is no folder'],
  ['file/x', 'the cache file/x is no folder'],
  // Where the disk itself says no: a name that is too long, for one.
  ['n'.repeat(300), `the cache ${'n'.repeat(300)} is no folder that can be used (ENAMETOOLONG)`],
])('%s is no cache', (folder, message) => {
  const cwd = freshFolder()
  fill(cwd, { 'real/x/y': '', file: '' })
  fs.symlinkSync('real', path.join(cwd, 'link'))
  expect(() => openCacheFolder(cwd, folder)).toThrow(
    expect.objectContaining({ code: 'cache/folder', exit: 2, message }),
  )
})

posix('a link outside the work tree is the affair of its owner', async () => {
  const around = freshFolder()
  fill(around, { 'repository/x': '', 'real/x': '' })
  fs.symlinkSync('real', path.join(around, 'link'))
  for (const folder of ['../link/keep', path.join(around, 'link/keep')]) {
    await openCache(openCacheFolder(path.join(around, 'repository'), folder)).put(ENTRY, chunks(JPEG))
  }
  expect(tree(path.join(around, 'real/keep'))).toContain(NAME)
})
