// Writes a PNG: 8-bit RGB, deflated in JavaScript so that its bytes are the same everywhere.
import { crc32 } from 'node:zlib'
import { zlibSync } from 'fflate'
import { PNG_SIGNATURE } from './png.ts'
import type { RowPainter } from './sketch.ts'

const PIXEL = 3
/** Compressed bytes of one chunk of the file. */
const PIECE = 64 * 1024

function chunk(type: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length)
  const view = new DataView(bytes.buffer)
  view.setUint32(0, data.length)
  bytes.set(Buffer.from(type), 4)
  bytes.set(data, 8)
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)))
  return bytes
}

function header(width: number, height: number): Uint8Array {
  const data = new Uint8Array(13)
  const view = new DataView(data.buffer)
  view.setUint32(0, width)
  view.setUint32(4, height)
  data.set([8, 2], 8)
  return chunk('IHDR', data)
}

/** How large a difference is, taken as a signed byte. */
const size = (difference: number): number => (difference < 128 ? difference : 256 - difference)

/** Writes the row as differences from the row above (filter 2), gives their sum. */
function filterUp(row: Uint8Array, above: Uint8Array, to: Uint8Array): number {
  let sum = 0
  to[0] = 2
  for (let at = 0; at < row.length; at += 1) {
    const difference = (row[at]! - above[at]!) & 255
    to[at + 1] = difference
    sum += size(difference)
  }
  return sum
}

/** Writes the row as differences from the pixel to the left (filter 1), gives their sum. */
function filterLeft(row: Uint8Array, to: Uint8Array): number {
  let sum = 0
  to[0] = 1
  to.set(row.subarray(0, PIXEL), 1)
  for (let at = PIXEL; at < row.length; at += 1) {
    const difference = (row[at]! - row[at - PIXEL]!) & 255
    to[at + 1] = difference
    sum += size(difference)
  }
  return sum
}

/** Filters rows one after the other, each as differences from the left or from above, whichever are smaller. */
function createFilter(width: number): (row: Uint8Array, to: Uint8Array) => void {
  const above = new Uint8Array(width * PIXEL)
  const other = new Uint8Array(width * PIXEL + 1)
  return (row, to) => {
    if (filterUp(row, above, other) < filterLeft(row, to)) to.set(other)
    above.set(row)
  }
}

/**
 * Encodes a picture. The filtered rows are compressed in one go: fflate's streaming compressor can refer to bytes before
 * the beginning (0.8.3), which no decoder takes; it holds the picture and its compressed form for that.
 * @param width pixels
 * @param height pixels
 * @param paintRow is asked for each row once, from the top
 * @returns the file's bytes, piece by piece
 */
export function* encodePng(width: number, height: number, paintRow: RowPainter): Generator<Uint8Array> {
  yield Buffer.concat([new Uint8Array(PNG_SIGNATURE), header(width, height)])
  const data = zlibSync(filtered(width, height, paintRow), { level: 6 })
  for (let at = 0; at < data.length; at += PIECE) yield chunk('IDAT', data.subarray(at, at + PIECE))
  yield chunk('IEND', new Uint8Array(0))
}

function filtered(width: number, height: number, paintRow: RowPainter): Uint8Array {
  const applyFilter = createFilter(width)
  const row = new Uint8Array(width * PIXEL)
  const line = width * PIXEL + 1
  const lines = new Uint8Array(height * line)
  for (let at = 0; at < height; at += 1) {
    paintRow(row, at)
    applyFilter(row, lines.subarray(at * line, (at + 1) * line))
  }
  return lines
}
