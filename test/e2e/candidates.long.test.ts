// `generate --candidates` and `pick`: bought once, lost never, put into place for nothing.
import { expect, test, vi } from 'vitest'
import { agrees, scene, type Scene, until } from './harness.ts'

const SMALL = 'defaults: { size: 64x64, output_format: png }\n'
// Each of these runs many processes, one after the other.
vi.setConfig({ testTimeout: 300_000 })
const NO_KEY = { APIYI_API_KEY: undefined }

/** Seeds that the gateway was asked for, in order of their numbers. */
function boughtSeeds(s: Scene): number[] {
  return s.gateway.purchases.map(({ body }) => (body as { seed: number }).seed).toSorted((a, b) => a - b)
}

const purchaseOf = (s: Scene, seed: number): Scene['gateway']['purchases'][number] | undefined =>
  s.gateway.purchases.find(({ body }) => (body as { seed: number }).seed === seed)

test.concurrent.for([true, false])(
  'made once, beside the image; picked for nothing, and picked anew, git %s',
  async (git, t) => {
    const s = await scene(t, { git, keeps: true })
    s.manifest(`${SMALL}images:\n  a:\n    prompt: A\n    seed: 42 # why\n  b: B\n`)
    await s.run('generate')
    s.asked()
    const [lock, picture, files] = [s.read('images.lock.json'), s.sha('images/a.png'), s.files()]
    const plan = await s.run('generate', 'a', '--candidates', '3', '--max-images', '2', '--json')
    expect([plan.code, plan.codes, s.asked().all]).toEqual([4, ['cap/images'], 0])
    const made = await s.run('generate', 'a', '--candidates', '3', '--json')
    const rows = made.json.manifests[0]?.images ?? []
    expect([
      made.code,
      rows.map(({ id, state, outcome, seed, price_usd }) => [id, state, outcome, seed, price_usd]),
    ]).toEqual([0, [43, 44, 45].map((seed) => ['a', 'unchanged', 'generated', seed, 0.03])])
    expect([
      made.json.cost.spent_usd,
      boughtSeeds(s).filter((seed) => [43, 44, 45].includes(seed)),
      s.asked().billed,
    ]).toEqual([0.09, [43, 44, 45], 3])
    for (const row of rows) {
      expect([s.sha(row.path), row.file?.sha256, row.request_id]).toEqual([
        purchaseOf(s, row.seed ?? 0)?.sha256,
        purchaseOf(s, row.seed ?? 0)?.sha256,
        purchaseOf(s, row.seed ?? 0)?.requestId,
      ])
    }
    expect([s.read('images.lock.json').equals(lock), s.sha('images/a.png'), (await s.run('check')).code]).toEqual([
      true,
      picture,
      0,
    ])
    if (git) expect(s.files()).toEqual(files)

    // WebP: `RIFF`, a length, `WEBP`.
    const sheet = `${(rows[0]?.path ?? '').replace(/[^/]*$/, '')}candidates.webp`
    expect(s.read(sheet).toString('latin1')).toMatch(/^RIFF.{4}WEBP/s)

    // Again: nothing is bought, and no key is needed. More of them: the new ones alone.
    const again = await s.runIn(NO_KEY, 'generate', 'a', '--candidates', '3')
    expect([again.code, s.asked().all]).toEqual([0, 0])
    expect(again.stdout).toContain(sheet)
    for (const seed of [43, 44, 45]) expect(again.stdout).toContain(`  imagelock pick a ${seed}  `)
    const more = await s.run('generate', 'a', '--candidates', '4', '--json')
    expect([more.json.totals['generated'], s.billed()]).toEqual([1, 1])

    const missing = await s.run('pick', 'a', '47', '--json')
    expect([missing.code, missing.codes, missing.json.problems[0]?.message]).toEqual([
      2,
      ['pick/no-candidate'],
      expect.stringContaining('pick one of 43, 44, 45, 46'),
    ])

    for (const seed of [44, 43, 44]) {
      const picked = await s.runIn(NO_KEY, 'pick', 'a', String(seed), '--json')
      const row = picked.json.manifests[0]?.images[0]
      expect([picked.code, picked.rows, row?.seed, row?.file?.sha256, picked.json.cost.spent_usd]).toEqual([
        0,
        { a: 'unchanged generated' },
        seed,
        purchaseOf(s, seed)?.sha256,
        0,
      ])
      expect(s.read('images.yml').toString()).toBe(
        `version: 1\n${SMALL}images:\n  a:\n    prompt: A\n    seed: ${seed} # why\n  b: B\n`,
      )
      expect(s.lock()['a']).toMatchObject({
        request: { seed },
        file: { sha256: purchaseOf(s, seed)?.sha256 },
        receipt: { cost_usd: 0.03, request_id: purchaseOf(s, seed)?.requestId },
      })
      await agrees(s)
    }
    const same = await s.runIn(NO_KEY, 'pick', 'a', '44', '--json')
    expect([same.code, same.rows]).toEqual([0, { a: 'unchanged' }])
    // The first `generate` after a pick ends it: nothing is left to be remembered.
    expect([(await s.runIn(NO_KEY, 'generate', '--json')).rows, s.hasState(), s.asked().all]).toEqual([
      { a: 'unchanged', b: 'unchanged' },
      false,
      0,
    ])
  },
)

test.concurrent('an image that has no seed written and no picture yet; seeds wrap at the end of their range', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${SMALL}images:\n  new: "N" # text\n  last: { prompt: L, seed: 2147483646 }\n`)
  const made = await s.run('generate', 'new', 'last', '--candidates', '2', '--json')
  const seeds = (id: string): (number | null)[] =>
    made.json.manifests[0]?.images.filter((row) => row.id === id).map(({ seed }) => seed) ?? []
  expect([made.code, seeds('last'), s.has('images.lock.json'), s.has('images'), s.billed()]).toEqual([
    0,
    [2147483647, 0],
    false,
    false,
    4,
  ])
  const [, second = 0] = seeds('new')
  expect((await s.runIn(NO_KEY, 'pick', 'new', String(second))).code).toBe(0)
  expect(s.read('images.yml').toString()).toContain(`  new:\n    prompt: "N" # text\n    seed: ${second}\n  last:`)
  expect((await s.runIn(NO_KEY, 'pick', 'last', '0', '--json')).rows).toEqual({ last: 'create generated' })
  await agrees(s)
})

test.concurrent('a prompt that changes: its candidates go with the next run that makes it; a seed written by hand is free', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: { prompt: A, seed: 1 } }\n`)
  await s.run('generate')
  await s.run('generate', 'a', '--candidates', '2')
  expect(s.billed()).toBe(3)
  s.manifest(`${SMALL}images: { a: { prompt: A, seed: 3 } }\n`)
  const plan = await s.runIn(NO_KEY, 'plan', '--json')
  expect([plan.rows, plan.json.cost.estimated_usd, plan.codes]).toEqual([{ a: 'update' }, 0, []])
  const ran = await s.runIn(NO_KEY, 'generate', '--json')
  expect([ran.rows, s.billed(), s.lock()['a']?.file.sha256]).toEqual([
    { a: 'update generated' },
    0,
    purchaseOf(s, 3)?.sha256,
  ])
  await agrees(s)
  expect(s.hasState()).toBe(false)
  await s.run('generate', 'a', '--candidates', '1')
  s.manifest(`${SMALL}images: { a: { prompt: A2, seed: 3 } }\n`)
  expect((await s.run('pick', 'a', '4', '--json')).codes).toEqual(['pick/no-candidate'])
  expect([(await s.run('generate')).code, s.billed(), s.hasState()]).toEqual([0, 2, false])
})

test.concurrent("a person's picture is not replaced; a matrix, a model without a seed, none of them asks for anything", async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(
    `${SMALL}images:\n  a: { prompt: A, seed: 1 }\n  m: { matrix: { n: [x] }, prompt: "{{ n }}" }\n  g: { prompt: G, model: gpt-image-2, size: 1024x640 }\n`,
  )
  await s.run('generate', 'a', 'm')
  await s.run('generate', 'a', 'm', '--candidates', '1')
  const manifest = s.read('images.yml')
  s.write('images/a.png', s.read('images/m/x.png'))
  const edited = await s.run('pick', 'a', '2', '--json')
  expect([edited.code, edited.codes, s.read('images.yml').equals(manifest)]).toEqual([2, ['pick/edited'], true])
  await s.run('accept', 'a')
  expect((await s.run('pick', 'a', '2', '--json')).codes).toEqual(['pick/edited'])
  s.remove('images/a.png')
  expect((await s.run('pick', 'a', '2', '--json')).rows).toEqual({ a: 'missing generated' })
  const seed = String(Number(s.lock()['m/x']?.request['seed']) + 1)
  const refused: [string[], string][] = [
    [['pick', 'm', seed], 'seed/matrix'],
    [['pick', 'm/x', seed], 'seed/matrix'],
    [['pick', 'g', '1'], 'seed/not-taken'],
    [['generate', 'g', '--candidates', '1'], 'seed/not-taken'],
  ]
  s.asked()
  const after = s.read('images.yml')
  for (const [words, code] of refused) {
    const ran = await s.run(...words, '--json')
    expect([words, ran.code, ran.codes]).toEqual([words, 2, [code]])
  }
  expect([s.asked().all, s.read('images.yml').equals(after)]).toEqual([0, true])
  // Written out, the image of the matrix takes its candidate for nothing.
  s.manifest(
    `${SMALL}images:\n  a: { prompt: A, seed: 2 }\n  m: { matrix: { n: [x] }, prompt: "{{ n }}" }\n  mine: { prompt: x, seed: ${seed} }\n`,
  )
  expect([(await s.runIn(NO_KEY, 'generate', '--json')).rows['mine'], s.asked().all]).toEqual(['create generated', 0])
})

test.concurrent('drawn ones, equal ones, one of another format, one that was refused', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(
    `${SMALL}images:\n  d: { provider: placeholder, prompt: D, seed: 1 }\n  a: { prompt: A, seed: 1 }\n  b: { prompt: A, seed: 1 }\n  w: { prompt: W, seed: 1 }\n  r: { prompt: R, seed: 1 }\n`,
  )
  s.gateway.script([
    { on: 'purchase', prompt: 'W', fault: { kind: 'picture', flaw: 'format', format: 'jpeg' } },
    { on: 'purchase', prompt: 'R', fault: { kind: 'status', status: 403, code: 'content_policy_violation' } },
  ])
  const made = await s.run('generate', '*', '--candidates', '1', '--json')
  expect([made.code, made.rows, s.billed()]).toEqual([
    1,
    { d: 'create generated', a: 'create generated', b: 'create copied', w: 'create failed', r: 'create refused' },
    2,
  ])
  const again = await s.run('generate', 'd', 'a', 'b', 'w', '--candidates', '1', '--json')
  expect([again.rows, s.asked().all]).toEqual([{ d: 'create', a: 'create', b: 'create', w: 'create failed' }, 0])
  for (const id of ['d', 'b', 'a']) expect([id, (await s.runIn(NO_KEY, 'pick', id, '2')).code]).toEqual([id, 0])
  expect([s.sha('images/a.png'), s.lock()['a']?.file.sha256]).toEqual([s.sha('images/b.png'), s.sha('images/b.png')])
  // A file that somebody spoiled or took away is no candidate.
  for (const spoil of [(path: string) => s.write(path, 'spoilt'), s.remove]) {
    const next = await s.run('generate', 'a', '--candidates', '1', '--json')
    const path = next.json.manifests[0]?.images[0]?.path ?? ''
    expect([next.code, s.billed()]).toEqual([0, 1])
    spoil(path)
    expect((await s.run('pick', 'a', '3', '--json')).codes).toEqual(['pick/no-candidate'])
  }
})

test.concurrent('killed on the way: what was bought is fetched, and bought but once', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${SMALL}images: { a: { prompt: A, seed: 1 } }\n`)
  s.gateway.script([{ on: 'download', n: 2, fault: { kind: 'stall', after: 50 } }])
  const running = s.start(['generate', 'a', '--candidates', '3'])
  await until(() => s.gateway.deliveries.size === 3 && s.journal().split('"t":"candidate"').length === 3, 60_000)
  running.child.kill('SIGKILL')
  await running.done
  // Another command in between forgets nothing.
  expect((await s.run('prune')).code).toBe(0)
  const next = await s.runIn(NO_KEY, 'generate', 'a', '--candidates', '3', '--json')
  expect([next.code, next.json.totals['generated'], s.billed()]).toEqual([0, 1, 3])
  for (const seed of [2, 3, 4]) expect((await s.runIn(NO_KEY, 'pick', 'a', String(seed))).code).toBe(0)
  await agrees(s)
})

test.concurrent('killed at six moments of a pick: any next command mends it, and nothing is bought', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${SMALL}images:\n  a: { prompt: A, seed: 1 }\n`)
  await s.run('generate')
  await s.run('generate', 'a', '--candidates', '2')
  expect(s.billed()).toBe(3)
  const seen = new Set<string>()
  for (let round = 0; round < 6; round++) {
    const seed = 2 + (round % 2)
    const running = s.start(['pick', 'a', String(seed)])
    // The kill falls where something has just come about: the manifest, the picture or the lock.
    const look = (): unknown =>
      [
        () => s.read('images.yml').toString(),
        () => s.has('images/a.png') && s.sha('images/a.png'),
        () => s.read('images.lock.json').toString(),
      ][round % 3]?.()
    const before = look()
    const over = running.done
    await Promise.race([over, until(() => look() !== before, 60_000)])
    running.child.kill('SIGKILL')
    await over
    const state = (await s.runIn(NO_KEY, 'plan', '--json')).rows['a'] ?? ''
    seen.add(state)
    const mended = await s.runIn(NO_KEY, 'pick', 'a', String(seed), '--json')
    expect([round, mended.code, s.lock()['a']?.request['seed']]).toEqual([round, 0, seed])
    await agrees(s)
  }
  expect([
    s.asked().all,
    [...seen].every((state) => ['unchanged', 'update'].includes(state)),
    seen.has('update'),
  ]).toEqual([0, true, true])
  // And `generate` mends as well.
  s.manifest(`${SMALL}images:\n  a: { prompt: A, seed: 2 }\n`)
  expect([(await s.runIn(NO_KEY, 'generate')).code, s.asked().all]).toEqual([0, 0])
  await agrees(s)
})

test.concurrent('two at once: the second waits, and buys nothing again', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${SMALL}images: { a: { prompt: A, seed: 1 } }\n`)
  s.gateway.script([{ on: 'purchase', fault: { kind: 'slow', ms: 700 } }])
  const both = await Promise.all([1, 2].map(() => s.run('generate', 'a', '--candidates', '3', '--json')))
  // On a busy machine the second may have waited its ten seconds in vain; it has bought nothing either.
  expect(both.flatMap(({ code, codes }) => (code === 0 ? [] : codes)).filter((code) => code !== 'state/held')).toEqual(
    [],
  )
  expect([both.some(({ code }) => code === 0), s.billed()]).toEqual([true, 3])
  const picks = await Promise.all(['2', '3'].map((seed) => s.run('pick', 'a', seed)))
  expect(picks.map(({ code }) => code)).toEqual([0, 0])
  await agrees(s)
})
