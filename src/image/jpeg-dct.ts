// The forward transform of a JPEG block with its quantisation, in whole numbers.

/** cos(k * pi / 16) * sqrt(2) in 8192ths, for k = 1 to 7 (the sums of T.81, A.3.3, split into even and odd). */
const [C1, C2, C3, C4, C5, C6, C7] = [11_363, 10_703, 9633, 8192, 6437, 4433, 2260] as const
const BITS = 13
/** Bits of precision kept between the two passes. */
const KEPT = 2

/** One pass over eight values that are `step` apart: the transform times the square root of 8, shifted right by `shift`. */
function transform(values: Int32Array, at: number, step: number, shift: number): void {
  const [v0, v1, v2, v3] = [values[at]!, values[at + step]!, values[at + 2 * step]!, values[at + 3 * step]!]
  const [v4, v5, v6, v7] = [
    values[at + 4 * step]!,
    values[at + 5 * step]!,
    values[at + 6 * step]!,
    values[at + 7 * step]!,
  ]
  const [s0, s1, s2, s3] = [v0 + v7, v1 + v6, v2 + v5, v3 + v4]
  const [d0, d1, d2, d3] = [v0 - v7, v1 - v6, v2 - v5, v3 - v4]
  const half = 1 << (shift - 1)
  values[at] = ((s0 + s1 + s2 + s3) * C4 + half) >> shift
  values[at + 4 * step] = ((s0 - s1 - s2 + s3) * C4 + half) >> shift
  values[at + 2 * step] = ((s0 - s3) * C2 + (s1 - s2) * C6 + half) >> shift
  values[at + 6 * step] = ((s0 - s3) * C6 - (s1 - s2) * C2 + half) >> shift
  values[at + step] = (d0 * C1 + d1 * C3 + d2 * C5 + d3 * C7 + half) >> shift
  values[at + 3 * step] = (d0 * C3 - d1 * C7 - d2 * C1 - d3 * C5 + half) >> shift
  values[at + 5 * step] = (d0 * C5 - d1 * C1 + d2 * C7 + d3 * C3 + half) >> shift
  values[at + 7 * step] = (d0 * C7 - d1 * C5 + d2 * C3 - d3 * C1 + half) >> shift
}

/** The quotient, rounded to the nearest, halves away from 0. */
function quotient(value: number, by: number): number {
  return value < 0 ? -Math.floor((-value + (by >> 1)) / by) : Math.floor((value + (by >> 1)) / by)
}

/**
 * Transforms a block.
 * @param plane samples from -128 to 127
 * @param left where in the plane the block begins
 * @param stride samples of a row of the plane
 * @param table quantisation, in the order of rows
 * @param block gets the 64 quantised values, in the order of rows
 * @returns true where all samples were equal, so that only the first value is not 0
 */
export function forwardDct(
  plane: Int16Array,
  left: number,
  stride: number,
  table: Int32Array,
  block: Int32Array,
): boolean {
  const first = plane[left]!
  let flat = true
  for (let y = 0; y < 8; y += 1) {
    for (let x = 0; x < 8; x += 1) {
      const sample = plane[left + y * stride + x]!
      flat &&= sample === first
      block[y * 8 + x] = sample
    }
  }
  if (flat) {
    block.fill(0)
    block[0] = quotient(first * 8, table[0]!)
    return true
  }
  for (let y = 0; y < 8; y += 1) transform(block, y * 8, 1, BITS - KEPT)
  for (let x = 0; x < 8; x += 1) transform(block, x, 8, BITS + KEPT)
  for (let at = 0; at < 64; at += 1) block[at] = quotient(block[at]!, table[at]! * 8)
  return false
}
