// `--placeholder`: free drafts, which no real picture is ever replaced by.
import { expect, test } from 'vitest'
import { agrees, scene } from './harness.ts'

const SMALL = 'defaults: { size: 64x64, output_format: png }\n'

test.concurrent('a draft is drawn, is out of date at once, and is replaced by the real picture', async (t) => {
  const s = await scene(t)
  const noKey = { APIYI_API_KEY: undefined }
  s.manifest(`${SMALL}images:\n  a: A\n  w: { prompt: W, model: gpt-image-2, size: 1024x640, output_format: webp }\n`)
  const plan = await s.runIn(noKey, 'plan', '--placeholder', '--json')
  expect([
    plan.code,
    plan.json.cost.estimated_usd,
    plan.json.manifests[0]?.images.map(({ price_usd }) => price_usd),
  ]).toEqual([0, 0, [0, 0]])
  const drawn = await s.runIn(noKey, 'generate', '--placeholder', '--json')
  expect([drawn.code, drawn.rows, drawn.json.problems.map(({ severity }) => severity)]).toEqual([
    0,
    { a: 'create generated', w: 'create skipped' },
    ['warning'],
  ])
  expect([s.lock()['a']?.request['provider'], s.lock()['a']?.file]).toMatchObject([
    'placeholder',
    { format: 'png', width: 64, height: 64 },
  ])
  const draft = s.sha('images/a.png')
  const [check, next, again] = await Promise.all([
    s.run('check', '--json'),
    s.run('plan', '--max-images', '5', '--json'),
    s.runIn(noKey, 'plan', '--placeholder', '--json'),
  ])
  expect([check.code, check.rows, next.rows['a'], again.rows['a']]).toEqual([
    3,
    { a: 'update', w: 'create' },
    'update',
    'unchanged',
  ])

  // A draft follows its prompt, and equals what it was when the prompt comes back.
  s.manifest(`${SMALL}images: { a: A2 }\n`)
  expect((await s.runIn(noKey, 'generate', '--placeholder', '--json')).rows).toEqual({ a: 'update generated' })
  s.manifest(`${SMALL}images: { a: A }\n`)
  await s.runIn(noKey, 'generate', '--placeholder')
  expect(s.sha('images/a.png')).toBe(draft)

  const real = await s.run('generate', '--json')
  expect([real.code, real.rows, s.billed()]).toEqual([0, { a: 'update generated' }, 1])
  await agrees(s)
})

test.concurrent('a real picture is never replaced by a draft; what is free is done', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A, b: B, c: C }\n`)
  await s.run('generate')
  s.commit()
  const bytes = ['a', 'b'].map((id) => s.sha(`images/${id}.png`))
  s.remove('images/c.png')
  s.manifest(`${SMALL}images:\n  a: Another\n  b2: B\n  c: C\n  d: D\n`)
  const ran = await s.runIn({ APIYI_API_KEY: undefined }, 'generate', '--placeholder', '--json')
  expect([ran.code, ran.rows]).toEqual([
    0,
    { a: 'update', b2: 'move moved', c: 'missing restored', d: 'create generated' },
  ])
  expect([s.sha('images/a.png'), s.sha('images/b2.png')]).toEqual(bytes)
  expect([s.lock()['a']?.request['prompt'], s.asked().all]).toEqual(['A', 3])
  // Gone for good and not drawn before: left without an outcome.
  s.manifest(`${SMALL}images: { a: Another }\n`)
  s.remove('images/a.png')
  expect((await s.runIn({}, 'generate', '--placeholder', '--json')).rows['a']).toBe('update')
  expect([s.has('images/a.png'), s.asked().all]).toEqual([false, 0])
})
