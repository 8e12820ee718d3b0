// 1,500 templates and prompts against the rules as spec manifest.md, "Text", words them.
import { expect, test } from 'vitest'
import type { Manifest } from '../../src/manifest/draft.ts'
import { run } from '../manifest/run.ts'
import { dice } from './numbers.ts'

const VARS: Readonly<Record<string, string>> = { brand: 'flat {{ id }} \\{{', n: '007', 'b-1': 'true' }
const NAMES: Readonly<Record<string, string>> = {
  ...VARS,
  id: 'a',
  ext: 'png',
  width: '64',
  height: '64',
  model: 'placeholder',
}

function manifestOf(prompt: string): string {
  const vars = `vars: { brand: ${JSON.stringify(VARS['brand'])}, n: 007, b-1: true }\n`
  return `version: 1\nprovider: placeholder\n${vars}defaults: { size: 64x64 }\nimages: { a: { path: a.png, seed: 5, prompt: ${JSON.stringify(prompt)} } }\n`
}

const promptOf = (manifest: Manifest | null): string | undefined => manifest?.drafts[0]?.promptParts.join('5')

/** What a text becomes, null where it is an error: each opening brace pair is escaped, or closed with a known name in it. */
function filled(text: string): string | null {
  let wrong = false
  const put = text.replaceAll(/\\\{\{|\{\{([^]*?)\}\}|\{\{/g, (whole, name?: string) => {
    if (whole === '\\{{') return '{{'
    const known =
      name?.trim() === 'seed' ? '5' : Object.hasOwn(NAMES, name?.trim() ?? '') ? NAMES[name?.trim() ?? ''] : undefined
    wrong ||= known === undefined
    return known ?? ''
  })
  return wrong ? null : put
}

const PIECES = [
  ...[
    '{{ brand }}',
    '{{brand}}',
    '{{  n\t}}',
    '{{ id }}',
    '{{ seed }}',
    '{{ width }}x{{ height }}',
    '{{ b-1 }}',
    '{{model}}',
  ],
  ...[
    '{{',
    '}}',
    '\\{{',
    '\\',
    '{',
    '}',
    '{{{ id }}}',
    '{{ }}',
    '{{ nope }}',
    '{{ ID }}',
    '{{ __proto__ }}',
    '{{ env.HOME }}',
  ],
  ...[
    '{{ constructor }}',
    '{{ id | upper }}',
    '${{ github.token }}',
    '{% if x %}',
    'a',
    ' ',
    'é',
    '\n',
    '"',
    "'",
    '#',
    ': ',
    '- ',
  ],
]

test('1,000 templates', () => {
  const { text } = dice(4)
  let good = 0
  for (let n = 0; n < 1000; n++) {
    const prompt = `x${text(PIECES, 5)}x`
    const wanted = filled(prompt)
    const { manifest, problems } = run(manifestOf(prompt))
    expect([prompt, promptOf(manifest) ?? null]).toEqual([prompt, wanted])
    if (wanted === null)
      expect(
        problems.every(({ line, column }) => line === 5 && (column ?? 0) > 0),
        prompt,
      ).toBe(true)
    else good++
  }
  expect([good > 200, good < 900]).toEqual([true, true])
})

test('every control of C0 and C1 but newline and tab is refused in a prompt, in YAML and in a file', () => {
  for (let code = 0; code <= 0x9f; code++) {
    const char = String.fromCharCode(code)
    const allowed = (code >= 0x20 && code < 0x7f) || char === '\n' || char === '\t'
    const [before, after] = ['one', 'two']
    const text = `${before}${char}${after}`
    const inYaml = run(manifestOf(text))
    const template = `version: 1\nprovider: placeholder\nimages: { a: { path: a.png, size: 64x64, seed: 5, prompt_file: p.md } }\n`
    const inFile = run(template, { 'p.md': { kind: 'text', text } })
    for (const [where, { manifest, problems }] of [
      ['yaml', inYaml],
      ['file', inFile],
    ] as const) {
      expect([where, code, promptOf(manifest) ?? null]).toEqual([where, code, allowed ? text : null])
      if (!allowed)
        expect(
          problems.map((one) => one.code),
          String(code),
        ).toEqual(['manifest/control-character'])
    }
  }
})

test('300 prompts: white space at both ends and a byte order mark go, CRLF becomes LF, a lone CR is refused', () => {
  const { text, pick } = dice(5)
  const space = ['', ' ', '\n', '\t', '\r\n', '  \n ', '\ufeff', '\u00a0']
  const inside = ['a', ' ', '\n', '\r\n', '\r', '日本', '\u202e', '😀', '\t', 'b']
  let refused = 0
  for (let n = 0; n < 300; n++) {
    const body = `x${text(inside, 6)}x`
    const prompt = `${pick(space)}${body}${pick(space.filter((one) => one !== '\ufeff'))}`
    const wanted = body.replaceAll('\r\n', '\n').includes('\r') ? null : body.replaceAll('\r\n', '\n')
    const { manifest } = run(manifestOf(prompt))
    expect([prompt, promptOf(manifest) ?? null]).toEqual([prompt, wanted])
    if (wanted === null) refused++
  }
  expect([refused > 30, refused < 270]).toEqual([true, true])
})

test.each([
  ['a', 128_000, true],
  ['a', 128_001, false],
  ['é', 64_000, true],
  ['é', 64_001, false],
  ['画', 42_666, true],
  ['画', 42_667, false],
  ['😀', 32_000, true],
  ['😀', 32_001, false],
])('a prompt of %s, %i times: %s', (char, times, allowed) => {
  const prompt = char.repeat(times)
  expect(promptOf(run(manifestOf(prompt)).manifest) === prompt).toBe(allowed)
})

test('a lone surrogate, as an escape of YAML, is no text', () => {
  for (const escape of ['\\ud800', '\\udfff', '\\ud83dx', 'x\\ude00']) {
    const text = manifestOf('PROMPT').replace('"PROMPT"', `"a${escape}b"`)
    expect([escape, run(text).manifest]).toEqual([escape, null])
  }
})
