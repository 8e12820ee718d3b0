// Purchases against servers that misbehave: what is certain afterwards, and that nothing goes out twice.
import { createServer as createTcp, type Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import { Secret } from '../../src/secret.ts'
import { createHttp, type Http, type HttpOptions } from '../../src/world/http.ts'
import type { PurchaseCall } from '../../src/world/purchase.ts'
import { chunked, rawServer, type RawServer, response } from './http-servers.ts'

const KEY = 'sk-canary-0123456789'
const JSON_BODY = '{"created":1,"data":[{"url":"https://d.example/a"}]}'
const OK = response(200, JSON_BODY)
const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((it) => it.close()))
})

async function serve(answer: (socket: Socket, request: string) => void): Promise<RawServer> {
  const server = await rawServer(answer)
  open.push(server)
  return server
}

async function client(options: Partial<HttpOptions> = {}): Promise<Http> {
  const http = await createHttp({ env: {}, limits: { quietMs: 100 }, ...options })
  open.push(http)
  return http
}

const order = (baseUrl: string, more: Partial<PurchaseCall> = {}): PurchaseCall => ({
  baseUrl: new URL(baseUrl),
  path: '/images/generations',
  key: new Secret(KEY),
  body: '{"model":"flux-2-pro"}',
  timeoutMs: 2000,
  signal: new AbortController().signal,
  onImage: () => {},
  ...more,
})

/** One purchase from a server that sends this to every request. */
async function buy(send: (socket: Socket) => void, more: Partial<PurchaseCall> = {}) {
  const server = await serve(send)
  const result = await (await client()).purchase(order(`${server.url}/v1`, more))
  expect(JSON.stringify(result)).not.toContain(KEY)
  return { result, server }
}

test('a POST with the key, below the base URL, each on a connection of its own', async () => {
  const server = await serve((socket) => socket.write(OK))
  const http = await client()
  for (const base of ['/v1', '/v1/', '']) await http.purchase(order(server.url + base))
  await Promise.all(Array.from({ length: 5 }, () => http.purchase(order(server.url))))
  expect(server.connections()).toBe(8)
  expect(server.requests.map((request) => request.split(' ')[1])).toEqual([
    '/v1/images/generations',
    '/v1/images/generations',
    ...Array<string>(6).fill('/images/generations'),
  ])
  const [head, body] = server.requests[0]!.split('\r\n\r\n')
  expect(body).toBe('{"model":"flux-2-pro"}')
  expect(head!.toLowerCase().split('\r\n').slice(1).sort()).toEqual([
    'accept-encoding: identity',
    'accept: application/json',
    `authorization: bearer ${KEY}`,
    'connection: close',
    'content-length: 22',
    'content-type: application/json',
    `host: 127.0.0.1:${server.port}`,
  ])
})

describe('an answer', () => {
  const url = { status: 200, base64: [], text: '', json: JSON.parse(JSON_BODY) as unknown }
  test.each<readonly [string, (socket: Socket) => void]>([
    ['with a length', (socket) => socket.write(OK)],
    ['in chunks', (socket) => socket.write(chunked([...JSON_BODY]))],
    ['ended by FIN', (socket) => socket.end(`HTTP/1.1 200 OK\r\n\r\n${JSON_BODY}`)],
    ['without its last chunk, then quiet', (socket) => socket.write(chunked([JSON_BODY], true))],
    [
      'shorter than its length, then quiet',
      (socket) => socket.write(response(200, JSON_BODY, { 'content-length': '99' })),
    ],
    ['without its last chunk, then FIN', (socket) => socket.end(chunked([JSON_BODY], true))],
    ['shorter than its length, then FIN', (socket) => socket.end(response(200, JSON_BODY, { 'content-length': '99' }))],
    [
      'whole, then reset',
      (socket) => socket.write(chunked([JSON_BODY], true), () => setTimeout(() => socket.resetAndDestroy(), 50)),
    ],
    ['after 103', (socket) => socket.write(`HTTP/1.1 103 Early Hints\r\nlink: x\r\n\r\n${OK.toString()}`)],
    ['dripping', (socket) => void drip(socket, OK)],
  ])('%s', async (_, send) => {
    expect((await buy(send)).result).toMatchObject({ kind: 'answer', status: 200, response: url })
  })

  test('with headers, and without the key that it repeats', async () => {
    const body = `{"error":{"message":"bad key ${KEY}","list":["${KEY}",1,null]}}`
    const { result } = await buy((socket) =>
      socket.write(response(401, body, { 'X-Request-Id': KEY, 'retry-after': '7' })),
    )
    expect(result).toMatchObject({
      kind: 'answer',
      status: 401,
      headers: { 'x-request-id': '[secret]', 'retry-after': '7' },
      response: { json: { error: { message: 'bad key [secret]', list: ['[secret]', 1, null] } } },
    })
    const text = await buy((socket) => socket.write(response(502, `<html>${KEY}</html>`)))
    expect(text.result).toMatchObject({ response: { json: undefined, text: '<html>[secret]</html>' } })
  })

  test('encoded, of an error: the status alone', async () => {
    const body = gzipSync('{"error":{"code":"x"}}')
    const { result } = await buy((socket) => socket.write(response(401, body, { 'content-encoding': 'gzip' })))
    expect(result).toMatchObject({ kind: 'answer', status: 401, response: { json: undefined, text: '', base64: [] } })
  })

  test('with a picture, which waits for a slow sink', async () => {
    const picture = Buffer.alloc(3_000_000, 'abc')
    let busy = 0
    let most = 0
    let bytes = 0
    const { result } = await buy(
      (socket) => socket.write(response(200, `{"data":[{"b64_json":"${picture.toString('base64')}"}]}`)),
      {
        async onImage(chunk) {
          most = Math.max(most, ++busy)
          await new Promise((resolve) => setTimeout(resolve, 1))
          bytes += chunk.length
          busy--
        },
      },
    )
    expect(result).toMatchObject({ response: { base64: [{ valid: true, bytes: 3_000_000 }] } })
    expect({ bytes, most }).toEqual({ bytes: 3_000_000, most: 1 })
  })

  test("the sink's failure is thrown", async () => {
    const body = `{"data":[{"b64_json":"${'AAAA'.repeat(100)}"}]}`
    const failing = [
      () => Promise.reject(new Error('ENOSPC')),
      () => {
        throw new Error('ENOSPC')
      },
    ]
    for (const onImage of failing) {
      await expect(buy((socket) => socket.write(response(200, body)), { onImage })).rejects.toThrow('ENOSPC')
    }
  })
})

async function drip(socket: Socket, bytes: Buffer): Promise<void> {
  for (const byte of bytes) {
    if (socket.destroyed) return
    socket.write(Buffer.from([byte]))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test.each([
  ['https://evil.example/x?sig=1', 'evil.example'],
  ['/elsewhere', '127.0.0.1'],
  ['http://[', ''],
])('a redirect to %s is not followed', async (location, host) => {
  const { result, server } = await buy((socket) => socket.write(response(307, 'moved', { location })))
  expect(result).toEqual({ kind: 'redirect', host })
  expect(server.requests).toHaveLength(1)
})

describe('lost: it went out and no whole answer came', () => {
  const big = `{"data":[{"b64_json":"${'A'.repeat(65 << 20)}"}]}`
  test.each<readonly [string, string, (socket: Socket) => void]>([
    ['nothing at all', 'http/timeout', () => {}],
    ['reset', 'http/reset', (socket) => socket.resetAndDestroy()],
    ['FIN', 'http/reset', (socket) => socket.end()],
    ['half a head', 'http/timeout', (socket) => socket.write('HTTP/1.1 200 OK\r\nx: ')],
    ['half a head, FIN', 'http/reset', (socket) => socket.end('HTTP/1.1 200 OK\r\nx: ')],
    ['garbage', 'http/garbled', (socket) => socket.write('SSH-2.0-OpenSSH\r\n\r\n')],
    [
      'an upgrade',
      'http/reset',
      (socket) => socket.write('HTTP/1.1 101 X\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
    ],
    ['endless headers', 'http/garbled', (socket) => socket.write(`HTTP/1.1 200 OK\r\nx: ${'y'.repeat(99_999)}`)],
    [
      'a cut body with a length',
      'http/',
      (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 99\r\n\r\n{"data"'),
    ],
    ['a cut body in chunks', 'http/', (socket) => socket.end(chunked(['{"data"'], true))],
    ['a stalled body', 'http/timeout', (socket) => socket.write(chunked(['{"data"'], true))],
    [
      'a bad chunk',
      'http/garbled',
      (socket) => socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'),
    ],
    [
      'gzip',
      'http/encoding',
      (socket) => socket.write(response(200, gzipSync(JSON_BODY), { 'content-encoding': 'gzip' })),
    ],
    ['65 MiB', 'http/too-large', (socket) => socket.write(response(200, big))],
  ])('%s', async (_, code, send) => {
    const { result, server } = await buy(send, { timeoutMs: code === 'http/timeout' ? 150 : 5000 })
    expect(result).toMatchObject({ kind: 'lost', code: expect.stringMatching(`^${code}`) as string })
    const message = result.kind === 'lost' ? result.message : ''
    expect(message).toMatch(new RegExp(`^POST http://127.0.0.1:${server.port}/#[0-9a-f]{8}: .*\\.$`))
    expect(server.requests).toHaveLength(1)
  })

  test('a cut close-delimited body is an answer that is no JSON', async () => {
    const { result } = await buy((socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n{"data"'))
    expect(result).toMatchObject({ kind: 'answer', response: { json: undefined, text: '{"data"' } })
  })
})

describe('not sent, for certain', () => {
  test('refused', async () => {
    const server = await rawServer(() => {})
    await server.close()
    expect(await (await client()).purchase(order(server.url))).toMatchObject({ kind: 'not-sent', code: 'http/refused' })
  })

  test('a name that is none', async () => {
    const resolve = () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' }))
    const result = await (await client({ resolve })).purchase(order('https://gone.example'))
    expect(result).toMatchObject({ kind: 'not-sent', code: 'http/dns' })
  })

  test('a resolver that does not answer in time', async () => {
    const http = await client({ resolve: () => new Promise(() => {}) })
    const result = await http.purchase(order('https://slow.example', { timeoutMs: 50 }))
    expect(result).toMatchObject({ kind: 'not-sent', code: 'http/timeout' })
  })

  test('a server that speaks no TLS, or ends in the handshake', async () => {
    for (const greeting of ['HTTP/1.1 400 Bad\r\n\r\n', null]) {
      let bytes = ''
      const server = createTcp((socket) => {
        socket
          .on('error', () => {})
          .on('data', (chunk) => {
            bytes += chunk.toString('latin1')
            if (greeting === null) socket.resetAndDestroy()
            else socket.end(greeting)
          })
      })
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
      const { port } = server.address() as { port: number }
      const result = await (await client()).purchase(order(`https://127.0.0.1:${port}`))
      expect(result).toMatchObject({ kind: 'not-sent', code: expect.stringMatching(/^http\/(tls|reset)$/) as string })
      expect(bytes).not.toContain('POST')
      await new Promise((resolve) => server.close(resolve))
    }
  })

  test('a key that no header can carry', async () => {
    const { result, server } = await buy((socket) => socket.write(OK), { key: new Secret('sk-line\nbreak') })
    expect(result).toMatchObject({ kind: 'not-sent', code: 'http/invalid-request' })
    expect(JSON.stringify(result)).not.toContain('sk-line')
    expect(server.requests).toHaveLength(0)
  })
})

describe('stopped by the caller', () => {
  test('before, while connecting, and after it went out', async () => {
    const http = await client({ resolve: () => new Promise(() => {}) })
    expect(await http.purchase(order('https://a.example', { signal: AbortSignal.abort() }))).toEqual({
      kind: 'aborted',
      sent: false,
    })
    const signal = AbortSignal.timeout(30)
    expect(await http.purchase(order('https://a.example', { signal }))).toEqual({ kind: 'aborted', sent: false })
    const late = AbortSignal.timeout(100)
    expect((await buy(() => {}, { signal: late })).result).toEqual({ kind: 'aborted', sent: true })
    const answered = AbortSignal.timeout(50)
    const { result } = await buy((socket) => socket.write(chunked([JSON_BODY], true)), { signal: answered })
    expect(result).toMatchObject({ kind: 'answer' })
  })

  test('what was not sent by then never is', async () => {
    const server = await serve((socket) => socket.write(OK))
    let release = (): void => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    const http = await client({
      resolve: async () => {
        await released
        return [{ address: '127.0.0.1', family: 4 }]
      },
    })
    const signal = AbortSignal.timeout(30)
    expect(await http.purchase(order(`http://localhost:${server.port}`, { signal }))).toEqual({
      kind: 'aborted',
      sent: false,
    })
    release()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(server.requests).toHaveLength(0)
  })
})
