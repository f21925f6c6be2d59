import { defineConfig } from 'vitest/config';

// The condition `source` makes every package resolve to its TypeScript; worker threads and the command line are tested from `dist`.
const conditions = ['source', 'module', 'node', 'import', 'default'];

/** Milliseconds after which a test counts as hung. No test may depend on how fast the machine is: the slowest takes a minute on a slow one. */
const GUARD = 1_800_000;

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'test/**/*.test.ts', 'validation/**/*.test.ts'],
    testTimeout: GUARD,
    hookTimeout: GUARD,
    maxWorkers: 2,
    // One process works through many files and loads the packages once: none of them keeps state at module level (test/structure).
    isolate: false,
    coverage: { include: ['packages/*/src/**/*.ts'], exclude: ['**/*.test.ts'] },
  },
});
