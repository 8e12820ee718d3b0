// 400 addresses that a stranger would have fetched, through the real client, beside a server on this machine that must hear nothing.
import type { LookupAddress } from 'node:dns'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createHttp, type Http } from '../../src/world/http.ts'
import { MALFORMED, NOT_PUBLIC } from '../world/address-tables.ts'
import { type RawServer, rawServer, response } from '../world/http-servers.ts'

let sink: RawServer
let door: RawServer
let http: Http
/** Whatever name is asked for is this machine: a name that got as far as its resolver must stop there. */
const resolve = async (): Promise<LookupAddress[]> => [{ address: '127.0.0.1', family: 4 }]
const noUrl = new AbortController().signal

beforeAll(async () => {
  sink = await rawServer((socket) => socket.write(response(200, 'inside')))
  door = await rawServer((socket, request) => {
    const location = decodeURIComponent(/\/\?to=(\S*)/.exec(request)?.[1] ?? '')
    socket.write(response(302, '', { location }))
  })
  http = await createHttp({ env: {}, resolve })
})
afterAll(async () => {
  await http.close()
  await Promise.all([sink.close(), door.close()])
})

async function kindOf(url: string, allowed: 'loopback' | '10/8' | null): Promise<string> {
  const call = { url, allowed, maxBytes: 1000, deadline: Date.now() + 60_000, signal: noUrl, onChunk: () => {} }
  return (await http.get(call)).kind
}

const urls = (port: number): string[] => [
  ...NOT_PUBLIC.flatMap((host) => [
    `https://${host}/a.png`,
    `http://${host}:${port}/a.png`,
    `https://${host}:${port}/a`,
  ]),
  ...MALFORMED,
  // Names that are public by their form and lead here: their address is judged.
  ...['delivery.bfl.ai', 'localtest.me', '127.0.0.1.nip.io', 'a.b.c.example'].map((host) => `https://${host}/a.png`),
  // This machine, behind a user, another scheme, white space, another slash, another digit.
  ...['http', 'https', 'ftp', 'ws', 'HTTP'].flatMap((scheme) => [
    `${scheme}://127.0.0.1:${port}/`,
    `${scheme}://bfl.ai@127.0.0.1:${port}/`,
    `${scheme}:\\\\127.0.0.1:${port}\\`,
    ` ${scheme}://127.0.0.1:${port}/ `,
    `${scheme}://127.0.0.1:${port}#@bfl.ai/`,
    `${scheme}:127.0.0.1:${port}/`,
    `${scheme}:///127.0.0.1:${port}/`,
    `${scheme}://①②⑦.0.0.1:${port}/`,
    `\t${scheme}://127.0\n.0.1:${port}/`,
  ]),
]

test('from a public base URL none is reached, and the server on this machine hears nothing', async () => {
  const all = urls(sink.port)
  expect(new Set(all).size).toBeGreaterThan(400)
  const kinds = await Promise.all(all.map(async (url) => [url, await kindOf(url, null)] as const))
  expect(kinds.filter(([, kind]) => kind !== 'refused-address')).toEqual([])
  expect(sink.connections()).toBe(0)
})

test('nor from a private one of another range', async () => {
  const here = urls(sink.port).filter((url) => /127|local|::1|7f/i.test(url))
  const kinds = await Promise.all(here.map(async (url) => [url, await kindOf(url, '10/8')] as const))
  expect(kinds.filter(([, kind]) => kind !== 'refused-address')).toEqual([])
  expect([here.length > 50, sink.connections()]).toEqual([true, 0])
})

test('nor by a redirect from a host that is allowed: each hop is judged anew', async () => {
  const hosts = NOT_PUBLIC.filter((host) => {
    // What is loopback in some spelling, or a name, may be this machine, which is allowed here.
    const url = new URL(`http://${host.replaceAll('\u3002', '.')}/`)
    return !/^(?:127\.|\[::1\]|\[::ffff:7f)/.test(url.hostname) && /^(?:[\d.]+|\[.*\])$/.test(url.hostname)
  })
  const to = [
    ...hosts.map((host) => `http://${host}:${sink.port}/`),
    ...['file:///etc/passwd', `ftp://127.0.0.1:${sink.port}/`, `http://u:p@127.0.0.1:${sink.port}/`, 'gopher://x/'],
  ]
  const kinds = await Promise.all(
    to.map(async (url) => [url, await kindOf(`${door.url}/?to=${encodeURIComponent(url)}`, 'loopback')] as const),
  )
  expect(kinds.filter(([, kind]) => kind !== 'refused-address')).toEqual([])
  expect([to.length > 100, sink.connections(), door.connections() > 0]).toEqual([true, 0, true])
})

test('the server would have answered', async () => {
  expect([await kindOf(`${sink.url}/`, 'loopback'), sink.connections()]).toEqual(['done', 1])
})
