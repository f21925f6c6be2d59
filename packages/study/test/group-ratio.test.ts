import { describe, expect, it } from 'vitest';
import { inlineExecutor } from '../src/execute/inline.js';
import type { Compared } from '../src/outcomes/group-ratio.js';
import { isCertain, verdictOf } from '../src/outcomes/group-ratio.js';
import { runStudy } from '../src/run-study.js';
import { fakeEngine, fakeRegister, fakeStudy } from './fake.js';

const from = (low: number, high: number, points = 5, certain = true): Compared => ({
  estimate: { middle: (low + high) / 2, low, high, dice: null, points, replicates: 1, upperBound: null, over: 'assumptions' },
  certain,
});

describe('what was put in and what came out', () => {
  it.each([
    ['no difference', from(0.9, 1.1), from(0.8, 1.2)],
    ['put in', from(0.9, 1.1), from(2, 3)],
    ['put in', from(0.9, 1.1), from(0.2, 0.4)],
    ['came out', from(1.5, 2), from(1.6, 2.1)],
    ['both', from(1.5, 2), from(3, 4)],
    ['cannot be told', from(0, 0, 0), from(3, 4)],
    ['cannot be told', from(1.5, 2, 5, false), from(3, 4)],
    ['cannot be told', from(0.9, 1.1), from(3, 4, 5, false)],
    ['no difference', from(0.9, 1.1, 5, false), from(0.8, 1.2, 5, false)],
  ] as const)('%s', (verdict, equal, asWritten) => {
    expect(verdictOf(equal, asWritten)).toBe(verdict);
  });

  it.each([
    ['a run', from(0.8, 0.9, 1), false, false],
    ['four points with draws of their own', from(0.8, 0.9, 4), false, false],
    ['ten points with draws of their own', from(0.8, 0.9, 10), false, true],
    ['ten points with the same draws', from(0.8, 0.9, 10), true, false],
  ] as const)('takes a range on one side of 1 for no chance, or not: %s', (_, { estimate }, sharedDraws, certain) => {
    expect(isCertain(estimate, sharedDraws)).toBe(certain);
    expect(isCertain({ ...estimate, replicates: 10 }, sharedDraws)).toBe(true);
    expect(isCertain({ ...estimate, upperBound: 1.2 }, sharedDraws)).toBe(false);
    expect(isCertain({ ...estimate, upperBound: 0.4 }, sharedDraws)).toBe(true);
  });

  it('reads counts per person-day of each category, equal rates first', async () => {
    const loaded = fakeStudy((study) => {
      const [first] = study.experiments;
      study.experiments.push({ ...structuredClone(first!), id: 'blind', equal_rates: true });
      study.ratios = [
        { id: 'days', title: 'Days', experiment: first!.id, equal: 'blind', of: ['*ban*'], harm: true, group: 'income', reference: 'high' },
      ];
    });
    loaded.scenarios['blind'] = loaded.scenarios[loaded.study.experiments[0]!.id]!;
    const document = await runStudy(loaded, {
      size: 'reduced',
      seed: 1,
      engineHash: 'x',
      register: fakeRegister(),
      engine: fakeEngine,
      executor: inlineExecutor(fakeEngine),
      follow: null,
    });
    const [ratio] = document.ratios;
    expect(ratio?.rows.map((row) => row.category)).toEqual(['low', 'middle']);
    // The fake engine puts every day of the ban on the last cell: rural, middle income.
    expect(ratio?.rows.map((row) => row.asWritten.points > 0)).toEqual([false, false]);
    expect(ratio?.rows.map((row) => row.verdict)).toEqual(['cannot be told', 'cannot be told']);
    expect(ratio?.putIn).toEqual([]);
  });
});
