// Kills, signals, two runs at once: never half, never twice.
import { expect, test } from 'vitest'
import { agrees, type Running, scene, type Scene, until } from './harness.ts'
import { storm } from './storm.ts'

const SMALL = 'defaults: { size: 64x64, output_format: png }\n'

/** A download that begins and then says nothing, the first time. */
const stalled = [{ on: 'download', n: 1, fault: { kind: 'stall', after: 50 } }] as const

/** Starts a run and waits until the first link is in the journal and its download has begun. */
async function untilDownload(s: Scene, ...words: string[]): Promise<Running> {
  const running = s.start(['generate', '--json', ...words])
  await until(() => s.journal().includes('"t":"link"') && s.gateway.deliveries.size > 0)
  return running
}

test.concurrent.for([true, false])(
  'killed after the link is known, git %s: the next run fetches it and buys nothing',
  async (git, t) => {
    const s = await scene(t, { git })
    s.manifest(`${SMALL}images: { a: A }\n`)
    s.gateway.script(stalled)
    const running = await untilDownload(s)
    running.child.kill('SIGKILL')
    expect((await running.done).signal).toBe('SIGKILL')
    expect([s.billed(), s.hasState(), s.has('images/a.png')]).toEqual([1, true, false])
    const plan = await s.runIn({ APIYI_API_KEY: undefined }, 'plan', '--json')
    expect([plan.rows, plan.json.cost.estimated_usd, plan.codes]).toEqual([{ a: 'create' }, 0, []])
    const next = await s.runIn({ APIYI_API_KEY: undefined }, 'generate', '--json')
    expect([next.code, next.rows, next.json.cost.spent_usd, s.asked().all]).toEqual([
      0,
      { a: 'create generated' },
      0,
      0,
    ])
    expect(s.lock()['a']).toMatchObject({
      file: { sha256: s.gateway.purchases[0]?.sha256 },
      receipt: { request_id: s.gateway.purchases[0]?.requestId, cost_usd: 0.03 },
    })
    await agrees(s)
  },
)

test.concurrent('what an earlier run bought is fetched before anything is bought, however much there is to buy', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${SMALL}images: { z: Z }\n`)
  s.gateway.script(stalled)
  const first = await untilDownload(s)
  first.child.kill('SIGKILL')
  await first.done
  // More than a run has under way at once, none of it answered while the link lives.
  const many = Array.from({ length: 1100 }, (_, n) => `a${n}: p${n}`).join(', ')
  s.manifest(`${SMALL}images: { ${many}, z: Z }\n`)
  s.gateway.script([{ on: 'purchase', fault: { kind: 'slow', ms: 600_000 } }])
  const before = s.gateway.requests.length
  const running = s.start(['generate', '--concurrency', '4', '--max-images', '2000', '--max-cost', '100', '--json'])
  await until(() => s.gateway.purchases.length === 5)
  const origins = s.gateway.requests.slice(before).map(({ origin }) => origin)
  running.child.kill('SIGINT')
  await new Promise((resolve) => setTimeout(resolve, 300))
  running.child.kill('SIGINT')
  await running.done
  expect([origins, s.has('images/z.png')]).toEqual([['delivery', 'api', 'api', 'api', 'api'], true])
  expect(s.gateway.purchases.filter(({ prompt }) => prompt === 'Z')).toHaveLength(1)
})

test.concurrent('killed, and the link dies: a warning with the request id, and a new purchase, under the caps', async (t) => {
  const s = await scene(t, { linkLifeMs: 2500 })
  s.manifest(`${SMALL}images: { a: A }\n`)
  s.gateway.script(stalled)
  const running = await untilDownload(s)
  running.child.kill('SIGKILL')
  await running.done
  const [lost] = s.gateway.purchases
  await until(() => Date.now() > (lost?.at ?? 0) + 2600)
  const capped = await s.run('generate', '--max-images', '0', '--json')
  expect([capped.code, s.billed()]).toEqual([4, 1])
  const next = await s.run('generate', '--json')
  expect([next.code, next.rows, next.codes, s.billed()]).toEqual([0, { a: 'create generated' }, ['journal/lost'], 1])
  expect(next.json.problems[0]?.message).toContain(lost?.requestId)
  await agrees(s)
})

test.concurrent('a link that its clock calls alive but is dead needs a key after all', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A, b: B }\n`)
  s.gateway.script(stalled)
  const running = await untilDownload(s, 'a')
  running.child.kill('SIGKILL')
  await running.done
  s.gateway.script([{ on: 'download', fault: { kind: 'expired', status: 404 } }])
  const next = await s.runIn({ APIYI_API_KEY: undefined }, 'generate', 'a', '--json')
  expect([next.code, next.rows, s.billed(), next.json.manifests[0]?.images[0]?.error?.code]).toEqual([
    2,
    { a: 'create failed' },
    1,
    'key/missing',
  ])
  s.gateway.script([])
  expect([(await s.run('generate')).code, s.billed()]).toEqual([0, 2])
})

test.concurrent('killed before the lock is written: what is stored stays ours, whatever command comes next', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A, b: B }\n`)
  s.gateway.script([{ on: 'download', prompt: 'B', nth: 1, fault: { kind: 'stall', after: 50 } }])
  const running = s.start(['generate'])
  await until(() => s.has('images/a.png') && s.journal().includes('"t":"end"'))
  running.child.kill('SIGKILL')
  await running.done
  expect([s.has('images.lock.json'), s.billed()]).toEqual([false, 2])
  const a = (ran: {
    json: { manifests: readonly { images: readonly { id: string; state: string; price_usd: number | null }[] }[] }
  }): object => ran.json.manifests[0]?.images.map(({ id, state, price_usd }) => [id, state, price_usd]) ?? []
  expect(a(await s.run('plan', 'a', '--json'))).toEqual([['a', 'create', 0]])
  expect([(await s.run('prune')).code, (await s.run('generate', 'b', '--json')).rows]).toEqual([
    0,
    { b: 'create generated' },
  ])
  expect((await s.run('generate', 'b')).code).toBe(0)
  s.gateway.script([{ on: 'purchase', fault: { kind: 'status', status: 400 } }])
  expect((await s.run('generate', '--force', 'a', '--json')).rows).toEqual({ a: 'create failed' })
  expect((await s.run('generate', '--json')).rows).toEqual({ a: 'create generated', b: 'unchanged' })
  expect(s.lock()['a']?.receipt?.request_id).toBe(s.gateway.purchases.find(({ prompt }) => prompt === 'A')?.requestId)
  expect(s.billed()).toBe(0)
  await agrees(s)
})

test.concurrent('killed while the answer is awaited: may have been billed before, asked again', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A }\n`)
  s.gateway.script([{ on: 'purchase', nth: 1, fault: { kind: 'silence', billed: true } }])
  const running = s.start(['generate'])
  await until(() => s.gateway.purchases.length === 1)
  running.child.kill('SIGKILL')
  await running.done
  const plan = await s.run('plan', '--json')
  expect([plan.codes, plan.json.cost.estimated_usd]).toEqual([['journal/may-have-been-billed'], 0.03])
  expect([(await s.run('generate')).code, s.billed()]).toEqual([0, 2])
  await agrees(s)
})

test.concurrent.for([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s: no new request; what is stalled stays in the journal', async ([signal, code], t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A, b: B, c: C, d: D }\n`)
  s.gateway.script([
    { on: 'download', prompt: 'A', nth: 1, fault: { kind: 'stall', after: 50 } },
    ...['B', 'C'].map((prompt) => ({ on: 'purchase', prompt, fault: { kind: 'slow', ms: 1500 } }) as const),
  ])
  const running = s.start(['generate', '--concurrency', '2', '--json'])
  // Two slots: b and c are asked for while a is downloaded, d never.
  await until(() => s.gateway.purchases.length === 3 && s.journal().includes('"t":"link"'))
  running.child.kill(signal)
  const ran = await running.done
  const rows = { a: 'create skipped', b: 'create generated', c: 'create generated', d: 'create skipped' }
  expect([ran.code, ran.signal, ran.rows, s.billed()]).toEqual([code, null, rows, 3])
  expect(ran.stderr).toMatch(/^stopping: .*\n$/)
  expect(Object.keys(s.lock())).toEqual(['b', 'c'])
  expect((await s.run('check', '--json')).rows).toEqual({ a: 'create', b: 'unchanged', c: 'unchanged', d: 'create' })
  const next = await s.run('generate', '--json')
  expect([next.code, next.json.cost.spent_usd, s.billed()]).toEqual([0, 0.03, 1])
  await agrees(s)
})

test.concurrent('a second SIGINT ends what is under way: it may have been billed', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${SMALL}images: { a: A, b: B }\n`)
  s.gateway.script([{ on: 'purchase', fault: { kind: 'silence', billed: true } }])
  const running = s.start(['generate', '--concurrency', '1', '--json'])
  await until(() => s.gateway.purchases.length === 1)
  const began = Date.now()
  running.child.kill('SIGINT')
  await new Promise((resolve) => setTimeout(resolve, 300))
  running.child.kill('SIGINT')
  const ran = await running.done
  expect([ran.code, ran.rows, ran.json.cost.unknown_usd]).toEqual([
    130,
    { a: 'create unknown', b: 'create skipped' },
    0.03,
  ])
  expect(Date.now() - began).toBeLessThan(4000)
  expect((await s.run('plan', '--json')).codes).toEqual(['journal/may-have-been-billed'])
})

test.concurrent('two runs at once: the second waits and finds all made; held too long, it says by whom', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A }\n`)
  s.gateway.script([{ on: 'purchase', fault: { kind: 'slow', ms: 2000 } }])
  const [one, two] = await Promise.all([s.run('generate', '--json'), s.run('generate', '--json')])
  expect([one.code, two.code, new Set([one.rows['a'], two.rows['a']]), s.billed()]).toEqual([
    0,
    0,
    new Set(['create generated', 'unchanged']),
    1,
  ])

  s.manifest(`${SMALL}images: { a: A, b: B }\n`)
  s.gateway.script([{ on: 'purchase', fault: { kind: 'slow', ms: 14_000 } }])
  const first = s.start(['generate', '--json'])
  await until(() => s.gateway.purchases.length === 2)
  const began = Date.now()
  const [second, reader] = await Promise.all([s.run('prune', '--json'), s.run('plan', '--json')])
  expect([second.code, second.codes, Date.now() - began >= 9000, reader.code]).toEqual([2, ['state/held'], true, 0])
  expect(second.json.problems[0]?.message).toContain(`process ${first.child.pid}`)
  expect([(await first.done).code, s.billed()]).toEqual([0, 1])
})

test.concurrent('the runner cancels while nothing answers: ended in its ten seconds, and what is open is remembered', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${SMALL}images: { a: A, b: B }\n`)
  s.gateway.script([
    { on: 'purchase', prompt: 'A', fault: { kind: 'silence', billed: true } },
    { on: 'download', prompt: 'B', fault: { kind: 'stall', after: 50 } },
  ])
  const running = s.start(['generate', '--json'])
  await until(() => s.gateway.purchases.length === 2 && s.journal().includes('"t":"link"'))
  const began = Date.now()
  running.child.kill('SIGINT')
  const timers = [
    setTimeout(() => running.child.kill('SIGTERM'), 7500),
    setTimeout(() => running.child.kill('SIGKILL'), 10_000),
  ]
  const ran = await running.done
  for (const timer of timers) clearTimeout(timer)
  expect([ran.code, ran.rows, Date.now() - began < 10_000]).toEqual([
    130,
    { a: 'create unknown', b: 'create skipped' },
    true,
  ])
  expect((await s.run('plan', '--json')).codes).toEqual(['journal/may-have-been-billed'])
  s.gateway.script([])
  s.billed()
  expect([(await s.run('generate')).code, s.billed()]).toEqual([0, 1])
})

test.concurrent('asked for again by --force without an answer: the old picture stays, and so does the memory', async (t) => {
  const s = await scene(t, { keeps: true })
  s.manifest(`${SMALL}images: { a: A }\n`)
  await s.run('generate')
  s.gateway.script([{ on: 'purchase', fault: { kind: 'reset', when: 'read', billed: true } }])
  expect((await s.run('generate', '--force', 'a', '--json')).rows).toEqual({ a: 'unchanged unknown' })
  s.gateway.script([])
  const again = await s.run('generate', '--force', 'a', '--json')
  expect([again.code, again.codes[0]]).toEqual([0, 'journal/may-have-been-billed'])
  await agrees(s)
})

test.concurrent(
  'killed at fifteen random moments: what was bought and known is never bought again, and all ends well',
  { timeout: 240_000 },
  async () => {
    const { purchases, images, kills } = await storm(15, 3, 2)
    // A kill costs at most what was awaited at that moment: two at once.
    expect(purchases).toBeLessThanOrEqual(images + 2 * kills)
  },
)
