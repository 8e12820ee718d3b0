// Random manifests, budgets and caps against a gateway that loses answers: what is spent, at every moment.
import { expect } from 'vitest'
import { fastNow, runInside } from './inside.ts'
import { priceOf, reserved } from './promises.ts'
import { inScene, numbers } from './storm.ts'

const MODELS = ['flux-2-klein-4b', 'flux-2-pro', 'flux-dev', 'flux-2-max', 'flux-pro-1.1-ultra'] as const

/** What the runs came to, for the table in docs/reliability.md; `closest` is the largest part of a cap that was spent. */
export interface Spending {
  runs: number
  purchases: number
  capped: number
  closest: number
}

interface Part {
  readonly name: string
  readonly prompts: ReadonlySet<string>
  readonly maxCost: number
  readonly maxImages: number
}

/** Runs of two manifests each; every purchase is held against the caps at the moment when it arrives. */
export async function moneyRuns(count: number, seed: number, beside: number): Promise<Spending> {
  const total: Spending = { runs: 0, purchases: 0, capped: 0, closest: 0 }
  let next = 0
  const one = async (): Promise<void> => {
    while (next < count) {
      const random = numbers(seed + next++)
      const upTo = (most: number): number => Math.floor(random() * (most + 1))
      const over: string[] = []
      let watch = (): void => {}
      await inScene({ git: false, keeps: true, now: fastNow, onPurchase: () => watch() }, async (s) => {
        const parts = ['one', 'two'].map((name): Part => {
          const images = Array.from({ length: 1 + upTo(3) }, (_, n) => `${name}${n}`)
          const maxCost = 10_000 * (2 + upTo(30))
          const maxImages = 1 + upTo(6)
          const lines = images.map((id) => `  ${id}: { prompt: ${id}, model: ${MODELS[upTo(MODELS.length - 1)]} }\n`)
          const budget = `budget: { max_cost: ${maxCost / 1_000_000}, max_images: ${maxImages} }\n`
          s.write(
            `${name}.yml`,
            `version: 1\n${budget}defaults: { size: 256x256, output_format: png }\nimages:\n${lines.join('')}`,
          )
          return { name, prompts: new Set(images), maxCost, maxImages }
        })
        const operator = { maxCost: 10_000 * (2 + upTo(60)), maxImages: 1 + upTo(12) }
        watch = () => {
          // What was asked for and is not known to be free counts, answered or not.
          if (reserved(s.state) > operator.maxCost) over.push('the journal holds more than the cap')
          const billed = s.gateway.purchases.filter((purchase) => purchase.billed)
          const accounts = [{ name: 'the run', prompts: null, ...operator }, ...parts.map((part) => ({ ...part }))]
          for (const { name, prompts, maxCost, maxImages } of accounts) {
            const own = billed.filter(({ prompt }) => prompts === null || prompts.has(prompt))
            if (priceOf(own) > maxCost || own.length > maxImages) over.push(`${name}: ${priceOf(own)} of ${maxCost}`)
            total.closest = Math.max(total.closest, priceOf(own) / maxCost)
          }
        }
        s.gateway.script((event) => {
          if (event.kind !== 'purchase') return undefined
          const chance = random()
          if (chance < 0.35) return { kind: 'reset', when: 'read', billed: true }
          return chance < 0.5 ? { kind: 'status', status: 500 } : undefined
        })
        const settings = {
          ...operator,
          manifests: ['one.yml', 'two.yml'],
          concurrency: 1 + upTo(9),
          paidRetries: upTo(3),
        }
        const { code, document } = await runInside(s, settings, { random })
        expect(over).toEqual([])
        if (code === 4) expect(s.gateway.purchases).toEqual([])
        else
          expect(document.cost.spent_usd + document.cost.unknown_usd).toBeLessThanOrEqual(
            operator.maxCost / 1_000_000 + 1e-9,
          )
        total.runs += 1
        total.capped += code === 4 ? 1 : 0
        total.purchases += s.gateway.purchases.length
      })
    }
  }
  await Promise.all(Array.from({ length: beside }, one))
  return total
}
