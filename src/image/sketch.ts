// A picture as a list of filled shapes, and how they are painted into its rows.
import { mix, type Colour } from './palette.ts'
import { createCells, createShape, ONE, type Outline, type Shape, type Span } from './raster.ts'

/** A colour, or a glide between two along a line in the raster's units. */
export type Paint =
  | Colour
  | {
      readonly from: Colour
      readonly to: Colour
      readonly line: readonly [x0: number, y0: number, x1: number, y1: number]
    }

/** Paints one row of RGB bytes; rows in rising order. */
export type RowPainter = (row: Uint8Array, y: number) => void

export interface Sketch {
  /** Pixels. */
  readonly width: number
  readonly height: number
  /** Lays a shape over those before. @param opacity 256ths */
  readonly fill: (outlines: readonly Outline[], paint: Paint, opacity?: number) => void
  readonly paintRow: RowPainter
}

interface Layer {
  readonly shape: Shape
  readonly opacity: number
  /** The colours of the glide, three bytes each: 256, or one where there is no glide. */
  readonly colours: Uint8Array
  /** Steps of the glide in 65,536ths of a colour: for a pixel to the side, for one down, at the corner. */
  readonly across: number
  readonly down: number
  readonly start: number
}

function bytesOf(colour: Colour): [number, number, number] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

function createLayer(shape: Shape, paint: Paint, opacity: number): Layer {
  if (typeof paint === 'number') {
    return { shape, opacity, colours: Uint8Array.from(bytesOf(paint)), across: 0, down: 0, start: 0 }
  }
  const [x0, y0, x1, y1] = paint.line
  const length = Math.max(1, (x1 - x0) * (x1 - x0) + (y1 - y0) * (y1 - y0))
  const step = (distance: number): number => Math.floor((distance * ONE * 256 * 65_536) / length)
  const [across, down] = [step(x1 - x0), step(y1 - y0)]
  const colours = new Uint8Array(768)
  for (let at = 0; at < 256; at += 1) colours.set(bytesOf(mix(paint.from, paint.to, at === 255 ? 256 : at)), at * 3)
  return { shape, opacity, colours, across, down, start: -Math.floor((across * x0 + down * y0) / ONE) }
}

/** Where in its colours a layer is at a pixel. */
function place(layer: Layer, x: number, y: number): number {
  const at = Math.floor((layer.start + layer.across * x + layer.down * y) / 65_536)
  return 3 * Math.max(0, Math.min(layer.colours.length / 3 - 1, at))
}

/** Sets or lays over one pixel. */
function paintPixel(row: Uint8Array, at: number, colours: Uint8Array, colour: number, share: number): void {
  for (let channel = 0; channel < 3; channel += 1) {
    const old = row[at + channel]!
    row[at + channel] = old + (((colours[colour + channel]! - old) * share + 128) >> 8)
  }
}

/** Sets all pixels from `from` to `to` to one colour, by doubling what is there. */
function fillRun(row: Uint8Array, from: number, to: number, colours: Uint8Array, colour: number): void {
  const [start, end] = [from * 3, to * 3]
  row[start] = colours[colour]!
  row[start + 1] = colours[colour + 1]!
  row[start + 2] = colours[colour + 2]!
  for (let done = start + 3; done < end; done += done - start)
    row.copyWithin(done, start, Math.min(done, start + end - done))
}

/** Paints the spans of one layer in one row. */
function spanPainter(row: Uint8Array, y: number, layer: Layer): Span {
  const { across, opacity, colours } = layer
  return (from, to, coverage) => {
    const share = (coverage * opacity) >> 8
    const first = place(layer, from, y)
    if (across === 0 && share === 256) return fillRun(row, from, to, colours, first)
    for (let x = from; x < to; x += 1) {
      const colour = across === 0 ? first : place(layer, x, y)
      paintPixel(row, x * 3, colours, colour, share)
    }
  }
}

/** Starts a picture with nothing on it. */
export function createSketch(width: number, height: number): Sketch {
  const cells = createCells(width)
  const layers: Layer[] = []
  return {
    width,
    height,
    fill: (outlines, paint, opacity = 256) => {
      layers.push(createLayer(createShape(outlines, cells), paint, opacity))
    },
    paintRow: (row, y) => {
      for (const layer of layers) {
        if (y < layer.shape.top || y > layer.shape.bottom) continue
        layer.shape.row(y, spanPainter(row, y, layer))
      }
    },
  }
}
