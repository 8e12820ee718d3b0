// Slots: never more than the gateway takes, none idle while there is work, and links do not pile up without end.
import { expect, test } from 'vitest'
import { openElasticSlots, openSlots } from '../../src/generate/gate.ts'

const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('a gateway that takes four at once: soon no more are sent, all are served, and no slot is idle for long', async () => {
  const slots = openElasticSlots(24)
  let inFlight = 0
  let refused = 0
  let served = 0
  const most: number[] = []
  const one = (): Promise<void> =>
    slots.run(async ({ tooMany, served: took }) => {
      inFlight += 1
      most.push(inFlight)
      const isRefused = inFlight > 4
      await tick()
      inFlight -= 1
      if (isRefused) {
        refused += 1
        tooMany()
      } else {
        served += 1
        took()
      }
    })
  await Promise.all(Array.from({ length: 600 }, one))
  expect(served + refused).toBe(600)
  // 20 of the first 24; after that few, as the number is tried again and again.
  expect(refused).toBeLessThan(150)
  expect(Math.max(...most.slice(40))).toBeLessThanOrEqual(12)
})

test('after a rate limit all slots come back', async () => {
  const slots = openElasticSlots(8)
  let inFlight = 0
  let highWater = 0
  let limited = true
  const one = (): Promise<void> =>
    slots.run(async ({ tooMany, served }) => {
      inFlight += 1
      highWater = Math.max(highWater, inFlight)
      await tick()
      inFlight -= 1
      if (limited) tooMany()
      else served()
    })
  await Promise.all(Array.from({ length: 30 }, one))
  highWater = 0
  await one()
  expect(highWater).toBe(1)
  limited = false
  await Promise.all(Array.from({ length: 100 }, one))
  expect(highWater).toBe(8)
})

test('a task that throws gives its slot back', async () => {
  const slots = openElasticSlots(1)
  await expect(slots.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await slots.run(async () => 'next')).toBe('next')
})

test('who would add to a long queue waits until it is short again', async () => {
  const slots = openSlots(1)
  const ends: (() => void)[] = []
  const tasks = Array.from({ length: 5 }, () => slots.run(() => new Promise<void>((end) => ends.push(end))))
  let passed = false
  const room = slots.room(2).then(() => (passed = true))
  await tick()
  expect(passed).toBe(false)
  for (let done = 0; done < 2; done++) {
    ends.shift()?.()
    await tick()
  }
  expect(passed).toBe(true)
  await slots.room(2)
  while (ends.length > 0) {
    ends.shift()?.()
    await tick()
  }
  await Promise.all([...tasks, room])
})
