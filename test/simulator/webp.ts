// Lossless WebP of one colour: five prefix codes of one symbol each, so that the pixels take no bits at all.
import { NOISE } from './provenance.ts'
import type { Layout, Padding, Paint } from './picture.ts'

/** A RIFF chunk, padded to an even length. */
function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

/** The VP8L bit stream, lowest bit first: sizes, no transform, no colour cache, no meta codes, five simple codes. */
function lossless(width: number, height: number, colours: Buffer): Buffer {
  const bytes = Buffer.alloc(32)
  let at = 0
  const put = (value: number, length: number): void => {
    for (let bit = 0; bit < length; bit++, at++) {
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (((value >> bit) & 1) << (at & 7))
    }
  }
  put(0x2f, 8)
  put(width - 1, 14)
  put(height - 1, 14)
  put(0, 4)
  put(0, 3)
  const symbol = (value: number): void => {
    // Simple code, one symbol, written in 8 bits.
    put(1, 1)
    put(0, 1)
    put(1, 1)
    put(value, 8)
  }
  for (const value of [colours[1] ?? 0, colours[0] ?? 0, colours[2] ?? 0, 255, 0]) symbol(value)
  return bytes.subarray(0, Math.ceil(at / 8))
}

/** Chunks that a reader does not know. */
export const webpPadding: Padding = { overhead: 8, most: NOISE.length, wrap: (noise) => chunk('PADD', noise) }

/** The extended form, since provenance (`C2PA`) and further chunks may stand in that one alone. */
export function webp(paint: Paint, paddingBytes: number): Layout {
  const extended = Buffer.alloc(10)
  extended.writeUIntLE(paint.width - 1, 4, 3)
  extended.writeUIntLE(paint.height - 1, 7, 3)
  const mark = paint.jumbf.length === 0 ? Buffer.alloc(0) : chunk('C2PA', paint.jumbf)
  const chunks = [chunk('VP8X', extended), chunk('VP8L', lossless(paint.width, paint.height, paint.colours)), mark]
  const body = Buffer.concat(chunks)
  const head = Buffer.alloc(12)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(4 + body.length + paddingBytes, 4)
  head.write('WEBP', 8, 'latin1')
  return {
    before: Buffer.concat([head, body]),
    after: Buffer.alloc(0),
  }
}
