// Text from outside in Markdown: nothing in it acts, a reader sees what was written, and what is long is cut.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changedCode, code, pathUrl } from '../../src/deliver/harmless.ts'
import { type Part, wordChanges } from '../../src/plan/words.ts'
import { HOSTILE } from './hostile.ts'

/** The text that a browser would show of an element of `code()`. */
function shown(element: string): string {
  const inner = /^<code>([^<>]*)<\/code>$/s.exec(element)?.[1] ?? expect.unreachable(element.slice(0, 200))
  expect(inner).not.toMatch(/["'`*[\]\\|!~$^{}@=+\n\r]|&(?!#\d+;)|#(?!\d+;)|(?<!&)#/)
  return inner.replaceAll(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
}

test(`${HOSTILE.length} hostile texts stay text`, () => {
  expect(HOSTILE.length).toBeGreaterThan(300)
  for (const text of HOSTILE) {
    const visible = shown(code(text))
    expect(visible).not.toMatch(/@(?!\u200b)|#\d|\bGH-\d|:\/\/|\bwww\./i)
    // A reader sees what was written: only controls stand as escapes, line ends as a sign, long ones are cut.
    const plain = text.trim()
    if (text.length < 400 && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(plain))
      expect(visible.replaceAll('\u200b', '')).toBe(plain)
    expect(visible).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2060-\u2069\u00ad]/u)
  }
})

const B = '\u200b'
test.each([
  ['', '&#8203;'],
  [' \n ', '&#8203;'],
  ['  plain text, all of it.  ', 'plain text, all of it.'],
  ['a\r\nb\rc\nd\n\ne', 'a ↵ b ↵ c ↵ d ↵  ↵ e'],
  ['a_b _c_ d_', 'a_b &#95;c&#95; d&#95;'],
  ['é_é', 'é&#95;é'],
  [`&<>"'`, '&#38;&#60;&#62;&#34;&#39;'],
  ['`*[]\\|!~$^{}=+', '&#96;&#42;&#91;&#93;&#92;&#124;&#33;&#126;&#36;&#94;&#123;&#125;&#61;&#43;'],
  ['@octo a@b', `&#64;${B}octo a&#64;${B}b`],
  ['#1 # 1 #x', `&#35;${B}1 &#35; 1 &#35;x`],
  ['GH-1 gh-22 GH-x LGH-1 GH- 1', `GH${B}-1 gh${B}-22 GH-x LGH-1 GH- 1`],
  ['http://x a:b a:/b', `http:${B}//x a:b a:/b`],
  ['www.x WWW.Y ww.z awww.x', `www${B}.x WWW${B}.Y ww.z awww.x`],
  ['a\u202eb\0', 'a&#92;u&#123;202e&#125;b&#92;u&#123;0&#125;'],
  ['\ud800x\u{e0041}', '&#92;u&#123;d800&#125;x&#92;u&#123;e0041&#125;'],
])('%j is shown as %s', (text, html) => {
  expect(code(text)).toBe(`<code>${html}</code>`)
})

test.each([
  ['abcd', 4, 'abcd'],
  ['abcde', 4, 'abcd… (5 characters)'],
  ['🙂🙂', 2, '🙂🙂'],
  ['🙂🙂🙂', 2, '🙂🙂… (6 characters)'],
  ['@@@', 2, `&#64;${B}&#64;${B}… (3 characters)`],
  ['x'.repeat(400), undefined, 'x'.repeat(400)],
  ['x'.repeat(401), undefined, `${'x'.repeat(400)}… (401 characters)`],
])('%s, at most %s characters of it', (text, max, html) => {
  expect(code(text, max)).toBe(`<code>${html}</code>`)
})

describe('a prompt that changed', () => {
  const changed = (from: string, to: string) => changedCode(wordChanges(from, to), 300)

  test.each([
    [
      'a lighthouse at dawn, oil',
      'a lighthouse at dusk, thin oil',
      'a lighthouse at <del>dawn</del> <ins>dusk</ins>\u200b,<ins> thin</ins> oil',
    ],
    ['x', 'a b c', '<del>x</del> <ins>a b c</ins>'],
    ['灯台の夜明け', '灯台の夕暮れ', '灯台の\u200b<del>夜明け</del> <ins>夕暮れ</ins>'],
    ['one two', 'one', 'one<del> two</del>'],
    ['', 'one', '<ins>one</ins>'],
    ['a <b> @x', 'a <i> @x', 'a &#60;\u200b<del>b</del> <ins>i</ins>\u200b&#62; &#64;\u200bx'],
  ])('%j → %j', (from, to, html) => {
    expect(changed(from, to)).toBe(`<code>${html}</code>`)
  })

  const piece = (letter: string, length: number): string => letter.repeat(length)
  const same = (text: string): Part => ({ kind: 'same', text })
  const gone = (text: string): Part => ({ kind: 'gone', text })
  const put = (text: string): Part => ({ kind: 'new', text })
  test.each<[string, Part[], number, string]>([
    ['nothing', [], 300, '&#8203;'],
    ['nothing but empty parts', [same(''), gone(''), put('')], 300, '&#8203;'],
    [
      'a mention is not put together',
      [same('@'), gone('octo'), same('cat')],
      300,
      `&#64;${B}${B}<del>octo</del>${B}cat`,
    ],
    ['nor by what is new', [gone('a'), same('@'), put('b')], 300, `<del>a</del>${B}&#64;${B}${B}<ins>b</ins>`],
    ['markup in each kind', [same('<'), gone('<'), put('<')], 300, `&#60;${B}<del>&#60;</del> <ins>&#60;</ins>`],
    ['what is new before what went', [put('a'), gone('b')], 300, `<ins>a</ins>${B}<del>b</del>`],
    [
      'a beginning that is just short',
      [same(piece('a', 90)), put('!x')],
      300,
      `${piece('a', 90)}${B}<ins>&#33;x</ins>`,
    ],
    ['a beginning that is too long', [same(piece('a', 91)), put('x')], 300, `…${piece('a', 60)}${B}<ins>x</ins>`],
    ['an end that is just short', [put('x'), same(piece('a', 90))], 300, `<ins>x</ins>${B}${piece('a', 90)}`],
    ['an end that is too long', [put('x'), same(piece('a', 91))], 300, `<ins>x</ins>${B}${piece('a', 60)}…`],
    [
      'a middle that is just short',
      [put('x'), same(piece('a', 150)), put('x')],
      300,
      `<ins>x</ins>${B}${piece('a', 150)}${B}<ins>x</ins>`,
    ],
    [
      'a middle that is too long',
      [put('x'), same(piece('a', 90) + piece('b', 61)), put('x')],
      300,
      `<ins>x</ins>${B}${piece('a', 60)}…${piece('b', 60)}${B}<ins>x</ins>`,
    ],
    [
      'a cut in a character of two halves leaves it out',
      [put('x'), same(`a${piece('🙂', 50)}${piece('b', 100)}${piece('🙂', 50)}a`), put('x')],
      300,
      `<ins>x</ins>${B}a${piece('🙂', 29)}…${piece('🙂', 29)}a${B}<ins>x</ins>`,
    ],
    [
      'one long change has all the room',
      [put(piece('a', 301))],
      300,
      `<ins>${piece('a', 300)}… (301 characters)</ins>`,
    ],
    [
      'two share it',
      [gone(piece('a', 151)), put(piece('b', 150))],
      300,
      `<del>${piece('a', 150)}… (151 characters)</del> <ins>${piece('b', 150)}</ins>`,
    ],
    [
      'what is equal has no share',
      [gone(piece('a', 151)), same(' '), put(piece('b', 150))],
      300,
      `<del>${piece('a', 150)}… (151 characters)</del> <ins>${piece('b', 150)}</ins>`,
    ],
    [
      'many have 40 each, and the rest is left out',
      Array.from({ length: 100 }, () => [gone(piece('a', 41)), same(' ')]).flat(),
      100,
      `${`<del>${piece('a', 40)}… (41 characters)</del> `.repeat(4)}…`.replace(/ …$/, ' …'),
    ],
  ])('%s', (_, parts, max, html) => {
    expect(changedCode(parts, max)).toBe(`<code>${html}</code>`)
  })

  test('the parts make up both texts, whatever they are', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', ', ', '@', '日', 'lamp '), { maxLength: 60 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, (from, to) => {
        const parts = wordChanges(from, to)
        const side = (other: string) => parts.flatMap((part) => (part.kind === other ? [] : [part.text])).join('')
        expect([side('new'), side('gone')]).toEqual([from, to])
      }),
    )
  })

  test('one word in a long text is shown with the words beside it', () => {
    const far = 'word '.repeat(2000)
    const html = changed(`${far}red ${far}`, `${far}blue ${far}`)
    expect(html).toContain('<del>red</del> <ins>blue</ins>')
    expect(html.length).toBeLessThan(250)
  })

  test('128 kB of other words are cut, in time', () => {
    const began = performance.now()
    const words = (letter: string) => Array.from({ length: 20_000 }, (_, at) => letter + at).join(' ')
    expect(changed(words('a'), words('b')).length).toBeLessThan(2000)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

test('a path is an address of nothing but letters, digits and escapes', () => {
  expect(pathUrl('docs/a b/é(1).png')).toBe('docs/a%20b/%C3%A9%281%29.png')
  expect(pathUrl("a!'()*_~b/?#%\ud800")).toBe('a%21%27%28%29%2A%5F%7Eb/%3F%23%25%EF%BF%BD')
  for (const text of HOSTILE) expect(pathUrl(text)).toMatch(/^[A-Za-z0-9%./-]*$/)
})
