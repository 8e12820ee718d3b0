// A second thread looks ahead at a large lock and its files: what it reports is believed only where it is still so.
import { execFileSync, spawn } from 'node:child_process'
import * as fs from 'node:fs'
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
}

function check(cwd: string): Promise<Told> {
  const hook = `data:text/javascript,${encodeURIComponent(TELL)}`
  const child = spawn(process.execPath, ['--import', hook, CLI, 'check'], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: cwd, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (out += chunk.toString()))
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out })))
}

const PICTURE = 'images/p34/i-234.png'
const LOCK = 'images.lock.json'

test('what is not as the lock says is found, however quietly it came to be so', { timeout: 120_000 }, async () => {
  const root = lockedClone(500, 40, ` ${'and more '.repeat(500)}end`)
  const picture = path.join(root, PICTURE)
  const lock = path.join(root, LOCK)
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
    prepare()
    const told = await check(root)
    expect([what, told.code, told.out]).toEqual([what, code, expect.stringMatching(says)])
    expect([what, /thread .*scout\.js/.test(told.out)]).toEqual([what, true])
    for (const left of ['elsewhere.png', 'elsewhere', '.gitattributes', path.dirname(PICTURE)])
      fs.rmSync(path.join(root, left), { recursive: true, force: true })
    git('update-index', '--no-assume-unchanged', PICTURE)
    git('checkout', '-q', 'HEAD', '--', '.')
    git('reset', '-q', '--hard')
  }
})
