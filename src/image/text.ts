// Draws lines of text into a mask of coverage, with round strokes.
import { BASELINE, readGlyph, type Glyph, type GlyphStroke } from './glyphs.ts'

/** Sixteenths of a pixel, in which letters are placed. */
const FINE = 16
/** Between two letters, and of a space, in the grid's units. */
const GAP = 4
const SPACE = 6
/** Below this size letters are put on whole pixels, so that uprights stay sharp. */
const HINTED_BELOW = 40

/** How large a text is: sixteenths of a pixel for one unit of the grid, of which a capital is 12 high. */
export type TextSize = number

/** A rectangle of coverage, 0 to 255 a pixel. */
export interface Mask {
  readonly width: number
  readonly height: number
  readonly coverage: Uint8Array
}

/**
 * Letters with their marks, of a text in any form. Marks are named by range: the classes of characters grow with each
 * version of the runtime, and a picture must not change with it.
 */
function lettersOf(text: string): string[] {
  return text.normalize('NFD').match(/[^\u0300-\u036f][\u0300-\u036f]*/gu) ?? []
}

const isSpace = (letter: string): boolean => letter === ' '

/** Whether every letter of the text can be drawn. */
export function canDraw(text: string): boolean {
  return lettersOf(text).every((letter) => isSpace(letter) || readGlyph(letter) !== undefined)
}

const advance = (glyph: Glyph | undefined, size: TextSize): number => {
  const exact = ((glyph === undefined ? SPACE - GAP : glyph.width) + GAP) * size
  return size < HINTED_BELOW ? Math.ceil(exact / FINE) * FINE : exact
}

/** Pixels that a line takes, with the thickness of its strokes. */
export function textWidth(text: string, size: TextSize): number {
  const all = lettersOf(text).reduce((sum, letter) => sum + advance(readGlyph(letter), size), 0)
  return Math.max(0, Math.ceil((all - GAP * size) / FINE)) + 2 * Math.ceil(strokeRadius(size) / FINE)
}

/** Half the thickness of the strokes in sixteenths of a pixel; small text has bolder ones. */
export function strokeRadius(size: TextSize): number {
  return size < 12 ? 9 : size < 16 ? 12 : (size * 27) >> 5
}

/** Square roots, rounded down, of whole numbers below the square of `most`. */
function rootsBelow(most: number): Uint16Array {
  const roots = new Uint16Array(most * most)
  for (let root = 0; root < most; root += 1) roots.fill(root, root * root, (root + 1) * (root + 1))
  return roots
}

/** Gives the ends of the straight pieces of a stroke, its curves cut up as in a TrueType outline. */
function flatten({ points, closed }: GlyphStroke, pieces: number): [number, number][] {
  const middle = (a: { x: number; y: number }, b: { x: number; y: number }): { x: number; y: number } => ({
    x: (a.x + b.x) / 2,
    y: (a.y + b.y) / 2,
  })
  const first = points[0] ?? { x: 0, y: 0, on: true }
  const start = first.on ? first : middle(first, points.at(-1) ?? first)
  const line: [number, number][] = [[start.x, start.y]]
  let from: { x: number; y: number } = start
  const rest = first.on ? points.slice(1) : points
  rest.forEach((point, at) => {
    if (point.on) {
      line.push([point.x, point.y])
      from = point
      return
    }
    const after = rest[at + 1]
    const to = after === undefined ? start : after.on ? after : middle(point, after)
    for (let piece = 1; piece <= pieces; piece += 1) {
      const [a, b, c] = [(pieces - piece) * (pieces - piece), 2 * piece * (pieces - piece), piece * piece]
      const along = (axis: 'x' | 'y'): number => (from[axis] * a + point[axis] * b + to[axis] * c) / (pieces * pieces)
      line.push([along('x'), along('y')])
    }
    from = to
  })
  if (closed) line.push([start.x, start.y])
  return line
}

/** Raises the coverage of the pixels near a piece of a stroke; all lengths in sixteenths of a pixel. */
function drawPiece(
  mask: Mask,
  [ax, ay]: readonly number[],
  [bx, by]: readonly number[],
  radius: number,
  roots: Uint16Array,
): void {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [ax, ay, bx, by]
  const [dx, dy] = [x1 - x0, y1 - y0]
  const length = dx * dx + dy * dy
  const reach = radius + FINE / 2
  const low = (a: number, b: number): number => Math.max(0, Math.floor((Math.min(a, b) - reach) / FINE))
  const high = (a: number, b: number, most: number): number =>
    Math.min(most - 1, Math.floor((Math.max(a, b) + reach) / FINE))
  for (let y = low(y0, y1); y <= high(y0, y1, mask.height); y += 1) {
    for (let x = low(x0, x1); x <= high(x0, x1, mask.width); x += 1) {
      const [px, py] = [x * FINE + FINE / 2 - x0, y * FINE + FINE / 2 - y0]
      const along = px * dx + py * dy
      const across = px * dy - py * dx
      const [ex, ey] = [px - dx, py - dy]
      const square =
        along <= 0 ? px * px + py * py : along >= length ? ex * ex + ey * ey : Math.floor((across * across) / length)
      if (square >= reach * reach) continue
      const coverage = Math.min(255, (reach - (roots[square] ?? 0)) * 16)
      const at = y * mask.width + x
      if (coverage > (mask.coverage[at] ?? 0)) mask.coverage[at] = coverage
    }
  }
}

/**
 * Draws a line of text.
 * @param x left end, pixels
 * @param baseline pixels from the mask's top
 */
export function drawText(mask: Mask, text: string, x: number, baseline: number, size: TextSize): void {
  const radius = strokeRadius(size)
  const roots = rootsBelow(radius + FINE / 2)
  const hinted = size < HINTED_BELOW
  const nudge = Math.floor((radius + FINE / 4) / (FINE / 2)) % 2 === 1 ? FINE / 2 : 0
  const fit = (length: number): number => (hinted ? Math.floor(length / FINE + 0.5) * FINE : Math.floor(length))
  let pen = x * FINE + radius
  if (hinted) pen = Math.floor(pen / FINE) * FINE
  for (const letter of lettersOf(text)) {
    const glyph = readGlyph(letter)
    for (const stroke of glyph?.strokes ?? []) {
      const snapped = {
        ...stroke,
        points: stroke.points.map((point) => ({
          ...point,
          x: fit(point.x * size),
          y: fit((point.y - BASELINE) * size),
        })),
      }
      const line = flatten(snapped, size < 24 ? 5 : 10).map(([px, py]) => [
        Math.floor(px) + pen + nudge,
        baseline * FINE - nudge - Math.floor(py),
      ])
      for (let at = 1; at < line.length; at += 1) drawPiece(mask, line[at - 1] ?? [], line[at] ?? [], radius, roots)
    }
    pen += advance(glyph, size)
  }
}
