// Baseline JPEG of any size: one scan a size, made once; the colours of a request are in its quantisation tables.
import type { Layout, Padding, Paint } from './picture.ts'

const BLOCK = 8
/** Blocks a side of one square of the chequered pattern. */
const SQUARE = 8
/** Quantised DC levels of Y, Cb, Cr; every other square has them negative. */
const LEVELS = [3, 2, 2] as const
/** DC codes for differences of 0, 2 and 3 bits: `0`, `10`, `110`. */
const CODES: Readonly<Record<number, readonly [code: number, length: number]>> = { 0: [0, 1], 2: [2, 2], 3: [6, 3] }

function segment(marker: number, ...data: readonly Buffer[]): Buffer {
  const body = Buffer.concat(data)
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** Writes bits, the highest first, and a zero after each 0xFF byte. */
function bitWriter(): { readonly put: (value: number, length: number) => void; readonly end: () => Buffer } {
  const bytes: number[] = []
  let held = 0
  let count = 0
  const put = (value: number, length: number): void => {
    held = (held << length) | value
    count += length
    while (count >= 8) {
      count -= 8
      const byte = (held >>> count) & 0xff
      bytes.push(byte)
      if (byte === 0xff) bytes.push(0)
    }
    held &= (1 << count) - 1
  }
  const end = (): Buffer => {
    // The last byte is filled with ones.
    if (count > 0) put((1 << (8 - count)) - 1, 8 - count)
    return Buffer.from(bytes)
  }
  return { put, end }
}

const scans = new Map<string, Buffer>()

function scanOf(width: number, height: number): Buffer {
  const columns = Math.ceil(width / BLOCK)
  const rows = Math.ceil(height / BLOCK)
  const key = `${columns}x${rows}`
  const known = scans.get(key)
  if (known !== undefined) return known
  const bits = bitWriter()
  const last = [0, 0, 0]
  for (let block = 0; block < columns * rows; block++) {
    const square = Math.floor((block % columns) / SQUARE) + Math.floor(Math.floor(block / columns) / SQUARE)
    for (const [component, level] of LEVELS.entries()) {
      const value = square % 2 === 0 ? level : -level
      const difference = value - (last[component] ?? 0)
      last[component] = value
      const size = difference === 0 ? 0 : 32 - Math.clz32(Math.abs(difference))
      const [code, length] = CODES[size] ?? [0, 1]
      bits.put(code, length)
      if (size > 0) bits.put(difference > 0 ? difference : difference + (1 << size) - 1, size)
      // End of block: the one AC code, `0`.
      bits.put(0, 1)
    }
  }
  const scan = bits.end()
  scans.set(key, scan)
  return scan
}

function huffman(kind: 0x00 | 0x10, counts: readonly number[], symbols: readonly number[]): Buffer {
  const lengths = Buffer.alloc(16)
  lengths.set(counts)
  return segment(0xc4, Buffer.from([kind]), lengths, Buffer.from(symbols))
}

function quantisation(table: number, dc: number): Buffer {
  const values = Buffer.alloc(64, 1)
  values[0] = Math.max(1, dc)
  return segment(0xdb, Buffer.from([table]), values)
}

/** The JUMBF box as JPEG carries it: `JP`, box instance, packet number, then the box. */
function mark(jumbf: Buffer): Buffer {
  if (jumbf.length === 0) return Buffer.alloc(0)
  return segment(0xeb, Buffer.from('4a50000100000001', 'hex'), jumbf)
}

/** APP15 segments. */
export const jpegPadding: Padding = { overhead: 4, most: 65_533, wrap: (noise) => segment(0xef, noise) }

/** YCbCr without subsampling, JFIF; the provenance block in APP11 after APP0, as FLUX.2 delivers it. */
export function jpeg(paint: Paint): Layout {
  const frame = Buffer.from([8, 0, 0, 0, 0, 3, 1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 2])
  frame.writeUInt16BE(paint.height, 1)
  frame.writeUInt16BE(paint.width, 3)
  return {
    before: Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xe0, Buffer.from('4a46494600010100000100010000', 'hex')),
      mark(paint.jumbf),
    ]),
    after: Buffer.concat([
      ...[0, 1, 2].map((table) => quantisation(table, paint.colours[table] ?? 1)),
      segment(0xc0, frame),
      huffman(0x00, [1, 1, 1], [0, 2, 3]),
      huffman(0x10, [1], [0]),
      segment(0xda, Buffer.from([3, 1, 0, 2, 0, 3, 0, 0, 63, 0])),
      scanOf(paint.width, paint.height),
      Buffer.from([0xff, 0xd9]),
    ]),
  }
}
