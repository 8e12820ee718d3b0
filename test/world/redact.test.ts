// A key and a signed link are seen in no form: masked where an answer repeats them, and never printed.
import { format, inspect } from 'node:util'
import { expect, test } from 'vitest'
import { Secret } from '../../src/secret.ts'
import { maskSecret, redactUrl } from '../../src/world/redact.ts'
import { formsOf } from '../e2e/oracle.ts'

const KEY = 'sk-Ab1/+"\\é9.*(x)-$^|?[y]{z}'
const SECRET = new Secret(KEY)

test('a secret prints as [secret] in every way of printing', () => {
  const ways = [
    String(SECRET),
    JSON.stringify({ k: SECRET }),
    inspect(SECRET),
    inspect({ a: [SECRET] }),
    format('%s %j %o', SECRET, SECRET, SECRET),
  ]
  for (const way of ways) {
    expect(way).toContain('[secret]')
    expect(way).not.toContain('Ab1')
  }
  expect([String(SECRET), JSON.stringify(SECRET), inspect(SECRET)]).toEqual(['[secret]', '"[secret]"', '[secret]'])
  expect([SECRET.reveal(), Object.keys(SECRET)]).toEqual([KEY, []])
})

test('the key is masked in every form, in whatever case, at any place of a value', () => {
  const forms = [
    ...formsOf(KEY),
    KEY.toUpperCase(),
    KEY.toLowerCase(),
    KEY.slice(3),
    encodeURIComponent(KEY).toLowerCase(),
  ]
  for (const form of forms) {
    expect([form, maskSecret(`a ${form} b`, SECRET)]).toEqual([form, 'a [secret] b'])
    const value = { error: { message: `${form}${form}`, list: [1, null, true, [form]] }, n: 7 }
    expect(maskSecret(value, SECRET)).toEqual({
      error: { message: '[secret][secret]', list: [1, null, true, ['[secret]']] },
      n: 7,
    })
  }
})

test('base64 of a text that holds the key shows nothing of it but what its neighbours share', () => {
  for (const before of ['', 'x', 'xy', 'Bearer ', 'Bearer: ']) {
    for (const encoding of ['base64', 'base64url'] as const) {
      const text = Buffer.from(`${before}${KEY} and more of it`).toString(encoding)
      const masked = maskSecret(text, SECRET) as string
      expect(masked).toContain('[secret]')
      expect(Buffer.from(masked.replace('[secret]', ''), encoding).toString('latin1')).not.toMatch(/sk-Ab|\$\^\|/)
    }
  }
})

test.each([
  ['7 characters could stand in any word', 'abcdefg', 'abcdefg', 'abcdefg'],
  ['8 are a key', 'abcdefgh', 'x abcdefgh', 'x [secret]'],
  ['without its prefix it is masked where what is left is long', 'sk-0123456789abcdef', '0123456789abcdef', '[secret]'],
  ['a short rest could be any word', 'sk-0123456789abcde', '0123456789abcde', '0123456789abcde'],
  ['the prefix in capitals', 'SK-0123456789abcdef', '0123456789abcdef', '[secret]'],
  ['a prefix in the middle is none', '0123456789sk-abcdefgh', '0123456789abcdefgh', '0123456789abcdefgh'],
  ['what is like a pattern is a text', 'a.c*efgh', 'abccefgh', 'abccefgh'],
  ['the empty key', '', 'text', 'text'],
])('%s', (_, key, text, expected) => {
  expect(maskSecret(text, new Secret(key))).toBe(expected)
})

test('a URL is shown as its origin and eight digits of a hash of what may be signed', () => {
  const shown = redactUrl(new URL('https://delivery.example:8443/a/b.png?se=1&sig=SECRET#x'))
  // printf '/a/b.png?se=1&sig=SECRET' | sha256sum
  expect(shown).toBe('https://delivery.example:8443/#80622f04')
  const other = redactUrl(new URL('https://delivery.example:8443/a/b.png?se=1&sig=OTHER'))
  expect(other).not.toBe(shown)
  expect(redactUrl(new URL('https://u:p@a.example/'))).not.toMatch(/u:|p@/)
})
