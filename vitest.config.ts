// All tests but the long suites; `vitest.fast.config.ts` has those of the gate.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/long/**', 'test/**/*.long.test.ts'],
    // Much of it waits for programs, servers and clocks: a worker more than there are cores.
    maxWorkers: availableParallelism() + 1,
    // A process for each file would be a third of the work; no test replaces a module.
    isolate: false,
    // A busy machine is slow to start processes; what hangs is killed before.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    env: { NO_COLOR: '1' },
  },
})
