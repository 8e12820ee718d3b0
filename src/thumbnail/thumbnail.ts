// One picture's bytes → its thumbnail, or a sentence why there is none; never an error of the picture's making.
import type { Codecs } from './codecs.ts'
import { readHeader } from './header.ts'
import { fitInto, type Pixels, shrink } from './pixels.ts'

/** Most pixels that are decoded (facts: threats.md: 64 MP). */
const MAX_PIXELS = 64_000_000
/** libwebp's; a photograph of 320 pixels has about 10 kB. */
const QUALITY = 72

export type Small = { readonly kind: 'pixels'; readonly pixels: Pixels } | Nothing

/** A sentence without a full stop. */
interface Nothing {
  readonly kind: 'nothing'
  readonly why: string
}

export type Thumbnail =
  | { readonly kind: 'webp'; readonly bytes: Uint8Array; readonly width: number; readonly height: number }
  | Nothing

/**
 * Decodes a picture and makes it small.
 * @param bytes a PNG, JPEG or WebP, by its content; anything else is `nothing`
 * @param box pixels of a side of the square that it must fit into
 */
export async function makeSmall(bytes: Uint8Array, box: number, codecs: Codecs): Promise<Small> {
  const header = readHeader(bytes)
  if (!header) return { kind: 'nothing', why: 'The file is no PNG, JPEG or WebP' }
  if (header.width * header.height > MAX_PIXELS) {
    return { kind: 'nothing', why: `The picture has ${header.width} x ${header.height} pixels, too many to show` }
  }
  const pixels = await codecs.decode(header.format, bytes)
  if (!pixels) return { kind: 'nothing', why: 'The picture cannot be decoded' }
  const { width, height } = fitInto(pixels.width, pixels.height, box)
  return { kind: 'pixels', pixels: shrink(pixels, width, height) }
}

/** The same as a WebP file. */
export async function makeThumbnail(bytes: Uint8Array, box: number, codecs: Codecs): Promise<Thumbnail> {
  const small = await makeSmall(bytes, box, codecs)
  if (small.kind === 'nothing') return small
  const { pixels } = small
  return {
    kind: 'webp',
    bytes: await codecs.encodeWebp(pixels, QUALITY),
    width: pixels.width,
    height: pixels.height,
  }
}
