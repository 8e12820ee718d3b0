// The suites that take minutes: crash, faults, deliveries, load, browser. All but what a clock judges go side by side.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const ALONE = 'test/long/gallery-browser.test.ts'
const shared = { testTimeout: 300_000, hookTimeout: 120_000, env: { NO_COLOR: '1' } }

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          ...shared,
          name: 'side by side',
          include: ['test/long/**/*.test.ts', 'test/**/*.long.test.ts'],
          exclude: [ALONE],
          // Much of it waits for programs, servers and clocks.
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...shared, name: 'alone', include: [ALONE], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
