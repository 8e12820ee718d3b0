// Every class of fault at every step once; the long suite has thousands of runs.
import { expect, test } from 'vitest'
import { faultRuns } from './fault-runs.ts'
import { ROWS } from './fault-table.ts'
import { moneyRuns } from './money-runs.ts'

test(
  'every class of fault at every step: nothing is lost, bought twice or left behind',
  { timeout: 240_000 },
  async () => {
    const tally = await faultRuns(ROWS.length, 1, 24)
    expect([tally.runs, tally.struck > 50]).toEqual([ROWS.length, true])
  },
)

test('fifty random manifests and caps: nothing is spent above any of them', { timeout: 120_000 }, async () => {
  const { runs, purchases } = await moneyRuns(50, 1, 8)
  expect([runs, purchases > 50]).toEqual([50, true])
})
