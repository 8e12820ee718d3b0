// Reads a WebP chunk by chunk: the RIFF sizes and the size of the picture.
import { checkPixels, corrupt, type Facts, type Fault } from './verdict.ts'
import { take, type Steps } from './walk.ts'

/** Bytes of the RIFF header, `RIFF`, size, `WEBP`, that tell the type. */
export const WEBP_HEAD = 12

interface Size {
  readonly width: number
  readonly height: number
}

interface Picture extends Size {
  /** Bytes that were read of the chunk. */
  readonly read: number
}

/** Size of a lossy key frame (RFC 6386, 9.1). */
function lossySize(head: Uint8Array, length: number): Size | null {
  const [t0 = 0, t1 = 0, t2 = 0, s0, s1, s2, w0 = 0, w1 = 0, h0 = 0, h1 = 0] = head
  const firstPartition = (t0 | (t1 << 8) | (t2 << 16)) >> 5
  const isKeyFrame = (t0 & 1) === 0 && s0 === 0x9d && s1 === 0x01 && s2 === 0x2a
  if (!isKeyFrame || firstPartition > length - 10) return null
  return { width: (w0 | (w1 << 8)) & 0x3fff, height: (h0 | (h1 << 8)) & 0x3fff }
}

/** Size of a lossless picture (RFC 9649, 3.4). */
function losslessSize(head: Uint8Array): Size | null {
  const [signature, b0 = 0, b1 = 0, b2 = 0, b3 = 0] = head
  if (signature !== 0x2f || b3 >> 5 !== 0) return null
  return { width: 1 + (b0 | ((b1 & 0x3f) << 8)), height: 1 + ((b1 >> 6) | (b2 << 2) | ((b3 & 15) << 10)) }
}

/** Size of the canvas of an extended file (RFC 9649, 2.7). */
function canvasSize(head: Uint8Array): Size {
  const [, , , , w0 = 0, w1 = 0, w2 = 0, h0 = 0, h1 = 0, h2 = 0] = head
  return { width: 1 + (w0 | (w1 << 8) | (w2 << 16)), height: 1 + (h0 | (h1 << 8) | (h2 << 16)) }
}

const HEAD_BYTES: Readonly<Record<string, number>> = { 'VP8 ': 10, VP8L: 5, VP8X: 10 }

/** Reads a chunk's beginning where it tells a size; null where it does not. */
function* readSize(type: string, length: number, mostPixels: number): Steps<Picture | Fault | null> {
  const read = HEAD_BYTES[type]
  if (read === undefined) return null
  if (length < read) return corrupt(`The WebP chunk ${type.trim()} is too short`)
  const head = yield* take(read)
  const size = type === 'VP8X' ? canvasSize(head) : type === 'VP8L' ? losslessSize(head) : lossySize(head, length)
  if (size === null) return corrupt(`The WebP chunk ${type.trim()} does not begin as one`)
  return checkPixels(size.width, size.height, mostPixels) ?? { ...size, read }
}

function riffSize(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(4, true)
}

/**
 * A parser of the bytes after the RIFF header; its end is where the RIFF size says.
 * @param head the twelve bytes of that header
 */
export function* readWebp(head: Uint8Array, mostPixels: number): Steps<Facts | Fault> {
  let left = riffSize(head) - 4
  let canvas: Size | undefined
  let drawn: Size | undefined
  let c2pa = false
  while (left > 0) {
    if (left < 8) return corrupt('The sizes in the WebP do not agree')
    const chunk = yield* take(8)
    const type = String.fromCharCode(...chunk.subarray(0, 4))
    const length = riffSize(chunk)
    const padded = length + (length & 1)
    left -= 8 + padded
    if (left < 0) return corrupt('The sizes in the WebP do not agree')
    const size = yield* readSize(type, length, mostPixels)
    if (size !== null && 'kind' in size) return size
    if (canvas === undefined && size === null) return corrupt('The WebP does not begin with a picture')
    if (type === 'VP8X' && canvas !== undefined) return corrupt('The WebP has a second header')
    canvas ??= size ?? undefined
    if (type === 'ANMF') drawn = canvas
    else if (type !== 'VP8X') drawn ??= size ?? undefined
    c2pa ||= type === 'C2PA'
    yield { kind: 'pass', bytes: padded - (size?.read ?? 0) }
  }
  if (canvas === undefined || drawn === undefined) return corrupt('The WebP holds no picture')
  if (drawn.width !== canvas.width || drawn.height !== canvas.height) {
    return corrupt('The picture in the WebP has another size than its header says')
  }
  return { kind: 'facts', width: canvas.width, height: canvas.height, provenance: c2pa ? 'c2pa' : 'none' }
}
