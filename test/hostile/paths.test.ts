// 4,000 paths and ids, good and hostile, against the rules as spec manifest.md, "Paths", words them, and as a manifest and a lock read them.
import * as path from 'node:path'
import { expect, test } from 'vitest'
import { fingerprint } from '../../src/lock/fingerprint.ts'
import { formatLock } from '../../src/lock/format.ts'
import { parseLock } from '../../src/lock/parse.ts'
import { checkId, checkPath, checkTextPath, pathKey } from '../../src/manifest/paths.ts'
import { HERO, lockOf } from '../lock/sample.ts'
import { image, run } from '../manifest/run.ts'
import { dice } from './numbers.ts'

const bytes = (text: string): number => Buffer.byteLength(text)
/** What a file system that folds case, width and marks of no width may take a part for. */
const folded = (part: string): string =>
  part
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .toLowerCase()

/** The rules, a sentence of the spec a line. */
function mayBeWritten(text: string): boolean {
  const parts = text.split('/')
  return (
    text === text.normalize('NFC') &&
    bytes(text) <= 240 &&
    /\.(?:png|jpe?g|webp)$/.test(text) &&
    parts.every((part) => {
      const characters = [...part].every(
        (one) => /[\p{L}\p{M}\p{Nd}._ -]/u.test(one) && !/\p{Default_Ignorable_Code_Point}/u.test(one),
      )
      const ends = [part, folded(part)].every((form) => !/^[.\- ]/.test(form) && !/[. ]$/.test(form))
      const device = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:$| *\.| +$)/.test(folded(part))
      return part !== '' && bytes(part) <= 200 && characters && ends && !device && !/[/\\:~]/.test(folded(part))
    })
  )
}

const PIECES = [
  ...['a', 'b', 'Z', '0', 'x y', 'é', 'ß', '画', 'ñ', 'हि', '٣', '-', '_', '.', ' ', '..', '/', '/', '/'],
  ...['.png', '.png', '.png', '.jpg', '.jpeg', '.webp', '.PNG', '.svg', '.html', '.png.', '.yml', '.lock.json'],
  ...['../', './', '//', '\\', '..\\', ':', 'C:', '\\\\srv\\', '~', '~1', '.git', '.GIT', 'git~1', '.github/workflows'],
  ...[
    'con',
    'NUL',
    'aux ',
    'LPT1',
    'COM¹',
    'lpt²',
    'ＣＯＮ',
    '．',
    '／',
    '＼',
    '：',
    '～',
    'ﬁ',
    '․',
    '‥',
    '…',
    '㏂',
    '℀',
  ],
  ...['\u200b', '\u200c', '\u200d', '\u00ad', '\ufe0f', '\u202e', '\u2066', '\u034f', '\u115f', '\u3164', '\ufeff'],
  ...['\0', '\n', '\r', '\t', '\x1b', '\x7f', '\x85', '\u2028', '\ud800', '\udc00', '😀', '\u{e0041}', '\u{1d400}'],
  ...['e\u0301', 'Å\u0323', '\u0344', 'K', 'Ω', '가', '\u1100\u1161', ' .', '. ', '- ', '?', '*', '"', '<', '|', "'"],
  ...[
    'a'.repeat(60),
    'é'.repeat(40),
    '%2e%2e',
    '%2f',
    '$HOME',
    '`id`',
    '$(id)',
    ';',
    '&',
    '{{',
    '}}',
    '#',
    '!',
    '@',
    '+',
  ],
]

/** 3,500 paths: half of anything, half of a good path with one thing put in. */
const PATHS: readonly string[] = (() => {
  const { text, pick, roll } = dice(1)
  const good = ['a.png', 'docs/static/hero.png', 'a/b c/d.jpeg', '画像/写真.webp', `${'x/'.repeat(20)}y.jpg`]
  return Array.from({ length: 3500 }, (_, n) => {
    if (n % 2 === 0) return text(PIECES, 7) + pick(['', '.png'])
    const whole = pick(good)
    const at = roll(whole.length + 1)
    return whole.slice(0, at) + pick(PIECES) + whole.slice(at)
  })
})()

test(`${PATHS.length} paths are judged as the rules word it, and none that may be written leads out`, () => {
  const wrong = PATHS.filter((one) => (checkPath(one) === null) !== mayBeWritten(one))
  expect(wrong.map((one) => JSON.stringify(one))).toEqual([])
  const taken = PATHS.filter((one) => checkPath(one) === null)
  expect([taken.length > 300, PATHS.length - taken.length > 2000]).toEqual([true, true])
  for (const one of taken) {
    expect(path.posix.resolve('/m', one)).toBe(`/m/${one}`)
    expect(path.win32.resolve('C:\\m', one)).toBe(`C:\\m\\${one.replaceAll('/', '\\')}`)
    expect(one.split('/').some((part) => /^\.?git(?:hub|~1)?$/i.test(part) && part.startsWith('.'))).toBe(false)
  }
})

test('as a text the same form holds, with the extensions of texts', () => {
  for (const one of PATHS.slice(0, 1000)) {
    const text = one.replace(/\.(?:png|jpe?g|webp)$/, '.md')
    const wanted = text !== one && mayBeWritten(one.replace(/\.(?:jpeg|webp)$/, '.png'))
    // Extensions differ in length: what is near the limit of bytes is left to the table of paths.test.ts.
    if (text !== one && bytes(one) < 235) expect([text, checkTextPath(text) === null]).toEqual([text, wanted])
    if (text === one) expect(checkTextPath(one)).not.toBeNull()
  }
})

test('a manifest and a lock say the same of 350 of them, and neither writes or throws', () => {
  const { fingerprint: print } = HERO
  expect(print).toBe(fingerprint(HERO.request))
  for (const one of PATHS.filter((_, n) => n % 10 === 0)) {
    // Braces are a template's; a lone surrogate cannot stand in a file of UTF-8, as an escape it can.
    if (/\{\{|\}\}/.test(one)) continue
    const quoted = JSON.stringify(one)
    const { manifest, told } = run(image(`prompt: p, output_format: png, provider: placeholder, path: ${quoted}`))
    const wanted = mayBeWritten(one) && /\.png$/.test(one)
    expect([one, manifest !== null]).toEqual([one, wanted])
    if (!wanted) expect(told.length, one).toBeGreaterThan(0)
    const text = formatLock(lockOf({ hero: { ...HERO, path: one } }))
    const read = (() => {
      try {
        return parseLock(text, 'x').lock.images.size
      } catch (error) {
        return (error as { code?: string }).code
      }
    })()
    if (wanted) expect(read).toBe(1)
    else expect(read, one).toMatch(/^lock\//)
  }
})

test('two paths that some file system takes for one are refused, however they are written', () => {
  const same = (a: string, b: string): boolean =>
    folded(a).toUpperCase().normalize('NFKC') === folded(b).toUpperCase().normalize('NFKC')
  const { pick } = dice(2)
  const taken = PATHS.filter((one) => checkPath(one) === null)
  const variants: readonly ((text: string) => string)[] = [
    (text) => text.toUpperCase(),
    (text) => text.replaceAll('a', 'A'),
    (text) => text.replaceAll('ß', 'SS'),
    (text) => text.replaceAll('é', 'É'),
    (text) => text.replace(/[a-z]/, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)),
  ]
  for (let n = 0; n < 500; n++) {
    const [a, b] = [pick(taken), pick(taken)]
    const other = pick(variants)(a)
    expect([a, other, pathKey(a) === pathKey(other)]).toEqual([a, other, same(a, other)])
    expect([a, b, pathKey(a) === pathKey(b)]).toEqual([a, b, same(a, b)])
  }
})

test('500 ids: parts of ASCII, each begun by a letter or digit', () => {
  const { text } = dice(3)
  const pieces = [
    'a',
    'b',
    'hero',
    'x1',
    'Z',
    '9',
    'a/b',
    'c-d',
    '0',
    '.',
    '_',
    '-',
    '/',
    '//',
    ' ',
    'é',
    '\n',
    '..',
    '__proto__',
    '\0',
    ':',
    'x'.repeat(50),
  ]
  let good = 0
  for (let n = 0; n < 500; n++) {
    const id = text(pieces, 6)
    const wanted =
      id.length <= 128 &&
      id.split('/').every((part) => /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(part) && !part.includes('\n'))
    expect([id, checkId(id) === null]).toEqual([id, wanted])
    const { manifest } = run(
      `version: 1\nprovider: placeholder\nimages: {${JSON.stringify(id)}: {prompt: p, path: a.png}}\n`,
    )
    expect([id, manifest !== null]).toEqual([id, wanted])
    if (wanted) good++
  }
  expect([good > 50, good < 450]).toEqual([true, true])
})
