// Compositions of plain shapes: discs, bands, blocks, tiles.
import type { Dice } from './dice.ts'
import { mix, type Colour, type Palette } from './palette.ts'
import { ONE, type Outline } from './raster.ts'
import { arc, circle, rectangle, ring } from './shapes.ts'
import type { Sketch } from './sketch.ts'

/** A share of a length, in thousandths. */
const part = (length: number, thousandths: number): number => Math.floor((length * thousandths) / 1000)

function measure(sketch: Sketch): { wide: number; high: number; unit: number } {
  const [wide, high] = [sketch.width * ONE, sketch.height * ONE]
  return { wide, high, unit: Math.min(wide, high) }
}

function paintGround(sketch: Sketch, from: Colour, to: Colour): void {
  const { wide, high } = measure(sketch)
  sketch.fill([rectangle(0, 0, wide, high)], { from, to, line: [0, 0, wide, high] })
}

/** Large soft discs that overlap, with a ring and a field of dots. */
export function drawDiscs(sketch: Sketch, palette: Palette, dice: Dice): void {
  const { wide, high, unit } = measure(sketch)
  const { tone, accent } = palette
  paintGround(sketch, tone(0), tone(44))
  const discs = 6
  for (let disc = 0; disc < discs; disc += 1) {
    const x = part(wide, Math.floor(((2 * disc + 1) * 500) / discs) + dice.between(-90, 90))
    const y = part(high, dice.between(180, 720))
    const radius = part(unit, dice.between(150, 370))
    const deep = tone(84 + dice.between(0, 3) * 36)
    const from = disc % 3 === 2 ? accent : deep
    const to = mix(from, tone(0), 120)
    sketch.fill([circle(x, y, radius)], { from, to, line: [x - radius, y - radius, x + radius, y + radius] }, 214)
  }
  const [x, y] = [part(wide, dice.between(250, 750)), part(high, dice.between(250, 550))]
  sketch.fill(ring(x, y, part(unit, dice.between(260, 330)), part(unit, 9)), tone(236))
  const [left, top] = [part(wide, dice.between(60, 700)), part(high, dice.between(60, 180))]
  const dots = Array.from({ length: 24 }, (_, at) =>
    circle(left + part(unit, 32 * (at % 6)), top + part(unit, 32 * Math.floor(at / 6)), part(unit, 6)),
  )
  sketch.fill(dots, tone(200))
}

/** Slanted bands of changing width behind one disc. */
export function drawBands(sketch: Sketch, palette: Palette, dice: Dice): void {
  const { wide, high, unit } = measure(sketch)
  const { tone, accent } = palette
  paintGround(sketch, tone(0), tone(30))
  const lean = part(high, dice.between(350, 800)) * dice.pick([1, -1])
  const [start, end] = [Math.min(0, lean), wide + Math.max(0, lean)]
  const band = (x: number, thickness: number): Outline => [
    x,
    0,
    x + thickness,
    0,
    x + thickness - lean,
    high,
    x - lean,
    high,
  ]
  const disc = {
    x: part(wide, dice.between(300, 700)),
    y: part(high, dice.between(330, 480)),
    radius: part(unit, dice.between(210, 280)),
  }
  // A very long or high picture would else have thousands of bands.
  const scale = Math.max(unit, Math.floor((end - start) / 8))
  let step = 0
  for (let x = start; x < end; step += 1) {
    const thickness = part(scale, dice.between(40, 210))
    const depth = [40, 110, 180, 75, 225][step % 5] ?? 0
    const colour = step % 6 === 4 ? accent : tone(depth)
    const line = [0, 0, 0, high] as const
    sketch.fill([band(x, thickness)], {
      from: colour,
      to: mix(colour, tone(step % 6 === 4 ? 0 : depth + 60), 110),
      line,
    })
    x += thickness + (step % 3 === 2 ? part(scale, dice.between(30, 120)) : 0)
  }
  const { x, y, radius } = disc
  sketch.fill([circle(x, y, part(radius, 1090))], tone(0), 90)
  const to = mix(tone(0), accent, 90)
  sketch.fill([circle(x, y, radius)], { from: tone(0), to, line: [0, y - radius, 0, y + radius] })
}

/** Three faces of a block: its top corner, half width, height. */
function drawBlock(
  sketch: Sketch,
  x: number,
  y: number,
  half: number,
  tall: number,
  colours: readonly [Colour, Colour, Colour],
): void {
  const slope = half >> 1
  const [top, left, right] = colours
  const [shoulder, bottom] = [y + slope, y + 2 * slope + tall]
  // The sides reach under the top, whose edges would else be fringed with their colours.
  const corner = [x + half, shoulder, x + half, bottom - slope, x, bottom]
  sketch.fill([[...corner, x - half, bottom - slope, x - half, shoulder]], left)
  sketch.fill([[...corner, x, shoulder]], right)
  sketch.fill([[x, y, x + half, shoulder, x, y + 2 * slope, x - half, shoulder]], top)
}

/** A field of blocks of many heights, seen from above a corner. */
export function drawBlocks(sketch: Sketch, palette: Palette, dice: Dice): void {
  const { wide, high, unit } = measure(sketch)
  const { tone, accent } = palette
  paintGround(sketch, tone(6), tone(50))
  const half = Math.max(ONE, part(unit, dice.between(84, 112)), Math.floor(Math.max(wide, 4 * high) / 160))
  const rows = Math.ceil((high * 2) / half)
  const columns = Math.ceil(wide / (2 * half)) + 1
  const shift = dice.between(0, 999)
  for (let row = 0; row < rows; row += 1) {
    const y = part(high, 300) + row * (half >> 1)
    for (let column = -1; column < columns; column += 1) {
      const x = (2 * column + (row & 1)) * half + part(half, shift)
      const tall = part(half, dice.between(0, 5) * 300)
      const bright = dice.between(0, 13) === 0
      const depth = 34 + dice.between(0, 3) * 22
      const top = bright ? mix(accent, 0xffffff, 40) : tone(depth)
      const sides = bright ? [accent, mix(accent, tone(256), 120)] : [tone(depth + 74), tone(depth + 132)]
      if (y - tall < high) drawBlock(sketch, x, y - tall, half, tall + 2 * half, [top, sides[0] ?? 0, sides[1] ?? 0])
    }
  }
}

/** What may stand in a tile; each is given the tile's corner and size. */
const TILES: readonly [
  (x: number, y: number, size: number) => Outline[],
  ...((x: number, y: number, size: number) => Outline[])[],
] = [
  (x, y, size) => [[x, y, ...arc(x, y, size, 0, 256)]],
  (x, y, size) => [[x + size, y + size, ...arc(x + size, y + size, size, 512, 768)]],
  (x, y, size) => [[x, y + size, ...arc(x, y + size, size, 768, 1024)]],
  (x, y, size) => [[x + size, y, ...arc(x + size, y, size, 256, 512)]],
  (x, y, size) => [
    arc(x + (size >> 1), y, size >> 1, 0, 512),
    arc(x + (size >> 1), y + (size >> 1), size >> 1, 0, 512),
  ],
  (x, y, size) => [circle(x + (size >> 1), y + (size >> 1), part(size, 360))],
  (x, y, size) => [[...arc(x, y, size, 0, 256), ...arc(x + size, y + size, size, 512, 768)]],
  (x, y, size) => [[x, y, x + size, y + size, x, y + size]],
  (x, y, size) => ring(x + (size >> 1), y + (size >> 1), part(size, 400), part(size, 160)),
]

/** A quilt of tiles with a shape in each. */
export function drawTiles(sketch: Sketch, palette: Palette, dice: Dice): void {
  const { wide, high, unit } = measure(sketch)
  const { tone, accent } = palette
  const least = Math.ceil(Math.max(wide, high) / (64 * ONE))
  const size = Math.max(least, Math.ceil(unit / ONE / dice.between(4, 6))) * ONE
  const [columns, rows] = [Math.ceil(wide / size), Math.ceil(high / size)]
  const colours = [tone(10), tone(70), tone(130), tone(190), tone(246), accent] as const
  paintGround(sketch, tone(10), tone(10))
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [column * size, row * size]
      const back = dice.between(0, 5)
      const front = (back + dice.between(2, 4)) % 6
      sketch.fill([rectangle(x, y, size, size)], colours[back] ?? 0)
      sketch.fill(dice.pick(TILES)(x, y, size), colours[front] ?? 0)
    }
  }
}
