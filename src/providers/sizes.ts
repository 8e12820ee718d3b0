// Which picture sizes an API takes, and the nearest ones to a size that it does not take.
import type { Size } from './provider.ts'

/** Limits of the sizes of an API; `documented` ones are legal whatever the limits say. */
export interface SizeLimits {
  /** Width and height are multiples of this. */
  readonly step: number
  /** Least and greatest length of a side; both are multiples of `step`. */
  readonly min: number
  readonly max: number
  /** Bounds that tie width and height together, where the API has such. */
  readonly area?: { readonly ratio: number; readonly minPixels: number; readonly maxPixels: number }
  readonly documented: readonly Size[]
}

/** `WxH`, as a manifest writes a size. */
export function sizeText(size: Size): string {
  return `${size.width}x${size.height}`
}

/** Whether the pair is one of the sizes. */
export function isOneOf(sizes: readonly Size[], size: Size): boolean {
  return sizes.some((one) => one.width === size.width && one.height === size.height)
}

/**
 * Checks a size against the limits of a model.
 * @returns null where it is legal, else one sentence with the rules broken and the two nearest legal sizes
 */
export function checkSizeOf(model: string, limits: SizeLimits, size: Size): string | null {
  if (isOneOf(limits.documented, size)) return null
  const broken = brokenRules(limits, size)
  if (broken.length === 0) return null
  const [first, second] = nearestSizes(limits, size)
  return (
    `size ${sizeText(size)} is not one that ${model} takes: ${broken.join(', ')}; ` +
    `the nearest legal sizes are ${first} and ${second}`
  )
}

function brokenRules({ step, min, max, area }: SizeLimits, { width, height }: Size): string[] {
  const broken: string[] = []
  const long = Math.max(width, height)
  const short = Math.min(width, height)
  if (width % step !== 0 || height % step !== 0) {
    broken.push(step === 1 ? 'width and height must be whole numbers' : `both must be multiples of ${step}`)
  }
  if (short < min) broken.push(`a side must be at least ${min}`)
  if (long > max) broken.push(`a side must be at most ${max}`)
  if (area === undefined) return broken
  if (long > area.ratio * short) broken.push(`the sides must be at most ${area.ratio}:1`)
  if (width * height < area.minPixels) broken.push(`there must be at least ${area.minPixels} pixels`)
  if (width * height > area.maxPixels) broken.push(`there must be at most ${area.maxPixels} pixels`)
  return broken
}

/** Near: least straight distance of the pair; then the shape that differs least; then the smaller picture. */
function nearestSizes(limits: SizeLimits, asked: Size): string[] {
  // Far outside the limits the distance alone decides, and it stays exact below this.
  const far = limits.max * 16
  const size = { width: Math.min(asked.width, far), height: Math.min(asked.height, far) }
  const rank = (one: Size): [number, number, number] => [
    (one.width - size.width) ** 2 + (one.height - size.height) ** 2,
    Math.abs(one.width * size.height - one.height * size.width),
    one.width * one.height,
  ]
  const nearer = (a: Size, b: Size): boolean => {
    const [one, other] = [rank(a), rank(b)]
    const differs = one.findIndex((value, index) => value !== other[index])
    return differs >= 0 && one[differs]! < other[differs]!
  }
  // The two best in one pass: a manifest may ask ten thousand times.
  let best: Size | undefined
  let second: Size | undefined
  for (const one of [...limits.documented, ...candidates(limits, size)]) {
    if (best !== undefined && isOneOf([best, ...(second ? [second] : [])], one)) continue
    if (best === undefined || nearer(one, best)) [best, second] = [one, best]
    else if (second === undefined || nearer(one, second)) second = one
  }
  return [best, second].flatMap((one) => (one === undefined ? [] : [sizeText(one)]))
}

/** Legal sizes, the two nearest among them: for each width in question the nearest heights that go with it. */
function candidates({ step, min, max, area }: SizeLimits, asked: Size): Size[] {
  const found: Size[] = []
  // Without bounds that tie the sides together, the nearest width is so for every height.
  const widths = area === undefined ? around(asked.width, step, min, max) : multiples(step, min, max)
  for (const width of widths) {
    const low = area === undefined ? min : Math.max(min, width / area.ratio, area.minPixels / width)
    const high = area === undefined ? max : Math.min(max, width * area.ratio, area.maxPixels / width)
    for (const height of around(asked.height, step, low, high)) found.push({ width, height })
  }
  return found
}

/** The multiples of `step` within the bounds that are nearest to a length: at most three. */
function around(length: number, step: number, low: number, high: number): number[] {
  const least = Math.ceil(low / step) * step
  const most = Math.floor(high / step) * step
  const middle = Math.min(Math.max(Math.round(length / step) * step, least), most)
  return [middle - step, middle, middle + step].filter((one) => one >= least && one <= most)
}

function multiples(step: number, min: number, max: number): number[] {
  return Array.from({ length: (max - min) / step + 1 }, (_, index) => min + index * step)
}
