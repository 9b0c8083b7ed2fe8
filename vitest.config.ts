import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long though they are short. */
const LONG = /\/tests\/(web\/|explore\/signs)/;

/** Begins with files that take long, so that no core waits for the last one. Which those are, nobody knows on a fresh clone. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.sort((a, b) => Number(LONG.test(b.moduleId)) - Number(LONG.test(a.moduleId)));
  }
}

export default defineConfig({
  test: {
    globalSetup: 'tests/helpers/build.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Files share what they import, and with it the state graph, which takes seconds to explore.
    isolate: false,
    // Vitest leaves a core to itself; the tests' own browsers and commands wait for each other anyway.
    maxWorkers: availableParallelism(),
    // Most of what tests make is gone at once: with more room for it there is less to clear up.
    execArgv: ['--min-semi-space-size=32', '--max-semi-space-size=64'],
    sequence: { sequencer: LongFirst },
    // A browser on a busy machine may miss a moment; what is wrong fails three times.
    retry: process.env.CI ? 2 : 0,
    // What a page shows in the end counts, not how soon on a busy machine.
    expect: { poll: { timeout: 10_000 } },
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      reporter: ['text-summary', 'text'],
      // What the command line's own process runs is not counted here; tests/cli drives it as a person does.
      exclude: ['src/cli/**'],
    },
  },
});
