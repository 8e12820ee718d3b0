// The suites that take minutes: crash, faults, load, browser. What kills and fails runs goes side by side, what measures alone.
import { defineConfig } from 'vitest/config'

const ALONE = 'test/long/{gallery-browser,size,soak}.test.ts'
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
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      { test: { ...shared, name: 'alone', include: [ALONE], maxWorkers: 1, sequence: { groupOrder: 1 } } },
    ],
  },
})
