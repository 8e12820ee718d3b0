// Money in whole millionths: what is read, what is shown, and that sums are exact.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capToMicros, microsToUsd, parseUsd, usdToMicros } from '../../src/money.ts'

test.each([
  ['0', 0],
  ['5', 5_000_000],
  ['0.035', 35_000],
  ['0.000001', 1],
  ['1.005', 1_005_000],
  ['999999.999999', 999_999_999_999],
  ['', null],
  ['-1', null],
  ['+1', null],
  ['.5', null],
  ['1.', null],
  ['1e3', null],
  ['0x10', null],
  ['Infinity', null],
  ['NaN', null],
  ['1,5', null],
  [' 1', null],
  ['9'.repeat(400), null],
])('%j', (text, expected) => {
  expect(parseUsd(text)).toBe(expected)
})

test.each([Number.NaN, Number.POSITIVE_INFINITY, -0.01, 1e10])('%s is no amount', (usd) => {
  expect(usdToMicros(usd)).toBeNull()
})

test('0.1 and 0.2 make 0.3', () => {
  expect(microsToUsd((usdToMicros(0.1) ?? 0) + (usdToMicros(0.2) ?? 0))).toBe(0.3)
})

test('every amount is shown with at most six decimals and read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (micros) => {
      const usd = microsToUsd(micros)
      expect(usdToMicros(usd)).toBe(micros)
      const whole = String(micros).padStart(7, '0')
      expect(usd.toFixed(6)).toBe(`${whole.slice(0, -6)}.${whole.slice(-6)}`)
    }),
  )
})

test.each([
  ['0.0899999999', 89_999],
  ['0.09', 90_000],
  ['0.29', 290_000],
  ['4.35', 4_350_000],
  ['5', 5_000_000],
])('the cap %s is never rounded up', (text, micros) => {
  expect(parseUsd(text)).toBe(micros)
  expect(capToMicros(Number(text))).toBe(micros)
})
