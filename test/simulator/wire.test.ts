// Each fault of the wire, seen from a bare socket: what came, and how the connection ended.
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { DownloadFault, PurchaseFault } from './faults.ts'
import { startGateway, type Gateway } from './gateway.ts'

let gateway: Gateway
beforeAll(async () => {
  gateway = await startGateway({ provenanceBytes: 200, repeatBytes: true })
})
afterAll(() => gateway.close())
afterEach(() => expect(gateway.violations).toEqual([]))

interface Seen {
  readonly head: string
  readonly body: Buffer
  readonly raw: string
  readonly end: 'fin' | 'reset' | 'open'
  /** Times of arrival after the first byte that was sent, in milliseconds. */
  readonly arrivals: readonly number[]
}

/** Sends text and listens until the connection ends, is quiet, or gave `enough` bytes. */
function exchange(port: number, text: string, quiet = 3000, enough = Infinity): Promise<Seen> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    const parts: Buffer[] = []
    const arrivals: number[] = []
    const start = performance.now()
    let length = 0
    const settle = (end: Seen['end']): void => {
      clearTimeout(timer)
      socket.destroy()
      const all = Buffer.concat(parts)
      const split = all.indexOf('\r\n\r\n')
      const [head, body] = split < 0 ? [all, Buffer.alloc(0)] : [all.subarray(0, split), all.subarray(split + 4)]
      resolve({ head: head.toString('latin1'), body, raw: all.toString('latin1'), end, arrivals })
    }
    const timer = setTimeout(() => settle('open'), quiet)
    socket.on('data', (part) => {
      timer.refresh()
      parts.push(part)
      arrivals.push(performance.now() - start)
      length += part.length
      if (length >= enough) settle('open')
    })
    socket.on('end', () => settle('fin'))
    socket.on('error', () => settle('reset'))
  })
}

const body = JSON.stringify({ model: 'flux-2-klein-4b', prompt: 'x', width: 64, height: 64, output_format: 'png' })
const purchase = (): string =>
  `POST /v1/images/generations HTTP/1.1\r\nhost: x\r\nconnection: close\r\nauthorization: Bearer ${gateway.key}\r\n` +
  `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`

async function buy(fault?: PurchaseFault, quiet?: number, enough?: number): Promise<Seen> {
  gateway.script(fault === undefined ? [] : [{ on: 'purchase', fault }])
  return exchange(Number(new URL(gateway.baseUrl).port), purchase(), quiet, enough)
}

async function load(fault?: DownloadFault, quiet?: number, enough?: number): Promise<Seen> {
  const bought = JSON.parse((await buy()).body.toString()) as { data: [{ url: string }] }
  const { pathname, search, port } = new URL(bought.data[0].url)
  gateway.script(fault === undefined ? [] : [{ on: 'download', fault }])
  return exchange(
    Number(port),
    `GET ${pathname}${search} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
    quiet,
    enough,
  )
}

const billed = (): boolean | undefined => gateway.purchases.at(-1)?.billed

function unchunk(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const line = bytes.indexOf('\r\n', at)
    const size = line < 0 ? 0 : Number.parseInt(bytes.toString('latin1', at, line), 16)
    if (!(size > 0)) return Buffer.concat(parts)
    parts.push(bytes.subarray(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
}

describe('a purchase', () => {
  test.each<readonly [PurchaseFault, Seen['end'], boolean]>([
    [{ kind: 'reset', when: 'read' }, 'reset', false],
    [{ kind: 'reset', when: 'read', billed: true }, 'reset', true],
    [{ kind: 'fin' }, 'fin', false],
    [{ kind: 'fin', billed: true }, 'fin', true],
    [{ kind: 'silence', billed: true }, 'open', true],
  ])('%j: nothing comes', async (fault, end, paid) => {
    expect(await buy(fault, 200)).toMatchObject({ raw: '', end })
    expect(billed()).toBe(paid)
    expect(typeof gateway.purchases.at(-1)?.sha256).toBe(paid ? 'string' : 'object')
  })

  test('without its last chunk is whole JSON on an open connection', async () => {
    const seen = await buy({ kind: 'no-last-chunk' }, 300)
    expect(seen.head).toMatch(/transfer-encoding: chunked/)
    expect(JSON.parse(unchunk(seen.body).toString())).toMatchObject({ data: [{ url: expect.any(String) }] })
    expect(seen.body.toString()).not.toMatch(/\r\n0\r\n/)
    expect([seen.end, billed()]).toEqual(['open', true])
  })

  test('dripping: the head byte by byte, or the body', async () => {
    const headers = await buy({ kind: 'drip', part: 'headers', everyMs: 20 }, 2000, 10)
    expect(headers.raw).toBe('HTTP/1.1 2')
    expect(headers.arrivals.at(-1)).toBeGreaterThan(150)
    const late = await buy({ kind: 'drip', part: 'body', everyMs: 4 }, 2000, 300)
    expect(late.head).toMatch(/^HTTP\/1.1 200[^]*content-length/)
    expect(late.arrivals.length).toBeGreaterThan(3)
  })

  test('endless JSON begins as an answer and does not stop', async () => {
    const seen = await buy({ kind: 'endless', framing: 'chunked' }, 3000, 8_000_000)
    expect(unchunk(seen.body).toString('latin1', 0, 60)).toMatch(/^\{"created":1,"data":\[\{"b64_json":"A+$/)
    expect(seen.body.length).toBeGreaterThan(7_999_000)
  })

  test('garbage is no HTTP', async () => {
    expect(await buy({ kind: 'garbage' })).toMatchObject({ end: 'fin', raw: expect.stringMatching(/^NOTHTTP/) })
  })

  test('slow: whole, but later', async () => {
    const seen = await buy({ kind: 'slow', ms: 200 })
    expect(seen.arrivals[0]).toBeGreaterThan(190)
    expect(seen.head).toMatch(/^HTTP\/1.1 200/)
  })

  test('a header can be set to anything', async () => {
    const seen = await buy({ kind: 'header', name: 'x-request-id', value: '::set-output name=x::' })
    expect(seen.head).toContain('x-request-id: ::set-output name=x::')
  })
})

describe('any answer', () => {
  test.each(['lie', 'real', 'bomb'] as const)('encoded: %s', async (how) => {
    const seen = await load({ kind: 'encoding', how }, 3000, how === 'bomb' ? 5000 : Infinity)
    expect(seen.head).toMatch(/content-encoding: gzip/)
    if (how === 'lie') return expect(() => gunzipSync(seen.body)).toThrow()
    if (how === 'real') return expect(gunzipSync(seen.body).toString('latin1', 1, 4)).toBe('PNG')
    const length = Number(/content-length: (\d+)/.exec(seen.head)?.[1])
    expect(length).toBeLessThan(1_200_000)
    // Each whole member of a thousandth of the body is a mebibyte.
    expect(gunzipSync(seen.body.subarray(0, 2 * (length / 1024)))).toHaveLength(2 * 1_048_576)
  })

  test('reset after the head, and in the middle of the body', async () => {
    const early = await load({ kind: 'reset', when: 'headers' })
    expect([early.end, early.body.length]).toEqual(['reset', 0])
    expect(early.head).toMatch(/^HTTP\/1.1 200/)
    const late = await load({ kind: 'reset', when: 'body' })
    const promised = Number(/content-length: (\d+)/.exec(late.head)?.[1])
    expect([late.end, late.body.length]).toEqual(['reset', Math.ceil(promised / 2)])
  })

  test('stalled: promised, begun, silent', async () => {
    const seen = await load({ kind: 'stall', after: 100 }, 300)
    expect([seen.end, seen.body.length]).toEqual(['open', 100])
    expect(seen.head).toMatch(/content-length: \d{3,}/)
  })

  test('one byte a chunk is still whole', async () => {
    const plain = await load()
    const seen = await load({ kind: 'bytewise' })
    expect(unchunk(seen.body).equals(plain.body)).toBe(true)
    expect(seen.body.length).toBe(plain.body.length * 6 + 5)
    expect(seen.arrivals.length).toBeGreaterThan(10)
  })

  test('cut: against a length, in chunks, by the end alone', async () => {
    const plain = (await load()).body
    const half = plain.subarray(0, plain.length >> 1)
    const length = await load({ kind: 'cut', framing: 'length' })
    expect(length.head).toContain(`content-length: ${plain.length}`)
    expect(length.body.equals(half)).toBe(true)
    const chunked = await load({ kind: 'cut', framing: 'chunked', keep: 0.5 })
    expect(unchunk(chunked.body).equals(half)).toBe(true)
    const close = await load({ kind: 'cut', framing: 'close', keep: 1 })
    expect(close.head).not.toMatch(/content-length|transfer-encoding/)
    expect(close.body.equals(plain)).toBe(true)
    expect([length.end, chunked.end, close.end]).toEqual(['fin', 'fin', 'fin'])
  })

  test('endless picture: a terabyte is promised', async () => {
    const seen = await load({ kind: 'endless', framing: 'length' }, 3000, 8_000_000)
    expect(seen.head).toContain('content-length: 1000000000000')
    expect(seen.body.toString('latin1', 1, 4)).toBe('PNG')
  })
})

test('a connection is reset or closed before anything is read of it; then all is well', async () => {
  gateway.script([
    { on: 'connection', origin: 'api', n: 1, fault: { kind: 'reset', when: 'unread' } },
    { on: 'connection', origin: 'api', n: 2, fault: { kind: 'fin' } },
  ])
  const before = [gateway.requests.length, gateway.purchases.length]
  const port = Number(new URL(gateway.baseUrl).port)
  expect(await exchange(port, purchase())).toMatchObject({ raw: '', end: 'reset' })
  expect(await exchange(port, purchase())).toMatchObject({ raw: '', end: expect.stringMatching('fin|reset') })
  expect([gateway.requests.length, gateway.purchases.length]).toEqual(before)
  expect((await exchange(port, purchase())).head).toMatch(/^HTTP\/1.1 200/)
})

test('a connection that is kept has one number', async () => {
  gateway.script([])
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const headers = { authorization: `Bearer ${gateway.key}` }
  const models = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const sent = request(`${gateway.baseUrl}/models`, { agent, headers }, (answer) =>
        answer.resume().on('end', resolve),
      )
      sent.on('error', reject).end()
    })
  await models()
  await models()
  agent.destroy()
  const [one, two] = gateway.requests.slice(-2)
  expect(one?.connection).toBe(two?.connection)
})

test('dead base URLs: refused at once, TLS that fails', async () => {
  const codeOf = (url: string): Promise<unknown> =>
    fetch(url).then(
      () => 'answered',
      (error: { cause: { code: string } }) => error.cause.code,
    )
  expect(await codeOf(`${gateway.dead.refused}/models`)).toBe('ECONNREFUSED')
  expect(await codeOf(`${gateway.dead.tls}/models`)).toMatch(/SSL|EPROTO/)
})
