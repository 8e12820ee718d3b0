// Makes the tables of inputs and outputs from action.yml, in each page between `<!-- inputs -->` and `<!-- /inputs -->`.
// `node scripts/action-tables.mjs` writes them; with `--check` it fails where they are not up to date.
import { readFileSync, writeFileSync } from 'node:fs'
import { load } from 'js-yaml'

const ROOT = new URL('../', import.meta.url)
const PAGES = ['README.md', 'docs/action.md']

/** One line of a cell; a bar would end it. */
const cell = (text) =>
  text
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|')
const table = (head, rows) =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |\n`).join('')

const { inputs, outputs } = load(readFileSync(new URL('action.yml', ROOT), 'utf8'))
const TABLES = {
  inputs: table(
    ['Input', 'Default', 'Meaning'],
    Object.entries(inputs).map(([name, { default: value, description }]) => [
      `\`${name}\``,
      value === undefined ? '' : `\`${value}\``,
      description,
    ]),
  ),
  outputs: table(
    ['Output', 'Meaning'],
    Object.entries(outputs).map(([name, { description }]) => [`\`${name}\``, description]),
  ),
}

for (const page of PAGES) {
  const file = new URL(page, ROOT)
  const before = readFileSync(file, 'utf8')
  let after = before
  for (const [name, text] of Object.entries(TABLES)) {
    const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
    const from = after.indexOf(start)
    const to = after.indexOf(end)
    if (from < 0 || to < from) {
      process.stderr.write(`${page} has no ${start} … ${end}\n`)
      process.exit(2)
    }
    after = `${after.slice(0, from + start.length)}\n\n${text}\n${after.slice(to)}`
  }
  if (after === before) continue
  if (process.argv.includes('--check')) {
    process.exitCode = 1
    process.stderr.write(`The tables of ${page} are out of date: node scripts/action-tables.mjs\n`)
  } else writeFileSync(file, after)
}
