// PNG of any size at the price of its first row: every further row repeats the one above and is compressed once a size.
import { crc32, deflateSync } from 'node:zlib'
import { NOISE } from './provenance.ts'
import type { Layout, Padding, Paint } from './picture.ts'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const STRIPES = 16
const ADLER = 65_521

/** A chunk with its length and CRC. */
function chunk(type: string, ...data: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), ...data])
  const head = Buffer.alloc(4)
  head.writeUInt32BE(body.length - 4)
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(crc32(body))
  return Buffer.concat([head, body, tail])
}

interface Rest {
  readonly deflated: Buffer
  readonly bytes: number
  readonly adler: number
}
const rests = new Map<string, Rest>()

/** All rows but the first, each with the filter "up" and no difference. */
function restOf(width: number, height: number): Rest {
  const key = `${width}x${height}`
  const known = rests.get(key)
  if (known !== undefined) return known
  const stride = 3 * width + 1
  const raw = Buffer.alloc(stride * (height - 1))
  for (let at = 0; at < raw.length; at += stride) raw[at] = 2
  const packed = deflateSync(raw, { level: 6 })
  const rest = {
    deflated: packed.subarray(2, -4),
    bytes: raw.length,
    adler: packed.readUInt32BE(packed.length - 4),
  }
  rests.set(key, rest)
  return rest
}

/** 16 upright stripes in the colours of the request. */
function firstRow(width: number, colours: Buffer): Buffer {
  const row = Buffer.alloc(3 * width + 1)
  for (let x = 0; x < width; x++) {
    const stripe = 3 * Math.floor((x * STRIPES) / width)
    colours.copy(row, 1 + 3 * x, stripe, stripe + 3)
  }
  return row
}

/** Adler-32 of a row followed by the rest, from the rest's own sum. */
function adlerOf(row: Buffer, rest: Rest): number {
  let a = 1
  let b = 0
  for (const byte of row) {
    a = (a + byte) % ADLER
    b = (b + a) % ADLER
  }
  const low = rest.adler & 0xffff
  const high = rest.adler >>> 16
  const sum = (b + high + (rest.bytes % ADLER) * (a - 1 + ADLER)) % ADLER
  return sum * 65_536 + ((a + low - 1 + ADLER) % ADLER)
}

/** The zlib stream: the first row in a stored block, then the rest. A row of 3840 pixels fits one such block. */
function imageData(width: number, height: number, colours: Buffer): Buffer {
  const row = firstRow(width, colours)
  const rest = restOf(width, height)
  const head = Buffer.from([0x78, 0x01, 0, 0, 0, 0, 0])
  head.writeUInt16LE(row.length, 3)
  head.writeUInt16LE(row.length ^ 0xffff, 5)
  const tail = Buffer.alloc(4)
  tail.writeUInt32BE(adlerOf(row, rest))
  return Buffer.concat([head, row, rest.deflated, tail])
}

/** Chunks that are ancillary, private and safe to copy. */
export const pngPadding: Padding = { overhead: 12, most: NOISE.length, wrap: (noise) => chunk('paDd', noise) }

/** RGB, 8 bits; the provenance block in `caBX` right after IHDR, as FLUX.2 delivers it. */
export function png(paint: Paint): Layout {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(paint.width, 0)
  header.writeUInt32BE(paint.height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const mark = paint.jumbf.length === 0 ? Buffer.alloc(0) : chunk('caBX', paint.jumbf)
  return {
    before: Buffer.concat([SIGNATURE, chunk('IHDR', header), mark]),
    after: Buffer.concat([chunk('IDAT', imageData(paint.width, paint.height, paint.colours)), chunk('IEND')]),
  }
}
