// The faults that are answers: statuses, spoilt JSON, spoilt pictures, links; and when a script applies them.
import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { DownloadFault, GatewayEvent, PictureFault, PurchaseFault, StatusFault } from './faults.ts'
import { startGateway, type Gateway } from './gateway.ts'

let gateway: Gateway
beforeEach(async () => {
  gateway = await startGateway({ provenanceBytes: 500 })
})
afterEach(() => gateway.close())

async function buy(more: object = {}): Promise<Response> {
  return fetch(`${gateway.baseUrl}/images/generations`, {
    method: 'POST',
    redirect: 'manual',
    headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'flux-2-pro', prompt: 'x', width: 64, height: 64, output_format: 'png', ...more }),
  })
}
const under = (fault: PurchaseFault): Promise<Response> => {
  gateway.script([{ on: 'purchase', fault }])
  return buy()
}
async function link(): Promise<string> {
  const { data } = (await (await buy()).json()) as { data: [{ url: string }] }
  return data[0].url
}
const last = () => gateway.purchases.at(-1)

describe('statuses of a purchase', () => {
  test.each([400, 401, 402, 403, 404, 408, 409, 413, 422, 429, 500, 502, 503, 504, 520, 524])('%i', async (status) => {
    const json = await under({ kind: 'status', status })
    expect([json.status, json.headers.get('content-type')]).toEqual([status, 'application/json'])
    const { error } = (await json.json()) as { error: object }
    expect(Object.keys(error)).toEqual(['message', 'type', 'param', 'code'])
    expect(json.headers.get('x-request-id')).toBe(last()?.requestId)
    const html = await under({ kind: 'status', status, body: 'html' })
    expect(await html.text()).toMatch(/^<!DOCTYPE html>/)
    expect(await (await under({ kind: 'status', status, body: 'empty' })).text()).toBe('')
    expect(gateway.purchases.map((purchase) => [purchase.billed, purchase.sha256])).toEqual(
      Array(3).fill([false, null]),
    )
    await under({ kind: 'status', status, billed: true })
    expect(last()).toMatchObject({ billed: true, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test.each<readonly [StatusFault, string, RegExp]>([
    [{ kind: 'status', status: 403, code: 'insufficient_user_quota' }, 'insufficient_user_quota', /额度/],
    [{ kind: 'status', status: 403 }, 'content_policy_violation', /^Request Moderated$/],
    [{ kind: 'status', status: 400, code: 'moderation_blocked' }, 'moderation_blocked', /^Content Moderated$/],
    [{ kind: 'status', status: 503, code: 'model_not_found' }, 'model_not_found', /No available channel/],
    [{ kind: 'status', status: 500, message: '' }, 'server_error', /^$/],
  ])('%j', async (fault, code, message) => {
    const { error } = (await (await under(fault)).json()) as { error: { code: string; message: string } }
    expect(error.code).toBe(code)
    expect(error.message).toMatch(message)
  })

  const waits = ['7', '0', '-5', '99999999', 'Fri, 31 Dec 2049 23:59:59 GMT', 'soon', undefined]
  test.each(waits)('429 with Retry-After %s and an empty body', async (retryAfter) => {
    const wait = retryAfter === undefined ? {} : { retryAfter }
    const answer = await under({ kind: 'status', status: 429, body: 'empty', ...wait })
    expect([answer.headers.get('retry-after'), await answer.text()]).toEqual([retryAfter ?? null, ''])
  })

  test.each([
    ['same-host', () => `${gateway.baseUrl}/images/moved`],
    ['other-host', () => `${gateway.deliveryOrigin}/moved`],
  ] as const)('a redirect to the %s, which is a violation to follow', async (to, where) => {
    const answer = await under({ kind: 'redirect', to, status: 308 })
    expect([answer.status, answer.headers.get('location')]).toEqual([308, where()])
    expect(gateway.violations).toEqual([])
    await fetch(where(), { method: 'POST', headers: { authorization: `Bearer ${gateway.key}` } })
    expect(gateway.violations.length).toBeGreaterThan(0)
  })
})

test.each<readonly [PurchaseFault, RegExp, boolean]>([
  [{ kind: 'answer', what: 'empty' }, /^$/, false],
  [{ kind: 'answer', what: 'html' }, /^<!DOCTYPE/, false],
  [{ kind: 'answer', what: 'other-schema' }, /"choices"/, false],
  [{ kind: 'answer', what: 'no-pictures' }, /"data":\[\]/, false],
  [{ kind: 'answer', what: 'moderated' }, /Request Moderated/, false],
  [{ kind: 'answer', what: 'moderated', billed: true }, /Request Moderated/, true],
  [{ kind: 'answer', what: 'two-pictures' }, /"data":\[\{"url":"[^"]+"\},\{"url":"[^"]+"\}\]/, true],
  [{ kind: 'answer', what: 'broken-base64' }, /"b64_json":"[^"]*!/, true],
  [{ kind: 'answer', what: 'truncated-json' }, /^\{.*[^}]$/, false],
  [{ kind: 'url', url: 'http://169.254.169.254/latest' }, /"url":"http:\/\/169.254.169.254\/latest"/, true],
])('a 200 that is none: %j', async (fault, body, billed) => {
  const answer = await under(fault)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toMatch(body)
  expect(last()?.billed).toBe(billed)
})

describe('pictures', () => {
  const load = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer())

  test.each<readonly [PictureFault, (bytes: Buffer, sound: Buffer) => void]>([
    [
      { kind: 'picture', flaw: 'truncated' },
      (a, b) => expect(b.subarray(0, a.length).equals(a) && a.length < b.length).toBe(true),
    ],
    [
      { kind: 'picture', flaw: 'trailing' },
      (a, b) => expect(a.subarray(0, b.length).equals(b) && a.length > b.length).toBe(true),
    ],
    [
      { kind: 'picture', flaw: 'corrupt' },
      (a, b) => expect([...a].filter((byte, at) => byte !== b[at])).toHaveLength(1),
    ],
    [{ kind: 'picture', flaw: 'html' }, (a) => expect(a.toString()).toMatch(/^<!DOCTYPE html>/)],
    [{ kind: 'picture', flaw: 'empty' }, (a) => expect(a).toHaveLength(0)],
    [{ kind: 'picture', flaw: 'format', format: 'jpeg' }, (a) => expect(a.toString('hex', 0, 3)).toBe('ffd8ff')],
    [{ kind: 'picture', flaw: 'size', width: 96, height: 48 }, (a) => expect(a.readUInt32BE(16)).toBe(96)],
  ])('%j: of a download once, of a purchase for good', async (fault, judge) => {
    const url = await link()
    gateway.script([{ on: 'download', nth: 1, fault }])
    const [bad, sound] = [await load(url), await load(url)]
    judge(bad, sound)
    expect(createHash('sha256').update(sound).digest('hex')).toBe(gateway.purchases[0]?.sha256)
    gateway.script([{ on: 'purchase', fault }])
    const spoilt = await load(await link())
    expect(createHash('sha256').update(spoilt).digest('hex')).toBe(last()?.sha256)
    expect([spoilt.length === 0, last()?.billed]).toEqual([bad.length === 0, true])
  })

  test.each<readonly [DownloadFault, number, RegExp]>([
    [{ kind: 'expired', status: 403 }, 403, /AuthenticationFailed/],
    [{ kind: 'expired', status: 404 }, 404, /BlobNotFound/],
    [{ kind: 'expired', status: 410 }, 410, /<Error>/],
    [{ kind: 'status', status: 503, body: 'empty' }, 503, /^$/],
  ])('download under %j, then well', async (fault, status, body) => {
    const url = await link()
    gateway.script([{ on: 'download', nth: [1, 2], fault }])
    for (const _ of [1, 2]) {
      const answer = await fetch(url)
      expect(answer.status).toBe(status)
      expect(await answer.text()).toMatch(body)
    }
    expect((await fetch(url)).status).toBe(200)
    expect(gateway.deliveries.get(url)).toBe(3)
    expect(gateway.violations).toEqual([])
  })

  test('redirects: as many hops as asked, by another name, to a private address', async () => {
    const url = await link()
    const seen = gateway.requests.length
    gateway.script([{ on: 'download', fault: { kind: 'redirect', to: 'same-host', hops: 3 } }])
    expect((await fetch(url)).status).toBe(200)
    expect(gateway.requests.length - seen).toBe(4)
    gateway.script([{ on: 'download', fault: { kind: 'redirect', to: 'other-host' } }])
    const other = await fetch(url, { redirect: 'manual' })
    expect(new URL(other.headers.get('location') ?? '').hostname).toBe('localhost')
    gateway.script([{ on: 'download', fault: { kind: 'redirect', to: { url: 'http://10.0.0.1/x' }, status: 302 } }])
    const inner = await fetch(url, { redirect: 'manual' })
    expect([inner.status, inner.headers.get('location')]).toEqual([302, 'http://10.0.0.1/x'])
    expect([...gateway.deliveries.values()]).toEqual([3])
  })
})

describe('scripts', () => {
  test('a list: the first rule that applies, by number, repetition, model and prompt', async () => {
    const fault = (status: number): StatusFault => ({ kind: 'status', status })
    gateway.script([
      { on: 'purchase', n: 2, fault: fault(500) },
      { on: 'purchase', prompt: 'b', nth: [1, 2], fault: fault(502) },
      { on: 'purchase', model: 'flux-dev', fault: fault(422) },
    ])
    const statuses = []
    for (const prompt of ['a', 'a', 'b', 'b', 'b']) statuses.push((await buy({ prompt })).status)
    statuses.push((await buy({ model: 'flux-dev' })).status)
    expect(statuses).toEqual([200, 500, 502, 502, 200, 422])
    gateway.script([{ on: 'purchase', n: 1, fault: fault(409) }])
    expect([(await buy()).status, (await buy()).status]).toEqual([409, 200])
  })

  test('a function is told of connections, purchases and downloads', async () => {
    const events: GatewayEvent['kind'][] = []
    gateway.script((event) => {
      events.push(event.kind)
      return event.kind === 'purchase' && event.prompt === 'y' ? { kind: 'status', status: 500 } : undefined
    })
    await (await fetch(await link())).arrayBuffer()
    expect((await buy({ prompt: 'y', seed: 3 })).status).toBe(500)
    expect(new Set(events)).toEqual(new Set(['connection', 'purchase', 'download']))
  })

  test('a fault that cannot befall its event is a violation', async () => {
    gateway.script((event) => (event.kind === 'purchase' ? { kind: 'expired', status: 410 } : undefined))
    await expect(buy()).rejects.toThrow()
    expect(gateway.violations).toEqual(['simulator: Error: a purchase cannot fail by expired'])
  })
})
