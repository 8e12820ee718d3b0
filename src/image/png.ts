// Reads a PNG chunk by chunk: order, checksums, size, and the rows in its image data.
import { crc32 } from 'node:zlib'
import type { Pass, Rows } from './png-rows.ts'
import { checkPixels, corrupt, type Facts, type Fault } from './verdict.ts'
import { take, type Steps } from './walk.ts'

export const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] as const

const LONGEST_CHUNK = 0x7fff_ffff
const LONGEST_PALETTE = 768
const INDEXED = 3

/** Channels by colour type, and the bit depths that go with it (PNG specification, 11.2.1). */
const COLOUR_TYPES: Readonly<Record<number, { readonly channels: number; readonly depths: readonly number[] }>> = {
  0: { channels: 1, depths: [1, 2, 4, 8, 16] },
  2: { channels: 3, depths: [8, 16] },
  3: { channels: 1, depths: [1, 2, 4, 8] },
  4: { channels: 2, depths: [8, 16] },
  6: { channels: 4, depths: [8, 16] },
}

/** First column and row, and the distance between columns and rows, of each pass of Adam7 (8.2). */
const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const

interface Header {
  readonly kind: 'header'
  readonly width: number
  readonly height: number
  readonly colourType: number
  readonly depth: number
  readonly passes: readonly Pass[]
}

function number32(bytes: Uint8Array, at: number): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(at)
}

function passesOf(width: number, height: number, bitsPerPixel: number, interlaced: boolean): Pass[] {
  const grids = interlaced ? ADAM7 : ([[0, 0, 1, 1]] as const)
  return grids
    .map(([x, y, dx, dy]) => ({ columns: Math.ceil((width - x) / dx), rows: Math.ceil((height - y) / dy) }))
    .filter(({ columns, rows }) => columns > 0 && rows > 0)
    .map(({ columns, rows }) => ({ rows, rowBytes: 1 + Math.ceil((columns * bitsPerPixel) / 8) }))
}

function readHeader(data: Uint8Array, mostPixels: number): Header | Fault {
  const [width, height] = [number32(data, 0), number32(data, 4)]
  const [depth = 0, colourType = 0, compression, filter, interlace] = data.subarray(8)
  const colour = COLOUR_TYPES[colourType]
  if (colour === undefined || !colour.depths.includes(depth)) {
    return corrupt(`The PNG header names colour type ${colourType} with ${depth} bits, which there is not`)
  }
  if (compression !== 0 || filter !== 0 || (interlace !== 0 && interlace !== 1)) {
    return corrupt('The PNG header names a compression, filter or interlace method that there is not')
  }
  const fault = checkPixels(width, height, mostPixels)
  if (fault !== null) return fault
  const passes = passesOf(width, height, colour.channels * depth, interlace === 1)
  return { kind: 'header', width, height, colourType, depth, passes }
}

/** What has been seen of a PNG so far. */
interface Progress {
  readonly header: Header
  palette: boolean
  /** Before, within or after the run of image data, which may not be interrupted (5.6). */
  data: 'before' | 'within' | 'after'
  c2pa: boolean
}

/** The rules about the order and length of a chunk; anything that a decoder would stumble over. */
function checkChunk(type: string, length: number, seen: Progress): Fault | null {
  const { colourType, depth } = seen.header
  if (!/^[A-Za-z]{4}$/.test(type) || length > LONGEST_CHUNK)
    return corrupt('A PNG chunk has an impossible name or length')
  if (type !== 'IDAT' && seen.data === 'within') seen.data = 'after'
  switch (type) {
    case 'PLTE':
      if (seen.palette || seen.data !== 'before' || colourType === 0 || colourType === 4) {
        return corrupt('The PNG has a palette where none may be')
      }
      if (length === 0 || length % 3 !== 0 || length > (colourType === INDEXED ? 3 << depth : LONGEST_PALETTE)) {
        return corrupt(`The PNG has a palette of ${length} bytes`)
      }
      seen.palette = true
      return null
    case 'IDAT':
      if (seen.data === 'after') return corrupt('The PNG has other chunks between its image data')
      if (colourType === INDEXED && !seen.palette) return corrupt('The PNG has no palette before its image data')
      seen.data = 'within'
      return null
    case 'IEND':
      if (seen.data === 'before') return corrupt('The PNG has no image data')
      return length === 0 ? null : corrupt('The PNG has data in its closing chunk')
    case 'caBX':
      seen.c2pa = true
      return null
    default:
      // A capital first letter says that nobody may skip what he does not know (5.4).
      return type < 'a'
        ? corrupt(`The PNG has the critical chunk ${type}, which is unknown or stands there twice`)
        : null
  }
}

/**
 * A parser of the bytes after the signature; its end is the end of IEND.
 * @param rows gets the image data; what becomes of it is the caller's to ask
 */
export function* readPng(rows: Rows, mostPixels: number): Steps<Facts | Fault> {
  let seen: Progress | undefined
  for (;;) {
    const head = yield* take(8)
    const length = number32(head, 0)
    const type = String.fromCharCode(...head.subarray(4))
    let crc = crc32(head.subarray(4))
    if (seen === undefined) {
      if (type !== 'IHDR' || length !== 13) return corrupt('The PNG does not begin with its header')
      const data = (yield* take(length)).slice()
      if (number32(yield* take(4), 0) !== crc32(data, crc)) return corrupt('The checksum of chunk IHDR is wrong')
      const header = readHeader(data, mostPixels)
      if (header.kind === 'fault') return header
      rows.expect(header.passes)
      seen = { header, palette: false, data: 'before', c2pa: false }
      continue
    }
    const fault = checkChunk(type, length, seen)
    if (fault !== null) return fault
    const isData = type === 'IDAT'
    const to = (part: Uint8Array): void => {
      crc = crc32(part, crc)
      if (isData) rows.write(part)
    }
    yield { kind: 'pass', bytes: length, to }
    if (number32(yield* take(4), 0) !== crc) return corrupt(`The checksum of chunk ${type} is wrong`)
    if (type !== 'IEND') continue
    const { width, height } = seen.header
    return { kind: 'facts', width, height, provenance: seen.c2pa ? 'c2pa' : 'none' }
  }
}
