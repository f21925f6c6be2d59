/** Which package may import which. The one place where this is written; `docs/architecture.md` prints it. */
export const ARROWS: Readonly<Record<string, readonly string[]>> = {
  dice: [],
  model: ['dice'],
  study: ['model'],
  store: ['model'],
  describe: ['model'],
  report: ['model'],
  glasshouse: ['model', 'store', 'study'],
  cli: ['describe', 'dice', 'lab', 'model', 'report', 'store', 'study'],
  site: ['model', 'report'],
  lab: ['model', 'report', 'study'],
};

/** The package that others build on: it alone is imported without a scope. */
export const FRONT_DOOR = 'glasshouse';

/** Entries besides the main one, for code that belongs to one platform. */
export const NAMED_ENTRIES: Readonly<Record<string, readonly string[]>> = {
  study: ['threads'],
  glasshouse: ['node'],
};

/** Packages that must give the same bits in every JavaScript engine: no Node module, clock, chance or platform arithmetic. */
export const PURE: readonly string[] = ['dice', 'model'];

/** Longest source file, in lines, and longest file of a test. */
export const CEILING = 400;
export const TEST_CEILING = 600;

/** Functions of `Math` that are exactly rounded or exact in every engine; all others may differ in the last bit. */
export const EXACT_MATH: readonly string[] = [
  'abs',
  'ceil',
  'clz32',
  'floor',
  'fround',
  'imul',
  'max',
  'min',
  'round',
  'sign',
  'sqrt',
  'trunc',
  'PI',
  'E',
  'LN2',
  'LN10',
  'LOG2E',
  'LOG10E',
  'SQRT2',
  'SQRT1_2',
];

/** Names of the surroundings that a pure package may not mention. */
export const SURROUNDINGS: readonly string[] = [
  'Atomics',
  'Buffer',
  'Date',
  'Function',
  'Intl',
  'SharedArrayBuffer',
  'WeakRef',
  'XMLHttpRequest',
  '__dirname',
  '__filename',
  'console',
  'crypto',
  'document',
  'eval',
  'fetch',
  'global',
  'globalThis',
  'localStorage',
  'navigator',
  'performance',
  'process',
  'queueMicrotask',
  'require',
  'self',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'window',
];

/**
 * Values at module level that are filled after they are made, allowed because a second fill gives the same content.
 * Key: path below `packages/`, then the name.
 */
export const FILLED_ONCE: Readonly<Record<string, string>> = {
  'model/src/format/quantity.ts made': 'one schema per dimension, made on first use and never changed',
  'model/src/scenario/quantities.ts places':
    'the places of the form of a scenario, which is constant: looked up on first use and never changed',
};
