// Downloads against servers that misbehave: lengths, times, and no socket left over.
import { getEventListeners } from 'node:events'
import type { Socket } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { overdue, DOWNLOAD_LIMITS } from '../../src/world/watch.ts'
import { client, download, fetchFrom, serve, SHORT } from './http-downloads.ts'
import { chunked, response } from './http-servers.ts'

/** What is said of a download that is given up. */
const WORDS: Readonly<Record<string, string>> = {
  'http/idle': 'no byte came for too long',
  'http/deadline': 'it was not there by its deadline',
  'http/slow': 'the bytes came too slowly',
  'http/too-large': 'it is larger than a picture may be',
  'http/encoding': 'it has a content encoding',
}

const PICTURE = Buffer.alloc(200_000, 'picture')

describe('a whole body', () => {
  test.each<readonly [string, (socket: Socket) => void]>([
    ['with a length', (socket) => socket.write(response(200, PICTURE))],
    ['in chunks', (socket) => socket.write(chunked([PICTURE.toString()]))],
    ['ended by FIN', (socket) => socket.end(`HTTP/1.0 200 OK\r\n\r\n${PICTURE.toString()}`)],
    ['said to be identity', (socket) => socket.write(response(200, PICTURE, { 'content-encoding': 'Identity' }))],
  ])('%s', async (_, send) => {
    const { result, body } = await download(send)
    expect(result).toEqual({ kind: 'done', bytes: PICTURE.length })
    expect(body.equals(PICTURE)).toBe(true)
  })
})

test('sends no key, no cookie, and keeps the connection', async () => {
  const server = await serve((socket) => socket.write(response(200, 'x', { 'set-cookie': 'a=b' })))
  const http = await client()
  for (let i = 0; i < 10; i++) await fetchFrom(http, `${server.url}/a.png?sig=1#fragment`)
  // The one before may not be free yet when the next begins.
  expect(server.connections()).toBeLessThanOrEqual(2)
  expect(server.requests[2]).toBe(
    `GET /a.png?sig=1 HTTP/1.1\r\nhost: 127.0.0.1:${server.port}\r\nconnection: keep-alive\r\n` +
      'accept: image/*\r\naccept-encoding: identity\r\n\r\n',
  )
})

describe('what is no whole body', () => {
  const bomb = gzipSync(Buffer.alloc(1_000_000))
  test.each<readonly [string, string, (socket: Socket) => void]>([
    ['gzip', 'http/encoding', (socket) => socket.write(response(200, bomb, { 'content-encoding': 'gzip' }))],
    [
      'brotli',
      'http/encoding',
      (socket) => socket.write(response(200, brotliCompressSync('x'), { 'content-encoding': 'br' })),
    ],
    [
      'announced too large',
      'http/too-large',
      (socket) => socket.write(response(200, 'x', { 'content-length': '1000001' })),
    ],
    ['too large in chunks', 'http/too-large', (socket) => socket.write(chunked([PICTURE.toString().repeat(6)], true))],
    ['too large to FIN', 'http/too-large', (socket) => socket.end(`HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(1_000_001)}`)],
    ['cut with a length', 'http/', (socket) => socket.end(response(200, 'xyz', { 'content-length': '4' }))],
    ['cut in chunks', 'http/', (socket) => socket.end(chunked(['xyz'], true))],
    [
      'reset in the body',
      'http/reset',
      (socket) => socket.write(chunked(['xyz'], true), () => socket.resetAndDestroy()),
    ],
    ['reset at once', 'http/reset', (socket) => socket.resetAndDestroy()],
    ['garbage', 'http/garbled', (socket) => socket.write('<html>\r\n\r\n')],
    ['no head', 'http/idle', () => {}],
    ['stalled', 'http/idle', (socket) => socket.write(chunked(['xyz'], true))],
    ['a byte now and then', 'http/slow', (socket) => void trickle(socket)],
    ['quick at first', 'http/slow', (socket) => void trickle(socket, 'x'.repeat(100_000))],
  ])('%s', async (_, code, send) => {
    const limits =
      code === 'http/idle'
        ? { ...SHORT, windowMs: 30_000 }
        : code === 'http/slow'
          ? { ...SHORT, idleMs: 30_000 }
          : undefined
    const { result } = await download(send, {}, limits && { limits })
    expect(result).toMatchObject({ kind: 'failed', code: expect.stringMatching(`^${code}`) as string })
    expect(JSON.stringify(result)).not.toMatch(/SIGNATURE|a\.png/)
    const words = WORDS[code] ?? '.+'
    expect(result).toHaveProperty(
      'message',
      expect.stringMatching(`^GET http://127\\.0\\.0\\.1:\\d+/#[0-9a-f]{8}: ${words}\\.$`),
    )
  })

  async function trickle(socket: Socket, first = ''): Promise<void> {
    socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${first.length + 1000}\r\n\r\n${first}`)
    while (!socket.destroyed) {
      socket.write('x')
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }

  test.each([204, 206, 304, 403, 404, 410, 500, 503])('status %i is told, its body is not', async (status) => {
    const { result, body } = await download((socket) =>
      socket.write(response(status, status === 204 ? '' : '<Error/>')),
    )
    expect(result).toMatchObject({ kind: 'status', status })
    expect(body).toHaveLength(0)
  })
})

describe('as many bytes as agreed', () => {
  test.each<readonly [string, (socket: Socket, body: string) => void]>([
    ['with a length', (socket, body) => socket.write(response(200, body))],
    ['in chunks', (socket, body) => socket.write(chunked([body]))],
  ])('%s: one more is too many, and nothing of it is handed on', async (_, send) => {
    const whole = await download((socket) => send(socket, 'x'.repeat(1000)), { maxBytes: 1000 })
    expect(whole.result).toEqual({ kind: 'done', bytes: 1000 })
    const more = await download((socket) => send(socket, 'x'.repeat(1001)), { maxBytes: 1000 })
    expect(more.result).toMatchObject({ code: 'http/too-large' })
    expect(more.body.length).toBeLessThanOrEqual(1000)
  })
})

describe('what the caller does', () => {
  test.each<readonly [string, () => void | Promise<void>]>([
    [
      'throws',
      () => {
        throw new Error('disk full')
      },
    ],
    ['rejects', () => Promise.reject(new Error('disk full'))],
  ])('a sink that %s ends it with that error', async (_, onChunk) => {
    await expect(download((socket) => socket.write(response(200, PICTURE)), { onChunk })).rejects.toThrow('disk full')
  })

  test('one that was aborted before connects to nothing; no listener stays on a signal', async () => {
    const server = await serve((socket) => socket.write(response(200, 'x')))
    const http = await client()
    const signal = AbortSignal.abort()
    expect((await fetchFrom(http, `${server.url}/`, { signal })).result).toEqual({ kind: 'aborted' })
    expect(server.connections()).toBe(0)
    const controller = new AbortController()
    await fetchFrom(http, `${server.url}/`, { signal: controller.signal })
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  test('no timer goes on after the end', async () => {
    const server = await serve((socket) => socket.write(response(200, 'x')))
    let asked = 0
    const http = await client({ now: () => (asked++, Date.now()) })
    await fetchFrom(http, `${server.url}/`)
    const atEnd = asked
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(asked).toBe(atEnd)
  })
})

describe('time', () => {
  test('past its deadline nothing is waited for, but what flows may finish', async () => {
    const deadline = Date.now() - 3_600_000
    const stalled = await download((socket) => socket.write(chunked(['xyz'], true)), { deadline }, { limits: SHORT })
    const message: unknown = expect.stringMatching(`: ${WORDS['http/deadline']}\\.$`)
    expect(stalled.result).toMatchObject({ kind: 'failed', code: 'http/deadline', message })
    const flowing = await download((socket) => socket.write(response(200, PICTURE)), { deadline })
    expect(flowing.result).toMatchObject({ kind: 'done' })
  })

  test('a slow sink is not the server’s fault', async () => {
    let first = 1
    const onChunk = () => (first-- > 0 ? new Promise<void>((resolve) => setTimeout(resolve, 1500)) : undefined)
    const limits = { ...SHORT, idleMs: 1000, windowMs: 1000 }
    const { result } = await download((socket) => socket.write(response(200, PICTURE)), { onChunk }, { limits })
    expect(result).toMatchObject({ kind: 'done' })
  })

  test('a large picture that flows may take many windows', async () => {
    let now = 0
    const pieces = 100
    const send = async (socket: Socket): Promise<void> => {
      socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${pieces * 2000}\r\n\r\n`)
      for (let i = 0; i < pieces; i++) {
        socket.write('x'.repeat(2000))
        await new Promise((resolve) => setTimeout(resolve, 5))
      }
    }
    // Time passes by what came alone: at least 2000 bytes a second.
    const onChunk = () => void (now += 1000)
    const { result } = await download((socket) => void send(socket), { onChunk }, { now: () => now })
    expect(result).toEqual({ kind: 'done', bytes: pieces * 2000 })
  })

  test('once the sink has taken all, the server’s silence counts again', async () => {
    const onChunk = () => new Promise<void>((resolve) => setTimeout(resolve, 5))
    const { result } = await download((socket) => socket.write(chunked(['xyz'], true)), { onChunk }, { limits: SHORT })
    expect(result).toMatchObject({ kind: 'failed', code: 'http/idle' })
  })

  // Each of these ended the whole process, with undici's own way of pausing.
  test.each<readonly [string, string, (socket: Socket, bytes: Buffer) => void]>([
    ['FIN', 'done', (socket, bytes) => socket.end(bytes)],
    ['FIN too early', 'failed', (socket, bytes) => socket.end(bytes.subarray(0, -1))],
    ['reset', 'failed', (socket, bytes) => socket.write(bytes.subarray(0, -1), () => socket.resetAndDestroy())],
  ])('%s while a slow sink is waited for', async (_, kind, send) => {
    for (const size of [1, 1000, PICTURE.length]) {
      const bytes = response(200, PICTURE.subarray(0, size), { connection: 'close' })
      const { result } = await download((socket) => send(socket, bytes), {
        onChunk: () => new Promise((resolve) => setTimeout(resolve, 5)),
      })
      expect(result).toMatchObject({ kind })
    }
  })

  test('a sender faster than the sink must wait', async () => {
    const size = 30 << 20
    let written = 0
    let taken = 0
    let most = 0
    const { result } = await download(
      (socket) => {
        socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${size}\r\n\r\n`)
        const send = (): void => {
          while (written < size && socket.write(Buffer.alloc(1 << 16))) written += 1 << 16
          if (written < size) socket.once('drain', () => ((written += 1 << 16), send()))
        }
        send()
      },
      {
        maxBytes: size,
        async onChunk(chunk) {
          // What the kernel buffers on both sides is not ours.
          most = Math.max(most, written - taken)
          if (taken < 4 << 20) await new Promise((resolve) => setTimeout(resolve, 2))
          taken += chunk.length
        },
      },
    )
    expect(result).toEqual({ kind: 'done', bytes: size })
    expect(most).toBeLessThan(16 << 20)
  })

  test.each([
    [{ lastByteAt: 0 }, 29_999, null],
    [{ lastByteAt: 0 }, 30_000, 'idle'],
    [{ windowStart: 0, windowBytes: 29_999, lastByteAt: 29_000 }, 30_000, 'slow'],
    [{ windowStart: 0, windowBytes: 30_000, lastByteAt: 29_000 }, 30_000, null],
    [{ deadline: 50_000, lastByteAt: 49_000 }, 58_999, null],
    [{ deadline: 50_000, lastByteAt: 49_000 }, 59_000, 'deadline'],
    [{ deadline: 50_000, lastByteAt: 109_999 }, 110_000, 'deadline'],
    [{ deadline: -1, lastByteAt: 0 }, 9999, null],
    [{ deadline: -1, lastByteAt: 0 }, 10_000, 'deadline'],
  ] as const)('%j at %i: %s', (progress, now, expected) => {
    const rest = { startedAt: 0, lastByteAt: 0, windowStart: Infinity, windowBytes: 0, deadline: 600_000 }
    expect(overdue({ ...rest, ...progress }, now, DOWNLOAD_LIMITS)).toBe(expected)
  })

  test('an abort ends it', async () => {
    const { result } = await download((socket) => socket.write(chunked(['xyz'], true)), {
      signal: AbortSignal.timeout(50),
    })
    expect(result).toEqual({ kind: 'aborted' })
  })

  test('one slow download does not hold up others', async () => {
    const server = await serve((socket, request) => {
      if (!request.includes('slow')) socket.write(response(200, 'x'))
    })
    const http = await client({ limits: { idleMs: 1500, tickMs: 20 } })
    let ended = false
    const slow = fetchFrom(http, `${server.url}/slow`).finally(() => (ended = true))
    const quick = await Promise.all(Array.from({ length: 20 }, () => fetchFrom(http, `${server.url}/quick`)))
    expect([ended, new Set(quick.map(({ result }) => result.kind))]).toEqual([false, new Set(['done'])])
    expect((await slow).result).toMatchObject({ code: 'http/idle' })
  })
})

test('hundreds of downloads, some broken, leave no socket open', async () => {
  let count = 0
  const server = await serve((socket) => {
    const turn = count++ % 4
    if (turn === 0) socket.write(response(200, PICTURE))
    else if (turn === 1) socket.write(response(403, '<Error/>'))
    else if (turn === 2) socket.end(response(200, 'x', { 'content-length': '9' }))
    else socket.write(response(200, PICTURE, { 'content-encoding': 'gzip' }))
  })
  const http = await client()
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let i = 0; i < 12; i++) await fetchFrom(http, `${server.url}/${i}`)
    }),
  )
  expect(server.requests).toHaveLength(192)
  // Each of the 16 may find its connection not free yet, and open a second one; the server hears a little later what ended.
  await expect.poll(server.open).toBeLessThanOrEqual(32)
  await http.close()
  await expect.poll(server.open).toBe(0)
})
