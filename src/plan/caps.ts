// Holds the price of a plan against the caps of the operator and of each manifest (spec cli.md, manifest.md). Pure.
import type { Problem } from '../errors.ts'
import type { Budget } from '../manifest/draft.ts'
import { usd } from '../money.ts'
import { isPurchase, type Item } from './plan.ts'

export interface OperatorCaps {
  /** Whole millionths of a dollar. */
  readonly maxCost: number
  readonly maxImages: number
  /** Whether the operator set `maxImages` himself: only then is an unpriced model bought. */
  readonly allowsUnpriced: boolean
}

/** The purchases of a plan, summed up. */
export interface Estimate {
  readonly images: number
  /** Whole millionths of a dollar, of those with a price. */
  readonly cost: number
  readonly unpriced: readonly Item[]
}

export function estimate(items: readonly Item[]): Estimate {
  const purchases = items.filter(({ source }) => isPurchase(source))
  return {
    images: purchases.length,
    cost: purchases.reduce((sum, { price }) => sum + (price ?? 0), 0),
    unpriced: purchases.filter(({ price }) => price === null),
  }
}

/**
 * Every cap that the plan passes, as errors; nothing is bought while there is one.
 * @param so what comes of it, as the end of a sentence
 */
export function passedCaps(
  plans: readonly { readonly manifest: string; readonly items: readonly Item[]; readonly budget: Budget }[],
  caps: OperatorCaps,
  so = 'nothing was bought',
): Problem[] {
  const all = estimate(plans.flatMap(({ items }) => items))
  const problems = [
    ...over('this run', all, { maxCost: caps.maxCost, maxImages: caps.maxImages }, ['--max-cost', '--max-images'], so),
    ...plans.flatMap(({ manifest, items, budget }) =>
      over(manifest, estimate(items), budget, ['budget.max_cost', 'budget.max_images'], so).map((problem) => ({
        ...problem,
        file: manifest,
      })),
    ),
  ]
  if (all.unpriced.length > 0 && !caps.allowsUnpriced) problems.push(unpriced(all.unpriced))
  return problems
}

function over(
  who: string,
  { cost, images }: Estimate,
  caps: Budget,
  names: readonly [string, string],
  so: string,
): Problem[] {
  const problems: Problem[] = []
  if (caps.maxCost !== null && cost > caps.maxCost) {
    const message = `${who} would cost ${usd(cost)}, more than the cap of ${usd(caps.maxCost)}; ${so}. Raise ${names[0]}, or name fewer images`
    problems.push({ severity: 'error', code: 'cap/cost', message })
  }
  if (caps.maxImages !== null && images > caps.maxImages) {
    const message = `${who} would buy ${images} image${images === 1 ? '' : 's'}, more than the cap of ${caps.maxImages}; ${so}. Raise ${names[1]}, or name fewer images`
    problems.push({ severity: 'error', code: 'cap/images', message })
  }
  return problems
}

function unpriced(items: readonly Item[]): Problem {
  const models = [...new Set(items.map(({ image }) => image?.request.model ?? ''))].join(', ')
  const message = `no price is known for ${models}: set --max-images to say how many may be bought without one`
  return { severity: 'error', code: 'cap/unpriced', message }
}
