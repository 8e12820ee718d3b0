// What the inspector says of whole pictures, broken ones, and bytes that are no picture.
import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { createInspector, type Inspection } from '../../src/image/inspect.ts'

const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url))

async function inspect(bytes: Uint8Array, step = bytes.length || 1): Promise<Inspection> {
  const inspector = createInspector()
  for (let at = 0; at < bytes.length; at += step) await inspector.write(bytes.slice(at, at + step))
  return inspector.end()
}
const codeOf = async (bytes: Uint8Array, step?: number): Promise<string> => {
  const found = await inspect(bytes, step)
  return found.kind === 'whole' ? 'whole' : found.code
}

/** Made by ImageMagick, jpegtran and libwebp's tools; sizes as `identify` prints them. */
const WHOLE = [
  ['rgb.png', 'png', 48, 32],
  ['palette.png', 'png', 48, 32],
  ['sixteen.png', 'png', 20, 13],
  ['interlaced.png', 'png', 19, 11],
  ['grey.png', 'png', 48, 32],
  ['alpha.png', 'png', 48, 32],
  ['baseline.jpg', 'jpeg', 48, 32],
  ['progressive.jpg', 'jpeg', 48, 32],
  ['grey.jpg', 'jpeg', 48, 32],
  ['cmyk.jpg', 'jpeg', 48, 32],
  ['restart.jpg', 'jpeg', 48, 32],
  ['lossy.webp', 'webp', 48, 32],
  ['lossless.webp', 'webp', 48, 32],
  ['alpha.webp', 'webp', 48, 32],
  ['animated.webp', 'webp', 48, 32],
] as const

describe.each(WHOLE)('%s', (name, format, width, height) => {
  const bytes = fixture(name)

  test.each([1, 7, 1000, 1e6])('is whole in pieces of %i bytes', async (step) => {
    expect(await inspect(bytes, step)).toEqual({ kind: 'whole', format, width, height, provenance: 'none' })
  })
  test('is not whole when cut anywhere', async () => {
    const step = Math.ceil(bytes.length / 150)
    for (let length = 1; length < bytes.length; length += length < 60 ? 1 : step) {
      expect(await codeOf(bytes.subarray(0, length)), `${length} bytes`).toBe('image/truncated')
    }
    expect(await codeOf(bytes.subarray(0, -1))).toBe('image/truncated')
  })
  test.each([1, 1e6])('may have nothing after it (pieces of %i)', async (step) => {
    for (const tail of [Buffer.from([0]), Buffer.from('\n'), bytes]) {
      expect(await inspect(Buffer.concat([bytes, tail]), step)).toMatchObject({
        code: 'image/trailing-bytes',
        format,
        message: expect.stringContaining(`${tail.length} more`),
      })
    }
  })
})

test.each([
  ['', 'no bytes'],
  ['<!DOCTYPE html><html><body>502 Bad Gateway</body></html>', 'HTML'],
  ['\n <!-- x --> <html>', 'HTML'],
  ['\ufeff<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"/>', 'SVG'],
  ['<?xml version="1.0"?>\n<svg/>', 'SVG'],
  ['<?xml version="1.0"?><Error><Code>AuthenticationFailed</Code></Error>', 'XML'],
  ['GIF89a\x01\x00\x01\x00', 'GIF'],
  ['{"error":{"message":"no"}}', 'JSON'],
  ['not found', 'text'],
  ['\0\x01\x02\x03', 'binary'],
  ['\0\0\0\x1cftypavif', 'AVIF'],
  ['RIFF\x24\0\0\0WAVEfmt ', 'no WebP'],
  ['version https://git-lfs.github.com/spec/v1\n', 'Git LFS pointer'],
])('%j is no image and is named', async (text, name) => {
  for (const step of [1, 1000]) {
    const found = await inspect(Buffer.from(text), step)
    expect(found).toMatchObject({ kind: 'broken', code: 'image/not-an-image', message: expect.stringContaining(name) })
    expect(found).not.toHaveProperty('format')
  }
})

const chunk = (type: string, data: Uint8Array): Buffer => {
  const bytes = Buffer.alloc(12 + data.length)
  bytes.writeUInt32BE(data.length)
  bytes.write(type, 4, 'latin1')
  bytes.set(data, 8)
  bytes.writeUInt32BE(crc32(bytes.subarray(4, 8 + data.length)), 8 + data.length)
  return bytes
}
const header = (width: number, height: number, depth = 8, colour = 2, rest = [0, 0, 0]): Buffer => {
  const data = Buffer.alloc(13)
  data.writeUInt32BE(width)
  data.writeUInt32BE(height, 4)
  data.set([depth, colour, ...rest], 8)
  return chunk('IHDR', data)
}
const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const IEND = chunk('IEND', Buffer.alloc(0))
const png = (...chunks: Buffer[]): Buffer => Buffer.concat([SIGNATURE, ...chunks])
const idat = (raw: Uint8Array): Buffer => chunk('IDAT', deflateSync(raw))
/** Two rows of two pixels. */
const ROWS = Buffer.from('0001020304050600010203040506', 'hex')
const flip = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 0x10
  return copy
}

describe('PNG', () => {
  const whole = png(header(2, 2), idat(ROWS), IEND)
  const data = deflateSync(ROWS)
  test.each<[string, Buffer, string]>([
    ['the base of these cases', whole, 'whole'],
    [
      'data in many chunks, one empty',
      png(
        header(2, 2),
        ...[0, 0, 5, 9].map((from, i, all) => chunk('IDAT', data.subarray(from, all[i + 1]))).slice(0, 4),
        IEND,
      ),
      'whole',
    ],
    ['a row missing', png(header(2, 3), idat(ROWS), IEND), 'image/corrupt'],
    ['a row too much', png(header(2, 1), idat(ROWS), IEND), 'image/corrupt'],
    [
      'a filter that there is not',
      png(header(2, 2), idat(Buffer.concat([ROWS.subarray(0, 7), Buffer.from([5]), ROWS.subarray(8)])), IEND),
      'image/corrupt',
    ],
    ['data cut, checksum right', png(header(2, 2), chunk('IDAT', data.subarray(0, -3)), IEND), 'image/corrupt'],
    ['data that is no zlib', png(header(2, 2), chunk('IDAT', Buffer.from('hello')), IEND), 'image/corrupt'],
    ['no data', png(header(2, 2), IEND), 'image/corrupt'],
    ['a wrong checksum of the data', png(header(2, 2), flip(idat(ROWS), 10), IEND), 'image/corrupt'],
    [
      'a wrong checksum of a text',
      png(header(2, 2), flip(chunk('tEXt', Buffer.from('a\0b')), 9), idat(ROWS), IEND),
      'image/corrupt',
    ],
    ['a wrong checksum of the header', png(flip(header(2, 2), 22), idat(ROWS), IEND), 'image/corrupt'],
    ['a wrong checksum of the end', png(header(2, 2), idat(ROWS), flip(IEND, 11)), 'image/corrupt'],
    ['no header', png(idat(ROWS), IEND), 'image/corrupt'],
    ['two headers', png(header(2, 2), header(2, 2), idat(ROWS), IEND), 'image/corrupt'],
    ['an unknown critical chunk', png(header(2, 2), chunk('ABCD', ROWS), idat(ROWS), IEND), 'image/corrupt'],
    [
      'data interrupted',
      png(header(2, 2), chunk('IDAT', data.subarray(0, 5)), chunk('tEXt', ROWS), chunk('IDAT', data.subarray(5)), IEND),
      'image/corrupt',
    ],
    ['colour type 5', png(header(2, 2, 8, 5), idat(ROWS), IEND), 'image/corrupt'],
    ['4 bits of RGB', png(header(2, 2, 4, 2), idat(ROWS), IEND), 'image/corrupt'],
    ['interlace 2', png(header(2, 2, 8, 2, [0, 0, 2]), idat(ROWS), IEND), 'image/corrupt'],
    ['no palette', png(header(2, 2, 8, 3), idat(Buffer.alloc(6)), IEND), 'image/corrupt'],
    ['a palette', png(header(2, 2, 8, 3), chunk('PLTE', Buffer.alloc(3)), idat(Buffer.alloc(6)), IEND), 'whole'],
    [
      'a palette of grey',
      png(header(2, 2, 8, 0), chunk('PLTE', Buffer.alloc(3)), idat(Buffer.alloc(6)), IEND),
      'image/corrupt',
    ],
    ['no width', png(header(0, 2), idat(ROWS), IEND), 'image/corrupt'],
    ['64 million pixels, without data', png(header(8000, 8000), IEND), 'image/corrupt'],
    ['one row more', png(header(8000, 8001), IEND), 'image/too-large'],
    ['the largest sides', png(header(0xffffffff, 0xffffffff), IEND), 'image/too-large'],
    ['a C2PA chunk cut in two', png(header(2, 2), chunk('caBX', Buffer.alloc(24_000)), idat(ROWS)), 'image/truncated'],
  ])('%s', async (_, bytes, code) => {
    for (const step of [1, 1e6]) expect(await codeOf(bytes, step)).toBe(code)
  })
  test('a bomb is left at the row past the last', async () => {
    const bomb = deflateSync(Buffer.alloc(150_000_000), { level: 1 })
    const before = process.cpuUsage()
    expect(await codeOf(png(header(2, 2, 8, 0), chunk('IDAT', bomb), IEND))).toBe('image/corrupt')
    expect(process.cpuUsage(before).user).toBeLessThan(150_000)
  })
  test('bytes after the compressed stream hold nothing up', async () => {
    const padded = Buffer.concat([data, Buffer.alloc(300_000)])
    expect(await codeOf(png(header(2, 2), chunk('IDAT', padded), IEND), 65_536)).toBe('whole')
  })
})

/** Where a marker stands in a JPEG, from its beginning. */
const marker = (bytes: Buffer, code: number): number => bytes.indexOf(Buffer.from([0xff, code]))
const without = (bytes: Buffer, code: number): Buffer => {
  const at = marker(bytes, code)
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 2 + bytes.readUInt16BE(at + 2))])
}
const insert = (bytes: Buffer, at: number, ...more: Buffer[]): Buffer =>
  Buffer.concat([bytes.subarray(0, at), ...more, bytes.subarray(at)])
const patch = (bytes: Buffer, at: number, ...values: number[]): Buffer => {
  const copy = Buffer.from(bytes)
  copy.set(values, at)
  return copy
}

describe('JPEG', () => {
  const base = fixture('baseline.jpg')
  const [frame, scan] = [marker(base, 0xc0), marker(base, 0xda)]
  const restart = fixture('restart.jpg')
  test.each<[string, Buffer, string]>([
    ['fill bytes before a marker', insert(base, frame, Buffer.from([0xff, 0xff])), 'whole'],
    ['height 0', patch(base, frame + 5, 0, 0), 'image/corrupt'],
    ['65,535 pixels a side', patch(base, frame + 5, 255, 255, 255, 255), 'image/too-large'],
    ['12 bits', patch(base, frame + 4, 12), 'image/unsupported'],
    ['arithmetic coding', patch(base, frame + 1, 0xc9), 'image/unsupported'],
    ['a frame of the wrong length', patch(base, frame + 9, 2), 'image/corrupt'],
    ['no frame', without(base, 0xc0), 'image/corrupt'],
    ['no quantisation table', without(without(base, 0xdb), 0xdb), 'image/corrupt'],
    ['no Huffman table', without(base, 0xc4), 'image/corrupt'],
    ['a scan without data', Buffer.concat([base.subarray(0, scan + 14), Buffer.from([0xff, 0xd9])]), 'image/corrupt'],
    ['no scan', Buffer.concat([base.subarray(0, scan), Buffer.from([0xff, 0xd9])]), 'image/corrupt'],
    ['only its end', Buffer.from([0xff, 0xd8, 0xff, 0xd9, 0, 0, 0, 0, 0, 0, 0, 0]), 'image/corrupt'],
    ['bytes between segments', insert(base, frame, Buffer.from([0])), 'image/corrupt'],
    ['a second start', insert(base, frame, Buffer.from([0xff, 0xd8])), 'image/corrupt'],
    ['a segment without a length', insert(base, frame, Buffer.from([0xff, 0xe1, 0, 1])), 'image/corrupt'],
    [
      'a restart marker out of turn',
      patch(restart, restart.indexOf(Buffer.from([0xff, 0xd1])) + 1, 0xd3),
      'image/corrupt',
    ],
  ])('%s', async (_, bytes, code) => {
    for (const step of [1, 1e6]) expect(await codeOf(bytes, step)).toBe(code)
  })
})

const riff = (...chunks: Buffer[]): Buffer => {
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  const size = Buffer.alloc(4)
  size.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF'), size, body])
}
const riffChunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8, type)
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length & 1)])
}

describe('WebP', () => {
  const [lossy, lossless, alpha] = [fixture('lossy.webp'), fixture('lossless.webp'), fixture('alpha.webp')]
  test.each<[string, Buffer, string]>([
    ['a RIFF size 2 too large', patch(lossy, 4, (lossy[4] ?? 0) + 2), 'image/corrupt'],
    ['a RIFF size 2 too small', patch(lossy, 4, (lossy[4] ?? 0) - 2), 'image/corrupt'],
    ['a chunk longer than the file', patch(lossy, 17, 0xff), 'image/corrupt'],
    ['nothing in it', riff(), 'image/corrupt'],
    ['a header alone', riff(alpha.subarray(12, 30)), 'image/corrupt'],
    ['another size in the header', patch(alpha, 24, 99), 'image/corrupt'],
    ['a canvas of 16 million a side', patch(alpha, 24, 255, 255, 255, 255, 255, 255), 'image/too-large'],
    ['an unknown chunk first', riff(riffChunk('ABCD', ROWS), lossy.subarray(12)), 'image/corrupt'],
    ['an unknown chunk after', riff(lossy.subarray(12), riffChunk('ABCD', ROWS)), 'whole'],
    ['no key frame', patch(lossy, 20, (lossy[20] ?? 0) | 1), 'image/corrupt'],
    ['a wrong lossless signature', patch(lossless, 20, 0), 'image/corrupt'],
    ['width 0', patch(lossy, 26, 0, 0), 'image/corrupt'],
  ])('%s', async (_, bytes, code) => {
    for (const step of [1, 1e6]) expect(await codeOf(bytes, step)).toBe(code)
  })
})

describe('provenance', () => {
  const segment = (code: number, data: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0xff, code, (data.length + 2) >> 8, (data.length + 2) & 255]), data])
  const box = Buffer.concat([
    Buffer.from('JP\0\x01\0\0\0\x01\0\0\x5d\xc0jumb\0\0\0\x1ejumdc2pa', 'latin1'),
    Buffer.alloc(24_000),
  ])
  const jpeg = (extra: Buffer): Buffer => insert(fixture('baseline.jpg'), 2, extra)
  test.each<[string, Buffer, string]>([
    ['PNG, caBX', png(header(2, 2), chunk('caBX', Buffer.alloc(24_000)), idat(ROWS), IEND), 'c2pa'],
    ['PNG, text alone', png(header(2, 2), chunk('tEXt', Buffer.from('a\0caBX c2pa')), idat(ROWS), IEND), 'none'],
    ['JPEG, APP11', jpeg(segment(0xeb, box)), 'c2pa'],
    ['JPEG, APP1', jpeg(segment(0xe1, box)), 'none'],
    ['JPEG, APP11 of another kind', jpeg(segment(0xeb, Buffer.from('HDR_RI c2pa'))), 'none'],
    ['JPEG, other JUMBF', jpeg(segment(0xeb, Buffer.from('JP\0\x01\0\0\0\x01 jumb jumd'))), 'none'],
    ['WebP, C2PA', riff(fixture('lossy.webp').subarray(12), riffChunk('C2PA', Buffer.alloc(101))), 'c2pa'],
  ])('%s', async (_, bytes, provenance) => {
    for (const step of [1, 5000, 1e6]) expect(await inspect(bytes, step)).toMatchObject({ kind: 'whole', provenance })
  })
})

const fixtures = new Map(WHOLE.map(([name]) => [name as string, fixture(name)]))

test('10,000 mutations: no throw, no hang, every flipped PNG is found', async () => {
  const names = WHOLE.map(([name]) => name)
  let state = 1
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const started = performance.now()
  for (let round = 0; round < 10_000; round += 1) {
    const name = names[round % names.length] ?? ''
    const bytes = Buffer.from(fixtures.get(name) ?? [])
    const at = random(bytes.length)
    if (round % 3 === 0) bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8))
    else if (round % 3 === 1) bytes.fill(random(256), at, Math.min(bytes.length, at + 1 + random(40)))
    else bytes.copy(bytes, at, random(bytes.length))
    const found = await inspect(bytes, round % 7 === 0 ? 13 : undefined)
    if (name.endsWith('png') && !bytes.equals(fixtures.get(name) ?? bytes))
      expect(found.kind, `${name} ${at}`).toBe('broken')
  }
  expect(performance.now() - started).toBeLessThan(20_000)
})
