// What a check remembers of manifest and lock is never believed where one byte of them, of the files or of the memory differs.
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import * as os from 'node:os'
import * as path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { recheck } from '../../src/commands/recheck.ts'
import { DEFAULTS } from '../../src/options.ts'
import type { World } from '../../src/world/world.ts'
import { CLI } from './harness.ts'

/** So long that a memory is worth it (256 kB with the lock, which holds it again). */
const LONG = 'a harbour at dusk, '.repeat(6000).slice(0, 100_000).trim()
const MANIFEST = `version: 1\nprovider: placeholder\ndefaults: { size: 64x64 }\nimages:\n  one: "1 ${LONG}"\n  two: "2 ${LONG}"\n`
const PICTURE = 'images/one.png'
const MEMORY = /^imagelock-[0-9a-f]{16}\.checked$/

let kept: string
let root: string

const at = (name: string): string => path.join(root, name)
const read = (name: string): Buffer => fs.readFileSync(at(name))
const check = () => spawnSync(process.execPath, [CLI, 'check'], { cwd: root, encoding: 'utf8' })
const memories = (): string[] => fs.readdirSync(at('.git')).filter((name) => MEMORY.test(name))
const memory = (): string => at(`.git/${memories()[0]}`)
const git = (...args: string[]): void =>
  void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', ...args], { cwd: root, stdio: 'pipe' })
const remembered = (ids: readonly string[] = []): Promise<number | null> => {
  const world: Pick<World, 'cwd' | 'env'> = { cwd: root, env: process.env }
  return recheck({ ...DEFAULTS, command: 'check', ids }, world as World)
}

/** Other bytes of the same length, and the times put back. */
function swap(name: string, alter: (bytes: Buffer) => Buffer): void {
  const before = fs.statSync(at(name))
  const bytes = alter(read(name))
  expect(bytes).toHaveLength(before.size)
  fs.writeFileSync(at(name), bytes)
  fs.utimesSync(at(name), before.atime, before.mtime)
}

const replaced = (from: string | RegExp, to: string) => (bytes: Buffer) =>
  Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1')

beforeAll(() => {
  kept = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'imagelock-recheck-')))
  root = path.join(kept, 'first')
  fs.mkdirSync(root)
  git('init', '-q')
  fs.writeFileSync(at('images.yml'), MANIFEST)
  execFileSync(process.execPath, [CLI, 'generate', '--quiet'], { cwd: root, stdio: 'pipe' })
  git('add', '-A')
  git('commit', '-q', '-m', 'all')
})
afterAll(() => fs.rmSync(kept, { recursive: true, force: true }))

let copies = 0
beforeEach(() => {
  root = path.join(kept, String((copies += 1)))
  fs.cpSync(path.join(kept, 'first'), root, { recursive: true })
  git('status')
  expect(check()).toMatchObject({ status: 0, stdout: '2 images, all as locked\n' })
})

const DIFFERENT: readonly (readonly [what: string, change: () => void, exit: number])[] = [
  ['a picture of the same size and time', () => swap(PICTURE, (bytes) => Buffer.from(bytes).fill(7, 100, 110)), 3],
  ['a picture that is gone', () => fs.rmSync(at(PICTURE)), 3],
  [
    'a link to the same bytes',
    () => {
      fs.renameSync(at(PICTURE), at('elsewhere.png'))
      fs.symlinkSync('../elsewhere.png', at(PICTURE))
    },
    2,
  ],
  ['another prompt of the same length', () => swap('images.yml', replaced('"1 a', '"1 A')), 3],
  ['a manifest with a comment', () => fs.appendFileSync(at('images.yml'), '# so\n'), 0],
  [
    'a lock that names other bytes',
    () => swap('images.lock.json', replaced(/"sha256": ".{5}(.*?"git_blob": ").{5}/s, '"sha256": "00000$100000')),
    3,
  ],
  ['a lock that is gone', () => fs.rmSync(at('images.lock.json')), 3],
  [
    'a memory of other bytes',
    () => fs.writeFileSync(memory(), replaced('images/one', 'images/two')(fs.readFileSync(memory()))),
    0,
  ],
  ['half a memory', () => fs.truncateSync(memory(), 200), 0],
  ['a memory that others may read', () => fs.chmodSync(memory(), 0o644), 0],
  [
    'a memory behind a link',
    () => {
      const name = memory()
      fs.renameSync(name, at('.git/there'))
      fs.symlinkSync('there', name)
    },
    0,
  ],
]

describe.skipIf(process.platform === 'win32')('what a check remembers', () => {
  test('holds while nothing changed, and where a file was only touched', async () => {
    expect(fs.statSync(memory()).mode & 0o777).toBe(0o600)
    expect(await remembered()).toBe(2)
    const later = new Date(Date.now() + 5000)
    fs.utimesSync(at(PICTURE), later, later)
    expect(await remembered()).toBe(2)
    expect(check()).toMatchObject({ status: 0, stdout: '2 images, all as locked\n' })
    expect(await remembered(['one'])).toBeNull()
  })

  test.each(DIFFERENT)('is not believed: %s', async (_, change, exit) => {
    expect(await remembered()).toBe(2)
    change()
    expect(await remembered()).toBeNull()
    expect(check().status).toBe(exit)
  })

  test('counts for nothing while a journal waits', async () => {
    const folder = createHash('sha256').update('images.yml').digest('hex').slice(0, 16)
    fs.mkdirSync(at(`.git/imagelock/${folder}`), { recursive: true, mode: 0o700 })
    fs.writeFileSync(
      at(`.git/imagelock/${folder}/journal.jsonl`),
      '{"t":"temp","path":"images/.imagelock-000000000000.tmp"}\n',
    )
    expect(await remembered()).toBeNull()
    expect(check().status).toBe(0)
  })

  test('is not kept of a manifest whose prompts stand in other files, nor of a small one', () => {
    for (const [name, text] of [
      [
        'files.yml',
        `version: 1\nprovider: placeholder\nvars: { x: "${LONG}" }\ndefaults: { size: 64x64 }\nimages:\n  three: { prompt_file: three.txt }\n  four: "{{ x }}"\n`,
      ],
      ['small.yml', 'version: 1\nprovider: placeholder\ndefaults: { size: 64x64 }\nimages:\n  five: small\n'],
    ] as const) {
      for (const one of memories()) fs.rmSync(at(`.git/${one}`))
      fs.writeFileSync(at('three.txt'), LONG)
      fs.writeFileSync(at(name), text)
      for (const command of ['generate', 'check']) {
        const ran = spawnSync(process.execPath, [CLI, command, '-m', name], { cwd: root, encoding: 'utf8' })
        expect(ran).toMatchObject({ status: 0, stderr: expect.not.stringContaining('error') })
      }
      expect(memories()).toStrictEqual([])
    }
  })
})
