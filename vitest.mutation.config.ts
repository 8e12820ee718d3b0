// The tests that the mutants of scripts/mutation.mjs have to stand before: those of the guards alone, quick ones.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'test/deliver/{edits,text}.test.ts',
      'test/generate/{download,retry}.test.ts',
      'test/hostile/{guards,paths,yaml}.test.ts',
      'test/lock/parse.test.ts',
      'test/manifest/{bad,bind,good,paths}.test.ts',
      'test/plan/caps.test.ts',
      'test/providers/{read,request-id}.test.ts',
      'test/report/*.test.ts',
      'test/store/{files,journal,recover,shelf}.test.ts',
      'test/world/{address,answer,http-get,http-get-address,http-proxy-settings}.test.ts',
    ],
    env: { NO_COLOR: '1' },
  },
})
