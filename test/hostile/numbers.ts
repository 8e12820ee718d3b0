// Small generators for hostile cases: a seed in, the same cases out.

/** Numbers from 0 to below 1 (mulberry32). */
export function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

export interface Dice {
  /** A whole number from 0 to below `below`. */
  readonly roll: (below: number) => number
  readonly pick: <T>(list: readonly T[]) => T
  /** So many picks of the list, in one text. */
  readonly text: (list: readonly string[], most: number) => string
}

export function dice(seed: number): Dice {
  const next = numbers(seed)
  const roll = (below: number): number => Math.floor(next() * below)
  const pick = <T>(list: readonly T[]): T => list[roll(list.length)] as T
  return { roll, pick, text: (list, most) => Array.from({ length: 1 + roll(most) }, () => pick(list)).join('') }
}
