// Kills at random moments of purchases and drawings, resumed until all is there; KILLS=10000 for a longer night.
import { expect, test } from 'vitest'
import { storm } from '../e2e/storm.ts'

const KILLS = Number(process.env['KILLS'] ?? 1000)

test(`${KILLS} kills at random moments`, { timeout: 1_200_000 }, async () => {
  const { kills, scenes, purchases, images } = await storm(KILLS, 4, 3)
  console.log(`${kills} kills in ${scenes} scenes: ${images} pictures, all there, ${purchases} purchases`)
  expect(purchases).toBeLessThanOrEqual(images + 2 * kills)
})
