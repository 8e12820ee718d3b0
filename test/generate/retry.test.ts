// The decision after a failed purchase.
import { describe, expect, test } from 'vitest'
import { decideRetry, type RetryInput } from '../../src/generate/retry.ts'

const NOW = Date.parse('2026-11-20T10:00:00Z')
const base: RetryInput = {
  kind: 'wait',
  attempt: 1,
  attempts: 4,
  paidRetriesLeft: 0,
  retryAfter: null,
  now: NOW,
  random: 0.5,
}

describe('Retry-After', () => {
  test.each([
    ['7', 7000],
    [' 0 ', 0],
    ['120', 120_000],
    ['Fri, 20 Nov 2026 10:00:30 GMT', 30_000],
    ['Friday, 20-Nov-26 10:00:30 GMT', 30_000],
    ['Fri Nov 20 10:00:30 2026 GMT', 30_000],
    ['Fri, 20 Nov 2026 09:00:00 GMT', 0],
    // Treated as absent: back off from 0 to 1 s, half of it by the given random number.
    [null, 500],
    ['', 500],
    ['-5', 500],
    ['1.5', 500],
    ['1e9', 500],
    ['soon', 500],
    ['2026', 2_026_000],
    ['NaN', 500],
    ['Fri, 99 Nov 2026 10:00:30 GMT', 500],
  ])('%s', (retryAfter, afterMs) => {
    const decision = decideRetry({ ...base, retryAfter })
    if (afterMs <= 120_000) expect(decision).toEqual({ kind: 'again', afterMs, holdRun: true })
    else expect(decision).toMatchObject({ kind: 'stop', reason: 'retry-after-too-long' })
  })

  test.each([
    ['121', '121 s', '2026-11-20T10:02:01.000Z'],
    ['Fri, 20 Nov 2026 11:00:00 GMT', '3600 s', '2026-11-20T11:00:00.000Z'],
    ['99999999999999999999', 's', 'a time out of reach'],
  ])('%s is too long: this image fails and the time is named', (retryAfter, seconds, time) => {
    const decision = decideRetry({ ...base, retryAfter })
    expect(decision).toMatchObject({ kind: 'stop', reason: 'retry-after-too-long' })
    expect(decision.kind === 'stop' && decision.message).toContain(seconds)
    expect(decision.kind === 'stop' && decision.message).toContain(time)
  })
})

test.each([
  [1, 0, 0],
  [1, 0.999, 999],
  [2, 0.5, 1000],
  [3, 0.5, 2000],
  [30, 0.5, 15_000],
])('trouble after try %i with random %d waits %i ms and does not hold the run', (attempt, random, afterMs) => {
  expect(decideRetry({ ...base, kind: 'trouble', attempt, attempts: 99, random })).toEqual({
    kind: 'again',
    afterMs,
    holdRun: false,
  })
})

test('what may have been billed is not asked for again in this run; what the next one does is said', () => {
  expect(decideRetry({ ...base, kind: 'lost' })).toMatchObject({
    message: expect.stringMatching(
      /not asked for again in this run .* The next run warns of it first, then asks again/,
    ),
  })
})

test.each([
  ['trouble', 4, 4, 0, { kind: 'stop', reason: 'attempts' }],
  ['wait', 4, 4, 9, { kind: 'stop', reason: 'attempts' }],
  ['trouble', 1, 1, 0, { kind: 'stop', reason: 'attempts' }],
  ['trouble', 3, 4, 0, { kind: 'again' }],
  ['lost', 1, 4, 0, { kind: 'stop', reason: 'unknown' }],
  ['lost', 1, 4, 1, { kind: 'again', holdRun: false }],
  ['lost', 4, 4, 1, { kind: 'again' }],
] as const)('%s, try %i of %i, %i paid retries left', (kind, attempt, attempts, paidRetriesLeft, expected) => {
  expect(decideRetry({ ...base, kind, attempt, attempts, paidRetriesLeft })).toMatchObject(expected)
})
