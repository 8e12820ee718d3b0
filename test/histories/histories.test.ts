// Fifty histories of edits, runs, crashes, cancels, reverts, a person's pictures and merges against the model; the long suite follows 2,000.
import { expect, test } from 'vitest'
import { startGateway } from '../simulator/gateway.ts'
import { followHistories } from './history.ts'

test('fifty histories', { timeout: 120_000 }, async () => {
  await using gateway = await startGateway({ provenanceBytes: 64 })
  await followHistories(gateway, 50, 1)
  expect(gateway.purchases.length).toBeGreaterThan(50)
})
