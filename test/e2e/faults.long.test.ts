// Every fault of the gateway, the wire and the delivery host, against the table of providers.md, "Errors".
import { expect, test } from 'vitest'
import type { DownloadFault, PurchaseFault } from '../simulator/faults.ts'
import { agrees, pace, scene, until } from './harness.ts'

const SMALL = 'defaults: { size: 64x64, output_format: png }\n'

type Case<Fault> = readonly [
  name: string,
  fault: Fault,
  outcome: 'generated' | 'failed' | 'refused' | 'unknown',
  asked: number,
  options?: { readonly nth?: number; readonly says?: RegExp },
]

const json = (status: number, more: object = {}): PurchaseFault => ({ kind: 'status', status, ...more })
const once = { nth: 1 }

/** Two tries in all: what is tried again is asked for twice. */
const PURCHASES: readonly Case<PurchaseFault>[] = [
  ...[400, 404, 409, 413, 422].map((status): Case<PurchaseFault> => [`invalid ${status}`, json(status), 'failed', 1]),
  ['invalid, empty', json(400, { body: 'empty' }), 'failed', 1],
  ['moderated 403', json(403), 'refused', 1],
  ['moderated 403, html', json(403, { body: 'html' }), 'refused', 1],
  ['moderated 200', { kind: 'answer', what: 'moderated' }, 'refused', 1],
  ['moderated 400', json(400, { code: 'moderation_blocked' }), 'refused', 1],
  ['moderated 500', json(500, { code: 'content_policy_violation' }), 'refused', 1],
  ['no model', json(503, { code: 'model_not_found' }), 'failed', 1],
  ['no channel', json(503, { code: 'x', message: 'No available channel for it' }), 'failed', 1],
  ...[500, 502, 503].map((status): Case<PurchaseFault> => [`trouble ${status}`, json(status), 'failed', 2]),
  ['trouble once', json(500), 'generated', 2, once],
  ['trouble, no message', json(500, { message: '' }), 'generated', 2, once],
  ['rate limit once', json(429, { body: 'empty', retryAfter: '0' }), 'generated', 2, once],
  ['rate limit, too long', json(429, { retryAfter: '121' }), 'failed', 1, { says: /121 s, until \d{4}-/ }],
  ...[408, 504, 520, 522, 524].map((status): Case<PurchaseFault> => [`lost ${status}`, json(status), 'unknown', 1]),
  ...(['html', 'empty'] as const).flatMap((body) =>
    [500, 502, 503].map((status): Case<PurchaseFault> => [
      `lost ${status}, ${body}`,
      json(status, { body }),
      'unknown',
      1,
    ]),
  ),
  ...(['empty', 'html', 'other-schema', 'no-pictures', 'two-pictures', 'broken-base64', 'truncated-json'] as const).map(
    (what): Case<PurchaseFault> => [`200 ${what}`, { kind: 'answer', what }, 'unknown', 1],
  ),
  ...(['read', 'headers', 'body'] as const).map((when): Case<PurchaseFault> => [
    `reset ${when}`,
    { kind: 'reset', when, billed: true },
    'unknown',
    1,
  ]),
  ['fin', { kind: 'fin', billed: true }, 'unknown', 1],
  ['silence', { kind: 'silence', billed: true }, 'unknown', 1],
  ['stall', { kind: 'stall', after: 20 }, 'unknown', 1],
  ['slow drip', { kind: 'drip', part: 'headers', everyMs: 200 }, 'unknown', 1],
  ['garbage', { kind: 'garbage' }, 'unknown', 1],
  ['cut, length', { kind: 'cut', framing: 'length' }, 'unknown', 1],
  ['cut, chunks', { kind: 'cut', framing: 'chunked' }, 'unknown', 1],
  ['gzip lie', { kind: 'encoding', how: 'lie' }, 'unknown', 1],
  ['gzip bomb', { kind: 'encoding', how: 'bomb' }, 'unknown', 1],
  ['bytewise', { kind: 'bytewise' }, 'generated', 1],
  ['slow', { kind: 'slow', ms: 300 }, 'generated', 1],
  ['no last chunk', { kind: 'no-last-chunk' }, 'generated', 1],
  ['redirect', { kind: 'redirect', to: 'other-host' }, 'failed', 1, { says: /127\.0\.0\.1/ }],
  [
    'redirect afar',
    { kind: 'redirect', to: { url: 'https://evil.example/x' }, status: 302 },
    'failed',
    1,
    { says: /evil\.example/ },
  ],
  ...[
    'http://169.254.169.254/latest',
    'http://10.0.0.1/x.png',
    'file:///etc/passwd',
    'http://user:pw@127.0.0.1/x',
    '//x',
  ].map((url): Case<PurchaseFault> => [
    `refused ${url.replaceAll(/\W+/g, ' ').trim()}`,
    { kind: 'url', url },
    'unknown',
    1,
  ]),
]

const manifest = (cases: readonly Case<unknown>[]): string =>
  `${SMALL}images:\n${cases.map(([name], n) => `  i${n}: { prompt: "${name}" }\n`).join('')}`

test.concurrent('purchases: kind, tries, ledger, money; then one later run', async (t) => {
  const s = await scene(t)
  s.manifest(manifest(PURCHASES))
  s.gateway.script(
    PURCHASES.map(([prompt, fault, , , { nth } = {}]) => ({
      on: 'purchase',
      prompt,
      fault,
      ...(nth === undefined ? {} : { nth }),
    })),
  )
  const timeout = String(Math.ceil(7 * (await pace())))
  const words = ['--attempts', '2', '--timeout', timeout, '--concurrency', '100', '--json']
  const ran = await s.run('generate', ...words)
  expect(ran.code).toBe(1)
  const images = ran.json.manifests[0]?.images ?? []
  const count = (name: string): number => s.gateway.purchases.filter(({ prompt }) => prompt === name).length
  const seen = images.map(({ outcome }, n) => [PURCHASES[n]?.[0], outcome, count(PURCHASES[n]?.[0] ?? '')])
  expect(seen).toEqual(PURCHASES.map(([name, , outcome, asked]) => [name, outcome, asked]))
  for (const [n, { error }] of images.entries()) {
    const [name, , outcome, , { says } = {}] = PURCHASES[n] as Case<PurchaseFault>
    expect([name, error === undefined]).toEqual([name, outcome === 'generated'])
    if (says) expect(error?.message).toMatch(says)
  }
  const unknown = images.filter(({ outcome }) => outcome === 'unknown')
  const generated = images.filter(({ outcome }) => outcome === 'generated')
  expect(ran.json.cost.unknown_usd).toBeCloseTo(0.03 * unknown.length, 6)
  expect(ran.json.cost.spent_usd).toBeCloseTo(0.03 * generated.length, 6)
  expect(s.gateway.requests.filter(({ origin, method }) => origin === 'delivery' && method === 'POST')).toEqual([])
  expect(Object.keys(s.lock()).toSorted()).toEqual(generated.map(({ id }) => id).toSorted())

  // A later run is a new order; what may have been billed is said first.
  s.asked()
  s.gateway.script([])
  const plan = await s.run('plan', '--json')
  const first = plan.json.problems.slice(0, unknown.length)
  expect(first.map(({ code, message }) => [code, message.includes('may have been billed before')])).toEqual(
    unknown.map(() => ['journal/may-have-been-billed', true]),
  )
  const later = await s.run('generate', '--json')
  expect([later.code, s.billed()]).toEqual([0, PURCHASES.length - generated.length])
  await agrees(s)
})

const picture = (flaw: 'truncated' | 'html' | 'trailing' | 'corrupt' | 'empty'): DownloadFault => ({
  kind: 'picture',
  flaw,
})

const DOWNLOADS: readonly Case<DownloadFault>[] = [
  ...([403, 404, 410] as const).map((status): Case<DownloadFault> => [
    `expired ${status}`,
    { kind: 'expired', status },
    'unknown',
    1,
  ]),
  ['always truncated', picture('truncated'), 'unknown', 1],
  ['always 500', { kind: 'status', status: 500, body: 'xml' }, 'unknown', 1],
  ['expired once', { kind: 'expired', status: 404 }, 'generated', 1, once],
  ...[429, 500, 503].map((status): Case<DownloadFault> => [
    `${status} once`,
    { kind: 'status', status },
    'generated',
    1,
    once,
  ]),
  ...(['truncated', 'html', 'trailing', 'corrupt', 'empty'] as const).map((flaw): Case<DownloadFault> => [
    `${flaw} once`,
    picture(flaw),
    'generated',
    1,
    once,
  ]),
  ...(['read', 'headers', 'body'] as const).map((when): Case<DownloadFault> => [
    `reset ${when} once`,
    { kind: 'reset', when },
    'generated',
    1,
    once,
  ]),
  ...(['length', 'chunked', 'close'] as const).map((framing): Case<DownloadFault> => [
    `cut ${framing} once`,
    { kind: 'cut', framing },
    'generated',
    1,
    once,
  ]),
  ...(['lie', 'real', 'bomb'] as const).map((how): Case<DownloadFault> => [
    `gzip ${how} once`,
    { kind: 'encoding', how },
    'generated',
    1,
    once,
  ]),
  ['fin once', { kind: 'fin' }, 'generated', 1, once],
  ['garbage once', { kind: 'garbage' }, 'generated', 1, once],
  ['endless once', { kind: 'endless', framing: 'length' }, 'generated', 1, once],
  ['bytewise', { kind: 'bytewise' }, 'generated', 1],
  ['redirect', { kind: 'redirect', to: 'other-host', hops: 2 }, 'generated', 1],
  ['three hops', { kind: 'redirect', to: 'same-host', hops: 3 }, 'unknown', 1],
  ['redirect inside', { kind: 'redirect', to: { url: 'http://169.254.169.254/x' } }, 'unknown', 1],
]

test.concurrent('downloads: the picture is tried again, the purchase never', async (t) => {
  const s = await scene(t, { linkLifeMs: 6000 * (await pace()) })
  s.manifest(manifest(DOWNLOADS))
  s.gateway.script(
    DOWNLOADS.map(([prompt, fault, , , { nth } = {}]) => ({
      on: 'download',
      prompt,
      fault,
      ...(nth === undefined ? {} : { nth }),
    })),
  )
  const ran = await s.run('generate', '--concurrency', '100', '--json')
  const images = ran.json.manifests[0]?.images ?? []
  expect(images.map(({ outcome }, n) => [DOWNLOADS[n]?.[0], outcome])).toEqual(
    DOWNLOADS.map(([name, , outcome]) => [name, outcome]),
  )
  expect([ran.code, s.asked()]).toEqual([1, { all: DOWNLOADS.length, billed: DOWNLOADS.length }])
  const tries = (name: string): number =>
    s.gateway.deliveries.get(s.gateway.purchases.find(({ prompt }) => prompt === name)?.url ?? '') ?? 0
  for (const [name, , outcome, , more] of DOWNLOADS) {
    if (more === once) expect([name, tries(name)]).toEqual([name, 2])
    else if (name.startsWith('expired')) expect([name, tries(name) <= 5]).toEqual([name, true])
    else if (name.startsWith('redirect')) expect([name, tries(name)]).toEqual([name, 1])
    else if (outcome === 'unknown') expect([name, tries(name) >= 1]).toEqual([name, true])
  }
  const lost = DOWNLOADS.filter(([, , outcome]) => outcome === 'unknown').length
  expect(ran.json.cost.unknown_usd).toBeCloseTo(0.03 * lost, 6)
  expect(ran.json.cost.spent_usd).toBeCloseTo(0.03 * (DOWNLOADS.length - lost), 6)
  expect(s.gateway.highWater.delivery).toBeGreaterThan(1)
  s.gateway.script([])
  expect((await s.run('generate')).code).toBe(0)
})

test.concurrent('--paid-retries asks again, counts what was lost, and stays under the caps; twins are unknown together', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images:\n  a: { prompt: A, seed: 1 }\n  b: { prompt: A, seed: 1 }\n`)
  const lost: PurchaseFault = { kind: 'reset', when: 'read', billed: true }
  s.gateway.script([{ on: 'purchase', fault: lost }])
  const none = await s.run('generate', '--json')
  expect([none.code, none.rows, none.json.cost.unknown_usd, s.asked().all]).toEqual([
    1,
    { a: 'create unknown', b: 'create unknown' },
    0.03,
    1,
  ])
  const cap = await s.run('generate', '--paid-retries', '1', '--max-cost', '0.05', '--json')
  expect([cap.code, cap.rows['a'], s.asked().all, cap.json.cost.spent_usd]).toEqual([1, 'create unknown', 1, 0])
  s.gateway.script([{ on: 'purchase', nth: 1, fault: lost }])
  const paid = await s.run('generate', '--paid-retries', '1', '--json')
  expect([paid.code, paid.rows, s.asked(), paid.json.cost]).toEqual([
    0,
    { a: 'create generated', b: 'create copied' },
    { all: 2, billed: 2 },
    { estimated_usd: 0.03, spent_usd: 0.06, unknown_usd: 0, unpriced: 0 },
  ])
  await agrees(s)
})

test.concurrent('a rate limit holds back every new purchase of the run', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A, b: B, c: C }\n`)
  s.gateway.script([{ on: 'purchase', n: 1, fault: { kind: 'status', status: 429, retryAfter: '2' } }])
  const ran = await s.run('generate', '--concurrency', '1', '--json')
  const [first = 0, second = 0] = s.gateway.purchases.map(({ at }) => at)
  expect([ran.code, s.asked(), second - first >= 1990]).toEqual([0, { all: 4, billed: 3 }, true])
})

test.concurrent('nobody there: tried again, nothing bought, nothing remembered', async (t) => {
  const s = await scene(t)
  s.manifest(`${SMALL}images: { a: A }\n`)
  for (const APIYI_BASE_URL of [
    s.gateway.dead.refused,
    s.gateway.dead.tls,
    'http://nobody.invalid/v1'.replace('http:', 'https:'),
  ]) {
    const ran = await s.runIn({ APIYI_BASE_URL }, 'generate', '--attempts', '2', '--json')
    expect([APIYI_BASE_URL, ran.code, ran.rows, ran.json.cost.unknown_usd, s.hasState()]).toEqual([
      APIYI_BASE_URL,
      1,
      { a: 'create failed' },
      0,
      false,
    ])
    expect(ran.json.manifests[0]?.images[0]?.error?.message).toMatch(/[Tt]ried 2 times/)
  }
  expect(s.asked().all).toBe(0)
})

test.concurrent('the disk fails after the purchase: counted, and fetched by the next run', async (t) => {
  for (const [fluxAnswer, outcome, cost] of [
    ['url', 'create failed', { spent_usd: 0.03, unknown_usd: 0 }],
    ['base64', 'create unknown', { spent_usd: 0, unknown_usd: 0.03 }],
  ] as const) {
    const s = await scene(t, { fluxAnswer })
    s.manifest(`${SMALL}images: { a: A }\n`)
    s.gateway.script([{ on: 'purchase', fault: { kind: 'slow', ms: 500 } }])
    const running = s.start(['generate', '--json'])
    await until(() => s.gateway.purchases.length === 1)
    s.write('images', 'a file in the way')
    const ran = await running.done
    expect([ran.code, ran.rows, s.billed()]).toEqual([1, { a: outcome }, 1])
    expect(ran.json.cost).toMatchObject(cost)
    expect(ran.json.manifests[0]?.images[0]?.error?.message).toMatch(/images/)
    const forced = await s.run('generate', '--force', 'a', '--json')
    expect([forced.code, forced.rows, s.asked().all]).toEqual([1, { a: 'create failed' }, 0])
    s.remove('images')
    s.gateway.script([])
    expect([(await s.run('generate')).code, s.billed()]).toEqual([0, fluxAnswer === 'url' ? 0 : 1])
    await agrees(s)
  }
})
