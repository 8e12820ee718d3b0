// One picture made of many: small pictures in rows, each with its label under it.
import { canDraw, drawText, type Mask, strokeRadius, textWidth } from '../image/text.ts'
import type { Codecs } from './codecs.ts'
import type { Pixels } from './pixels.ts'
import { makeSmall, type Small } from './thumbnail.ts'

export interface Tile {
  /** One line, what the drawn letters know (ids, seeds); cut where it is too long, the beginning left out. */
  readonly label: string
  /** The picture's bytes, asked for when it is this tile's turn; null where there are none. */
  readonly read: () => Promise<Uint8Array | null>
}

export interface ContactSheet {
  /** A WebP file. */
  readonly bytes: Uint8Array
  readonly width: number
  readonly height: number
  /** How many of the tiles are on it, from the first; the others have no room. */
  readonly shown: number
}

/** More tiles are left out: the sheet's side stays below the 16,383 pixels of WebP, its memory below 100 MB. */
const MAX_TILES = 600
const QUALITY = 78
const GAP = 16
const LABEL = 26
/** Sixteenths of a pixel for one unit of the letters, of which a capital has 12. */
const LETTERS = 13

type Colour = readonly [number, number, number]
const PAPER: Colour = [0xf6, 0xf6, 0xf4]
const EMPTY: Colour = [0xe2, 0xe2, 0xde]
const INK: Colour = [0x2a, 0x2c, 0x30]
const FAINT: Colour = [0x76, 0x78, 0x7c]

/**
 * Draws a contact sheet; a picture that is missing or cannot be decoded is a neutral tile that says so.
 * One picture at a time is in memory.
 * @param tiles at least one
 */
export async function contactSheet(tiles: readonly Tile[], codecs: Codecs): Promise<ContactSheet> {
  const shown = Math.min(tiles.length, MAX_TILES)
  const { columns, box } = grid(shown)
  const [stepX, stepY] = [box + GAP, box + LABEL + GAP]
  const width = columns * stepX + GAP
  const height = Math.ceil(shown / columns) * stepY + GAP
  const sheet: Pixels = { width, height, data: new Uint8ClampedArray(width * height * 4) }
  fill(sheet, 0, 0, width, height, PAPER)
  for (const [index, { label, read }] of tiles.slice(0, shown).entries()) {
    const x = GAP + (index % columns) * stepX
    const y = GAP + Math.floor(index / columns) * stepY
    const bytes = await read()
    drawTile(sheet, x, y, box, bytes ? await makeSmall(bytes, box, codecs) : { kind: 'nothing', why: 'no file' })
    write(sheet, cutText(label, box), x, y + box + LABEL - 9, box, INK)
  }
  return { bytes: await codecs.encodeWebp(sheet, QUALITY), width, height, shown }
}

/** Few pictures are shown large, many small; a sheet is a little higher than wide. */
function grid(count: number): { readonly columns: number; readonly box: number } {
  const box = count <= 12 ? 320 : count <= 48 ? 240 : count <= 150 ? 176 : 128
  return { columns: Math.max(1, Math.min(count, Math.round(Math.sqrt(count * 1.1)))), box }
}

function drawTile(sheet: Pixels, x: number, y: number, box: number, small: Small): void {
  fill(sheet, x, y, box, box, EMPTY)
  if (small.kind === 'pixels') {
    const { pixels } = small
    place(sheet, pixels, x + ((box - pixels.width) >> 1), y + ((box - pixels.height) >> 1))
    return
  }
  const text = small.why === 'no file' ? 'no file' : 'not shown'
  write(sheet, text, x + ((box - textWidth(text, LETTERS)) >> 1), y + (box >> 1) + 5, box, FAINT)
}

function fill(sheet: Pixels, x: number, y: number, width: number, height: number, [red, green, blue]: Colour): void {
  for (let row = y; row < y + height; row += 1) {
    for (let at = 4 * (row * sheet.width + x), end = at + 4 * width; at < end; at += 4) {
      sheet.data[at] = red
      sheet.data[at + 1] = green
      sheet.data[at + 2] = blue
      sheet.data[at + 3] = 255
    }
  }
}

/** Lays a picture on the sheet, as far as it is opaque. */
function place(sheet: Pixels, picture: Pixels, x: number, y: number): void {
  for (let row = 0; row < picture.height; row += 1) {
    for (let column = 0; column < picture.width; column += 1) {
      const from = 4 * (row * picture.width + column)
      blend(sheet, x + column, y + row, picture.data.subarray(from, from + 3), picture.data[from + 3] as number)
    }
  }
}

function blend(sheet: Pixels, x: number, y: number, colour: ArrayLike<number>, opacity: number): void {
  const at = 4 * (y * sheet.width + x)
  for (let channel = 0; channel < 3; channel += 1) {
    const [under, over] = [sheet.data[at + channel] as number, colour[channel] as number]
    sheet.data[at + channel] = under + Math.round(((over - under) * opacity) / 255)
  }
}

/** The end of an id tells more than its beginning. */
function cutText(label: string, box: number): string {
  const drawable = [...label].map((letter) => (canDraw(letter) ? letter : '?')).join('')
  if (textWidth(drawable, LETTERS) <= box) return drawable
  let from = 1
  while (from < drawable.length && textWidth(`...${drawable.slice(from)}`, LETTERS) > box) from += 1
  return `...${drawable.slice(from)}`
}

function write(sheet: Pixels, text: string, x: number, baseline: number, box: number, ink: Colour): void {
  const mask: Mask = { width: box, height: LABEL, coverage: new Uint8Array(box * LABEL) }
  const top = baseline - 18
  drawText(mask, text, Math.ceil(strokeRadius(LETTERS) / 16), 18, LETTERS)
  for (let row = 0; row < LABEL; row += 1) {
    for (let column = 0; column < box && x + column < sheet.width; column += 1) {
      const coverage = mask.coverage[row * box + column] as number
      if (coverage > 0) blend(sheet, x + column, top + row, ink, coverage)
    }
  }
}
