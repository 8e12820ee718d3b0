// Two hundred runs under faults of the network, the API and the disk; the long suite has thousands.
import { expect, test } from 'vitest'
import { ROWS } from './fault-table.ts'
import { faultRuns } from './fault-runs.ts'

test(
  'every class of fault at every step: nothing is lost, bought twice or left behind',
  { timeout: 240_000 },
  async () => {
    const tally = await faultRuns(Number(process.env['FAULT_RUNS'] ?? ROWS.length), 1, 12)
    console.log(JSON.stringify(tally))
    expect(tally.runs).toBeGreaterThanOrEqual(1)
  },
)
