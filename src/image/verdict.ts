// The words in which the image room says what it read from a picture's bytes.
import type { Format } from '../lock/schema.ts'

/** What a whole picture says of itself. */
export interface Facts {
  readonly kind: 'facts'
  readonly width: number
  readonly height: number
  readonly provenance: 'c2pa' | 'none'
}

export type FaultCode =
  | 'image/not-an-image'
  | 'image/truncated'
  | 'image/corrupt'
  | 'image/unsupported'
  | 'image/trailing-bytes'
  | 'image/too-large'

/** Why these bytes are no whole picture; `message` is one sentence without a full stop. */
export interface Fault {
  readonly kind: 'fault'
  readonly code: FaultCode
  readonly message: string
}

/** Most pixels that a delivered picture may have by its header (threats.md, "Secrets and requests": 64 MP). */
export const MAX_PIXELS = 64_000_000

/** For a human sentence. */
export const FORMAT_NAMES: Readonly<Record<Format, string>> = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP' }

/** @returns a fault of the picture's inner order, the most frequent one */
export function corrupt(message: string): Fault {
  return { kind: 'fault', code: 'image/corrupt', message }
}

/** @returns a fault where the picture has no pixels or more than `most`, else null */
export function checkPixels(width: number, height: number, most: number): Fault | null {
  if (width === 0 || height === 0) return corrupt(`The picture's header says ${width} x ${height} pixels`)
  if (width * height <= most) return null
  const message = `The picture has ${width} x ${height} pixels, more than ${most / 1e6} megapixels`
  return { kind: 'fault', code: 'image/too-large', message }
}
