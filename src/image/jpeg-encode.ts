// Writes a baseline JPEG from rows, eight at a time, in whole numbers alone (ITU T.81).
import { createCoder, writeTables } from './jpeg-huffman.ts'
import { forwardDct } from './jpeg-dct.ts'
import type { RowPainter } from './sketch.ts'

const SIDE = 8
const PIECE = 32 * 1024

/** Quantisation of annex K.1 and K.2 at quality 90, in the order of the picture's rows. */
const LUMA = scaled([
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
])
const CHROMA = scaled([
  17,
  18,
  24,
  47,
  99,
  99,
  99,
  99,
  18,
  21,
  26,
  66,
  99,
  99,
  99,
  99,
  24,
  26,
  56,
  99,
  99,
  99,
  99,
  99,
  47,
  66,
  99,
  99,
  99,
  99,
  99,
  99,
  ...Array<number>(32).fill(99),
])

function scaled(table: readonly number[]): Int32Array {
  return Int32Array.from(table, (value) => Math.max(1, Math.floor((value * 20 + 50) / 100)))
}

/** Order of the 64 values of a block: column + 8 * row by place in the zigzag. */
const ZIGZAG = Uint8Array.from([
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47,
  55, 62, 63,
])

function header(width: number, height: number): number[] {
  const quantisation = (id: number, table: Int32Array): number[] => [
    0xff,
    0xdb,
    0,
    67,
    id,
    ...[...ZIGZAG].map((at) => table[at] ?? 0),
  ]
  const jfif = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]
  const frame = [0xff, 0xc0, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3]
  const components = [1, 0x11, 0, 2, 0x11, 1, 3, 0x11, 1]
  const scan = [0xff, 0xda, 0, 12, 3, 1, 0x00, 2, 0x11, 3, 0x11, 0, 63, 0]
  return [
    0xff,
    0xd8,
    ...jfif,
    ...quantisation(0, LUMA),
    ...quantisation(1, CHROMA),
    ...frame,
    ...components,
    ...writeTables(),
    ...scan,
  ]
}

/** Turns a row of RGB into three rows of samples around 0 (JFIF 1.02), the last pixel repeated to full blocks. */
function convertRow(
  row: Uint8Array,
  width: number,
  planes: readonly Int16Array[],
  start: number,
  stride: number,
): void {
  const [luma, blue, red] = planes as [Int16Array, Int16Array, Int16Array]
  for (let x = 0, at = 0; x < stride; x += 1, at += x < width ? 3 : 0) {
    const [r, g, b] = [row[at]!, row[at + 1]!, row[at + 2]!]
    luma[start + x] = ((19_595 * r + 38_470 * g + 7_471 * b + 32_768) >> 16) - 128
    blue[start + x] = (-11_059 * r - 21_709 * g + 32_768 * b + 32_767) >> 16
    red[start + x] = (32_768 * r - 27_439 * g - 5_329 * b + 32_767) >> 16
  }
}

/**
 * Encodes a picture without subsampling, which keeps the edges of text and flat colours clean; holds eight rows of it.
 * @param width pixels, to 65,535
 * @param height pixels, to 65,535
 * @param paintRow is asked for each row once, from the top
 * @returns the file's bytes, piece by piece
 */
export function* encodeJpeg(width: number, height: number, paintRow: RowPainter): Generator<Uint8Array> {
  const coder = createCoder(ZIGZAG)
  const stride = Math.ceil(width / SIDE) * SIDE
  const row = new Uint8Array(width * 3)
  const planes = [0, 1, 2].map(() => new Int16Array(stride * SIDE))
  const block = new Int32Array(64)
  yield Uint8Array.from(header(width, height))
  for (let top = 0; top < height; top += SIDE) {
    for (let line = 0; line < SIDE; line += 1) {
      if (top + line < height) paintRow(row, top + line)
      convertRow(row, width, planes, line * stride, stride)
    }
    for (let left = 0; left < stride; left += SIDE) {
      for (const [component, plane] of planes.entries()) {
        const flat = forwardDct(plane, left, stride, component === 0 ? LUMA : CHROMA, block)
        coder.write(block, component, flat)
      }
    }
    if (coder.length() >= PIECE) yield coder.take()
  }
  coder.finish()
  yield coder.take()
}
