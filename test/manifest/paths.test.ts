// Which paths may be written, and which are one file.
import { expect, test } from 'vitest'
import { checkId, checkPath, checkTextPath, extensionOf, pathKey } from '../../src/manifest/paths.ts'
import { nearest } from '../../src/manifest/near.ts'

test.each([
  'a.png',
  'a.jpg',
  'a.jpeg',
  'a.webp',
  'a/b c/d.png',
  'ä/ñ.png',
  '画像/写真.png',
  'हिन्दी.png',
  '٣.png',
  'a.b.png',
  '_.png',
  '1.png',
  `${'a'.repeat(196)}.png`,
  `${'a'.repeat(200)}/${'b'.repeat(35)}.png`,
  'conx.png',
  'com.png',
  'lpt10.png',
  'git/a.png',
  'bacon.png',
  'icon/a.png',
  'a-b_c.png',
])('%j may be written', (path) => {
  expect(checkPath(path)).toBeNull()
})

test.each([
  '',
  '.',
  '..',
  '/',
  '/a.png',
  'a/',
  'a//b.png',
  './a.png',
  'a/./b.png',
  '../a.png',
  'a/../../b.png',
  '~/a.png',
  'C:x.png',
  'C:\\x.png',
  '\\\\srv\\s.png',
  '..\\..\\x.png',
  'a\\b.png',
  '.GIT/a.png',
  '.git/a.png',
  'git~1/a.png',
  '.g\u200cit/a.png',
  '.ＧＩＴ/a.png',
  '．git/a.png',
  'CON.png',
  'con/a.png',
  'nul.png',
  'Nul.tar.png',
  'aux .png',
  'LPT¹.png',
  'lpt1.png',
  'COM9.png',
  'ＣＯＮ.png',
  'ＣＯＮ/a.png',
  'ｎｕｌ/a.png',
  // Letters that fold to a space and a mark.
  '\u037a.png',
  'a/\ufc5e.png',
  'a./b.png',
  'a /b.png',
  ' a.png',
  'a/ b.png',
  'a.png.',
  'a.png ',
  '-a.png',
  'a/-rf.png',
  'a\u0000.png',
  'a\n.png',
  'a\t.png',
  '\u202ea.png',
  'a\u200b.png',
  'a\u00ad.png',
  'a\ufe0f.png',
  'a\u034f.png',
  'a\u3164.png',
  'a\u115f.png',
  '\ud800.png',
  'e\u0301.png',
  'Å\u0323.png',
  'a:b.png',
  'a*.png',
  'a?.png',
  'a|b.png',
  'a"b.png',
  'a<b.png',
  "a'b.png",
  'a(1).png',
  'a\u00a0b.png',
  'a\u2003b.png',
  '😀.png',
  'a²b.png',
  'a.gif',
  'a.PNG',
  'a.svg',
  'a',
  'png',
  '.png',
  'a/.png',
  'a.png/b',
  'a.html',
  `${'a'.repeat(197)}.png`,
  `${'é'.repeat(99)}.png`,
  `${'a/'.repeat(119)}a.png`,
  '.github/workflows/ci.yml',
  '.gitattributes',
  'images.lock.json',
])('%j may not', (path) => {
  expect(checkPath(path)).toEqual(expect.any(String))
})

test.each([
  ['', 'it is empty'],
  ['a'.repeat(241), 'more than 240 bytes'],
  ['e\u0301.png', 'NFC'],
  ['a//b.png', 'without empty parts'],
  ['a/../b.png', "inside the manifest's folder"],
  ['./b.png', "inside the manifest's folder"],
  ['a:b.png', 'letters, marks and digits of any script'],
  ['a\u200b.png', 'letters, marks and digits of any script'],
  ['.a.png', 'begin with'],
  ['a./b.png', 'end with'],
  ['nul.png', 'Windows reserves'],
  [`${'a'.repeat(201)}/b.png`, 'more than 200 bytes'],
  ['a.gif', 'it must end in .png, .jpg, .jpeg, .webp'],
])('%j may not, and it is said why: %s', (path, reason) => {
  expect(checkPath(path)).toContain(reason)
})

test('no allowed character folds to one that ends or parts a name, in the Unicode of this Node', () => {
  const allowed = /^[\p{L}\p{M}\p{Nd}]$/u
  const bad: string[] = []
  for (let code = 0x80; code < 0x110000; code++) {
    const char = code >= 0xd800 && code < 0xe000 ? '' : String.fromCodePoint(code)
    if (allowed.test(char) && /[. ]$|[/\\:~]/.test(char.normalize('NFKC'))) bad.push(code.toString(16))
  }
  expect(bad).toEqual([])
})

test.each([
  ['a/b.png', 'png'],
  ['a.tar.gz', 'gz'],
  ['a', ''],
  ['.png', ''],
  ['a/.png', ''],
])('the extension of %j is %j', (path, extension) => {
  expect(extensionOf(path)).toBe(extension)
})

test('what is wrong with an id, and with the name of a text, is said', () => {
  expect(checkId('a'.repeat(129))).toBe('an id has at most 128 characters')
  expect(checkId('-')).toContain('parts joined by "/"')
  expect(checkTextPath('a.png')).toBe('it must end in .txt, .md')
})

test.each([
  ['p/a.txt', true],
  ['a.md', true],
  ['a.png', false],
  ['.env', false],
  ['.git/config', false],
  ['../a.md', false],
  ['README', false],
  ['a.txt/b', false],
])('a prompt from %j: %j', (path, allowed) => {
  expect(checkTextPath(path) === null).toBe(allowed)
})

test.each([
  ['Logo.png', 'logo.png'],
  ['é.png', 'e\u0301.png'],
  ['straße.png', 'STRASSE.png'],
  ['ẞ.png', 'ss.png'],
  ['ﬁ.png', 'FI.png'],
  ['a\u200db.png', 'ab.png'],
  ['Ａ.png', 'a.png'],
  ['ΑΣ.png', 'ας.png'],
  ['K.png', 'k.png'],
  ['ﾊﾟ.png', 'パ.png'],
  ['ſ.png', 's.png'],
  ['Å.png', 'å.png'],
])('%j and %j are one file', (a, b) => {
  expect(pathKey(a)).toBe(pathKey(b))
})

test('others are not', () => {
  expect(new Set(['a.png', 'b.png', 'ä.png', 'a/b.png', 'a-b.png'].map(pathKey)).size).toBe(5)
})

test.each([
  ['a', true],
  ['hero', true],
  ['about/team', true],
  ['a.b_c-d/1', true],
  ['0', true],
  ['a'.repeat(128), true],
  ['a'.repeat(129), false],
  ['', false],
  ['/a', false],
  ['a/', false],
  ['a//b', false],
  ['.a', false],
  ['a/-b', false],
  ['a/../b', false],
  ['é', false],
  ['a b', false],
  ['a\n', false],
  ['__proto__', false],
])('the id %j: %j', (id, allowed) => {
  expect(checkId(id) === null).toBe(allowed)
})

test.each<[string, string | null]>([
  ['flux-2-por', 'flux-2-pro'],
  ['Flux-2-Pro', 'flux-2-pro'],
  ['flux2pro', 'flux-2-pro'],
  ['sede', 'seed'],
  ['sizes', 'size'],
  ['dall-e-3', null],
  ['x', null],
])('near %j is %j', (word, expected) => {
  expect(nearest(word, ['flux-2-max', 'flux-2-pro', 'seed', 'size', 'steps'])).toBe(expected)
})
