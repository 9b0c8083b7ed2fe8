import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globalSetup: 'tests/helpers/build.ts',
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Files share what they import, and with it the state graph, which takes seconds to explore.
    isolate: false,
    // Vitest leaves a core to itself; the tests' own browsers and commands wait for each other anyway.
    maxWorkers: availableParallelism(),
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
