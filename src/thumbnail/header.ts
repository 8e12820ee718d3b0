// Format and size of a picture from the bytes of its header, before anything is decoded. Pure.
import type { Format } from '../lock/schema.ts'

export interface Header {
  readonly format: Format
  readonly width: number
  readonly height: number
}

/** The header of a PNG, JPEG or WebP; null for anything else, and where it names no pixels. */
export function readHeader(bytes: Uint8Array): Header | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const found = pngHeader(view) ?? webpHeader(view) ?? jpegHeader(view)
    return found && found.width > 0 && found.height > 0 ? found : null
  } catch (error) {
    // The bytes end within the header.
    if (error instanceof RangeError) return null
    throw error
  }
}

function name(view: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(at + byte)))
}

function pngHeader(view: DataView): Header | null {
  if (view.getUint32(0) !== 0x89504e47 || view.getUint32(4) !== 0x0d0a1a0a || name(view, 12) !== 'IHDR') return null
  return { format: 'png', width: view.getUint32(16), height: view.getUint32(20) }
}

/** WebP container specification: the size stands in the first chunk, in a form of its own for each kind. */
function webpHeader(view: DataView): Header | null {
  if (name(view, 0) !== 'RIFF' || name(view, 8) !== 'WEBP') return null
  const size24 = (at: number): number => 1 + view.getUint8(at) + (view.getUint16(at + 1, true) << 8)
  switch (name(view, 12)) {
    case 'VP8 ':
      return {
        format: 'webp',
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      }
    case 'VP8L': {
      const bits = view.getUint32(21, true)
      return { format: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    case 'VP8X':
      return { format: 'webp', width: size24(24), height: size24(27) }
    default:
      return null
  }
}

/** Walks the segments to the first frame header (ITU T.81, table B.1: C0 to CF but C4, C8 and CC). */
function jpegHeader(view: DataView): Header | null {
  if (view.getUint16(0) !== 0xffd8) return null
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    // A marker may be filled up with FF before it.
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { format: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    }
    if (marker === 0xda || marker === 0xd9) return null
    at += 2 + view.getUint16(at + 2)
  }
}
