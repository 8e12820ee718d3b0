// 2,000 histories of edits, runs, crashes, cancels, reverts, a person's pictures and merges against the model of the spec's table.
import { expect, test } from 'vitest'
import { followHistories } from '../histories/history.ts'
import { startGateway } from '../simulator/gateway.ts'

const HISTORIES = Number(process.env['HISTORIES'] ?? 2000)
const SEED = Number(process.env['SEED'] ?? 2)

test.each([
  ['in this process', HISTORIES, false],
  ['with real processes that are killed', HISTORIES / 50, true],
])('%s: %i histories', { timeout: 900_000 }, async (_, histories, kills) => {
  await using gateway = await startGateway({ provenanceBytes: 64 })
  await followHistories(gateway, histories, SEED, kills)
  expect(gateway.purchases.length).toBeGreaterThan(histories)
})
