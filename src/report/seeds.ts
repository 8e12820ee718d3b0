// What people read of seeds: those that were written, and the candidates with the words that take each. Pure.
import type { Result } from '../generate/outcome.ts'
import type { Item } from '../plan/plan.ts'
import { fromHere } from './here.ts'
import { plain } from './plain.ts'
import type { Report, Sheet } from './report.ts'
import { spentText } from './summary.ts'
import type { Paint } from './text.ts'

/** A line for each image whose seed stands in its manifest now. */
export function seedsText(sheets: readonly Sheet[], paint: Paint): string {
  const lines = sheets.flatMap(({ manifest, items }) =>
    items.map(({ id, image, changes }) => {
      const seed = changes.find(({ key }) => key === 'seed')
      const what = seed ? `seed ${seed.from ?? 'none'} → ${seed.to}` : `seed ${image?.seed ?? 'none'}, as it was`
      return `  ${plain(id)}  ${what}  ${paint('dim', plain(manifest))}\n`
    }),
  )
  return lines.join('')
}

/**
 * A line for each candidate that is there: what takes it, and where its file lies.
 * @param refused the rows that `pick` does not take: a warning says what to do about each
 * @param contactSheets where the pictures of all of them are
 */
export function candidatesText(
  sheets: readonly Sheet[],
  refused: ReadonlySet<Item>,
  contactSheets: readonly string[],
  paint: Paint,
): string {
  const rows = sheets.flatMap(({ manifest, named, items, results }) =>
    items
      .filter((item) => results.get(item)?.entry)
      .map((item) => {
        const { id, image, path } = item
        const isTaken = !refused.has(item)
        const words = isTaken ? `imagelock pick ${id} ${image?.seed}${named}` : `${id}  seed ${image?.seed}`
        return { words: plain(words), file: plain(fromHere(manifest, path)), isTaken }
      }),
  )
  if (rows.length === 0) return ''
  const width = Math.max(...rows.map(({ words }) => words.length))
  const linesOf = (isTaken: boolean): string =>
    rows
      .filter((row) => row.isTaken === isTaken)
      .map(({ words, file }) => `  ${words.padEnd(width)}  ${paint('dim', file)}\n`)
      .join('')
  const look = contactSheets.length === 0 ? 'the files' : contactSheets.map(plain).join(' and ')
  const head = `${paint('strong', 'Candidates')}: images and lock are as they were. Look at ${look}`
  const [taken, others] = [linesOf(true), linesOf(false)]
  const first = taken === '' ? `${head}.\n` : `${head}, then take one:\n${taken}`
  return others === '' ? first : `${first}Not taken by pick; the warning says what to do instead:\n${others}`
}

/** What became of the candidates, in one line. */
export function candidatesSummary(sheets: readonly Sheet[], report: Report): string {
  // The results of a run are those of all its sheets.
  const results = sheets.flatMap(({ items, results: all }) => items.flatMap((item) => all.get(item) ?? []))
  const count = (of: (result: Result) => boolean): number => results.filter(of).length
  const made = count(({ outcome }) => outcome === 'generated' || outcome === 'copied')
  const there = count(({ outcome, entry }) => outcome === undefined && entry !== undefined)
  const bad = (['failed', 'refused', 'unknown', 'skipped'] as const).map(
    (name) => [count(({ outcome }) => outcome === name), name] as const,
  )
  const told = [[made, 'made'], [there, 'there already'], ...bad] as const
  const parts = told.filter(([number]) => number > 0)
  const [first, ...more] = parts.map(([number, what], index) =>
    index > 0 ? `${number} ${what}` : `${number} candidate${number === 1 ? '' : 's'} ${what}`,
  )
  return `${[first ?? 'no candidates', ...more].join(', ')}${spentText(report)}\n`
}

/** What `pick` did, in one line; null where its rows say all. */
export function pickedSummary({ totals }: Report): string | null {
  if (totals.failed > 0) return null
  return totals.generated > 0 ? '1 candidate taken, nothing bought\n' : 'the candidate was taken already\n'
}
