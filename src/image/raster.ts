// Fills polygons row by row with exact, anti-aliased coverage, in whole numbers alone.

/** Points of a closed outline, x and y in turn, in 256ths of a pixel. */
export type Outline = readonly number[]

/** One pixel in the raster's units. */
export const ONE = 256

/** A side of an outline from its upper to its lower end; `wind` says which way it ran. */
interface Side {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
  readonly wind: 1 | -1
}

/** Calls back for stretches of a row: from, to (not included), coverage 1 to 256. */
export type Span = (from: number, to: number, coverage: number) => void

export interface Shape {
  /** First and last row that the shape touches. */
  readonly top: number
  readonly bottom: number
  /** Gives the covered stretches of a row, rows in rising order, each once. */
  readonly row: (y: number, span: Span) => void
}

/** Whole-number `a * b / c`, rounded down; exact while the product stays below 2^53. */
const mulDiv = (a: number, b: number, c: number): number => Math.floor((a * b) / c)

function sidesOf(outlines: readonly Outline[]): Side[] {
  const sides: Side[] = []
  for (const points of outlines) {
    let [x, y] = [points.at(-2) ?? 0, points.at(-1) ?? 0]
    for (let at = 0; at < points.length; at += 2) {
      const [nextX = 0, nextY = 0] = [points[at], points[at + 1]]
      if (y < nextY) sides.push({ x0: x, y0: y, x1: nextX, y1: nextY, wind: 1 })
      else if (y > nextY) sides.push({ x0: nextX, y0: nextY, x1: x, y1: y, wind: -1 })
      ;[x, y] = [nextX, nextY]
    }
  }
  return sides.sort((a, b) => a.y0 - b.y0 || a.x0 - b.x0)
}

/** What the sides leave in the pixels of one row: `cover` counts for all to the right, `area` for the pixel itself. */
export interface Cells {
  readonly width: number
  readonly cover: Int32Array
  readonly area: Int32Array
  /** One bit for each pixel that was noted. */
  readonly noted: Int32Array
  /** First and last of its words with a bit. */
  low: number
  high: number
}

/** Notes a part of a side that lies within one pixel: its height and the sum of its two x within the pixel. */
function note(cells: Cells, pixel: number, height: number, twoX: number): void {
  const at = pixel < cells.width ? pixel : cells.width
  cells.cover[at]! += height
  cells.area[at]! += height * twoX
  const word = at >> 5
  cells.noted[word]! |= 1 << (at & 31)
  if (word < cells.low) cells.low = word
  if (word > cells.high) cells.high = word
}

/** Notes a part of a side that lies within one row, from (xa, ya) down to (xb, yb), pixel by pixel. */
function notePart(cells: Cells, xa: number, ya: number, xb: number, yb: number, wind: number): void {
  const limit = cells.width * ONE
  if (xa <= 0 && xb <= 0) return note(cells, 0, (yb - ya) * wind, 0)
  if (xa >= limit && xb >= limit) return note(cells, cells.width, (yb - ya) * wind, 0)
  let x = xa
  let y = ya
  const right = xb >= xa
  for (;;) {
    const pixel = right ? x >> 8 : (x - 1) >> 8
    const border = right ? (pixel + 1) * ONE : pixel * ONE
    const last = right ? xb <= border : xb >= border
    const nextX = last ? xb : border
    const nextY = last ? yb : ya + mulDiv(border - xa, yb - ya, xb - xa)
    if (pixel < 0) note(cells, 0, (nextY - y) * wind, 0)
    else note(cells, pixel, (nextY - y) * wind, pixel * ONE >= limit ? 0 : x + nextX - 2 * pixel * ONE)
    if (last) return
    x = nextX
    y = nextY
  }
}

/** Turns the cells into stretches of equal coverage and empties them. Overlaps of one sense stay covered once. */
function sweep(cells: Cells, span: Span): void {
  const { cover, area, noted, width } = cells
  let sum = 0
  let done = 0
  for (let word = cells.low; word <= cells.high; word += 1) {
    for (let bits = noted[word]!; bits !== 0; bits &= bits - 1) {
      const x = word * 32 + 31 - Math.clz32(bits & -bits)
      const between = Math.min(ONE, Math.abs(sum))
      if (between > 0 && x > done) span(done, x, between)
      sum += cover[x]!
      const here = Math.min(ONE, Math.abs(sum * 2 * ONE - area[x]!) >> 9)
      if (here > 0 && x < width) span(x, x + 1, here)
      cover[x] = 0
      area[x] = 0
      done = x + 1
    }
    noted[word] = 0
  }
  cells.low = noted.length
  cells.high = -1
}

/** Room for the cells of one row; the shapes of a picture share it. @param width pixels */
export function createCells(width: number): Cells {
  const words = (width >> 5) + 1
  const [cover, area, noted] = [new Int32Array(width + 1), new Int32Array(width + 1), new Int32Array(words)]
  return { width, cover, area, noted, low: words, high: -1 }
}

/**
 * A shape of one or more outlines: those of one sense add up, of opposite senses cut out.
 * @param cells what lies right of their width, or left of 0, is outside the picture
 */
export function createShape(outlines: readonly Outline[], cells: Cells): Shape {
  const sides = sidesOf(outlines)
  const lowest = sides.reduce((low, side) => Math.max(low, side.y1), -1)
  let active: Side[] = []
  let next = 0
  return {
    top: (sides[0]?.y0 ?? 0) >> 8,
    bottom: (lowest - 1) >> 8,
    row: (y, span) => {
      const upper = y * ONE
      const lower = upper + ONE
      if (active.some((side) => side.y1 <= upper)) active = active.filter((side) => side.y1 > upper)
      for (let side = sides[next]; side !== undefined && side.y0 < lower; side = sides[next]) {
        if (side.y1 > upper) active.push(side)
        next += 1
      }
      if (active.length === 0) return
      for (const { x0, y0, x1, y1, wind } of active) {
        const ya = Math.max(y0, upper)
        const yb = Math.min(y1, lower)
        const xa = ya === y0 ? x0 : x0 + mulDiv(ya - y0, x1 - x0, y1 - y0)
        const xb = yb === y1 ? x1 : x0 + mulDiv(yb - y0, x1 - x0, y1 - y0)
        notePart(cells, xa, ya, xb, yb, wind)
      }
      sweep(cells, span)
    },
  }
}
