// The embedded painter: a picture from a prompt, a size and a seed, the same bytes everywhere.
import { addCaption } from './caption.ts'
import { createDice } from './dice.ts'
import { drawBands, drawBlocks, drawDiscs, drawTiles } from './geometry.ts'
import { encodeJpeg } from './jpeg-encode.ts'
import { drawArches, drawHills, drawWaves } from './landscapes.ts'
import { choosePalette } from './palette.ts'
import { encodePng } from './png-encode.ts'
import { createSketch } from './sketch.ts'

export interface Commission {
  readonly prompt: string
  /** Pixels, 1 to 4096. */
  readonly width: number
  readonly height: number
  /** 0 to 2147483647. */
  readonly seed: number
  readonly format: 'png' | 'jpeg'
}

/**
 * Paints a picture (providers.md, `placeholder`): composition from the seed, colours from the prompt's hex codes where
 * there are any, its first words and the size readable on it. Whole numbers, sums, products and quotients alone decide,
 * so the bytes are equal on every platform. A few rows are held at a time.
 * @returns the file's bytes, piece by piece
 */
export function* paint({ prompt, width, height, seed, format }: Commission): Generator<Uint8Array> {
  const dice = createDice(seed)
  const draw = dice.pick([drawHills, drawDiscs, drawWaves, drawBlocks, drawArches, drawBands, drawTiles])
  const palette = choosePalette(prompt, dice)
  const sketch = createSketch(width, height)
  draw(sketch, palette, dice)
  const paintRow = addCaption(sketch, palette, prompt, seed)
  yield* format === 'png' ? encodePng(width, height, paintRow) : encodeJpeg(width, height, paintRow)
}
