// Money, counted in whole millionths of a dollar so that sums are exact.

const MICROS = 1_000_000
/** Above this the product with a million could be off by one. */
const MAX_USD = 1_000_000_000

/**
 * Dollars to whole millionths, the nearest one where there are more than six decimals.
 * @returns null for what is not finite, below 0 or above a thousand million
 */
export function usdToMicros(usd: number): number | null {
  return usd >= 0 && usd <= MAX_USD ? Math.round(usd * MICROS) : null
}

/**
 * Reads an amount that a person wrote, e.g. `5`, `0.035`.
 * @returns whole millionths, or null where it is no plain decimal or out of range
 */
export function parseUsd(text: string): number | null {
  const [, whole, decimals = ''] = /^([0-9]+)(?:\.([0-9]+))?$/.exec(text) ?? []
  // A cap is never rounded up: what is below a millionth is cut off.
  return whole === undefined ? null : usdToMicros(Number(`${whole}.${decimals.slice(0, 6)}0`))
}

/**
 * A cap in dollars to whole millionths, never rounded up.
 * @returns null for what is too large to be counted in them: it caps nothing
 */
export function capToMicros(usd: number): number | null {
  // More decimals than are kept, so that 0.29 is not cut to 0.289999.
  return usd <= MAX_USD ? Math.floor(Number((usd * MICROS).toFixed(6))) : null
}

/** Whole millionths to the dollars that JSON shows, with at most six decimals. */
export function microsToUsd(micros: number): number {
  return micros / MICROS
}

/** An amount as people read it: at least two decimals, at most six. */
export function usd(micros: number): string {
  const text = microsToUsd(micros)
    .toFixed(6)
    .replace(/0{1,4}$/, '')
  return `${text} USD`
}
