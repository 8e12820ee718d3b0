// Compositions that look like places: hills, waves, arches.
import type { Dice } from './dice.ts'
import { mix, type Palette } from './palette.ts'
import { ONE, type Outline } from './raster.ts'
import { circle, ground, rectangle, sine, TURN } from './shapes.ts'
import type { Sketch } from './sketch.ts'

/** A share of a length, in thousandths. */
const part = (length: number, thousandths: number): number => Math.floor((length * thousandths) / 1000)

/** Sides of the picture in the raster's units, and the length that things are measured by. */
function measure(sketch: Sketch): { wide: number; high: number; unit: number } {
  const [wide, high] = [sketch.width * ONE, sketch.height * ONE]
  return { wide, high, unit: Math.min(wide, high) }
}

function paintSky(sketch: Sketch, { tone }: Palette, top: number, bottom: number): void {
  const { wide, high } = measure(sketch)
  sketch.fill([rectangle(0, 0, wide, high)], { from: tone(top), to: tone(bottom), line: [0, 0, 0, part(high, 750)] })
}

/** A disc with a few faint rings of light around it. */
function paintSun(sketch: Sketch, { accent, tone }: Palette, x: number, y: number, radius: number): void {
  for (const [share, opacity] of [
    [2300, 22],
    [1780, 30],
    [1360, 44],
  ] as const) {
    sketch.fill([circle(x, y, part(radius, share))], mix(accent, tone(0), 96), opacity)
  }
  const line = [0, y - radius, 0, y + radius] as const
  sketch.fill([circle(x, y, radius)], { from: mix(accent, 0xffffff, 56), to: accent, line })
}

/** A ridge with peaks: straight lines through points that fold again and again. */
function peaks(dice: Dice, high: number): (x: number, step: number) => number {
  let points = [dice.between(-400, 400), dice.between(-1000, 0), dice.between(-400, 400), dice.between(-1000, 0), 0]
  for (let reach = 420; reach > 20; reach = part(reach, 520)) {
    points = points.flatMap((point, at) => {
      const next = points[at + 1]
      return next === undefined ? [point] : [point, ((point + next) >> 1) + dice.between(-reach, reach)]
    })
  }
  return (x, step) => {
    const place = Math.max(0, Math.min((points.length - 1) * 4096 - 1, Math.floor((x * 4096) / step)))
    const [first = 0, second = first] = points.slice(place >> 12, (place >> 12) + 2)
    return Math.floor((high * (first * 4096 + (second - first) * (place & 4095))) / 4_096_000)
  }
}

/** A rolling line: two waves of different length. */
function rolling(dice: Dice, unit: number, lift: number): (x: number) => number {
  const lengths = [dice.between(900, 1500), dice.between(380, 620)]
  const starts = [dice.between(0, TURN), dice.between(0, TURN)]
  const wave = (x: number, which: number): number =>
    Math.floor((x * TURN) / part(unit, lengths[which] ?? 1000)) + (starts[which] ?? 0)
  return (x) => sine(wave(x, 0), lift) + sine(wave(x, 1), part(lift, 360))
}

/** A fir of three tiers that stands on a point. */
function fir(x: number, y: number, size: number): Outline[] {
  return [0, 1, 2].map((tier) => {
    const [top, half] = [y - part(size, 1000 - tier * 240), part(size, 130 + tier * 70)]
    return [x, top, x + half, top + part(size, 440), x - half, top + part(size, 440)]
  })
}

/** Hills one behind the other, paler with distance, under a sun. */
export function drawHills(sketch: Sketch, palette: Palette, dice: Dice): void {
  const { wide, high, unit } = measure(sketch)
  const { tone } = palette
  paintSky(sketch, palette, dice.between(60, 90), 0)
  paintSun(
    sketch,
    palette,
    part(wide, dice.between(220, 780)),
    part(high, dice.between(230, 360)),
    part(unit, dice.between(80, 120)),
  )
  const layers = 6
  for (let layer = 0; layer < layers; layer += 1) {
    const base = part(high, 470 + layer * 88)
    const depth = 62 + layer * 38
    const ridge = peaks(dice, part(unit, 190 - layer * 30))
    const roll = rolling(dice, unit, part(unit, 30 + layer * 5))
    const step = Math.floor(Math.max(wide, unit) / (layer === 0 ? 64 : 48))
    const level = (x: number): number => (layer < 2 ? base + ridge(x, step) : base + roll(x))
    const paint = {
      from: tone(depth),
      to: tone(depth - 44),
      line: [0, base - part(unit, 60), 0, base + part(high, 260)],
    } as const
    if (layer === layers - 2) {
      const firs = Array.from({ length: dice.between(7, 12) }, () => {
        const x = part(wide, dice.between(0, 1000))
        return fir(x, level(x) + part(unit, 16), part(unit, dice.between(60, 110)))
      })
      sketch.fill(firs.flat(), tone(depth + 14))
    }
    sketch.fill([ground(sketch.width, sketch.height, level)], paint)
  }
}

/** Rows of waves that roll in under a moon. */
export function drawWaves(sketch: Sketch, palette: Palette, dice: Dice): void {
  const { wide, high, unit } = measure(sketch)
  const { tone } = palette
  paintSky(sketch, palette, dice.between(24, 48), 0)
  const [x, y] = [part(wide, dice.between(250, 750)), part(high, dice.between(290, 380))]
  paintSun(sketch, palette, x, y, part(unit, dice.between(130, 190)))
  const rows = 7
  const length = part(unit, dice.between(380, 620))
  for (let row = 0; row < rows; row += 1) {
    const base = part(high, 440 + row * 88)
    const start = dice.between(0, TURN)
    const lift = part(unit, 18 + row * 4)
    const level = (at: number): number => {
      const angle = Math.floor((at * TURN) / (length + part(length, row * 90))) + start
      return base + sine(angle, lift) + sine(angle * 2 + 128, part(lift, 300))
    }
    const depth = 50 + row * 34
    const foam = mix(tone(depth), tone(0), 110)
    sketch.fill([ground(sketch.width, sketch.height, (at) => level(at) - part(unit, 9))], foam)
    const line = [0, base - lift, 0, base + part(high, 200)] as const
    sketch.fill([ground(sketch.width, sketch.height, level)], { from: tone(depth), to: tone(depth + 26), line })
  }
}

/** Nested arches that stand side by side on a plain. */
export function drawArches(sketch: Sketch, palette: Palette, dice: Dice): void {
  const { wide, high, unit } = measure(sketch)
  const { tone, accent } = palette
  paintSky(sketch, palette, 4, 40)
  paintSun(
    sketch,
    palette,
    part(wide, dice.between(180, 820)),
    part(high, dice.between(170, 260)),
    part(unit, dice.between(70, 100)),
  )
  const floor = part(high, 800)
  const count = Math.max(2, Math.floor((wide * 2) / unit) + dice.between(0, 1))
  for (let arch = 0; arch < count; arch += 1) {
    const x = Math.floor((wide * (2 * arch + 1)) / (2 * count)) + part(unit, dice.between(-50, 50))
    const radius = part(unit, dice.between(230, 340))
    const y = floor - part(unit, dice.between(20, 180))
    const rings = 5
    const start = dice.between(0, 40)
    for (let at = 0; at < rings; at += 1) {
      const size = Math.floor((radius * (rings - at)) / rings)
      const colour = at === 2 ? accent : at % 2 === 1 ? tone(18 + start) : tone(225 - start - at * 36)
      sketch.fill([[...circle(x, y, size)], rectangle(x - size, y, 2 * size, floor - y + ONE)], colour)
    }
  }
  sketch.fill([rectangle(0, floor, wide, high)], { from: tone(190), to: tone(236), line: [0, floor, 0, high] })
}
