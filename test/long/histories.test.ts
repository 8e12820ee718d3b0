// 2,000 histories of edits, runs, crashes, cancels, reverts, a person's pictures and merges against the model of the spec's table.
import { expect, test } from 'vitest'
import { followHistories } from '../histories/history.ts'
import { startGateway } from '../simulator/gateway.ts'

const HISTORIES = Number(process.env['HISTORIES'] ?? 2000)

test(`${HISTORIES} histories`, { timeout: 900_000 }, async () => {
  await using gateway = await startGateway({ provenanceBytes: 64 })
  await followHistories(gateway, HISTORIES, Number(process.env['SEED'] ?? 2))
  expect(gateway.purchases.length).toBeGreaterThan(HISTORIES)
})
