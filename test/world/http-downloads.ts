// What the download tests share: servers and clients that are closed after each test, with short times.
import type { Socket } from 'node:net'
import { afterEach } from 'vitest'
import type { GetCall } from '../../src/world/get.ts'
import { createHttp, type Http, type HttpOptions } from '../../src/world/http.ts'
import type { DownloadLimits } from '../../src/world/watch.ts'
import { rawServer, type RawServer } from './http-servers.ts'

const open: { close: () => Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((it) => it.close()))
})

/** A raw server for this test. */
export async function serve(answer: (socket: Socket, request: string) => void): Promise<RawServer> {
  const server = await rawServer(answer)
  open.push(server)
  return server
}

/** Limits of a fraction of a second, for what is to run into one: a busy machine may hold up all else for as long. */
export const SHORT: DownloadLimits = {
  idleMs: 300,
  windowMs: 300,
  leastBytesPerSecond: 1000,
  overtimeIdleMs: 200,
  overtimeMs: 500,
  tickMs: 20,
}

/** A client with the usual limits that looks at them often. */
export async function client(options: Partial<HttpOptions> = {}): Promise<Http> {
  const http = await createHttp({ env: {}, limits: { tickMs: SHORT.tickMs }, ...options })
  open.push(http)
  return http
}

/** One download, allowed from this machine, with the bytes that came. */
export async function fetchFrom(http: Http, url: string, more: Partial<GetCall> = {}) {
  const chunks: Buffer[] = []
  const result = await http.get({
    url,
    allowed: 'loopback',
    maxBytes: 1_000_000,
    deadline: Date.now() + 60_000,
    signal: new AbortController().signal,
    onChunk: (chunk) => void chunks.push(Buffer.from(chunk)),
    ...more,
  })
  return { result, body: Buffer.concat(chunks) }
}

/** What a download from a server that sends this to every request gives. */
export async function download(
  send: (socket: Socket, request: string) => void,
  more: Partial<GetCall> = {},
  options: Partial<HttpOptions> = {},
) {
  const server = await serve(send)
  return { server, ...(await fetchFrom(await client(options), `${server.url}/a.png?sig=SIGNATURE`, more)) }
}
