// What people read of seeds: those that were written, and the candidates with the words that take each. Pure.
import { plain } from './plain.ts'
import type { Sheet } from './report.ts'
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
 * @param manifests as the person named them; none for the default one
 */
export function candidatesText(sheets: readonly Sheet[], manifests: readonly string[], paint: Paint): string {
  const rows = sheets.flatMap(({ manifest, items, results }) =>
    items
      .filter((item) => results.get(item)?.entry)
      .map(({ id, image, path }) => {
        const which = manifests.length === 0 ? '' : ` -m ${quoted(manifest)}`
        const folder = manifest.slice(0, manifest.lastIndexOf('/') + 1)
        return { command: plain(`imagelock pick ${id} ${image?.seed}${which}`), file: plain(folder + path) }
      }),
  )
  if (rows.length === 0) return ''
  const width = Math.max(...rows.map(({ command }) => command.length))
  const lines = rows.map(({ command, file }) => `  ${command.padEnd(width)}  ${paint('dim', file)}\n`)
  return `${paint('strong', 'Candidates')}: images and lock are as they were. Look at the files, then take one:\n${lines.join('')}`
}

/** As a shell reads it. */
function quoted(text: string): string {
  return /^[A-Za-z0-9._/-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`
}
