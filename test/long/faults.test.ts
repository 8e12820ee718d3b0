// Thousands of runs under faults of the network, the API and the disk, and a thousand of random manifests under random caps.
import { expect, test } from 'vitest'
import { faultRuns } from '../e2e/fault-runs.ts'
import { moneyRuns } from '../e2e/money-runs.ts'

test('two thousand runs under faults', { timeout: 600_000 }, async () => {
  const tally = await faultRuns(2000, 1000, 24)
  console.log(JSON.stringify(tally))
  expect(tally.runs).toBe(2000)
})

test('a thousand random manifests and caps: nothing is spent above any of them', { timeout: 300_000 }, async () => {
  const spending = await moneyRuns(1000, 7, 8)
  console.log(JSON.stringify(spending))
  expect([spending.runs, spending.capped > 100, spending.capped < 900, spending.closest > 0.9]).toEqual([
    1000,
    true,
    true,
    true,
  ])
})
