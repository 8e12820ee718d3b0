// What people read: frames, the live line, and text from outside that must stay text.
import { describe, expect, test } from 'vitest'
import { jsonText } from '../../src/report/json.ts'
import type { Problem } from '../../src/errors.ts'
import { plain } from '../../src/report/plain.ts'
import { foldWarnings } from '../../src/report/problems.ts'
import { doneText, problemText } from '../../src/report/text.ts'

const bare = (_: string, text: string): string => text

describe('a problem shows its line with a caret under the place', () => {
  const problem = { severity: 'error', code: 'manifest/x', message: 'no', file: 'images.yml', line: 14 } as const

  test('as the spec writes it', () => {
    const text = problemText({ ...problem, column: 11, source: '    seed: forty-two' }, bare)
    expect(text).toBe('images.yml:14:11  no [manifest/x]\n  14 |     seed: forty-two\n     |           ^\n')
  })

  test.each([
    ['a wide character before it takes two columns', '名: x', 4, 4],
    ['a control before it stands as six', '\u0007: x', 4, 8],
    ['a combining mark takes none', 'e\u0301: x', 5, 3],
  ])('%s', (_, source, column, indent) => {
    const [, , caret] = problemText({ ...problem, column, source }, bare).split('\n')
    expect(caret).toBe(`     | ${' '.repeat(indent)}^`)
  })

  test('of a line of a megabyte only what is around the place', () => {
    const source = `${'a'.repeat(500_000)}X${'b'.repeat(500_000)}`
    const [, line = '', caret = ''] = problemText({ ...problem, column: 500_001, source }, bare).split('\n')
    expect(line.length).toBeLessThan(130)
    expect(line[caret.indexOf('^')]).toBe('X')
  })
})

test.each([
  ['\u001b[31mred\r\n', '\\u001b[31mred\\u000d\\u000a'],
  ['a\u202eb\u200bc\u2028', 'a\\u202eb\\u200bc\\u2028'],
  ['\ud800', '\\ud800'],
  ['日本 é 🙂', '日本 é 🙂'],
])('%j can put no control character into a line', (text, shown) => {
  expect(plain(text)).toBe(shown)
})

test.each(['::error::x', ':::', '##[group]x', 'a::b', '###[x]'])('%j can be no workflow command', (text) => {
  expect(plain(text)).not.toMatch(/::|##\[/)
  expect(jsonText({ text })).not.toMatch(/::|##\[/)
  expect(JSON.parse(jsonText({ text }))).toEqual({ text })
})

test.each([
  ['::x::', ':\u200b:x:\u200b:'],
  [':::', ':\u200b:\u200b:'],
  ['##[x', '#\u200b#[x'],
  ['a:b', 'a:b'],
  ['## [x', '## [x'],
  ['\u0000\u007f\u009f\ufeff', '\\u0000\\u007f\\u009f\\ufeff'],
])('%j is shown with its marks apart and all else as it is', (text, shown) => {
  expect(plain(text)).toBe(shown)
})

test('`--json` is ASCII without control characters but its own newlines', () => {
  const value = { ключ: '\u007f\u0085é\u2028🙂\u0000' }
  expect(jsonText(value)).toMatch(/^[\n\x20-\x7e]+$/)
  expect(JSON.parse(jsonText(value))).toEqual(value)
})

test('a failure names the code, the sentence and the request id', () => {
  const item = { id: 'hero', path: 'images/hero.png' } as Parameters<typeof doneText>[0]
  const result = {
    outcome: 'refused',
    error: { code: 'provider/moderated', message: 'not that' },
    requestId: 'r-1',
  } as const
  expect(doneText(item, result, 0, bare)).toBe(
    '  refused    hero  images/hero.png  not that (request id r-1) [provider/moderated]\n',
  )
})

test('four warnings of one wording and manifest are one; three, another place, another wording and errors are not', () => {
  const warning = { severity: 'warning', code: 'provider/x', file: 'images.yml' } as const
  const some = (count: number, says: string, as: Partial<Problem> = {}): Problem[] =>
    Array.from({ length: count }, (_, n) => ({ ...warning, line: n, message: `i${n}: ${says}`, about: `i${n}`, ...as }))
  const apart = [...some(3, 'b'), ...some(3, 'a', { file: 'b.yml' }), ...some(9, 'c', { severity: 'error' })]
  const plainly: Problem[] = Array.from({ length: 4 }, () => ({ ...warning, message: 'of no image' }))
  expect(foldWarnings([...some(101, 'a'), ...apart, ...plainly], '')).toEqual([
    { ...warning, message: 'i0, i1, i2 and 98 more: a (101 images)' },
    ...apart,
    ...plainly,
  ])
})

test('a hidden character of more than four digits is shown with all of them', () => {
  expect(plain('a\u{e0041}b')).toBe('a\\u{e0041}b')
})
