// Whole lines into a room that is bounded: what is kept, and how many are left out. Pure.

/** The size of a text, in the unit that the limit is in. */
export type Measure = (text: string) => number

export interface Kept {
  readonly text: string
  readonly used: number
  /** How many lines were taken. */
  readonly count: number
}

/** As many whole lines from the first one on as fit; the lines behind those are not even made. */
export function within(lines: Iterable<string>, room: number, measure: Measure): Kept {
  const kept: string[] = []
  let used = 0
  for (const line of lines) {
    const size = measure(line)
    if (used + size > room) break
    used += size
    kept.push(line)
  }
  return { text: kept.join(''), used, count: kept.length }
}
