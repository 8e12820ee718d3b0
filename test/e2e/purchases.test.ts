// What is asked of the gateway, what is taken from it, and what money may be spent.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agrees, type Env, scene } from './harness.ts'
import { fileFacts } from './oracle.ts'

const SMALL = 'defaults: { size: 64x64, output_format: png }\n'

// Spec providers.md, table of fields: what each model is sent for the manifest below.
const FLUX = { seed: 1, output_format: 'jpeg', safety_tolerance: 2 }
const PRO = { ...FLUX, width: 256, height: 320, prompt_upsampling: false }
const BODIES: Readonly<Record<string, object>> = {
  'flux-2-max': PRO,
  'flux-2-pro': { ...FLUX, size: '1920x1080', prompt_upsampling: false },
  'flux-2-flex': { ...PRO, steps: 50, guidance: 4.5 },
  'flux-2-klein-9b': { ...FLUX, width: 256, height: 320 },
  'flux-2-klein-4b': { ...FLUX, width: 256, height: 320 },
  'flux-pro-1.1-ultra': PRO,
  'flux-pro-1.1': PRO,
  'flux-pro': { ...PRO, safety_tolerance: 6, prompt_upsampling: true, output_format: 'png' },
  'flux-dev': PRO,
  'gpt-image-2': { size: '1024x640', output_format: 'webp', quality: 'low', output_compression: 50 },
  'gpt-image-2-all': {},
}
const OWN: Readonly<Record<string, string>> = {
  'flux-2-pro': 'seed: 1, width: 1920, height: 1080',
  'flux-pro': 'seed: 1, size: 256x320, safety_tolerance: 6, prompt_upsampling: true, output_format: png',
  'gpt-image-2': 'size: 1024x640, output_format: webp, extra: { quality: low, output_compression: 50 }',
  'gpt-image-2-all': '',
}
const NAMES = Object.keys(BODIES)
const ALL_MODELS = NAMES.map(
  (model) => `  ${model}: { model: ${model}, prompt: "{{ model }}", ${OWN[model] ?? 'seed: 1, size: 256x320'} }\n`,
).join('')

test.concurrent('eleven models: the strict gateway takes every body; links, base64 and data URLs are all pictures', async (t) => {
  for (const fluxAnswer of ['url', 'data-url'] as const) {
    const s = await scene(t, { fluxAnswer })
    s.manifest(`images:\n${ALL_MODELS}`)
    const capped = fluxAnswer === 'url' ? await s.run('generate', '--json') : null
    if (capped) {
      expect([capped.code, capped.codes.includes('cap/unpriced'), capped.json.cost.unpriced, s.files()]).toEqual([
        4,
        true,
        1,
        ['images.yml'],
      ])
    }
    const ran = await s.run('generate', '--max-images', '11', '--json')
    expect([ran.code, ran.json.totals['generated']]).toEqual([0, 11])
    // 0.07 + 0.03 + 0.06 + 0.01 + 0.01 + 0.05 + 0.035 + 0.04 + 0.02 + 0.03, and one without a price.
    expect(ran.json.cost).toEqual({ estimated_usd: 0.355, spent_usd: 0.355, unknown_usd: 0, unpriced: 1 })
    const bodies = Object.fromEntries(s.gateway.purchases.map(({ model, body }) => [model, body]))
    expect(bodies).toEqual(
      Object.fromEntries(NAMES.map((model) => [model, { model, prompt: model, ...BODIES[model] }])),
    )
    const lock = s.lock()
    for (const purchase of s.gateway.purchases) {
      const { path, file, receipt } = lock[purchase.model] ?? {}
      expect([purchase.model, file?.sha256, receipt?.request_id]).toEqual([
        purchase.model,
        purchase.sha256,
        purchase.requestId,
      ])
      if (fluxAnswer === 'url')
        expect(file).toEqual({ ...fileFacts(join(s.root, path ?? ''), s.read(path ?? '')), provenance: 'c2pa' })
    }
    expect(lock['gpt-image-2']?.receipt).toMatchObject({ cost_usd: null, cost_source: 'unknown' })
    expect([lock['gpt-image-2-all']?.request, lock['gpt-image-2-all']?.path]).toEqual([
      { provider: 'apiyi', model: 'gpt-image-2-all', prompt: 'gpt-image-2-all' },
      'images/gpt-image-2-all.png',
    ])
    // No key goes to the delivery host, none is left, and what is locked is up to date for all eleven.
    expect(
      s.gateway.requests.filter(
        ({ origin, headerNames }) => origin === 'delivery' && headerNames.includes('authorization'),
      ),
    ).toEqual([])
    expect((await s.run('check')).code).toBe(0)
  }
})

test.concurrent('caps, budgets and the key: passed or missing, nothing is done, free work included', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images:\n  a: { prompt: A, seed: 1 }\n  free: { prompt: Free, provider: placeholder }\n`)
  await s.run('generate', 'a')
  s.billed()
  const manifest = (budget: string): void =>
    s.manifest(
      `${SMALL}${budget}images:\n  a2: { prompt: A, seed: 1 }\n  b: B\n  c: C\n  free: { prompt: Free, provider: placeholder }\n`,
    )
  const cases: readonly (readonly [string, readonly string[], Env, number, string])[] = [
    ['', ['--max-cost', '0.05'], {}, 4, 'cap/cost'],
    ['', ['--max-images', '1'], {}, 4, 'cap/images'],
    ['', ['--max-cost', '0'], {}, 4, 'cap/cost'],
    ['budget: { max_cost: 0.059999 }\n', [], {}, 4, 'cap/cost'],
    ['budget: { max_images: 0 }\n', ['--max-images', '9'], {}, 4, 'cap/images'],
    ['', [], { APIYI_API_KEY: undefined }, 2, 'key/missing'],
    ['', ['--max-images', '1'], { APIYI_API_KEY: ' ' }, 2, 'key/missing'],
    ['', [], { APIYI_BASE_URL: 'http://example.com/v1' }, 2, 'provider/base-url'],
  ]
  const before = s.files()
  for (const [budget, words, env, code, problem] of cases) {
    manifest(budget)
    const ran = await s.runIn(env, 'generate', ...words, '--json')
    expect([ran.code, ran.codes.includes(problem), s.files()]).toEqual([code, true, before])
  }
  manifest('budget: { max_images: 1 }\n')
  const plan = await s.runIn({ APIYI_API_KEY: undefined }, 'plan', '--max-cost', '0.01', '--json')
  expect([plan.code, plan.codes.toSorted(), plan.json.cost.estimated_usd]).toEqual([
    0,
    ['cap/cost', 'cap/images', 'key/missing'],
    0.06,
  ])
  expect(plan.rows['a2']).toBe('move')
  // What is free needs no key and passes no cap; exactly at the cap is within it.
  const free = await s.runIn(
    { APIYI_API_KEY: undefined },
    'generate',
    'a2',
    'free',
    '--max-cost',
    '0',
    '--max-images',
    '0',
    '--json',
  )
  expect([free.code, free.rows, s.asked().all]).toEqual([0, { a2: 'move moved', free: 'create generated' }, 0])
  manifest('budget: { max_cost: 0.06, max_images: 2 }\n')
  const rest = await s.run('generate', '--max-cost', '0.06', '--max-images', '2', '--json')
  expect([rest.code, s.billed()]).toEqual([0, 2])
  await agrees(s)
})

test.concurrent('another size is stored with a warning; another format is set aside and asked for again only by --force', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${SMALL}images:\n  size: Size\n  format: Format\n`)
  s.gateway.script([
    { on: 'purchase', prompt: 'Size', fault: { kind: 'picture', flaw: 'size', width: 80, height: 48 } },
    { on: 'purchase', prompt: 'Format', fault: { kind: 'picture', flaw: 'format', format: 'jpeg' } },
  ])
  const ran = await s.run('generate', '--json')
  expect([ran.code, ran.rows, ran.codes]).toEqual([
    1,
    { size: 'create generated', format: 'create failed' },
    ['image/size-differs'],
  ])
  expect([s.billed(), ran.json.cost.spent_usd]).toEqual([2, 0.06])
  expect([s.lock()['size']?.file, s.lock()['size']?.request]).toMatchObject([
    { width: 80, height: 48 },
    { width: 64, height: 64 },
  ])
  const error = ran.json.manifests[0]?.images[1]?.error
  const kept = /kept at (\S+)/.exec(error?.message ?? '')?.[1]?.replace(/,$/, '') ?? ''
  expect(fs.readFileSync(kept).subarray(0, 3).toString('hex')).toBe('ffd8ff')

  s.gateway.script([])
  const again = await s.run('generate', '--json')
  expect([again.code, again.rows, again.json.cost.spent_usd, s.asked().all]).toEqual([
    1,
    { size: 'unchanged', format: 'create failed' },
    0,
    0,
  ])
  expect([again.json.manifests[0]?.images[1]?.error?.code, again.json.manifests[0]?.images[1]?.price_usd]).toEqual([
    error?.code,
    0,
  ])
  const forced = await s.run('generate', '--force', 'format', '--json')
  expect([forced.code, forced.rows, s.billed()]).toEqual([0, { format: 'create generated' }, 1])
  // The wrong picture of before blocks nothing any more.
  s.remove('images/format.png')
  expect([(await s.run('generate', '--json')).rows['format'], s.billed()]).toEqual(['missing generated', 1])
})

test.concurrent.for([
  [{ kind: 'status', status: 401 }, 'provider/unauthorised'],
  [{ kind: 'status', status: 402 }, 'provider/out-of-credit'],
  [{ kind: 'status', status: 403, code: 'insufficient_user_quota' }, 'provider/out-of-credit'],
  [{ kind: 'status', status: 429, code: 'insufficient_user_quota' }, 'provider/out-of-credit'],
] as const)('%j stops the run: the rest is skipped, what was made is locked', async ([fault, code], t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A, b: B, c: C, d: D }\n`)
  s.gateway.script([{ on: 'purchase', prompt: 'B', fault }])
  const ran = await s.run('generate', '--concurrency', '1', '--json')
  expect([ran.code, ran.rows, s.asked()]).toEqual([
    2,
    { a: 'create generated', b: 'create failed', c: 'create skipped', d: 'create skipped' },
    { all: 2, billed: 1 },
  ])
  expect([ran.json.manifests[0]?.images[1]?.error?.code, ran.json.cost.spent_usd, Object.keys(s.lock())]).toEqual([
    code,
    0.03,
    ['a'],
  ])
})
