// The long suite's histories, in two halves so that each has a core of its own.
import { expect, test } from 'vitest'
import { startGateway } from '../simulator/gateway.ts'
import { followHistories } from './history.ts'

const HISTORIES = Number(process.env['HISTORIES'] ?? 2000)
const SEED = Number(process.env['SEED'] ?? 2)

/** Tests of one half: in this process, and a fiftieth as many with real processes that are killed. */
export function testHalf(half: 0 | 1): void {
  test.each([
    ['in this process', HISTORIES / 2, false],
    ['with real processes that are killed', HISTORIES / 100, true],
  ])('%s: %i histories', { timeout: 900_000 }, async (_, histories, kills) => {
    await using gateway = await startGateway({ provenanceBytes: 64 })
    await followHistories(gateway, histories, SEED + half, kills)
    expect(gateway.purchases.length).toBeGreaterThan(histories)
    console.log(`${histories} histories, ${gateway.purchases.length} purchases`)
  })
}
