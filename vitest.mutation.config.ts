// The tests that the mutants of one module have to stand before: `scripts/mutation.mjs` names them.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: (process.env['MUTATION_TESTS'] ?? '').split(' '), testTimeout: 60_000, env: { NO_COLOR: '1' } },
})
