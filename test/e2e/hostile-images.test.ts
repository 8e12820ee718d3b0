// A delivery host that serves anything but a picture: each is refused by name, in bounded time and memory, nothing of it is written, and the next image goes on.
import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, crc32, deflateSync, gzipSync } from 'node:zlib'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { NOT_PUBLIC } from '../world/address-tables.ts'
import { agrees, scene } from './harness.ts'

const fixture = (name: string): Buffer => readFileSync(new URL(`../image/fixtures/${name}`, import.meta.url))
const [PNG, JPEG, WEBP] = [fixture('rgb.png'), fixture('baseline.jpg'), fixture('lossy.webp')]
const text = (value: string): Buffer => Buffer.from(value, 'latin1')
const join = (...parts: Buffer[]): Buffer => Buffer.concat(parts)

function chunk(type: string, data: Buffer): Buffer {
  const named = join(text(type), data)
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(named))
  return join(length, named, check)
}

function pngOf(width: number, height: number, raw: Buffer, ...more: Buffer[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width >>> 0, 0)
  head.writeUInt32BE(height >>> 0, 4)
  head.writeUInt8(1, 8)
  const end = chunk('IEND', Buffer.alloc(0))
  return join(PNG.subarray(0, 8), chunk('IHDR', head), ...more, chunk('IDAT', deflateSync(raw)), end)
}

const ZEROS = Buffer.alloc(40_000_000)
const SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'

type Served = readonly [name: string, body: Buffer, headers?: Readonly<Record<string, string>>]

/** None is a picture of the asked format, whole and nothing else. */
const HOSTILE: readonly Served[] = [
  ['empty', Buffer.alloc(0)],
  ['HTML', text('<!doctype html><html><body>502</body></html>'), { 'content-type': 'image/png' }],
  ['SVG', text(SVG), { 'content-type': 'image/svg+xml' }],
  ['SVG called PNG', text(`<?xml version="1.0"?>${SVG}`), { 'content-type': 'image/png' }],
  ['XML', text('<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')],
  [
    'GIF',
    text('GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;'),
  ],
  ['BMP', join(text('BM'), Buffer.alloc(60))],
  ['AVIF', text('\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf')],
  ['PDF', text('%PDF-1.7\n')],
  ['ZIP', text('PK\x03\x04\x14\0\0\0')],
  ['ELF', join(text('\x7fELF\x02\x01\x01'), Buffer.alloc(60))],
  ['a shell', text('#!/bin/sh\nid\n')],
  ['a pointer of Git LFS', text(`version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 1\n`)],
  ['a workflow command', text('::error::x\n##[error]y\n::set-output name=a::b\n')],
  ['only a signature', PNG.subarray(0, 8)],
  ...[20, 100, 300, PNG.length - 1].map((end): Served => [`PNG cut at ${end}`, PNG.subarray(0, end)]),
  ['PNG and HTML', join(PNG, text('<script>alert(1)</script>'))],
  ['PNG and ZIP', join(PNG, text('PK\x03\x04'))],
  ['PNG twice', join(PNG, PNG)],
  ['PNG and JPEG', join(PNG, JPEG)],
  ['HTML and PNG', join(text('<!--'), PNG)],
  ['a byte and PNG', join(Buffer.from([0]), PNG)],
  ['one bit flipped', PNG.map((byte, at) => (at === PNG.length >> 1 ? byte ^ 1 : byte)) as Buffer],
  ['2^31 pixels a side', pngOf(0x7fffffff, 0x7fffffff, Buffer.alloc(10))],
  ['a negative side', pngOf(-1, -1, Buffer.alloc(10))],
  ['no pixels', pngOf(0, 0, Buffer.alloc(10))],
  ['64,008,000 pixels', pngOf(8000, 8001, Buffer.alloc(10))],
  ['40 MB of rows for a picture of 8 x 8', pngOf(8, 8, ZEROS)],
  ['a picture of 60 MP without its rows', pngOf(7700, 7700, Buffer.alloc(10))],
  ['no data', join(PNG.subarray(0, 33), chunk('IEND', Buffer.alloc(0)))],
  ['a chunk of 2 GB', join(PNG.subarray(0, 33), Buffer.from('7fffffff49444154', 'hex'), Buffer.alloc(100))],
  ['JPEG for PNG', JPEG],
  ['WebP for PNG', WEBP],
  ['gzip of a PNG', gzipSync(PNG), { 'content-encoding': 'gzip' }],
  ['brotli of 40 MB', brotliCompressSync(ZEROS), { 'content-encoding': 'br' }],
  ['plain, called gzip', PNG, { 'content-encoding': 'gzip' }],
  ['gzip in gzip', gzipSync(gzipSync(PNG)), { 'content-encoding': 'gzip, gzip' }],
  ['more than 50 MiB', join(PNG.subarray(0, 33), Buffer.alloc(52 * 1024 * 1024))],
]
const WHOLE: readonly Served[] = [
  ['PNG', PNG],
  ['PNG called HTML', PNG, { 'content-type': 'text/html' }],
  ['PNG as a download', PNG, { 'content-disposition': 'attachment; filename="../../x.sh"' }],
  [
    'PNG with a comment that is HTML',
    join(PNG.subarray(0, 33), chunk('tEXt', text('c\0<script>alert(1)</script>')), PNG.subarray(33)),
  ],
]

test(`${HOSTILE.length} bodies that are no picture, and ${WHOLE.length} that are`, async (context) => {
  const served: readonly Served[] = HOSTILE.flatMap((one, n) =>
    n % 10 === 9 ? [one, WHOLE[(n - 9) / 10] as Served] : [one],
  )
  const server = createServer((request, response) => {
    const [, body, headers] = served[Number(/\d+/.exec(request.url ?? '')?.[0])] ?? ['', PNG]
    response.writeHead(200, { 'content-length': body.length, ...headers })
    response.end(body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  context.onTestFinished(() => void server.close())
  const s = await scene(context, { keeps: true })
  const { port } = server.address() as AddressInfo
  // Its link dies soon, so that what is broken for good is not asked for again and again.
  const se = (): string => new Date(Date.now() + 300).toISOString()
  s.gateway.script((event) =>
    event.kind === 'purchase' ? { kind: 'url', url: `http://127.0.0.1:${port}/${event.prompt}?se=${se()}` } : undefined,
  )
  const images = served.map((_, n) => `  i${n}: "${n}"\n`).join('')
  s.manifest(`defaults: { size: 64x64, output_format: png }\nimages:\n${images}`)
  const began = performance.now()
  const words = ['--json', '--max-images', '100', '--max-cost', '10', '--concurrency', '8']
  const ran = await s.runIn({ NODE_OPTIONS: '--max-old-space-size=64' }, 'generate', ...words)
  expect(performance.now() - began).toBeLessThan(40_000)
  const outcomes = served.map(([name], n) => [name, ran.rows[`i${n}`]?.replace('create ', '')])
  const isWhole = (name: string): boolean => WHOLE.some(([one]) => one === name)
  // Another format than asked was bought for certain; of all else nobody knows what the gateway billed.
  const format = ['JPEG for PNG', 'WebP for PNG']
  expect(outcomes).toEqual(
    served.map(([name]) => [name, isWhole(name) ? 'generated' : format.includes(name) ? 'failed' : 'unknown']),
  )
  expect([ran.code, s.asked().all]).toEqual([1, served.length])
  const stored = served.flatMap(([name], n) => (isWhole(name) ? [`images/i${n}.png`] : []))
  expect(s.files()).toEqual([...stored, 'images.lock.json', 'images.yml'].toSorted())
  for (const row of ran.json.manifests[0]?.images ?? []) {
    if (row.outcome !== 'generated') expect(row.error?.message.length, row.id).toBeGreaterThan(20)
  }
})

test('200 answers that name an address which nobody may fetch from: each is told, none is tried twice, the next image goes on', async (context) => {
  const s = await scene(context, { keeps: true })
  const isHere = (host: string): boolean =>
    /^(?:127\.|\[::1\]|\[::ffff:7f)|localhost/.test(new URL(`http://${host.replaceAll('。', '.')}/`).hostname)
  const hosts = NOT_PUBLIC.filter((host) => !isHere(host) && /^[\d[]/.test(host))
  const urls = [
    ...hosts.map((host) => `http://${host}:8080/a.png`),
    ...hosts.map((host) => `https://${host}/a.png`),
    ...[
      'file:///etc/passwd',
      'ftp://a/b.png',
      '//x/y.png',
      'http://u:p@127.0.0.1/a.png',
      'javascript:alert(1)',
      '\\\\x\\y',
    ],
  ]
  expect(new Set(urls).size).toBeGreaterThan(200)
  s.gateway.script((event) => {
    const url = event.kind === 'purchase' ? urls[Number(event.prompt)] : undefined
    return url === undefined ? undefined : { kind: 'url', url }
  })
  const names = [...urls.keys(), urls.length].map((n) => `  i${n}: "${n}"\n`).join('')
  s.manifest(`defaults: { size: 64x64, output_format: png }\nimages:\n${names}`)
  const ran = await s.run('generate', '--json', '--max-images', '1000', '--max-cost', '100', '--paid-retries', '0')
  const { [`i${urls.length}`]: last, ...others } = ran.rows
  expect([ran.code, last, new Set(Object.values(others))]).toEqual([1, 'create generated', new Set(['create unknown'])])
  expect([s.asked().all, s.gateway.deliveries.size]).toEqual([urls.length + 1, 1])
  expect(s.files()).toEqual(['images.lock.json', 'images.yml', `images/i${urls.length}.png`])
  expect(ran.json.cost.unknown_usd).toBeCloseTo(urls.length * 0.03, 6)
  s.manifest(`defaults: { size: 64x64, output_format: png }\nimages: { i${urls.length}: "${urls.length}" }\n`)
  await agrees(s)
})
