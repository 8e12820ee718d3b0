// The quiet panel with the prompt's first words and the picture's size.
import type { Palette } from './palette.ts'
import { ONE } from './raster.ts'
import { rectangle, roundedRectangle } from './shapes.ts'
import type { RowPainter, Sketch } from './sketch.ts'
import { canDraw, drawText, strokeRadius, textWidth, type Mask, type TextSize } from './text.ts'

/** Grid units of the text from one baseline to the next, and from the last to the size's. */
const LINE = 22
const MOST_LINES = 3
/** Most width of a line in the text's grid units: about 34 letters. */
const LONGEST_LINE = 360
const OPACITY = 240

/** The first string of a JSON prompt, else the prompt itself. */
function wordsSource(prompt: string): string {
  const firstString = (value: unknown): string | undefined => {
    if (typeof value === 'string') return value.trim() === '' ? undefined : value
    if (typeof value !== 'object' || value === null) return undefined
    for (const inner of Object.values(value)) {
      const found = firstString(inner)
      if (found !== undefined) return found
    }
    return undefined
  }
  if (!prompt.startsWith('{')) return prompt
  try {
    return firstString(JSON.parse(prompt)) ?? ''
  } catch {
    return prompt
  }
}

/** Punctuation, symbols and pictographs, named by range for the same reason as in `text.ts`. */
const SIGN = /[\ufe00-\ufe0f\u0080-\u00bf\u00f7\u2000-\u2bff\u3000-\u303f\uff00-\uff0f\u{1f000}-\u{1faff}]/u
const LETTER = /[A-Za-z\u00c0-\u024f\u0370-\u052f]/

/** The first words that can be drawn; signs that cannot are left out of them, hex codes where there are words. */
function wordsOf(prompt: string): string[] {
  const start = wordsSource(prompt).slice(0, 2000).replaceAll('…', '...')
  const words = start
    .split(/\s+/u)
    .map((word) => [...word].filter((sign) => !SIGN.test(sign) || canDraw(sign)).join(''))
    .filter((word) => word !== '' && canDraw(word))
  const named = words.filter((word) => LETTER.test(word) && !/^#[0-9a-f]+\W*$/i.test(word))
  return named.length === 0 ? [] : words
}

/** Breaks words into lines no wider than `most` pixels; what does not fit ends in an ellipsis. */
function breakLines(words: readonly string[], size: TextSize, most: number, limit: number): string[] {
  const lines: string[] = []
  const fits = (text: string): boolean => textWidth(text, size) <= most
  const dotted = (text: string): string => `${text.replace(/[\s,;:.-]{1,9}$/, '')}...`
  const shorten = (text: string): string => {
    let kept = text.slice(0, LONGEST_LINE)
    while (kept.length > 1 && !fits(dotted(kept))) kept = kept.slice(0, -1)
    return dotted(kept)
  }
  let line = ''
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`
    if (fits(longer)) {
      line = longer
    } else if (lines.length + 1 < limit && line !== '') {
      lines.push(line)
      line = fits(word) ? word : shorten(word)
    } else {
      // Cut after a whole word, unless that leaves much of the line empty.
      const full = textWidth(line, size) * 5 > most * 3 && fits(dotted(line))
      return [...lines, full ? dotted(line) : shorten(longer)]
    }
  }
  return line === '' ? lines : [...lines, line]
}

interface Layout {
  readonly size: TextSize
  readonly small: TextSize
  readonly lines: readonly string[]
  readonly sizeLine: string
  /** Pixels. */
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly padding: number
  readonly bar: number
}

const pixels = (units: number, size: TextSize): number => Math.ceil((units * size) / 16)

/** Sizes that are drawn sharp, near to what is wished. */
function textSize(wished: number): TextSize {
  if (wished < 12) return 8
  return wished < 40 ? wished - (wished % 4) : wished
}

/** Finds the place of the caption; null where not even the size would be readable. */
function layOut(prompt: string, width: number, height: number, seed: number): Layout | null {
  const unit = Math.min(width, Math.floor((height * 5) / 4), 2600)
  const size = textSize(Math.floor((unit * 33) / 1000))
  const small = textSize(Math.floor((size * 13) / 16))
  const tiny = unit < 160
  const margin = tiny ? 0 : pixels(20, size)
  const padding = tiny ? 3 : pixels(13, size)
  const bar = tiny ? 0 : Math.max(2, pixels(3, size))
  const sizeLine = `${width} x ${height}`
  const inner = width - 2 * margin - 2 * padding - (bar === 0 ? 0 : bar + padding)
  if (textWidth(sizeLine, small) > inner) return null
  const heightOf = (lines: number): number =>
    2 * padding + pixels(12, small) + (lines === 0 ? 0 : pixels(LINE * lines, size) + pixels(1, size))
  const room = Math.floor((height * 46) / 100)
  if (heightOf(0) > Math.max(room, height - 2)) return null
  const limit = [3, 2, 1].find((lines) => lines <= MOST_LINES && heightOf(lines) <= room) ?? 0
  const words = wordsOf(prompt)
  const longest = Math.min(inner, pixels(LONGEST_LINE, size))
  const wanted = words.length === 0 ? [`seed ${seed}`] : words
  const lines = limit === 0 ? [] : breakLines(wanted, size, longest, limit)
  const textSpace = Math.max(textWidth(sizeLine, small), ...lines.map((line) => textWidth(line, size)))
  const needed = 2 * padding + (bar === 0 ? 0 : bar + padding) + textSpace
  const panel = tiny && needed * 3 > width * 2 ? width : needed
  const tall = heightOf(lines.length)
  return {
    size,
    small,
    lines,
    sizeLine,
    left: margin,
    top: height - margin - tall,
    width: panel,
    height: tall,
    padding,
    bar,
  }
}

function drawMasks(layout: Layout): readonly [text: Mask, quiet: Mask] {
  const { width, height, size, small, padding, bar, lines } = layout
  const left = padding + (bar === 0 ? 0 : bar + padding)
  const empty = (): Mask => ({ width, height, coverage: new Uint8Array(width * height) })
  const [text, quiet] = [empty(), empty()]
  lines.forEach((line, at) => drawText(text, line, left, padding + pixels(12 + LINE * at, size), size))
  drawText(quiet, layout.sizeLine, left, height - padding - (strokeRadius(small) > 16 ? 1 : 0), small)
  return [text, quiet]
}

/** Lays the colour over a row where the mask covers it. */
function paintMask(row: Uint8Array, y: number, mask: Mask, left: number, colour: number): void {
  const parts = [colour >> 16, (colour >> 8) & 255, colour & 255]
  for (let x = 0; x < mask.width; x += 1) {
    const coverage = mask.coverage[y * mask.width + x] ?? 0
    if (coverage === 0) continue
    const place = (left + x) * 3
    for (let channel = 0; channel < 3; channel += 1) {
      const old = row[place + channel] ?? 0
      row[place + channel] = old + Math.floor((((parts[channel] ?? 0) - old) * coverage + 127) / 255)
    }
  }
}

/**
 * Lays the panel on a sketch and gives the painter of its rows with the text.
 * @param seed is shown where no word of the prompt can be drawn
 */
export function addCaption(sketch: Sketch, palette: Palette, prompt: string, seed: number): RowPainter {
  const layout = layOut(prompt, sketch.width, sketch.height, seed)
  if (layout === null) return sketch.paintRow
  const { left, top, width, height, padding, bar } = layout
  const [x, y, wide, high] = [left * ONE, top * ONE, width * ONE, height * ONE]
  const panel =
    bar === 0 ? rectangle(x, y, wide, high) : roundedRectangle(x, y, wide, high, Math.min(high >> 2, padding * 192))
  sketch.fill([panel], palette.paper, OPACITY)
  if (bar > 0) {
    const [barHigh, round] = [(height - 2 * padding) * ONE, bar * 128]
    sketch.fill([roundedRectangle(x + padding * ONE, y + padding * ONE, bar * ONE, barHigh, round)], palette.mark)
  }
  const [text, quiet] = drawMasks(layout)
  return (row, at) => {
    sketch.paintRow(row, at)
    if (at < top || at >= top + height) return
    paintMask(row, at - top, text, left, palette.ink)
    paintMask(row, at - top, quiet, left, palette.quiet)
  }
}
