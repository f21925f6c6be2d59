import { describe, expect, it } from 'vitest';
import { longLists } from './parameters.js';
import { allSources, textOf } from './sources.js';

/** Most parameters of a function without a record of them, and how many functions still have more. The number may only fall. */
const MOST = 5;
const LEFT = 13;

describe('functions with many parameters', () => {
  const found = allSources()
    .filter((path) => !path.endsWith('.test.ts'))
    .flatMap((path) => longLists(path, textOf(path), MOST));

  it(`are no more than ${LEFT}: a new one takes a named record in place of a list`, () => {
    const named = found.map(({ path, name, parameters }) => `${path} ${name} ${parameters}`);
    expect(named.length, named.join('\n')).toBeLessThanOrEqual(LEFT);
  });

  it(`are ${LEFT}: lower the number in this test when one goes`, () => {
    expect(found.length).toBeGreaterThanOrEqual(LEFT);
  });

  it.each([
    ['a function', 'function f(a, b, c, d, e, g) {}', 'f'],
    ['a method', 'class A { m(a, b, c, d, e, g) {} }', 'm'],
    ['an arrow', 'const f = (a, b, c, d, e, g) => a;', 'f'],
  ])('are seen: %s', (_, text, name) => {
    expect(longLists('a.ts', text, MOST)).toEqual([{ path: 'a.ts', name, parameters: 6 }]);
  });

  it('and a record counts as one', () => {
    expect(longLists('a.ts', 'function f({ a, b, c, d, e, g }, h) {}', MOST)).toEqual([]);
  });
});
