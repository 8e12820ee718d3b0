// The tests of the gate: the rooms. What is left out starts whole programs or servers, waits, draws or measures.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [
      'test/**/*.long.test.ts',
      'test/{docs,e2e,github,histories,hostile,long,simulator}/**',
      'test/action/{action-yml,deliver,log,workflows}.test.ts',
      'test/deliver/{github,render,snapshot,workbench-lfs}.test.ts',
      'test/image/paint.test.ts',
      'test/manifest/speed.test.ts',
      'test/report/terminal.test.ts',
      'test/store/{git,history}.test.ts',
      'test/thumbnail/**',
      'test/world/{http-get,http-proxy,http-purchase,vouch}.test.ts',
    ],
    isolate: false,
    testTimeout: 30_000,
    env: { NO_COLOR: '1' },
  },
})
