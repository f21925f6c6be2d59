import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';

/** Set once in a process: its files share one list of testers. */
const DONE = Symbol.for('glasshouse equality');

/**
 * Lets `toEqual` ask Node first whether two values are the same. Node answers for tables of numbers at once, where vitest compares entry by entry.
 * Whatever Node calls equal is equal for vitest too; of everything else vitest decides as ever, and shows the difference.
 */
if (!(DONE in globalThis)) {
  Object.assign(globalThis, { [DONE]: true });
  expect.addEqualityTesters([(one: unknown, other: unknown) => (isDeepStrictEqual(one, other) ? true : undefined)]);
}
