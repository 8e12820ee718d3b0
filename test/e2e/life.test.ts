// The life of images in one repository, step after step, with the ledger counted at each.
import * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { agrees, scene } from './harness.ts'
import { fileFacts } from './oracle.ts'

const DEFAULTS = 'defaults: { size: 64x64, output_format: png }\n'

test.concurrent('made, unchanged, edited prompt, renamed, swapped, deleted, reverted', async (t) => {
  const s = await scene(t)
  s.manifest(`${DEFAULTS}images:\n  hero: A lighthouse\n  team: Six people\n`)
  const planned = await s.run('plan', '--json')
  expect([planned.code, planned.rows, planned.json.cost.estimated_usd]).toEqual([
    0,
    { hero: 'create', team: 'create' },
    0.06,
  ])
  expect([s.asked().all, s.files(), s.hasState()]).toEqual([0, ['images.yml'], false])

  const made = await s.run('generate', '--json')
  expect([made.code, made.rows]).toEqual([0, { hero: 'create generated', team: 'create generated' }])
  expect([s.billed(), made.json.cost.spent_usd]).toEqual([2, 0.06])
  for (const [id, { file, receipt, path }] of Object.entries(s.lock())) {
    const bought = s.gateway.purchases.find(({ prompt }) => prompt === (id === 'hero' ? 'A lighthouse' : 'Six people'))
    expect(file).toEqual({ ...fileFacts(join(s.root, path), s.read(path)), provenance: 'c2pa' })
    expect([file.sha256, receipt]).toEqual([
      bought?.sha256,
      { request_id: bought?.requestId, cost_usd: 0.03, cost_source: 'price-list' },
    ])
  }
  s.commit()
  const first = { hero: s.sha('images/hero.png'), seed: s.lock()['hero']?.request['seed'] }

  const lockBytes = s.read('images.lock.json')
  s.write(
    'images.yml',
    `# a comment\nversion: 1\n${DEFAULTS}images:\n  team:\n    prompt: "  Six people  "\n  hero: { prompt: A lighthouse, alt: new }\n`,
  )
  const again = await s.run('generate', '--json')
  expect([again.code, again.rows, s.billed()]).toEqual([0, { team: 'unchanged', hero: 'unchanged' }, 0])
  expect(s.read('images.lock.json').equals(lockBytes)).toBe(true)
  expect((await s.run('check')).code).toBe(0)

  s.manifest(`${DEFAULTS}images:\n  hero: A lighthouse at dawn\n  team: Six people\n`)
  const stale = await s.run('check', '--json')
  expect([stale.code, stale.rows]).toEqual([3, { hero: 'update', team: 'unchanged' }])
  const updated = await s.run('generate', '--json')
  const [row] = updated.json.manifests[0]?.images ?? []
  expect([row?.state, row?.outcome, row?.changes]).toEqual([
    'update',
    'generated',
    [{ key: 'prompt', from: 'A lighthouse', to: 'A lighthouse at dawn' }],
  ])
  expect([s.billed(), row?.seed]).toEqual([1, first.seed])
  s.commit()

  s.manifest(
    `${DEFAULTS}images:\n  cover: { prompt: A lighthouse at dawn, path: images/hero.png }\n  team: Six people\n`,
  )
  const renamed = await s.run('generate', '--json')
  expect([renamed.rows, renamed.json.manifests[0]?.images[0]?.changes, s.billed()]).toEqual([
    { cover: 'move moved', team: 'unchanged' },
    [{ key: 'id', from: 'hero', to: 'cover' }],
    0,
  ])
  expect(s.lock()['cover']?.request['seed']).toBe(first.seed)

  s.manifest(`${DEFAULTS}images:\n  cover: { prompt: A lighthouse at dawn, path: a/b/cover.png }\n  team: Six people\n`)
  const moved = await s.run('generate', '--json')
  expect([moved.rows['cover'], s.has('images/hero.png'), s.has('a/b/cover.png'), s.billed()]).toEqual([
    'move moved',
    false,
    true,
    0,
  ])
  await agrees(s)

  const [cover, team] = [s.sha('a/b/cover.png'), s.sha('images/team.png')]
  s.manifest(
    `${DEFAULTS}images:\n  cover: { prompt: A lighthouse at dawn, path: images/team.png }\n  team: { prompt: Six people, path: a/b/cover.png }\n`,
  )
  const swapped = await s.run('generate', '--json')
  expect([swapped.rows, s.billed()]).toEqual([{ cover: 'move moved', team: 'move moved' }, 0])
  expect([s.sha('images/team.png'), s.sha('a/b/cover.png')]).toEqual([cover, team])
  await agrees(s)
  s.commit()

  s.remove('images/team.png')
  expect((await s.run('check', '--json')).rows['cover']).toBe('missing')
  const restored = await s.run('generate', '--json')
  expect([restored.code, restored.rows['cover'], s.sha('images/team.png'), s.billed()]).toEqual([
    0,
    'missing restored',
    cover,
    0,
  ])

  // Back to the first prompt: the picture is in an older version of the lock, its blob in git.
  s.manifest(
    `${DEFAULTS}images:\n  cover: { prompt: A lighthouse, path: images/team.png }\n  team: { prompt: Six people, path: a/b/cover.png }\n`,
  )
  const receipt = (
    JSON.parse(s.git('show', 'HEAD~2:images.lock.json')) as { images: Record<string, { receipt: unknown }> }
  ).images['hero']?.receipt
  const reverted = await s.run('generate', '--json')
  expect([reverted.rows, s.sha('images/team.png'), s.billed()]).toEqual([
    { cover: 'update restored', team: 'unchanged' },
    first.hero,
    0,
  ])
  expect(s.lock()['cover']?.receipt).toEqual(receipt)
  await agrees(s)
})

test.concurrent('a person edits a file: kept, restored, accepted, forced', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${DEFAULTS}images:\n  hero: A lighthouse\n`)
  await s.run('generate')
  s.commit()
  const [bought, before] = [s.read('images/hero.png'), s.lock()['hero']]
  const other = fs.readFileSync(join(import.meta.dirname, '../image/fixtures/rgb.png'))
  s.write('images/hero.png', other)
  expect(s.billed()).toBe(1)

  const kept = await s.run('generate', '--json')
  expect([kept.code, kept.rows, kept.codes]).toEqual([0, { hero: 'edited kept' }, ['plan/edited']])
  expect([(await s.run('check', '--json')).rows, (await s.run('check')).code]).toEqual([{ hero: 'edited' }, 3])
  const back = await s.run('restore', 'hero', '--json')
  expect([back.code, back.rows, s.read('images/hero.png').equals(bought)]).toEqual([
    0,
    { hero: 'edited restored' },
    true,
  ])
  expect((await s.run('restore', 'hero', '--json')).rows).toEqual({ hero: 'unchanged' })

  s.write('images/hero.png', other)
  const accepted = await s.run('accept', 'hero', '--json')
  expect([accepted.code, accepted.rows]).toEqual([0, { hero: 'edited accepted' }])
  const { receipt: _, ...rest } = before ?? {}
  const { file, ...entry } = s.lock()['hero'] ?? {}
  expect(entry).toEqual({ ...rest, file: undefined, accepted: true })
  expect(file).toEqual({
    ...fileFacts(join(s.root, 'images/hero.png'), other),
    provenance: expect.stringMatching(/^(c2pa|none)$/),
  })
  expect((await s.run('accept', 'hero', '--json')).rows).toEqual({ hero: 'unchanged' })
  await agrees(s)

  // Another prompt for an accepted picture: the person's bytes are not replaced unasked.
  s.manifest(`${DEFAULTS}images:\n  hero: A tower\n`)
  expect((await s.run('generate', '--json')).rows).toEqual({ hero: 'edited kept' })
  expect(s.billed()).toBe(0)
  const forced = await s.run('generate', '--force', 'hero', '--json')
  expect([forced.code, forced.rows, s.billed()]).toEqual([0, { hero: 'edited generated' }, 1])
  const named = forced.json.problems.map(({ message }) => /kept at (\S+\.png)/.exec(message)?.[1]).find(Boolean)
  expect(fs.readFileSync(named ?? '').equals(other)).toBe(true)
  expect(s.lock()['hero']?.accepted).toBeUndefined()
  await agrees(s)
  const unchanged = await s.run('generate', '--force', 'hero', '--json')
  expect([unchanged.rows, s.billed()]).toEqual([{ hero: 'unchanged generated' }, 1])
})

test.concurrent('what cannot be accepted or restored', async (t) => {
  const s = await scene(t, { git: false })
  s.manifest(`${DEFAULTS}images:\n  hero: A lighthouse\n  none: Nothing\n`)
  await s.run('generate', 'hero')
  s.write('images/hero.png', s.read('images/hero.png').subarray(0, -1))
  const jpeg = fs.readFileSync(join(import.meta.dirname, '../image/fixtures/baseline.jpg'))
  for (const content of [null, jpeg, Buffer.from('<svg/>')]) {
    if (content) s.write('images/hero.png', content)
    const refused = await s.run('accept', 'hero', '--json')
    expect([refused.code, refused.codes]).toEqual([2, ['accept/no-picture']])
  }
  expect((await s.run('accept', 'none', '--json')).code).toBe(2)
  const gone = await s.run('restore', 'hero', '--json')
  expect([gone.code, gone.rows, s.billed()]).toEqual([1, { hero: 'edited failed' }, 1])
  expect(s.lock()['hero']?.accepted).toBeUndefined()
})

test.concurrent('an accepted picture that is gone is failed, unless forced', async (t) => {
  const s = await scene(t, { git: false })
  s.manifest(`provider: placeholder\n${DEFAULTS}images:\n  hero: A lighthouse\n`)
  s.write('images/hero.png', fs.readFileSync(join(import.meta.dirname, '../image/fixtures/rgb.png')))
  expect((await s.run('generate', '--json')).rows).toEqual({ hero: 'edited kept' })
  expect((await s.run('accept', 'hero')).code).toBe(0)
  s.remove('images/hero.png')
  const gone = await s.run('generate', '--json')
  expect([gone.code, gone.rows]).toEqual([1, { hero: 'missing failed' }])
  expect((await s.run('generate', 'hero', '--force', '--json')).rows).toEqual({ hero: 'missing generated' })
  await agrees(s)
})

test.concurrent('deleted without git is bought again; a copy costs nothing', async (t) => {
  const s = await scene(t, { git: false })
  s.manifest(`${DEFAULTS}images:\n  a: { prompt: One, seed: 1 }\n  b: { prompt: One, seed: 1 }\n`)
  const twins = await s.run('generate', '--json')
  expect([twins.rows, s.billed(), twins.json.cost]).toEqual([
    { a: 'create generated', b: 'create copied' },
    1,
    { estimated_usd: 0.03, spent_usd: 0.03, unknown_usd: 0, unpriced: 0 },
  ])
  expect(s.sha('images/a.png')).toBe(s.sha('images/b.png'))
  expect(s.lock()['b']?.receipt).toEqual({ cost_usd: 0, cost_source: 'none' })

  s.manifest(
    `${DEFAULTS}images:\n  a: { prompt: One, seed: 1 }\n  b: { prompt: One, seed: 1 }\n  c: { prompt: One, seed: 1, path: c.png }\n`,
  )
  const plan = await s.run('plan', '--json')
  expect(plan.json.manifests[0]?.images[2]?.price_usd).toBe(0)
  expect([(await s.run('generate', '--json')).rows['c'], s.billed()]).toEqual(['create copied', 0])
  s.remove('images/a.png')
  expect([(await s.run('generate', '--json')).rows['a'], s.billed()]).toEqual(['missing copied', 0])
  for (const name of ['images/a.png', 'images/b.png', 'c.png']) s.remove(name)
  expect([(await s.run('generate', '--json')).rows, s.billed()]).toEqual([
    { a: 'missing generated', b: 'missing copied', c: 'missing copied' },
    1,
  ])
  await agrees(s)
})

test.concurrent('orphans: shown, selected, pruned, their changed files left and named', async (t) => {
  const s = await scene(t)
  s.manifest(`provider: placeholder\n${DEFAULTS}images: { a: A, b: B, c: C, d: D }\n`)
  await s.run('generate')
  s.write('images/c.png', 'mine')
  s.manifest(`provider: placeholder\n${DEFAULTS}images: { a: A }\n`)
  expect((await s.run('generate', '--json')).rows).toEqual({ a: 'unchanged', b: 'orphan', c: 'orphan', d: 'orphan' })
  expect([(await s.run('check', '--json')).code, (await s.run('check', 'a', '--json')).rows]).toEqual([
    3,
    { a: 'unchanged' },
  ])
  const one = await s.run('prune', 'b', '--json')
  expect([one.code, one.rows, s.has('images/b.png'), s.has('images/d.png')]).toEqual([
    0,
    { b: 'orphan pruned' },
    false,
    true,
  ])
  const rest = await s.run('generate', '--prune', '--json')
  expect([rest.code, rest.rows]).toEqual([0, { a: 'unchanged', c: 'orphan pruned', d: 'orphan pruned' }])
  expect([rest.json.problems.some(({ message }) => message.includes('images/c.png')), s.has('images/c.png')]).toEqual([
    true,
    true,
  ])
  expect([Object.keys(s.lock()), s.has('images/d.png')]).toEqual([['a'], false])
  await agrees(s)
})

test.concurrent('a path goes to another image; one that is not selected holds it', async (t) => {
  const s = await scene(t)
  s.manifest(`${DEFAULTS}images:\n  a: { prompt: A, path: x.png }\n  b: { prompt: B, path: y.png }\n`)
  await s.run('generate')
  s.billed()
  s.manifest(`${DEFAULTS}images:\n  a: { prompt: A, path: z.png }\n  b: { prompt: B2, path: x.png }\n`)
  const held = await s.run('generate', 'b', '--json')
  expect([held.code, held.rows, s.billed()]).toEqual([1, { b: 'update failed' }, 0])
  const both = await s.run('generate', '--json')
  expect([both.rows, s.billed()]).toEqual([{ a: 'move moved', b: 'update generated' }, 1])
  expect(s.files().filter((name) => name.endsWith('.png'))).toEqual(['x.png', 'z.png'])
  await agrees(s)
})
