// The two short ways of a large lock, a thread that looks ahead and a note that manifest and lock agree: both are believed
// only where what they say is still so.
import { execFileSync, spawn } from 'node:child_process'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { CLI } from './harness.ts'
import { lockedClone } from './locked-clone.ts'

/** Tells of each thread that starts. */
const TELL = `import threads from 'node:worker_threads'
  import { syncBuiltinESMExports } from 'node:module'
  const { Worker } = threads
  threads.Worker = class extends Worker {
    constructor(file, options) { super(file, options); process.stderr.write('thread ' + file + '\\n') }
  }
  syncBuiltinESMExports()`

interface Told {
  readonly code: number | null
  readonly out: string
  /** Whether a thread looked ahead: only the long way sends one. */
  readonly isLong: boolean
}

function run(cwd: string, ...words: readonly string[]): Promise<Told> {
  const hook = `data:text/javascript,${encodeURIComponent(TELL)}`
  const child = spawn(process.execPath, ['--import', hook, CLI, ...(words.length > 0 ? words : ['check'])], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()))
  return new Promise((resolve) =>
    child.once('close', (code) => {
      const isLong = /^thread .*scout\.js\n/m.test(out)
      resolve({ code, out: out.replace(/^thread .*\n/gm, ''), isLong })
    }),
  )
}

const PICTURE = 'images/p34/i-234.png'
const LOCK = 'images.lock.json'
const ALL = '500 images, all as locked\n'
const NOTHING = '500 unchanged. Spent 0.00 USD\n'

test('what is not as the lock says is found, however quietly it came to be so', { timeout: 120_000 }, async () => {
  const root = lockedClone(500, 40, ` ${'and more '.repeat(500)}end`)
  const picture = path.join(root, PICTURE)
  const lock = path.join(root, LOCK)
  const notes = path.join(root, '.git/imagelock')
  const bytes = fs.readFileSync(picture)
  const text = fs.readFileSync(lock, 'utf8')
  const other = Buffer.alloc(bytes.length, 'other')
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: root, encoding: 'utf8' })
  const overwrite = (): void => {
    const { atime, mtime } = fs.statSync(picture)
    fs.writeFileSync(picture, other)
    fs.utimesSync(picture, atime, mtime)
  }
  type Case = readonly [what: string, prepare: () => void, code: number, says: string | RegExp]
  const cases: readonly Case[] = [
    ['as it was', () => {}, 0, '500 images, all as locked'],
    ['other bytes of the same size and time', overwrite, 3, 'p34/i-234'],
    [
      'other bytes that git was told to leave out of sight',
      () => {
        git('update-index', '--assume-unchanged', PICTURE)
        overwrite()
      },
      3,
      'p34/i-234',
    ],
    [
      'other bytes that a filter turns into the locked blob',
      () => {
        fs.writeFileSync(path.join(root, '.gitattributes'), `${PICTURE} filter=back\n`)
        fs.writeFileSync(path.join(root, '.git/locked'), bytes)
        git('config', 'filter.back.clean', 'cat .git/locked')
        overwrite()
        git('add', PICTURE)
        fs.utimesSync(path.join(root, '.git/index'), new Date(), new Date(Date.now() + 1000))
      },
      3,
      'p34/i-234',
    ],
    [
      'a manifest that asks for another seed',
      () => {
        const manifest = path.join(root, 'images.yml')
        fs.writeFileSync(manifest, fs.readFileSync(manifest, 'utf8').replace('seed: 234 ', 'seed: 235 '))
      },
      3,
      /update +p34\/i-234 /,
    ],
    ['gone', () => fs.rmSync(picture), 3, /missing +p34\/i-234/],
    [
      'a link',
      () => {
        fs.renameSync(picture, path.join(root, 'elsewhere.png'))
        fs.symlinkSync('../../elsewhere.png', picture)
      },
      2,
      'manifest/path-link',
    ],
    [
      'a folder that is a link',
      () => {
        fs.renameSync(path.dirname(picture), path.join(root, 'elsewhere'))
        fs.symlinkSync('../elsewhere', path.dirname(picture))
      },
      2,
      'manifest/path-link',
    ],
    [
      'a fingerprint that is not that of its request',
      () => fs.writeFileSync(lock, text.replace('number 234 ', 'number 23 ')),
      2,
      'lock/fingerprint',
    ],
    [
      'a key that stands twice',
      () => fs.writeFileSync(lock, text.replace('"path"', '"path":"images/x.png","path"')),
      2,
      'lock/duplicate-key',
    ],
    ...['\uFEFF', 'reordered'].map((how): Case => [
      `a lock with keys in another order, or a mark before it (${how}), and a picture that is gone`,
      () => {
        const { version, images } = JSON.parse(text) as { version: number; images: object }
        fs.writeFileSync(lock, how === 'reordered' ? JSON.stringify({ images, version }) : `${how}${text}`)
        fs.rmSync(picture)
      },
      3,
      /missing +p34\/i-234/,
    ]),
    [
      'a blob under another hash',
      () => {
        const [, sha] = /"p34\/i-234".*?"sha256":"([0-9a-f]{64})"/.exec(text) ?? []
        fs.writeFileSync(lock, text.replace(String(sha), '0'.repeat(64)))
        fs.writeFileSync(picture, other)
      },
      3,
      'p34/i-234',
    ],
  ]
  for (const [what, prepare, code, says] of cases) {
    const asItWas = { code: 0, out: ALL, isLong: true }
    expect([what, await run(root)]).toEqual([what, asItWas])
    prepare()
    // With the note of that run, and without.
    const short = await run(root)
    expect([what, short.code, short.out]).toEqual([what, code, expect.stringMatching(says)])
    expect([what, short.isLong]).toEqual([what, code !== 0])
    fs.rmSync(notes, { recursive: true, force: true })
    expect([what, await run(root)]).toEqual([what, { ...short, isLong: true }])
    fs.rmSync(notes, { recursive: true, force: true })
    for (const left of ['elsewhere.png', 'elsewhere', '.gitattributes', path.dirname(PICTURE)])
      fs.rmSync(path.join(root, left), { recursive: true, force: true })
    git('update-index', '--no-assume-unchanged', PICTURE)
    git('checkout', '-q', 'HEAD', '--', '.')
    git('reset', '-q', '--hard')
  }
})

test('a prompt in a file of its own is read each time', { timeout: 60_000 }, async () => {
  const root = lockedClone(500, 40, ` ${'and more '.repeat(500)}end`)
  const manifest = path.join(root, 'images.yml')
  const [, prompt = ''] = /i-0: \{ prompt: (.*?), seed/.exec(fs.readFileSync(manifest, 'utf8')) ?? []
  fs.writeFileSync(path.join(root, 'prompt.txt'), prompt)
  fs.writeFileSync(
    manifest,
    fs.readFileSync(manifest, 'utf8').replace(`prompt: ${prompt},`, 'prompt_file: prompt.txt,'),
  )
  for (const _ of [1, 2]) expect(await run(root)).toEqual({ code: 0, out: ALL, isLong: true })
  fs.writeFileSync(path.join(root, 'prompt.txt'), `${prompt}, at night`)
  expect(await run(root)).toMatchObject({ code: 3, out: expect.stringMatching(/update +p0\/i-0 /) })
})

test(
  'generate that finds nothing to do takes no writer lock the second time, and hides nothing',
  { timeout: 60_000 },
  async () => {
    const root = lockedClone(500, 40, ` ${'and more '.repeat(500)}end`)
    const own = (): string =>
      path.join(root, '.git/imagelock', fs.readdirSync(path.join(root, '.git/imagelock'))[0] ?? '')
    const touched = (): bigint => fs.statSync(own(), { bigint: true }).mtimeNs
    const lock = path.join(root, LOCK)
    const before = fs.readFileSync(lock)
    // The first finds the lock right but not in its own layout; the second finds nothing at all.
    for (const _ of [1, 2]) expect(await run(root, 'generate')).toMatchObject({ code: 0, out: NOTHING })
    const written = fs.readFileSync(lock)
    expect(written.equals(before)).toBe(false)
    const then = touched()
    expect(await run(root, 'generate')).toMatchObject({ code: 0, out: NOTHING })
    expect(await run(root)).toEqual({ code: 0, out: ALL, isLong: false })
    expect(touched()).toBe(then)

    fs.writeFileSync(lock, before)
    expect(await run(root)).toMatchObject({ code: 0, isLong: true })
    expect(await run(root, 'generate')).toMatchObject({ code: 0, out: NOTHING })
    expect(fs.readFileSync(lock).equals(written)).toBe(true)

    expect(await run(root, 'generate')).toMatchObject({ code: 0, out: NOTHING })
    const journal = path.join(own(), 'journal.jsonl')
    fs.writeFileSync(journal, '\n')
    expect(await run(root)).toMatchObject({ code: 0, isLong: true })
    fs.rmSync(journal)
    expect(await run(root)).toMatchObject({ code: 0, isLong: false })
    const writer = path.join(own(), 'writer.lock')
    fs.writeFileSync(writer, JSON.stringify({ pid: process.pid, host: os.hostname(), start: 'now', ticks: null }))
    expect(await run(root, 'generate')).toMatchObject({ code: 2, out: expect.stringContaining('[state/held]') })
    expect(await run(root)).toMatchObject({ code: 0, isLong: false })
    fs.rmSync(writer)
    fs.rmSync(path.join(root, PICTURE))
    // These pictures are none, so that git's copy is not taken.
    expect(await run(root, 'generate')).toMatchObject({
      code: 1,
      out: expect.stringContaining('1 failed, 499 unchanged'),
    })
  },
)
