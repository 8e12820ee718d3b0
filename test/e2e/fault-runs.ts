// A seeded schedule of runs under faults: every row of the table in turn, every third run with a second one.
import { expect } from 'vitest'
import { ROWS, type Row, runUnder, type Tally } from './fault-table.ts'
import { watchDisk } from './inside.ts'
import { numbers } from './storm.ts'

/**
 * @param beside runs at once; most of their time they wait
 * @returns what became of them; fails with every row whose run broke a promise
 */
export async function faultRuns(count: number, seed: number, beside: number, table = ROWS): Promise<Tally> {
  const tally: Tally = { runs: 0, struck: 0, images: 0, purchases: 0, unknown: 0 }
  const broken: string[] = []
  const unwatch = await watchDisk()
  let next = 0
  const one = async (): Promise<void> => {
    while (next < count) {
      const index = next++
      const random = numbers(seed + index)
      const row = table[(seed + index - 1) % table.length] as Row
      const second = ROWS[Math.floor(random() * ROWS.length)] as Row
      const rows = (seed + index) % 3 === 0 ? [row, second] : [row]
      await runUnder(rows, random, tally).catch((error: unknown) => {
        const names = rows.map(({ step, name }) => `${step}: ${name}`).join(' + ')
        const told = `seed ${seed + index}, ${names}\n${(error as Error).stack?.slice(0, 1500)}\n${JSON.stringify((error as { actual?: unknown }).actual)}`
        // Told at once: the suite may be ended before it is through.
        console.error(told)
        broken.push(told)
      })
    }
  }
  try {
    await Promise.all(Array.from({ length: beside }, one))
  } finally {
    unwatch()
  }
  expect(broken).toEqual([])
  return tally
}
