// Caps: what a plan passes before a run (spec cli.md, manifest.md), and reservations while it goes on.
import { describe, expect, test } from 'vitest'
import { openAccount, reserve } from '../../src/generate/budget.ts'
import type { Budget } from '../../src/manifest/draft.ts'
import { usd } from '../../src/money.ts'
import { estimate, type OperatorCaps, passedCaps } from '../../src/plan/caps.ts'
import { repository } from './builder.ts'

const FREE: Budget = { maxCost: null, maxImages: null }
const DEFAULT: OperatorCaps = { maxCost: 5_000_000, maxImages: 100, allowsUnpriced: false }

/** A manifest of `count` images at 0.03 USD each, and one of everything that is free. */
function plan(count: number, budget = FREE, name = 'images.yml'): Parameters<typeof passedCaps>[0][number] {
  const given = repository()
    .has('free', 'F')
    .wants('free', { path: 'moved.jpg' })
    .wants('drawn', { provider: 'placeholder' })
  given.wants('twin-1', { seed: 1, provider: 'placeholder' }).wants('old').hadOnce('old', 'O')
  for (let n = 0; n < count; n++) given.wants(`image-${n}`, { prompt: `${n}` })
  return { manifest: name, items: given.plan(), budget }
}

describe('a plan passes', () => {
  test.each<[string, ReturnType<typeof plan>[], OperatorCaps, string[]]>([
    ['nothing at the cap itself', [plan(100)], { ...DEFAULT, maxCost: 3_000_000 }, []],
    ['the cost, by a millionth', [plan(100)], { ...DEFAULT, maxCost: 2_999_999 }, ['cap/cost']],
    ['the number of images', [plan(101)], DEFAULT, ['cap/images']],
    ['both', [plan(2)], { maxCost: 0, maxImages: 0, allowsUnpriced: true }, ['cap/cost', 'cap/images']],
    ['the caps of the run with several manifests together', [plan(60), plan(60)], DEFAULT, ['cap/images']],
    [
      'a manifest’s budget, for its own images',
      [plan(3, { maxCost: 80_000, maxImages: null }), plan(3)],
      DEFAULT,
      ['cap/cost images.yml'],
    ],
    [
      'a manifest’s budget of images',
      [plan(1), plan(3, { maxCost: null, maxImages: 2 }, 'b.yml')],
      DEFAULT,
      ['cap/images b.yml'],
    ],
    ['0 is a cap', [plan(1, { maxCost: 0, maxImages: 0 })], DEFAULT, ['cap/cost images.yml', 'cap/images images.yml']],
    [
      'what is free counts for neither',
      [plan(0, { maxCost: 0, maxImages: 0 })],
      { ...DEFAULT, maxCost: 0, maxImages: 0 },
      [],
    ],
  ])('%s', (_, plans, caps, codes) => {
    expect(passedCaps(plans, caps).map(({ code, file }) => (file ? `${code} ${file}` : code))).toEqual(codes)
  })

  test('with the amount, the cap and what raises it in the words', () => {
    const error = (code: string, message: string, file?: string): object => ({
      severity: 'error',
      code,
      message,
      ...(file === undefined ? {} : { file }),
    })
    expect(passedCaps([plan(2, { maxCost: 30_000, maxImages: 1 })], { ...DEFAULT, maxCost: 0, maxImages: 0 })).toEqual([
      error(
        'cap/cost',
        'this run would cost 0.06 USD, more than the cap of 0.00 USD; nothing was bought. Raise --max-cost, or name fewer images',
      ),
      error(
        'cap/images',
        'this run would buy 2 images, more than the cap of 0; nothing was bought. Raise --max-images, or name fewer images',
      ),
      error(
        'cap/cost',
        'images.yml would cost 0.06 USD, more than the cap of 0.03 USD; nothing was bought. Raise budget.max_cost, or name fewer images',
        'images.yml',
      ),
      error(
        'cap/images',
        'images.yml would buy 2 images, more than the cap of 1; nothing was bought. Raise budget.max_images, or name fewer images',
        'images.yml',
      ),
    ])
    expect(passedCaps([plan(1)], { ...DEFAULT, maxImages: 0 })).toEqual([
      error(
        'cap/images',
        'this run would buy 1 image, more than the cap of 0; nothing was bought. Raise --max-images, or name fewer images',
      ),
    ])
    const items = ['flux-9', 'flux-8', 'flux-9']
      .reduce((all, model, n) => all.wants(`i${n}`, { model, prompt: `${n}` }), repository())
      .plan()
    expect(passedCaps([{ manifest: 'images.yml', items, budget: FREE }], DEFAULT)).toEqual([
      error(
        'cap/unpriced',
        'no price is known for flux-9, flux-8: set --max-images to say how many may be bought without one',
      ),
    ])
  })

  test('a model without a price is bought only where the operator set --max-images himself', () => {
    const items = repository().wants('a', { model: 'flux-9' }).wants('b').plan()
    const plans = [{ manifest: 'images.yml', items, budget: FREE }]
    expect(passedCaps(plans, DEFAULT)).toMatchObject([
      { code: 'cap/unpriced', message: expect.stringContaining('flux-9') },
    ])
    expect(passedCaps(plans, { ...DEFAULT, allowsUnpriced: true })).toEqual([])
    expect(estimate(items)).toMatchObject({ images: 2, cost: 30_000, unpriced: [{ id: 'a' }] })
  })

  test('a dead link counts as the purchase that it may become, a living one and a twin do not', () => {
    const dead = repository().wants('a').bought('a', -1).plan()
    const twins = repository().wants('a', { seed: 1 }).wants('b', { seed: 1 }).wants('c').bought('c', 1).plan()
    expect([dead, twins].map((items) => estimate(items).images)).toEqual([1, 1])
  })
})

test.each([
  [30_000, '0.03 USD'],
  [5_000_000, '5.00 USD'],
  [35_001, '0.035001 USD'],
  [0, '0.00 USD'],
  [100_000, '0.10 USD'],
])('%i millionths are %s', (micros, text) => {
  expect(usd(micros)).toBe(text)
})

describe('a reservation', () => {
  test('holds in all accounts or in none', () => {
    const run = openAccount({ maxCost: 90_000, maxImages: null })
    const small = openAccount({ maxCost: null, maxImages: 1 })
    expect(reserve([run, small], 30_000)).not.toBeNull()
    expect(reserve([run, small], 30_000)).toBeNull()
    expect(reserve([run], 60_000)).not.toBeNull()
    expect(reserve([run], 1)).toBeNull()
  })

  test('given back, its room is free again', () => {
    const account = openAccount({ maxCost: 30_000, maxImages: 1 })
    const reservation = reserve([account], 30_000)
    expect(reserve([account], 0)).toBeNull()
    reservation?.giveBack()
    expect(reserve([account], 30_000)).not.toBeNull()
  })

  test('without a price counts as one image', () => {
    const account = openAccount({ maxCost: 0, maxImages: 1 })
    expect([reserve([account], null), reserve([account], null)].map((one) => one !== null)).toEqual([true, false])
  })
})
