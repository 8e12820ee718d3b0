// How work is split between machines (spec cli.md, `--shards`): by expected seconds and price, deterministic, nothing twice.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shardsFor, shareOf, splitWork, type Work } from '../../src/plan/shards.ts'

const work = fc
  .array(fc.record({ seconds: fc.integer({ min: 1, max: 100 }), price: fc.integer({ min: 0, max: 70_000 }) }), {
    maxLength: 60,
  })
  .map((all): Work[] => all.map((one, index) => ({ ...one, fingerprint: `sha256:${String(index).padStart(4, '0')}` })))
const shards = fc.integer({ min: 1, max: 20 })

function weights(all: readonly Work[]): Map<string, number> {
  const total = (of: 'seconds' | 'price'): number => all.reduce((sum, one) => sum + one[of], 0) || 1
  return new Map(all.map((one) => [one.fingerprint, one.seconds / total('seconds') + one.price / total('price')]))
}

test('every picture has one shard, whatever the order; no shard has more than another by more than one picture of its own', () => {
  fc.assert(
    fc.property(work, shards, (all, of) => {
      const split = splitWork(all, of)
      expect(split).toEqual(splitWork(all.toReversed(), of))
      expect([...split.keys()].toSorted()).toEqual(all.map(({ fingerprint }) => fingerprint))
      const weight = weights(all)
      const parts = Array.from({ length: of }, (_, index) =>
        all
          .filter(({ fingerprint }) => split.get(fingerprint) === index + 1)
          .map(({ fingerprint }) => weight.get(fingerprint) ?? 0),
      )
      const sums = parts.map((part) => part.reduce((sum, one) => sum + one, 0))
      // Longest first: without its last and least picture a shard had no more than any other.
      for (const [index, part] of parts.entries()) {
        if (part.length > 0)
          expect((sums[index] ?? 0) - Math.min(...part)).toBeLessThanOrEqual(Math.min(...sums) + 1e-9)
      }
    }),
  )
})

test('the parts of a cap never come to more than the cap', () => {
  const caps = fc.record({
    cap: fc.integer({ min: 0, max: 1_000_000 }),
    parts: fc.array(fc.nat(50_000), { minLength: 1, maxLength: 20 }),
  })
  fc.assert(
    fc.property(caps, ({ cap, parts }) => {
      const all = parts.reduce((sum, one) => sum + one, 0)
      const shares = parts.map((own) => shareOf(cap, { all, own }, parts.length))
      fc.pre(all <= cap)
      expect(shares.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(cap)
      for (const [index, share] of shares.entries()) expect(share).toBeGreaterThanOrEqual(parts[index] ?? 0)
    }),
  )
})

test('auto: none for no work, one for little, never more than pictures or than a matrix may have', () => {
  const many = (count: number, seconds: number): Work[] =>
    Array.from({ length: count }, (_, index) => ({ fingerprint: `sha256:${index}`, seconds, price: 0 }))
  expect([shardsFor([]), shardsFor(many(3, 10)), shardsFor(many(2, 1e6)), shardsFor(many(10_000, 1e6))]).toEqual([
    0, 1, 2, 256,
  ])
})
