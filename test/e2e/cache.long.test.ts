// `--cache`: what was bought once comes back for nothing without git, and a stranger's cache gets nowhere.
import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test, vi } from 'vitest'
import { openCacheFolder } from '../../src/world/cache-folder.ts'
import { agrees, type Scene, scene } from './harness.ts'
import { sha256 } from './oracle.ts'

// Up to twenty processes after each other, on a machine that may be busy.
vi.setConfig({ testTimeout: 400_000 })

const DEFAULTS = 'defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }\n'
const wants = (s: Scene, images: Readonly<Record<string, string>>): void =>
  s.manifest(
    `${DEFAULTS}images:\n${Object.entries(images)
      .map(([id, text]) => `  ${id}: ${text}\n`)
      .join('')}`,
  )
const pictures = (s: Scene): string[] =>
  s.files().filter((name) => name.startsWith('keep/') && name.endsWith('.picture'))
const generate = (s: Scene, ...more: string[]) => s.run('generate', '--json', '--cache', 'keep', ...more)

test.concurrent('changed, taken back, put in again, pruned, in a fresh folder: nothing is bought twice', async (t) => {
  const s = await scene(t, { git: false })
  wants(s, { a: 'first', b: 'second' })
  // What was stored before there was a cache is kept when it is replaced.
  expect((await s.run('generate')).code).toBe(0)
  const [first, lock] = [s.sha('images/a.png'), s.read('images.lock.json')]
  expect(s.billed()).toBe(2)

  wants(s, { a: 'changed', b: 'second' })
  expect([(await generate(s)).rows['a'], s.billed()]).toEqual(['update generated', 1])
  wants(s, { a: 'first', b: 'second' })
  const planned = await s.run('plan', '--json', '--cache', 'keep')
  expect([planned.json.cost.estimated_usd, planned.json.manifests[0]?.images[0]?.price_usd]).toEqual([0, 0])
  const back = await generate(s, '--max-images', '0', '--max-cost', '0')
  expect([back.code, back.rows, back.json.problems, s.billed()]).toEqual([
    0,
    { a: 'update restored', b: 'unchanged' },
    [],
    0,
  ])
  expect([s.sha('images/a.png'), s.read('images.lock.json').equals(lock)]).toEqual([first, true])

  wants(s, { a: 'first' })
  expect((await generate(s, '--prune')).rows).toEqual({ a: 'unchanged', b: 'orphan pruned' })
  wants(s, { a: 'first', b: 'second', c: 'changed' })
  // Seeds follow the id: `c` asks for another picture than `a` did.
  const again = await generate(s)
  expect([again.rows, s.billed()]).toEqual([{ a: 'unchanged', b: 'create restored', c: 'create generated' }, 1])
  await agrees(s)

  const other = await scene(t, { git: true })
  wants(other, { a: 'first', b: 'second', c: 'changed' })
  fs.cpSync(path.join(s.root, 'keep'), path.join(other.root, 'keep'), { recursive: true })
  const { rows, code } = await other.runIn({ APIYI_API_KEY: '' }, 'generate', '--json', '--cache', 'keep')
  expect([code, Object.values(rows), other.asked().all]).toEqual([
    0,
    Array.from({ length: 3 }, () => 'create restored'),
    0,
  ])
  expect(
    other
      .git('status', '--porcelain', '-uall')
      .split('\n')
      .filter((line) => line.includes('keep/')),
  ).toEqual([])
  expect(other.lock()).toEqual(s.lock())
})

test.concurrent('drawn and accepted pictures are not put in; a purchase of --force is', async (t) => {
  const s = await scene(t, { git: false })
  s.manifest(`${DEFAULTS}images:\n  d: { provider: placeholder, prompt: drawn }\n  p: mine\n`)
  s.write('images/p.png', fs.readFileSync(path.join(import.meta.dirname, '../../docs/pictures', firstPng())))
  expect((await s.run('accept', 'p')).code).toBe(0)
  expect((await generate(s)).code).toBe(0)
  s.manifest(`${DEFAULTS}images:\n  d: { provider: placeholder, prompt: drawn anew }\n  p: mine\n`)
  expect((await generate(s)).code).toBe(0)
  expect([pictures(s), s.asked().all]).toEqual([[], 0])
  expect((await s.run('generate', '--json', '--cache', 'keep', '--force', 'p')).rows).toEqual({
    p: 'unchanged generated',
  })
  expect([pictures(s).length, s.billed()]).toEqual([1, 1])
  fs.rmSync(path.join(s.root, '.imagelock'), { recursive: true })
})

function firstPng(): string {
  const found = fs
    .readdirSync(path.join(import.meta.dirname, '../../docs/pictures'))
    .find((name) => name.endsWith('.png'))
  if (found === undefined) throw new Error('there is no PNG in docs/pictures')
  return found
}

/** What a stranger, or a bad disk, may do to the one picture of a cache. */
const DAMAGES: Readonly<Record<string, (file: string) => void>> = {
  'a byte of the picture': (file) =>
    edit(file, (bytes) => void bytes.writeUInt8((bytes.at(-20) ?? 0) ^ 1, bytes.length - 20)),
  'cut short': (file) => fs.truncateSync(file, fs.statSync(file).size - 1),
  'longer by a byte': (file) => fs.appendFileSync(file, 'x'),
  empty: (file) => fs.truncateSync(file, 0),
  'another request under this name': (file) =>
    edit(file, (bytes) => void bytes.write('9', bytes.indexOf('"prompt":"first') + 14)),
  'no picture, its hashes put right': (file) => {
    const bytes = fs.readFileSync(file)
    const [head = ''] = bytes.toString('latin1').split('\n')
    const lock = JSON.parse(head) as { images: { picture: { file: Record<string, unknown> } } }
    const text = '<svg onload="alert(1)"/>'
    const blob = execFileSync('git', ['hash-object', '--stdin'], { input: text, encoding: 'utf8' }).trim()
    Object.assign(lock.images.picture.file, { sha256: sha256(Buffer.from(text)), git_blob: blob, bytes: text.length })
    fs.writeFileSync(file, `${JSON.stringify(lock)}\n${text}`)
  },
  'sizes that its bytes do not have': (file) =>
    edit(file, (bytes) => void bytes.write('65', bytes.indexOf('"width":64', bytes.indexOf('"file"')) + 8)),
  'a link to a file of the same bytes': (file) => {
    fs.renameSync(file, `${file}.away`)
    fs.symlinkSync(`${file}.away`, file)
  },
  'a folder': (file) => {
    fs.rmSync(file)
    fs.mkdirSync(file)
  },
}

function edit(file: string, change: (bytes: Buffer) => void): void {
  const bytes = fs.readFileSync(file)
  change(bytes)
  fs.writeFileSync(file, bytes)
}

test
  .skipIf(process.platform === 'win32')
  .concurrent('a damaged or planted picture is passed over with a warning', async (t) => {
    const s = await scene(t, { git: false })
    wants(s, { a: 'first' })
    await generate(s)
    const [name = ''] = pictures(s)
    const original = s.read(name)
    const file = path.join(s.root, name)
    expect(s.billed()).toBe(1)
    for (const [what, damage] of Object.entries(DAMAGES)) {
      fs.rmSync(file, { recursive: true, force: true })
      fs.writeFileSync(file, original)
      damage(file)
      s.remove('images.lock.json')
      s.remove('images/a.png')
      const run = await generate(s)
      expect([what, run.code, run.rows, run.codes.includes('cache/ignored'), s.billed()]).toEqual([
        what,
        0,
        { a: 'create generated' },
        true,
        1,
      ])
      await agrees(s)
    }
  })

test
  .skipIf(process.platform === 'win32')
  .concurrent('a cache that is a link, or lies behind one, is no cache: exit 2', async (t) => {
    const s = await scene(t, { git: false })
    wants(s, { a: 'first' })
    s.write('real/x/y', '')
    s.write('file', '')
    fs.symlinkSync('real', path.join(s.root, 'link'))
    for (const folder of ['link', 'link/x', 'file']) {
      const run = await s.run('generate', '--json', '--cache', folder)
      expect([folder, run.code, run.codes, s.asked().all]).toEqual([folder, 2, ['cache/folder'], 0])
    }
  })

test('the least recently used go above the bound, and what a killed process left', async (t) => {
  const s = await scene(t, { git: false })
  const folder = openCacheFolder(s.root, 'keep')
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.alloc(100)
  }
  for (const name of ['aa/1.picture', 'bb/2.picture', 'cc/3.picture']) await folder.write(name, bytes())
  for (const [index, name] of ['aa/1.picture', 'bb/2.picture', 'cc/3.picture'].entries())
    fs.utimesSync(path.join(s.root, 'keep', name), 1000 + index, 1000 + index)
  folder.touch('aa/1.picture')
  const left = path.join(s.root, 'keep/aa/.imagelock-0123456789ab.tmp')
  fs.writeFileSync(left, 'half')
  fs.utimesSync(left, 1000, 1000)
  s.write('keep/notes.txt', "a person's")
  await folder.trim(200)
  expect(s.files()).toEqual(['keep/.gitignore', 'keep/aa/1.picture', 'keep/cc/3.picture', 'keep/notes.txt'])
})

test.concurrent('several processes at once share one cache', async (t) => {
  const s = await scene(t, { git: true })
  const names = ['w', 'x', 'y', 'z']
  for (const name of names) s.write(`${name}/images.yml`, `version: 1\n${DEFAULTS}images: { a: same, b: other }\n`)
  const one = (name: string) => s.start(['generate', '--json', '--cache', '../keep'], {}, path.join(s.root, name)).done
  expect((await Promise.all(names.map(one))).map(({ code }) => code)).toEqual([0, 0, 0, 0])
  expect([s.billed() <= 8, pictures(s).length]).toEqual([true, 2])
  s.write('v/images.yml', s.read('w/images.yml'))
  const { code, rows } = await one('v')
  expect([code, rows, s.billed()]).toEqual([0, { a: 'create restored', b: 'create restored' }, 0])
})
