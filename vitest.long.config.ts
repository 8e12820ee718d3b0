// The suites that take minutes: crash, faults, load, browser. One file at a time, since they measure and kill.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/long/**/*.test.ts'],
    fileParallelism: false,
    passWithNoTests: true,
    testTimeout: 300_000,
    hookTimeout: 120_000,
    env: { NO_COLOR: '1' },
  },
})
