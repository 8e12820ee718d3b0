// Makes the tables of inputs and outputs from action.yml, in each page between `<!-- inputs -->` and `<!-- /inputs -->`.
// `node scripts/action-tables.mjs` writes them; with `--check` it fails where they are not up to date.
import { readFileSync } from 'node:fs'
import { load } from 'js-yaml'
import { fillTables } from './tables.mjs'

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

for (const page of PAGES) fillTables(page, TABLES, 'node scripts/action-tables.mjs')
