// Pins what never changes within a major version: fingerprints, derived seeds, and the canonical JSON under them.
import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { derivedSeed, fingerprint } from '../../src/lock/fingerprint.ts'
import type { Request } from '../../src/lock/schema.ts'
import { ACCEPTED, EXTRA, HERO } from './sample.ts'

const FLEX: Request = {
  provider: 'apiyi',
  model: 'flux-2-flex',
  prompt: 'Ein Café — 灯塔 🗼\n"zwei"',
  width: 1024,
  height: 1024,
  seed: 0,
  output_format: 'jpeg',
  safety_tolerance: 6,
  prompt_upsampling: true,
  steps: 50,
  guidance: 4.5,
}

// Computed with sha256sum and Python's hashlib over `imagelock/request/1\n` and the canonical JSON written by hand.
describe('fingerprint', () => {
  test.each([
    ['flux-2-pro', HERO.request, HERO.fingerprint],
    ['every field', FLEX, 'sha256:e7398132075176914748df7ef9938351093c6aaeff695902c7bf48b7b0b69b87'],
    ['extra', EXTRA.request, EXTRA.fingerprint],
    ['the prompt alone', ACCEPTED.request, ACCEPTED.fingerprint],
  ])('%s', (_, request, expected) => {
    expect(fingerprint(request)).toBe(expected)
  })

  test('does not depend on the order of keys', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(Object.entries(FLEX), { minLength: Object.keys(FLEX).length }), (entries) => {
        expect(fingerprint(Object.fromEntries(entries) as unknown as Request)).toBe(fingerprint(FLEX))
      }),
    )
  })

  test('tells every field apart', () => {
    const variants: Request[] = [
      FLEX,
      { ...FLEX, prompt: `${FLEX.prompt} ` },
      { ...FLEX, seed: 1 },
      { ...FLEX, guidance: 4 },
      { ...FLEX, width: 1040 },
      { ...FLEX, extra: { quality: 'low' } },
    ]
    expect(new Set(variants.map(fingerprint)).size).toBe(variants.length)
  })
})

describe('derivedSeed', () => {
  test.each([
    ['hero', 1373470255], // the first bit of the digest is set: masked
    ['about/team', 558092529],
    ['icon/cloud-light', 177947803],
    ['a', 270727722],
    ['A'.repeat(128), 1959810762],
  ])('%s', (id, expected) => {
    expect(derivedSeed(id)).toBe(expected)
  })
})

describe('canonical JSON (RFC 8785)', () => {
  // Appendix B: IEEE 754 bits, serialization.
  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('number %s', (bits, expected) => {
    expect(canonicalize(Buffer.from(bits, 'hex').readDoubleBE())).toBe(expected)
  })

  test.each([
    ['7fffffffffffffff', /NaN/],
    ['7ff0000000000000', /Infinity/],
  ])('%s is refused', (bits, message) => {
    expect(() => canonicalize(Buffer.from(bits, 'hex').readDoubleBE())).toThrow(message)
  })

  test('section 3.2.2, with the bytes of section 3.2.4', () => {
    const source = String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`
    const bytes =
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e' +
      '756d62657273223a5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c3165' +
      '2d32375d2c22737472696e67223a22e282ac245c75303030665c6e4127425c22' +
      '5c5c5c5c5c222f227d'
    expect(Buffer.from(canonicalize(JSON.parse(source)) ?? '').toString('hex')).toBe(bytes)
  })

  test('section 3.2.3: keys by UTF-16 code units', () => {
    const source = String.raw`{"\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh",
      "1": "One", "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"}`
    const values = Object.values(JSON.parse(canonicalize(JSON.parse(source)) ?? '') as object)
    // JSON.parse itself puts the key "1" first.
    expect(values).toEqual([
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
    expect(canonicalize(JSON.parse(source))).toMatch(/^\{"\\r":"Carriage Return","1":"One",/)
  })
})
