import { pathToFileURL } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { Plugin } from 'vitest/config';
import { asBuilt, buildHelpers } from './test/built-helpers.mjs';
import { V8_BUDGET, V8_MEMORY } from './test/v8-budget.mjs';

/**
 * Whether the tests run what `tsc -b` made: `npm test` builds first and asks for it. It costs half the processor time, because Node loads
 * `dist` as it is, while vitest rewrites every import of a TypeScript file to a look-up. `npx vitest` alone tests the sources as they are.
 */
const built = process.env.GLASSHOUSE_TEST_BUILT === '1';

// The condition `source` makes every package resolve to its TypeScript; worker threads and the command line are tested from `dist`.
const conditions = [...(built ? [] : ['source']), 'module', 'node', 'import', 'default'];

const BUILT = /\/packages\/[^/]+\/dist\//;
const HELPERS = built ? await buildHelpers() : null;

/** Gives a test that imports a file of TypeScript by its path the script built from it, so that each module is loaded once. */
const sourcesAsBuilt: Plugin = {
  name: 'sources-as-built',
  enforce: 'pre',
  async resolveId(id, importer, options) {
    if (importer === undefined) return null;
    const found = await this.resolve(id, importer, { ...options, skipSelf: true });
    return found && asBuilt(found.id);
  },
};

/** Milliseconds after which a test counts as hung. No test may depend on how fast the machine is: the slowest takes a minute on a slow one. */
const GUARD = 1_800_000;

/** Milliseconds that a test waits for what a page or a process is about to do: vitest's own second is less than a busy machine takes. */
const PATIENCE = 300_000;

export default defineConfig({
  plugins: built ? [sourcesAsBuilt] : [],
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts', 'test/**/*.test.ts', 'validation/**/*.test.ts'],
    testTimeout: GUARD,
    hookTimeout: GUARD,
    expect: { poll: { timeout: PATIENCE } },
    maxWorkers: 2,
    execArgv: [...V8_BUDGET, ...V8_MEMORY],
    // Every Node that a test starts has the budget of the tests too.
    env: { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --import=${pathToFileURL('test/v8-budget-now.mjs').href}`.trim() },
    // One process works through many files and loads the packages once: none of them keeps state at module level (test/structure).
    isolate: false,
    setupFiles: [
      './test/equality.ts',
      './test/shared-threads.mjs',
      './test/shared-texts.mjs',
      ...(process.env.GLASSHOUSE_SUITE_LOG ? ['./benchmarks/suite/setup.mjs'] : []),
    ],
    server: { deps: { external: HELPERS ? [BUILT, HELPERS] : [] } },
    coverage: { include: ['packages/*/src/**/*.ts'], exclude: ['**/*.test.ts'] },
  },
});
