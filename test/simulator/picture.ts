// A picture that follows from its order alone, with a provenance block that follows from a nonce.
import { createHash } from 'node:crypto'
import { bodyOf, head, joined, type Body } from './body.ts'
import type { PictureFault } from './faults.ts'
import { jpeg, jpegPadding } from './jpeg.ts'
import { png, pngPadding } from './png.ts'
import { jumbf, NOISE } from './provenance.ts'
import { canonical, type Order } from './rules.ts'
import { webp, webpPadding } from './webp.ts'

export type PictureFormat = 'jpeg' | 'png' | 'webp'

/** What a format needs to draw. */
export interface Paint {
  readonly width: number
  readonly height: number
  /** 48 bytes. */
  readonly colours: Buffer
  readonly jumbf: Buffer
}

/** The bytes of a picture, and where padding may stand in them: between the two. */
export interface Layout {
  readonly before: Buffer
  readonly after: Buffer
}

/** How a format wraps bytes that no decoder looks at: `overhead` bytes a block of at most `most` bytes. */
export interface Padding {
  readonly overhead: number
  readonly most: number
  readonly wrap: (noise: Buffer) => Buffer
}

/** Everything that decides the bytes of one delivered picture. */
export interface Recipe {
  readonly order: Order
  /** Hex of 16 bytes. */
  readonly nonce: string
  readonly provenanceBytes: number
  /** About how many bytes the file has at least; 0 for as few as there are. */
  readonly pictureBytes: number
}

const FORMATS: Readonly<
  Record<PictureFormat, { readonly draw: (paint: Paint, padding: number) => Layout; readonly padding: Padding }>
> = {
  jpeg: { draw: jpeg, padding: jpegPadding },
  png: { draw: png, padding: pngPadding },
  webp: { draw: webp, padding: webpPadding },
}

/** One full block a format, made once. */
const fullBlocks = new Map<PictureFormat, Buffer>()

/** Blocks of even lengths whose sum is at most `room`. */
function padding(format: PictureFormat, room: number): Body {
  const { overhead, most, wrap } = FORMATS[format].padding
  const full = fullBlocks.get(format) ?? wrap(NOISE.subarray(0, most))
  fullBlocks.set(format, full)
  const blocks = Math.max(0, Math.floor(room / full.length))
  const left = room - blocks * full.length - overhead
  const last = left > 1 ? wrap(NOISE.subarray(0, left - (left % 2))) : Buffer.alloc(0)
  function* parts(): Generator<Buffer> {
    for (let block = 0; block < blocks; block++) yield full
    if (last.length > 0) yield last
  }
  return { length: blocks * full.length + last.length, parts }
}

/** Hash of what decides the pixels. */
function coloursOf(order: Order): Buffer {
  return createHash('shake256', { outputLength: 48 }).update(canonical(order)).digest()
}

function sound(recipe: Recipe, format: PictureFormat, width: number, height: number): Body {
  const { draw } = FORMATS[format]
  const paint = { width, height, colours: coloursOf(recipe.order), jumbf: jumbf(recipe.nonce, recipe.provenanceBytes) }
  const bare = draw(paint, 0)
  const room = recipe.pictureBytes - bare.before.length - bare.after.length
  if (room <= 0) return joined(bodyOf(bare.before), bodyOf(bare.after))
  const fill = padding(format, room)
  const { before, after } = draw(paint, fill.length)
  return joined(bodyOf(before), fill, bodyOf(after))
}

/** A byte flipped in the middle of the last part, the pixel data: a PNG's CRC shows it, a JPEG hides it. */
function corrupt(body: Body): Body {
  function* parts(): Generator<Buffer> {
    const all = [...body.parts()]
    const last = Buffer.from(all.pop() ?? Buffer.alloc(1))
    const middle = last.length >> 1
    last[middle] = (last[middle] ?? 0) ^ 0x10
    yield* all
    yield last
  }
  return { length: body.length, parts }
}

/** The bytes of a picture, sound or with a flaw. */
export function pictureOf(recipe: Recipe, fault?: PictureFault): Body {
  const { format, width, height } = recipe.order
  if (fault?.flaw === 'html') return bodyOf('<!DOCTYPE html><html><body>Not a picture</body></html>')
  if (fault?.flaw === 'empty') return bodyOf('')
  if (fault?.flaw === 'format') return sound(recipe, fault.format, width, height)
  if (fault?.flaw === 'size') return sound(recipe, format, fault.width, fault.height)
  const body = sound(recipe, format, width, height)
  if (fault?.flaw === 'truncated') return head(body, Math.floor(body.length * 0.6))
  if (fault?.flaw === 'trailing') return joined(body, bodyOf('<script>trailing</script>'))
  return fault?.flaw === 'corrupt' ? corrupt(body) : body
}

/** Hex SHA-256, read part by part. */
export function sha256(body: Body): string {
  const hash = createHash('sha256')
  for (const part of body.parts()) hash.update(part)
  return hash.digest('hex')
}
