// Outlines that the compositions are made of, in the raster's units.
import { ONE, type Outline } from './raster.ts'

/** Steps of a full turn in the tables below. */
export const TURN = 1024
const SCALE = 16_384

/** Sines of 1024 steps, by adding one step's angle again and again: only products and sums, equal everywhere. */
const SINES: Int32Array = (() => {
  const [stepSine, stepCosine] = [0.006135884649154475, 0.9999811752826011]
  const table = new Int32Array(TURN)
  let [sine, cosine] = [0, 1]
  for (let at = 0; at < TURN; at += 1) {
    table[at] = Math.floor(sine * SCALE + 0.5)
    ;[sine, cosine] = [sine * stepCosine + cosine * stepSine, cosine * stepCosine - sine * stepSine]
  }
  return table
})()

/** `length * sin(angle)`, rounded down. @param angle 1024ths of a turn, any whole number */
export function sine(angle: number, length: number): number {
  return Math.floor(((SINES[angle & (TURN - 1)] ?? 0) * length) / SCALE)
}

export function rectangle(x: number, y: number, width: number, height: number): Outline {
  return [x, y, x + width, y, x + width, y + height, x, y + height]
}

/** A part of a circle's edge, clockwise from `from` to `to` in 1024ths of a turn (0 is right, 256 is down). */
export function arc(x: number, y: number, radius: number, from: number, to: number): number[] {
  const points: number[] = []
  const step = radius < 60 * ONE ? 16 : 4
  for (let angle = from; angle <= to; angle += step) points.push(x + sine(angle + 256, radius), y + sine(angle, radius))
  return points
}

export function circle(x: number, y: number, radius: number): Outline {
  return arc(x, y, radius, 0, TURN - 1)
}

/** The same points in the other sense, which cuts out. */
function reversed(outline: Outline): Outline {
  const points: number[] = []
  for (let at = outline.length - 2; at >= 0; at -= 2) points.push(outline[at] ?? 0, outline[at + 1] ?? 0)
  return points
}

export function ring(x: number, y: number, radius: number, thickness: number): Outline[] {
  return [circle(x, y, radius), reversed(circle(x, y, radius - thickness))]
}

export function roundedRectangle(x: number, y: number, width: number, height: number, radius: number): Outline {
  const [right, bottom] = [x + width - radius, y + height - radius]
  return [
    ...arc(right, bottom, radius, 0, 256),
    ...arc(x + radius, bottom, radius, 256, 512),
    ...arc(x + radius, y + radius, radius, 512, 768),
    ...arc(right, y + radius, radius, 768, TURN),
  ]
}

/**
 * All below a line that runs across the picture.
 * @param level height of the line at a column, both in the raster's units
 */
export function ground(width: number, height: number, level: (x: number) => number): Outline {
  const [right, bottom] = [width * ONE, height * ONE]
  const step = Math.max(ONE, Math.floor(right / 512))
  const points = [right + ONE, bottom, -ONE, bottom]
  for (let x = -ONE; x < right; x += step) points.push(x, level(x))
  return [...points, right + ONE, level(right + ONE)]
}
