// The name that a person probably meant.

const MAX_LENGTH = 64
/** Candidates that are looked at: each costs time for each word that is misspelt. */
const MAX_CANDIDATES = 300

/**
 * The candidate that differs from a misspelt word in the fewest letters (put in, left out, changed, or two neighbours
 * swapped); case counts for nothing. Null where none is near: at most a third of the letters, three at the most.
 */
export function nearest(word: string, candidates: Iterable<string>): string | null {
  if (word.length > MAX_LENGTH) return null
  const limit = Math.min(3, Math.floor(word.length / 3))
  let best: string | null = null
  let least = limit + 1
  let left = MAX_CANDIDATES
  for (const candidate of candidates) {
    left -= 1
    if (left < 0) break
    if (Math.abs(candidate.length - word.length) >= least) continue
    const steps = distance(word.toLowerCase(), candidate.toLowerCase())
    if (steps < least) {
      best = candidate
      least = steps
    }
  }
  return best
}

/** `; did you mean "x"?` or nothing. */
export function hint(word: string, candidates: Iterable<string>): string {
  const near = nearest(word, candidates)
  return near === null ? '' : `; did you mean "${near}"?`
}

/** Optimal string alignment distance. */
function distance(a: string, b: string): number {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const changed = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? before[j - 2]! + 1 : changed
      row.push(Math.min(changed, swapped, last[j]! + 1, row[j - 1]! + 1))
    }
    before = last
    last = row
  }
  return last[b.length]!
}
