import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from '../structure/sources.js';
import equivalent from './equivalent.json' with { type: 'json' };
import { mutantsOf, mutantsOfText, mutated, sample } from './sites.mjs';

const changesOf = (source: string): string[] => mutantsOfText('a.ts', source).map((mutant) => mutated(source, mutant));

describe('a mutation run', () => {
  it('changes one operator, constant, condition or statement at a time', () => {
    expect(changesOf('const f = (a: number) => a + 2;')).toEqual([
      'const f = (a: number) => a - 2;',
      'const f = (a: number) => a + (2 + 1);',
    ]);
    expect(changesOf('if (a < b) go(true);')).toEqual([
      'if (true) go(true);',
      'if (false) go(true);',
      'if (a <= b) go(true);',
      'if (a < b) ;',
      'if (a < b) go(false);',
    ]);
    expect(changesOf('const m = !a && Math.min(b, 1);')).toEqual([
      'const m = !a || Math.min(b, 1);',
      'const m = a && Math.min(b, 1);',
      'const m = !a && Math.max(b, 1);',
      'const m = !a && Math.min(b, 0);',
    ]);
    expect(changesOf('x |= 4;')).toEqual([';', 'x &= 4;', 'x |= (4 + 1);']);
  });

  it('leaves types, imports and texts alone', () => {
    expect(changesOf("import a from './a.js';\ntype T = 1 | 2;\ninterface I { n: 0 }\nconst s = 'a + b';")).toEqual([]);
  });

  it('draws the same mutants for a seed, each once', () => {
    const items = Array.from({ length: 200 }, (_, i) => i);
    const drawn = sample(items, 50, 7);
    expect(sample(items, 50, 7)).toEqual(drawn);
    expect(sample(items, 50, 8)).not.toEqual(drawn);
    expect(new Set(drawn).size).toBe(50);
    expect(new Set(sample(items, 500, 1)).size).toBe(200);
  });

  it('counts as equivalent only changes that the sources still have, each with its reason', () => {
    for (const { path, text, from, to, reason } of equivalent as {
      path: string;
      text: string;
      from: string;
      to: string;
      reason: string;
    }[]) {
      const found = mutantsOfText(path, textOf(path)).some((one) => one.text === text && one.from === from && one.to === to);
      expect(found, `${path}: ${text}: ${from} -> ${to}`).toBe(true);
      expect(reason.length).toBeGreaterThan(20);
    }
    expect(mutantsOf(ROOT, ['packages/dice/src']).length).toBeGreaterThan(300);
  });
});
