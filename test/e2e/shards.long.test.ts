// Many machines: a matrix from the plan, sealed bundles from separate processes, one writer; the same as one process.
import * as fs from 'node:fs'
import * as path from 'node:path'
import { expect, test, vi } from 'vitest'
import { agrees, type Scene, scene, until } from './harness.ts'
import { sha256 } from './oracle.ts'

// Up to ten processes after each other, on a machine that may be busy.
vi.setConfig({ testTimeout: 400_000 })

const DEFAULTS = 'defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }\n'
/** Before: four locked images. After: one changed, one renamed, one moved, one dropped; new ones, equal ones, dear ones. */
const BEFORE = `${DEFAULTS}images:\n  kept: one\n  changed: two\n  old: { prompt: three, seed: 3 }\n  moved: four\n`
const AFTER = `${DEFAULTS}images:
  kept: one
  changed: { prompt: two again, path: images/elsewhere.png }
  renamed: { prompt: three, seed: 3 }
  moved: { prompt: four, path: pictures/moved.png }
  copy: { prompt: three, seed: 3 }
  twin-a: { prompt: same, seed: 7 }
  twin-b: { prompt: same, seed: 7, path: pictures/b.png }
  dear: { prompt: dear, model: flux-2-pro }
  drawn: { prompt: drawn, provider: placeholder }
  series: { matrix: { n: [1, 2, 3, 4, 5, 6] }, prompt: "number {{ n }}" }
`
/** Distinct pictures to buy: changed, same, dear, six of the series. */
const PURCHASES = 9
const SHARDS = ['1/4', '2/4', '3/4', '4/4'] as const
const bundle = (shard: string): string => `out/imagelock-shard-${shard.replace('/', '-of-')}`

async function prepared(t: Parameters<typeof scene>[0], keeps = false): Promise<Scene> {
  const s = await scene(t, { repeatBytes: true, keeps })
  s.manifest(BEFORE)
  expect((await s.run('generate')).code).toBe(0)
  s.commit()
  s.manifest(AFTER)
  expect(s.billed()).toBe(4)
  return s
}

/** All that stands in the folder but the bundles. */
function outside(s: Scene): Record<string, string> {
  return Object.fromEntries(s.files().flatMap((name) => (name.startsWith('out/') ? [] : [[name, s.sha(name)]])))
}

test.concurrent('four processes, one killed, merged twice: images, purchases and lock bytes of one process', async (t) => {
  const [one, s] = await Promise.all([prepared(t), prepared(t)])
  const whole = await one.run('generate', '--json')
  expect([whole.code, one.billed()]).toEqual([0, PURCHASES])

  const plan = await s.run('plan', '--shards', '4', '--json')
  expect([plan.code, plan.json.matrix]).toEqual([0, { shard: [...SHARDS] }])
  const before = outside(s)
  const make = (shard: string) => s.start(['generate', '--json', '--shard', shard, '--out', 'out'])
  const made = await Promise.all(['1/4', '2/4', '4/4'].map((shard) => make(shard).done))
  expect(made.map(({ code }) => code)).toEqual([0, 0, 0])
  const [count] = [s.gateway.purchases.length]

  s.gateway.script([{ on: 'download', n: 1, fault: { kind: 'stall', after: 50 } }])
  const deliveries = s.gateway.deliveries.size
  const running = make('3/4')
  // What is being asked for when it is killed may be bought again, as a new order: all links have to be there.
  const noted = (kind: string): number => s.journal().split(`"t":"${kind}"`).length - 1
  const isWaiting = (): boolean =>
    noted('link') > 0 && noted('link') === noted('ask') && s.gateway.deliveries.size > deliveries
  await until(isWaiting, 60_000)
  await new Promise((resolve) => setTimeout(resolve, 300))
  await until(isWaiting, 60_000)
  running.child.kill('SIGKILL')
  await running.done
  expect(s.gateway.purchases.length).toBeGreaterThan(count)
  expect([outside(s), s.has(bundle('3/4')), s.has(`${bundle('1/4')}/report.json`)]).toEqual([before, false, true])

  const part = await s.run('merge', 'out', '--json')
  expect([part.code, part.codes]).toEqual([1, ['merge/missing']])
  expect(part.json.problems[0]?.message).toContain('3/4')
  expect(Object.values(part.rows).some((row) => row.endsWith('skipped'))).toBe(true)

  const again = await make('3/4').done
  expect(again.code).toBe(0)
  const merged = await s.run('merge', 'out', '--json')
  expect([merged.code, merged.codes]).toEqual([0, []])
  expect(s.billed()).toBe(PURCHASES)
  // What the killed process paid is told by the bundle of the one after it.
  const micros = (...all: (typeof part)[]): number =>
    all.reduce((sum, { json }) => sum + Math.round(json.cost.spent_usd * 1e6), 0)
  expect(micros(part, merged)).toBe(micros(whole))
  expect(s.read('images.lock.json').toString()).toBe(one.read('images.lock.json').toString())
  for (const name of one.files()) expect([name, s.sha(name)]).toEqual([name, one.sha(name)])
  // The orphan stays for `prune`, in both; nothing else is left to do.
  expect((await s.run('plan', '--json')).rows).toEqual((await one.run('plan', '--json')).rows)
  const asked = s.gateway.purchases.length
  expect([(await s.run('merge', 'out')).code, (await s.run('generate')).code, s.gateway.purchases.length]).toEqual([
    0,
    0,
    asked,
  ])
})

test.concurrent('reports of the bundles add up to that of one process', async (t) => {
  const [one, s] = await Promise.all([prepared(t), prepared(t)])
  const whole = await one.run('generate', '--json')
  for (const shard of ['1/2', '2/2']) expect((await s.run('generate', '--shard', shard, '--out', 'out')).code).toBe(0)
  // Started again it has nothing to pay; what its bundle tells was paid once all the same.
  const asked = s.gateway.purchases.length
  const again = await s.run('generate', '--shard', '1/2', '--out', 'out', '--json')
  expect([again.code, again.json.cost.spent_usd, s.gateway.purchases.length]).toEqual([0, 0, asked])
  const { json, rows, code } = await s.run('merge', 'out', '--json')
  expect([code, rows, json.totals, json.cost]).toEqual([0, whole.rows, whole.json.totals, whole.json.cost])
  const parts = ['1-of-2', '2-of-2'].map(
    (name) => JSON.parse(s.read(`out/imagelock-shard-${name}/report.json`).toString()) as typeof json,
  )
  const spent = parts.reduce((sum, part) => sum + Math.round(part.cost.spent_usd * 1e6), 0)
  expect(spent).toBe(Math.round(whole.json.cost.spent_usd * 1e6))
})

test.concurrent('caps hold over all shards, repeated purchases too', async (t) => {
  const s = await prepared(t, true)
  for (const shard of ['1/4', '3/4']) {
    const images = await s.run(
      'generate',
      '--json',
      '--shard',
      shard,
      '--out',
      'out',
      '--max-images',
      String(PURCHASES - 1),
    )
    const cost = await s.run('generate', '--json', '--shard', shard, '--out', 'out', '--max-cost', '0.1')
    expect([images.code, images.codes, cost.code, cost.codes]).toEqual([4, ['cap/images'], 4, ['cap/cost']])
  }
  expect([s.asked().all, s.has('out')]).toEqual([0, false])
  // Every answer is lost: each shard may ask again as far as its part of what the plan leaves goes.
  s.gateway.script([{ on: 'purchase', fault: { kind: 'status', status: 524 } }])
  for (const shard of SHARDS) {
    await s.run(
      'generate',
      '--shard',
      shard,
      '--out',
      'out',
      '--max-images',
      String(PURCHASES + 4),
      '--paid-retries',
      '3',
    )
  }
  expect(s.asked().all).toBe(PURCHASES + 4)
})

test.concurrent(
  'a bundle that was changed, is strange or comes twice is refused before anything is written',
  { timeout: 400_000 },
  async (t) => {
    const s = await prepared(t)
    for (const shard of ['1/2', '2/2']) expect((await s.run('generate', '--shard', shard, '--out', 'out')).code).toBe(0)
    const before = outside(s)
    const folder = path.join(s.root, 'out/imagelock-shard-1-of-2')
    const png =
      fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).find((name) => name.endsWith('.png')) ?? ''
    const damages: readonly (readonly [string, string, () => void])[] = [
      ['a byte', 'merge/tampered', () => flip(path.join(folder, png))],
      ['a file more', 'merge/tampered', () => fs.writeFileSync(path.join(folder, '1/x.yml'), 'on: push')],
      ['a file less', 'merge/tampered', () => fs.rmSync(path.join(folder, png))],
      ['the lock part', 'merge/tampered', () => flip(path.join(folder, '1/images.lock.json'))],
      ['the seal', 'merge/seal', () => fs.writeFileSync(path.join(folder, 'bundle.json'), '{}')],
      [
        'a file more, sealed',
        'merge/tampered',
        () => (fs.writeFileSync(path.join(folder, '1/x.yml'), 'x'), reseal(folder)),
      ],
      ['another path, sealed', 'lock/path', () => relock(folder, (entry) => ({ ...entry, path: '../../x.png' }))],
      [
        'a path of its own, sealed',
        'merge/foreign',
        () => relock(folder, (entry) => ({ ...entry, path: 'images/mine.png' })),
      ],
      ['another number, sealed', 'merge/twice', () => reseal(folder, { shard: 2 })],
      ['another sharing, sealed', 'merge/foreign', () => reseal(folder, { of: 3 })],
      ['other manifests, sealed', 'merge/foreign', () => reseal(folder, { wants: '0'.repeat(64) })],
      [
        'a picture of 200 MB, which is not read',
        'merge/tampered',
        () => fs.truncateSync(path.join(folder, png), 200_000_000),
      ],
      [
        'the same, sealed',
        'merge/tampered',
        () => {
          fs.truncateSync(path.join(folder, png), 200_000_000)
          reseal(folder)
        },
      ],
      ['twice', 'merge/twice', () => fs.cpSync(folder, path.join(s.root, 'out/copy'), { recursive: true })],
      ...(process.platform === 'win32' ? [] : [['a link', 'merge/link', () => link(path.join(folder, png))] as const]),
    ]
    fs.cpSync(path.join(s.root, 'out'), path.join(s.root, '.git/good'), { recursive: true })
    for (const [what, code, damage] of damages) {
      damage()
      const run = await s.run('merge', 'out', '--json')
      expect([what, run.code, run.codes, outside(s)]).toEqual([what, 2, [code], before])
      fs.rmSync(path.join(s.root, 'out'), { recursive: true })
      fs.cpSync(path.join(s.root, '.git/good'), path.join(s.root, 'out'), { recursive: true })
    }
    // Of a manifest that moved on.
    s.manifest(AFTER.replace('number {{ n }}', 'figure {{ n }}'))
    expect((await s.run('merge', 'out', '--json')).codes).toEqual(['merge/foreign'])
    s.manifest(AFTER)
    expect((await s.run('merge', 'out/imagelock-shard-1-of-2', 'out/imagelock-shard-2-of-2')).code).toBe(0)
    await s.run('prune')
    await agrees(s)
  },
)

test.concurrent('what merge cannot do is told: a file in the way, an outcome that nobody knows, a folder that is not there', async (t) => {
  const s = await scene(t, { repeatBytes: true, keeps: true })
  s.manifest(`${DEFAULTS}images: { a: one, b: two, c: three }\n`)
  s.gateway.script([{ on: 'purchase', n: 2, fault: { kind: 'fin', billed: true } }])
  const made = await s.run('generate', '--shard', '1/1', '--out', 'out', '--concurrency', '1', '--json')
  expect(made.code).toBe(1)
  const [unknown = ''] = Object.keys(made.rows).filter((id) => made.rows[id]?.endsWith('unknown'))
  const mine = ['a', 'b', 'c'].find((id) => id !== unknown) ?? ''
  s.write(`images/${mine}.png`, 'of somebody')
  const { codes, json, rows } = await s.run('merge', 'out', 'owt', '--json')
  expect([rows[mine], rows[unknown]?.split(' ').at(-1)]).toEqual(['edited kept', 'unknown'])
  expect([codes.toSorted(), json.cost.spent_usd]).toEqual([
    ['merge/folder', 'merge/kept', 'plan/edited'],
    made.json.cost.spent_usd,
  ])
  expect(json.problems.map(({ message }) => message).join()).toMatch(/no folder owt.*|holds a picture of/s)
  expect((await s.run('plan', '--json')).codes).toContain('journal/may-have-been-billed')
  s.remove(`images/${mine}.png`)
  expect((await s.run('merge', 'out', '--json')).rows[mine]).toBe('create generated')
})

function flip(file: string): void {
  const bytes = fs.readFileSync(file)
  bytes.writeUInt8((bytes.at(-3) ?? 0) ^ 1, bytes.length - 3)
  fs.writeFileSync(file, bytes)
}

function link(file: string): void {
  fs.renameSync(file, `${file}.png`)
  fs.symlinkSync(path.basename(`${file}.png`), file)
}

/** As somebody would who knows how a seal is made. */
function reseal(folder: string, change: object = {}): void {
  const file = path.join(folder, 'bundle.json')
  const seal = JSON.parse(fs.readFileSync(file, 'utf8')) as object
  const files = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'bundle.json')
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((name) => ({ name, bytes: fs.readFileSync(name) }))
    .map(({ name, bytes }) => ({ path: path.relative(folder, name), sha256: sha256(bytes), bytes: bytes.length }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
  fs.writeFileSync(file, JSON.stringify({ ...seal, files, ...change }))
}

function relock(folder: string, change: (entry: object) => object): void {
  const file = path.join(folder, '1/images.lock.json')
  const lock = JSON.parse(fs.readFileSync(file, 'utf8')) as { images: Record<string, object> }
  const [id = '', entry = {}] = Object.entries(lock.images)[0] ?? []
  fs.writeFileSync(file, JSON.stringify({ ...lock, images: { ...lock.images, [id]: change(entry) } }))
  reseal(folder)
}

test.concurrent('what a shard could not make is told by merge and made by the next start of that shard', async (t) => {
  const s = await scene(t)
  s.manifest(`${DEFAULTS}images: { a: one, b: two }\n`)
  s.gateway.script([{ on: 'purchase', n: 1, fault: { kind: 'status', status: 400 } }])
  const shard = (n: string) => s.run('generate', '--json', '--shard', n, '--out', 'out')
  expect([(await shard('1/2')).code, (await shard('2/2')).code]).toEqual([1, 0])
  const first = await s.run('merge', 'out', '--json')
  expect([first.code, Object.values(first.rows).toSorted()]).toEqual([1, ['create failed', 'create generated']])
  expect((await shard('1/2')).code).toBe(0)
  const second = await s.run('merge', 'out', '--json')
  expect([second.code, Object.values(second.rows).toSorted()]).toEqual([0, ['create generated', 'unchanged']])
  expect(s.billed()).toBe(2)
  await agrees(s)
})

test.concurrent('a killed shard whose manifest moved on leaves nothing of it in the next bundle', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${DEFAULTS}images: { a: one, b: two }\n`)
  s.gateway.script([{ on: 'download', n: 2, fault: { kind: 'stall', after: 50 } }])
  const running = s.start(['generate', '--shard', '1/1', '--out', 'out', '--concurrency', '1'])
  await until(() => s.journal().includes('"t":"note"') && s.journal().split('"t":"link"').length === 3, 60_000)
  running.child.kill('SIGKILL')
  await running.done
  s.manifest(`${DEFAULTS}images: { b: two, c: three }\n`)
  const next = await s.run('generate', '--json', '--shard', '1/1', '--out', 'out')
  expect([next.code, next.rows]).toEqual([0, { b: 'create generated', c: 'create generated' }])
  expect(s.billed()).toBe(3)
  expect((await s.run('merge', 'out')).code).toBe(0)
  await agrees(s)
  // What it had of the other plan is left for a person, under a hidden name.
  const [left = ''] = fs.readdirSync(path.join(s.root, 'out')).filter((name) => name.startsWith('.'))
  expect(left).toMatch(/^\.imagelock-shard-1-of-1-/)
  fs.rmSync(path.join(s.root, 'out', left), { recursive: true })
})

test.concurrent('two manifests; nothing to do; a person’s file at the place of a bundled picture', async (t) => {
  const s = await scene(t)
  s.write('x/images.yml', `version: 1\n${DEFAULTS}images: { a: same, b: two }\n`)
  s.write('y/images.yml', `version: 1\n${DEFAULTS}images: { a: same, c: three }\n`)
  const both = ['-m', 'x/images.yml', '-m', 'y/images.yml']
  for (const shard of ['1/2', '2/2'])
    expect((await s.run('generate', ...both, '--shard', shard, '--out', 'out')).code).toBe(0)
  expect(s.billed()).toBe(3)
  s.write('y/images/c.png', 'mine')
  const run = await s.run('merge', ...both, 'out', '--json')
  expect([run.code, run.json.totals['kept'], s.read('y/images/c.png').toString()]).toEqual([0, 1, 'mine'])
  s.remove('y/images/c.png')
  expect((await s.run('merge', ...both, 'out')).code).toBe(0)
  expect((await s.run('check', ...both)).code).toBe(0)
  const none = await s.run('plan', ...both, '--shards', 'auto', '--json')
  expect([none.code, none.json.matrix, none.codes]).toEqual([0, { shard: [] }, ['shards/none']])
  expect((await s.run('merge', ...both, 'not-there')).code).toBe(0)
})
