// `reroll`: a new seed in the manifest, its layout kept; nothing else is touched, and nothing is lost.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agrees, scene } from './harness.ts'

const HEAD = 'defaults: { size: 64x64, output_format: png } # 64\n'
const SEEDS = /seed: ([0-9]+)/g

/** The seeds that a manifest writes, in its order. */
function seedsIn(text: string): number[] {
  return Array.from(text.matchAll(SEEDS), ([, seed]) => Number(seed))
}

test.concurrent('the seed alone changes, written or not; then the image is an update, bought once', async (t) => {
  const s = await scene(t)
  const rest = '  # last\n  c: { prompt: C, seed: 5 }'
  s.manifest(`${HEAD}images:\n  a:\n    prompt: "A"   # why\n    seed: 42      # the answer\n  b: B # text\n${rest}`)
  await s.run('generate')
  const before = s.read('images.yml').toString()
  const lock = s.read('images.lock.json')
  fs.chmodSync(join(s.root, 'images.yml'), 0o640)
  const ran = await s.run('reroll', 'a', 'b', '--json')
  const after = s.read('images.yml').toString()
  const [a = 0, b = 0, c] = seedsIn(after)
  expect(after).toBe(
    before.replace('seed: 42', `seed: ${a}`).replace('  b: B # text\n', `  b:\n    prompt: B # text\n    seed: ${b}\n`),
  )
  expect([c, a === 42, a <= 2147483647, fs.statSync(join(s.root, 'images.yml')).mode & 0o777]).toEqual([
    5,
    false,
    true,
    0o640,
  ])
  const rows = ran.json.manifests[0]?.images.map(({ id, state, outcome, seed, changes, price_usd }) => [
    id,
    state,
    outcome,
    seed,
    changes,
    price_usd,
  ])
  const old = s.lock()['b']?.request['seed']
  expect([ran.code, rows]).toEqual([
    0,
    [
      ['a', 'unchanged', undefined, a, [{ key: 'seed', from: 42, to: a }], 0],
      ['b', 'unchanged', undefined, b, [{ key: 'seed', from: old, to: b }], 0],
    ],
  ])
  expect([s.read('images.lock.json').equals(lock), s.asked().all]).toEqual([true, 3])
  const next = await s.run('generate', '--json')
  expect([next.rows, next.json.manifests[0]?.images[0]?.changes, s.billed()]).toEqual([
    { a: 'update generated', b: 'update generated', c: 'unchanged' },
    [{ key: 'seed', from: 42, to: a }],
    2,
  ])
  await agrees(s)

  const told = await s.run('reroll', 'c')
  expect([told.code, told.stdout]).toEqual([
    0,
    `  c  seed 5 → ${seedsIn(s.read('images.yml').toString())[2]}  images.yml\n`,
  ])
})

test.concurrent('a matrix has one seed for all; one image of it, an orphan, a model without a seed are refused', async (t) => {
  const s = await scene(t)
  s.manifest(`${HEAD}images: { gone: G }\n`)
  await s.run('generate')
  s.manifest(
    `${HEAD}images:\n  icon:\n    matrix: { name: [x, y] }\n    prompt: "{{ name }}"\n  gpt: { prompt: P, model: gpt-image-2-all, size: null }\n`.replace(
      ', size: null',
      '',
    ),
  )
  const before = s.read('images.yml')
  const refused: [string[], string][] = [
    [['icon/x'], 'seed/matrix'],
    [['icon/x', 'icon/y'], 'seed/matrix'],
    [['icon/x*'], 'seed/matrix'],
    [['icon', 'gpt'], 'seed/not-taken'],
    [['gone'], 'seed/orphan'],
    [['nothing'], 'select/nothing'],
    [[], 'option/ids'],
  ]
  for (const [ids, code] of refused) {
    const ran = await s.run('reroll', ...ids, '--json')
    expect([ids, ran.code, ran.codes[0], s.read('images.yml').equals(before)]).toEqual([ids, 2, code, true])
  }
  for (const id of ['icon', 'icon/*']) {
    const ran = await s.run('reroll', id, '--json')
    const seeds = seedsIn(s.read('images.yml').toString())
    expect([ran.code, ran.json.manifests[0]?.images.map(({ seed }) => seed)]).toEqual([0, [seeds[0], seeds[0]]])
    expect(seeds).toHaveLength(1)
  }
  // One seed for all gives equal paths where the seed alone tells them apart: said before anything is written.
  s.manifest(`images:\n  i:\n    matrix: { n: [x, y] }\n    prompt: "{{ n }}"\n    path: "{{ seed }}.jpg"\n`)
  const tangled = s.read('images.yml')
  const ran = await s.run('reroll', 'i', '--json')
  expect([ran.code, ran.codes[0]?.startsWith('manifest/path'), s.read('images.yml').equals(tangled)]).toEqual([
    2,
    true,
    true,
  ])
})

test.concurrent('a byte order mark, CRLF, two manifests; a link is refused', async (t) => {
  const s = await scene(t)
  const mark = Buffer.from([0xef, 0xbb, 0xbf])
  s.write('images.yml', Buffer.concat([mark, Buffer.from('version: 1\r\nimages:\r\n  a: A\r\n')]))
  s.write('docs/images.yml', '{"version":1,"images":{"a":"A"}}')
  expect((await s.run('reroll', 'a', '-m', 'images.yml', '-m', 'docs/images.yml')).code).toBe(0)
  const [one, two] = ['images.yml', 'docs/images.yml'].map((name) => s.read(name).toString())
  expect(one).toMatch(/^\ufeffversion: 1\r\nimages:\r\n {2}a:\r\n {4}prompt: A\r\n {4}seed: [0-9]+\r\n$/)
  expect(two).toMatch(/^\{"version":1,"images":\{"a":\{"prompt":"A","seed":[0-9]+\}\}\}$/)
  if (process.platform === 'win32') return
  fs.symlinkSync('images.yml', join(s.root, 'link.yml'))
  const ran = await s.run('reroll', 'a', '-m', 'link.yml', '--json')
  expect([ran.code, ran.codes, s.read('images.yml').toString()]).toEqual([2, ['file/link'], one])
})

test.concurrent('six at once on one manifest: each writes its own seed, none is lost', async (t) => {
  const s = await scene(t)
  const ids = ['a', 'b', 'c', 'd', 'e', 'f']
  s.manifest(`images:\n${ids.map((id) => `  ${id}: ${id} # ${id}\n`).join('')}`)
  const ran = await Promise.all(ids.map((id) => s.run('reroll', id, '--json')))
  const text = s.read('images.yml').toString()
  expect(ran.map(({ code }) => code)).toEqual(ids.map(() => 0))
  const seeds = ran.map(({ json }) => json.manifests[0]?.images[0]?.seed)
  expect(text).toBe(
    `version: 1\nimages:\n${ids.map((id, n) => `  ${id}:\n    prompt: ${id} # ${id}\n    seed: ${seeds[n]}\n`).join('')}`,
  )
})

test.concurrent('killed at twenty moments: the manifest is the old one or the new one, and nothing is left', async (t) => {
  const s = await scene(t)
  s.manifest(`images:\n  a:\n    prompt: ${'x'.repeat(100_000)}\n    seed: 1\n`)
  const shape = /^version: 1\nimages:\n {2}a:\n {4}prompt: x{100000}\n {4}seed: [0-9]+\n$/
  for (let round = 0; round < 20; round++) {
    const running = s.start(['reroll', 'a'])
    await new Promise((resolve) => setTimeout(resolve, 150 + round * 25))
    running.child.kill('SIGKILL')
    await running.done
    expect(s.read('images.yml').toString()).toMatch(shape)
  }
  expect((await s.run('reroll', 'a')).code).toBe(0)
  expect(s.files()).toEqual(['images.yml'])
})
