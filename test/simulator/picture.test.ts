// The simulated pictures, judged by walks of their own and, where it is there, by ImageMagick.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { startGateway, type GatewayOptions } from './gateway.ts'
import { pictureOf } from './picture.ts'

const folder = mkdtempSync(join(tmpdir(), 'pictures-'))
afterAll(() => rmSync(folder, { recursive: true }))

async function buy(options: GatewayOptions, body: object, times = 1) {
  await using gateway = await startGateway(options)
  const answers: { readonly bytes: Buffer; readonly id: string | null }[] = []
  for (let time = 0; time < times; time++) {
    const answer = await fetch(`${gateway.baseUrl}/images/generations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${gateway.key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    const { data } = (await answer.json()) as { data: { url?: string; b64_json?: string }[] }
    const { url, b64_json: text = '' } = data[0] ?? {}
    const bytes = url === undefined ? Buffer.from(text, 'base64') : Buffer.from(await (await fetch(url)).arrayBuffer())
    answers.push({ bytes, id: answer.headers.get('x-request-id') })
  }
  return answers
}

/** CRC-32 by the table of the PNG specification. */
const TABLE = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index
  for (let bit = 0; bit < 8; bit++) value = (value >>> 1) ^ (value & 1 ? 0xedb88320 : 0)
  return value
})
function crc(bytes: Buffer): number {
  let value = 0xffffffff
  for (const byte of bytes) value = (value >>> 8) ^ (TABLE[(value ^ byte) & 255] ?? 0)
  return ~value >>> 0
}

function pngChunks(bytes: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const chunks = []
  for (let at = 8; at < bytes.length;) {
    const end = at + 8 + bytes.readUInt32BE(at)
    expect(bytes.readUInt32BE(end)).toBe(crc(bytes.subarray(at + 4, end)))
    chunks.push({ type: bytes.toString('latin1', at + 4, at + 8), data: bytes.subarray(at + 8, end) })
    at = end + 4
  }
  return chunks
}

/** Segments before the scan, as marker and data; the end is checked too. */
function jpegSegments(bytes: Buffer): { readonly type: string; readonly data: Buffer }[] {
  const segments = []
  for (let at = 2; segments.at(-1)?.type !== 'da';) {
    expect(bytes[at]).toBe(0xff)
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    segments.push({ type: bytes.toString('hex', at + 1, at + 2), data: bytes.subarray(at + 4, end) })
    at = end
  }
  expect(bytes.toString('hex', bytes.length - 2)).toBe('ffd9')
  return segments
}

function identify(bytes: Buffer, name: string): string | null {
  if (!existsSync('/usr/bin/identify')) return null
  const file = join(folder, name)
  writeFileSync(file, bytes)
  // The signature is ImageMagick's hash of the pixels; warnings become errors.
  return execFileSync('/usr/bin/identify', ['-regard-warnings', '-format', '%m %w %h %#', file], { encoding: 'utf8' })
}

const png = { model: 'flux-2-pro', prompt: 'a fox', output_format: 'png' }
const jpeg = { model: 'flux-2-pro', prompt: 'a fox', output_format: 'jpeg' }
const webp = { model: 'gpt-image-2', prompt: 'a fox', output_format: 'webp' }

test('a PNG is whole: chunks, rows, checksums; provenance after IHDR', async () => {
  const [first, second] = await buy({}, { ...png, width: 80, height: 64 }, 2)
  const chunks = pngChunks(first?.bytes ?? Buffer.alloc(0))
  expect(chunks.map((chunk) => chunk.type)).toEqual(['IHDR', 'caBX', 'IDAT', 'IEND'])
  const mark = chunks[1]?.data ?? Buffer.alloc(0)
  expect(mark.readUInt32BE(0)).toBe(mark.length)
  expect(mark.toString('latin1', 4, 8)).toBe('jumb')
  expect(mark.includes('c2pa\0')).toBe(true)
  expect(mark.length).toBeGreaterThanOrEqual(1024)
  expect(mark.length).toBeLessThanOrEqual(24_576)
  // inflateSync checks the Adler-32, which the simulator puts together by hand.
  expect(inflateSync(chunks[2]?.data ?? Buffer.alloc(0))).toHaveLength(64 * (80 * 3 + 1))
  const again = pngChunks(second?.bytes ?? Buffer.alloc(0))
  expect(again[2]?.data.equals(chunks[2]?.data ?? Buffer.alloc(0))).toBe(true)
  expect(again[1]?.data.equals(mark)).toBe(false)
})

test('a JPEG is whole: segments to EOI, one APP11 box', async () => {
  const [first] = await buy({ provenanceBytes: 24_000 }, { ...jpeg, size: '1920x1080' })
  const segments = jpegSegments(first?.bytes ?? Buffer.alloc(0))
  expect(segments.map(({ type }) => type).join(' ')).toBe('e0 eb db db db c0 c4 c4 da')
  const mark = segments[1]?.data ?? Buffer.alloc(0)
  expect([mark.toString('latin1', 0, 2), mark.readUInt32BE(8)]).toEqual(['JP', 24_000])
  expect(mark.includes('c2pa\0')).toBe(true)
  const frame = segments.find(({ type }) => type === 'c0')?.data
  expect([frame?.readUInt16BE(3), frame?.readUInt16BE(1)]).toEqual([1920, 1080])
})

test('a WebP has RIFF sizes that agree', async () => {
  const [first] = await buy({ provenanceBytes: 1001 }, webp)
  const bytes = first?.bytes ?? Buffer.alloc(0)
  const types = []
  let at = 12
  for (; at < bytes.length; at += 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2)) {
    types.push(bytes.toString('latin1', at, at + 4))
  }
  expect([at, bytes.readUInt32LE(4) + 8]).toEqual([bytes.length, bytes.length])
  expect(types).toEqual(['VP8X', 'VP8L', 'C2PA'])
})

test.each([
  ['PNG', png],
  ['JPEG', jpeg],
  ['WEBP', webp],
] as const)('%s: other requests have other pixels, padding and provenance have not', async (name, body) => {
  const size = body === webp ? { size: '1920x1088' } : { width: 1920, height: 1088 }
  const [one, two] = await buy({ pictureBytes: 300_000 }, { ...body, ...size }, 2)
  const [plain] = await buy({ provenanceBytes: 0 }, { ...body, ...size })
  const [other] = await buy({}, { ...body, ...size, prompt: 'another fox' })
  expect(Math.abs((one?.bytes.length ?? 0) - 300_000)).toBeLessThan(32)
  expect(one?.bytes.equals(two?.bytes ?? Buffer.alloc(0))).toBe(false)
  expect(plain?.bytes.includes('c2pa')).toBe(false)
  const [a, b, c, d] = [one, two, plain, other].map((it, at) => identify(it?.bytes ?? Buffer.alloc(0), `${name}${at}`))
  expect([b, c]).toEqual([a, a])
  if (a === null) return
  expect(a).toMatch(new RegExp(`^${name} 1920 1088 [0-9a-f]{64}$`))
  expect(d).not.toBe(a)
})

test('bytes and request ids repeat where asked, also in another gateway and another order of keys', async () => {
  const [first, second] = await buy({ repeatBytes: true }, { model: 'flux-2-pro', prompt: 'x', seed: 1 }, 2)
  const [third] = await buy({ repeatBytes: true }, { seed: 1, prompt: 'x', model: 'flux-2-pro' })
  expect(second).toEqual(first)
  expect(third).toEqual(first)
  const [fourth] = await buy({ repeatBytes: true }, { model: 'flux-2-pro', prompt: 'x', seed: 2 })
  expect(fourth?.id).not.toBe(first?.id)
})

test('12 MB are sent part by part, of shared parts', async () => {
  const [one] = await buy({ pictureBytes: 12_000_000 }, png)
  expect(pngChunks(one?.bytes ?? Buffer.alloc(0)).filter(({ type }) => type === 'paDd')).toHaveLength(183)
  const order = {
    model: 'm',
    prompt: 'x',
    seed: 1,
    width: 64,
    height: 64,
    format: 'png',
    base64: false,
    body: {},
  } as const
  const body = pictureOf({ order, nonce: '00'.repeat(16), provenanceBytes: 1024, pictureBytes: 12_000_000 })
  expect(new Set([...body.parts()].map((part) => part.buffer)).size).toBeLessThan(6)
})
