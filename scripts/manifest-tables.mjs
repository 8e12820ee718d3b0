// Makes the tables of keys in docs/manifest.md from schema/images.schema.json, between `<!-- NAME -->` and `<!-- /NAME -->`.
// `node scripts/manifest-tables.mjs` writes them; with `--check` it fails where they are not up to date.
import { readFileSync } from 'node:fs'
import { fillTables } from './tables.mjs'

const ROOT = new URL('../', import.meta.url)

const { properties: top } = JSON.parse(readFileSync(new URL('schema/images.schema.json', ROOT), 'utf8'))
const image = top.images.additionalProperties.anyOf.find(({ type }) => type === 'object').properties

const code = (value) => `\`${value}\``
const MOST = Number.MAX_SAFE_INTEGER

function range({ minimum, maximum }) {
  if (minimum === undefined) return ''
  return maximum === undefined || maximum === MOST ? ` from ${minimum}` : ` ${minimum} to ${maximum}`
}

function typeOf(schema) {
  if (schema.const !== undefined) return code(schema.const)
  if (schema.enum) return schema.enum.map(code).join(', ')
  if (schema.anyOf) return [...new Set(schema.anyOf.map(typeOf))].join(' or ')
  if (schema.pattern?.includes('x[1-9]')) return code('WxH')
  const names = { integer: 'integer', number: 'number', boolean: '`true`, `false`', string: 'text', object: 'mapping' }
  return `${names[schema.type]}${range(schema)}`
}

function table(properties) {
  const rows = Object.entries(properties).map(([key, schema]) => {
    const models = schema.examples ? ` Listed: ${schema.examples.map(code).join(', ')}.` : ''
    const inDefaults = properties === image ? [key in top.defaults.properties ? 'yes' : ''] : []
    return [code(key), typeOf(schema), ...inDefaults, schema.description + models]
  })
  const head = ['Key', 'Value', ...(properties === image ? ['In `defaults`'] : []), 'Meaning']
  return [head, head.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map((text) => text.replaceAll('|', '\\|')).join(' | ')} |\n`)
    .join('')
}

function extraTable() {
  const rows = Object.entries(image.extra.properties).map(([key, schema]) => `| ${code(key)} | ${typeOf(schema)} |\n`)
  return `| Field of \`extra\` | Value |\n| --- | --- |\n${rows.join('')}`
}

const TABLES = { top: table(top), budget: table(top.budget.properties), image: table(image), extra: extraTable() }

fillTables('docs/manifest.md', TABLES, 'node scripts/manifest-tables.mjs')
