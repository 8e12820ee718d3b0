// Puts tables into a page, each between `<!-- NAME -->` and `<!-- /NAME -->`.
import { readFileSync, writeFileSync } from 'node:fs'

const ROOT = new URL('../', import.meta.url)

/**
 * Writes what is out of date; with `--check` among the program's words it only fails, with exit code 1. A page without the
 * marks of a table ends the program with 2.
 * @param page from the repository's root
 * @param tables Markdown by name
 * @param program what makes them, as it is started
 */
export function fillTables(page, tables, program) {
  const file = new URL(page, ROOT)
  const before = readFileSync(file, 'utf8')
  let after = before
  for (const [name, text] of Object.entries(tables)) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const from = after.indexOf(start)
    const to = after.indexOf(end)
    if (from < 0 || to < from) {
      process.stderr.write(`${page} has no ${start} … ${end}\n`)
      process.exit(2)
    }
    after = `${after.slice(0, from + start.length)}\n\n${text}\n${after.slice(to)}`
  }
  if (after === before) return
  if (process.argv.includes('--check')) {
    process.exitCode = 1
    process.stderr.write(`The tables of ${page} are out of date: ${program}\n`)
  } else writeFileSync(file, after)
}
