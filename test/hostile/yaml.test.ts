// 2,000 manifests with something hostile in them: refused with code and place, in bounded time, or read as another strict parser reads them.
import { expect, test } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { run } from '../manifest/run.ts'
import { dice } from './numbers.ts'

const GOOD = `version: 1
provider: placeholder
vars: { brand: flat, n: 3 }
defaults:
  size: 64x64
  output_format: png
budget: { max_cost: 1.5 }
images:
  hero:
    prompt: "A lighthouse. {{ brand }}"
    seed: 42
    alt: A lighthouse
  about/team: Six people
  icon:
    matrix: { name: [cloud, lock], theme: [light, dark] }
    prompt: '{{ name }} on {{ theme }}'
    path: 'icons/{{ name }}-{{ theme }}.png'
  long:
    prompt: |
      one
      two
`

/** What no value of a manifest may be or begin with, put before each scalar of the text: by code. */
const BEFORE: readonly (readonly [text: string, code: string])[] = [
  ['&a ', 'anchor'],
  ['!!binary ', 'tag'],
  ['!!set ', 'tag'],
  ['!!str ', 'tag'],
  ['!x ', 'tag'],
  ['!<tag:yaml.org,2002:int> ', 'tag'],
  ['! ', 'tag'],
]
/** Values of scalars, as byte offsets from and to, in the order of the text. */
const SCALARS: readonly (readonly [number, number])[] = [
  ...GOOD.matchAll(/(?<=: |\[)(?:"[^"\n]*"|'[^'\n]*'|[A-Za-z0-9.][^\n,\]}]*)/g),
].map((found) => [found.index, found.index + found[0].length])

function place(text: string, at: number): string {
  const before = text.slice(0, at).split('\n')
  return `${before.length}:${(before.at(-1)?.length ?? 0) + 1}`
}

test('the text itself is a manifest', () => {
  expect(run(GOOD).told).toEqual([])
  expect(SCALARS.length).toBeGreaterThan(12)
})

test(`tags and anchors at each of ${SCALARS.length} values, aliases in their place: told with code and place`, () => {
  for (const [from, to] of SCALARS) {
    for (const [hostile, code] of BEFORE) {
      const text = GOOD.slice(0, from) + hostile + GOOD.slice(from)
      const { manifest, told } = run(text)
      expect([text, manifest, told.includes(`${code}:${place(GOOD, from)}`)]).toEqual([text, null, true])
    }
    const alias = run(`${GOOD.slice(0, from)}*a${GOOD.slice(to)}`)
    expect([from, alias.manifest, alias.told.includes(`alias:${place(GOOD, from)}`)]).toEqual([from, null, true])
  }
})

test.each([
  ['%YAML 1.1\n---\n', 'directive:1:1'],
  ['%TAG ! tag:x,2000:\n---\n', 'directive:1:1'],
  ['%FOO\n---\n', 'directive:1:1'],
  ['a\n---\n', 'documents:2:1'],
])('%j before it', (before, code) => {
  const { manifest, told } = run(before + GOOD)
  expect([manifest, told.includes(code)]).toEqual([null, true])
})

test('lines put in at each line of it: refused wherever they stand, and no prototype is touched', () => {
  const lines = GOOD.split('\n')
  const hostile = [
    '<<: {}',
    '__proto__: { polluted: 1 }',
    'constructor: 1',
    'toString: [1]',
    '? [a]\n: b',
    '---',
    '...\n---\nx: 1',
  ]
  for (let at = 0; at < lines.length - 1; at++) {
    const indent = /^ */.exec(lines[at] ?? '')?.[0] ?? ''
    for (const line of hostile) {
      const text = [
        ...lines.slice(0, at),
        ...line.split('\n').map((one) => (/^(?:---|\.\.\.)/.test(one) ? one : indent + one)),
        ...lines.slice(at),
      ].join('\n')
      const { manifest, problems } = run(text)
      // Inside a block it is the text of the prompt; a `---` at the very beginning begins the document.
      const isText = indent.length === 6 && !/^(?:---|\.\.\.)/.test(line)
      const isStart = at === 0 && line === '---'
      expect([text, manifest !== null]).toEqual([text, isText || isStart])
      if (manifest === null) expect(problems.some(({ line: row }) => row !== undefined)).toBe(true)
    }
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
})

test('each control character at ten places of the text: told, and the manifest refused', () => {
  const { roll } = dice(6)
  const controls = [
    ...Array.from({ length: 32 }, (_, code) => code).filter((code) => ![9, 10, 13].includes(code)),
    0x7f,
    0x80,
    0x9f,
  ]
  for (const code of controls) {
    for (let n = 0; n < 10; n++) {
      const at = roll(GOOD.length)
      const text = GOOD.slice(0, at) + String.fromCharCode(code) + GOOD.slice(at)
      const { manifest, told } = run(text)
      expect([code, at, manifest]).toEqual([code, at, null])
      expect(told.length).toBeGreaterThan(0)
    }
  }
})

test('bytes that are no UTF-8, wherever they stand', () => {
  const { roll } = dice(7)
  for (const hex of [
    'ff',
    'fe',
    'c080',
    'c1bf',
    'e08080',
    'eda080',
    'edbfbf',
    'f4908080',
    'f8888080',
    '80',
    'c3',
    'e282',
  ]) {
    for (let n = 0; n < 10; n++) {
      const at = roll(GOOD.length)
      const whole = Buffer.from(GOOD)
      const bytes = Buffer.concat([whole.subarray(0, at), Buffer.from(hex, 'hex'), whole.subarray(at)])
      expect([hex, at, run(bytes).manifest]).toEqual([hex, at, null])
    }
  }
})

/** What a strict reader of YAML 1.2, core schema, makes of a text; null where it has anything to say, or it holds what is refused. */
function strictly(text: string): Record<string, unknown> | null {
  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    merge: false,
    strict: true,
    uniqueKeys: true,
    logLevel: 'silent',
  })
  const [first] = documents
  if (
    !Array.isArray(documents) ||
    documents.length !== 1 ||
    !first ||
    first.errors.length > 0 ||
    first.warnings.length > 0
  )
    return null
  const value: unknown = first.toJS({ maxAliasCount: 0 })
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}

test('1,000 mutations: what is taken, a strict parser takes too, with the same images', () => {
  const { pick, roll } = dice(8)
  const pieces = [
    ...[
      ':',
      ': ',
      ' ',
      '  ',
      '\n',
      '\n  ',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '#',
      ' #',
      '"',
      "'",
      '|',
      '>',
      '&a',
      '*a',
      '!t ',
      '%',
      '@',
      '`',
    ],
    ...[
      '?',
      '? ',
      '<<: ',
      '---\n',
      '...\n',
      '\t',
      '\r',
      '\r\n',
      '\\',
      '\ufeff',
      '\u2028',
      'null',
      '~',
      'yes',
      '0x1F',
      '1e3',
      '.inf',
      'é',
      '😀',
    ],
  ]
  let taken = 0
  for (let n = 0; n < 1000; n++) {
    let text = GOOD
    for (let edits = 1 + roll(3); edits > 0; edits--) {
      const at = roll(text.length)
      const drop = roll(3) === 0 ? roll(6) : 0
      text = text.slice(0, at) + (roll(4) === 0 ? '' : pick(pieces)) + text.slice(at + drop)
    }
    const began = performance.now()
    const { manifest, problems } = run(text)
    expect(performance.now() - began).toBeLessThan(2000)
    for (const one of problems) expect(one.code, text).toMatch(/^manifest\/[a-z-]+$/)
    if (manifest === null) {
      expect(problems.filter(({ severity }) => severity === 'error').length, text).toBeGreaterThan(0)
      continue
    }
    taken++
    const there = strictly(text)
    expect([text, there === null]).toEqual([text, false])
    const sources = [...new Set(manifest.drafts.map(({ source }) => source))]
    expect([text, sources]).toEqual([text, Object.keys(there?.['images'] ?? {})])
  }
  expect([taken > 100, taken < 900]).toEqual([true, true])
})
