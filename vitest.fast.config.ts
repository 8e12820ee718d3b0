// The tests of the gate: the rooms. What is left out starts whole programs or servers, waits, draws or measures.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/{e2e,github,hostile,long,simulator}/**',
      'test/action/{action-yml,deliver,events,more,workflows}.test.ts',
      'test/deliver/{api-commit,github,push,snapshot,workbench,workbench-lfs}.test.ts',
      'test/image/paint.test.ts',
      'test/manifest/speed.test.ts',
      'test/store/writer.test.ts',
      'test/world/http-{get,proxy,purchase}.test.ts',
    ],
    // Shared processes: a third less work. `npm test` gives each file its own.
    isolate: false,
    testTimeout: 30_000,
    env: { NO_COLOR: '1' },
  },
})
