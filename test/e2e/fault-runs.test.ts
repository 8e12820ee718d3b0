// Every class of fault at every step once; the long suite has thousands of runs.
import { expect, test } from 'vitest'
import { faultRuns } from './fault-runs.ts'
import { ROWS } from './fault-table.ts'
import { breakDisk, runInside, watchDisk } from './inside.ts'
import { moneyRuns } from './money-runs.ts'
import { judgeWhole } from './promises.ts'
import { inScene } from './storm.ts'

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

test('a candidate that cannot be renamed, and a temporary file that cannot be removed: remembered, and ended by the next run', async () => {
  const unwatch = await watchDisk()
  try {
    await inScene({ keeps: true }, async (s) => {
      s.manifest('defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }\nimages: { a: A }\n')
      const heal = breakDisk(s.root, [{ part: 'writer', kind: 'rename', n: 1, what: 'EIO', lasts: true }])
      const two = { ids: ['a'], candidates: 2 }
      expect((await runInside(s, two, { random: Math.random, failing: true })).code).toBe(1)
      expect(heal()).toBeGreaterThan(0)
      const next = await runInside(s, two, { random: Math.random })
      expect([next.code, s.gateway.purchases.length]).toEqual([0, 2])
    })
    // A small picture has no file before it is known to be whole.
    await inScene({ keeps: true, pictureBytes: 2_000_000 }, async (s) => {
      s.manifest('defaults: { model: flux-2-klein-4b, size: 64x64, output_format: png }\nimages: { a: A }\n')
      s.gateway.script([{ on: 'download', nth: 1, fault: { kind: 'reset', when: 'body' } }])
      const heal = breakDisk(s.root, [{ part: 'store', kind: 'remove', n: 1, what: 'EACCES', lasts: true }])
      expect((await runInside(s, {}, { random: Math.random, failing: true })).code).toBe(1)
      expect([heal() > 1, s.files().filter((name) => name.endsWith('.tmp')).length]).toEqual([true, 1])
      expect([(await runInside(s, {}, { random: Math.random })).code, s.gateway.purchases.length]).toEqual([0, 1])
      expect(judgeWhole(s.root, ['a'], s.gateway.purchases)).toEqual([])
    })
  } finally {
    unwatch()
  }
})
