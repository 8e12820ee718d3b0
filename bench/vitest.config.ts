// The benchmarks that need the GitHub for tests; the others are programs (`bench/run.mjs`).
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['bench/**/*.test.ts'], fileParallelism: false, env: { NO_COLOR: '1' } },
})
