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
  return /^[0-9]+(?:\.[0-9]+)?$/.test(text) ? usdToMicros(Number(text)) : null
}

/** Whole millionths to the dollars that JSON shows, with at most six decimals. */
export function microsToUsd(micros: number): number {
  return micros / MICROS
}
