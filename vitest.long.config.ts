// The suites that take minutes: crash, faults, deliveries, load, browser. All but what a clock judges go side by side.
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** What takes minutes each begins first, so that nothing long is left for one worker at the end. */
const LONGEST = ['kills', 'faults', 'histories-one', 'histories-two', 'crash', 'soak', 'delivery', 'progress', 'people']
const ALONE = 'test/long/gallery-browser.test.ts'
const shared = { testTimeout: 300_000, hookTimeout: 120_000, env: { NO_COLOR: '1' } }

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = LONGEST.findIndex((name) => new RegExp(`/${name}(?:\\.long)?\\.test\\.ts$`).test(moduleId))
      return at === -1 ? LONGEST.length : at
    }
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
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
