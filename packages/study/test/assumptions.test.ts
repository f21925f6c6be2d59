import { describe, expect, it } from 'vitest';
import { act, ban, eye, listFor, q, tiny } from '../../../test/engine/tiny.js';
import type { PlannedExperiment } from '../src/design/plan-study.js';
import { assumptionsOf } from '../src/document/assumptions.js';

const listed = (days: number): ReturnType<typeof tiny> =>
  tiny({ streams: { act: act() }, channels: eye(['act']), lists: listFor('act', q(days, 'days')), measures: ban() });
const base = listed(30);
const told = (...terms: number[]): ReturnType<typeof assumptionsOf> => {
  const arms = terms.map((days, i) => ({ id: `arm_${i}`, scenario: listed(days) }));
  return assumptionsOf({ inputs: { base, arms }, experiment: { id: 'e' } } as unknown as PlannedExperiment);
};
const terms = (all: ReturnType<typeof assumptionsOf>): [number, string[] | undefined][] =>
  all.filter(({ path }) => path.endsWith('.term')).map(({ value, arms }) => [value, arms]);

describe('an assumption of an experiment', () => {
  it('names its arms where it does not hold in all of them', () => {
    const all = told(30, 31, 30);
    expect(terms(all)).toEqual([
      [30, ['arm_0', 'arm_2']],
      [31, ['arm_1']],
    ]);
    expect(all.filter(({ arms }) => arms !== undefined)).toHaveLength(2);
  });

  it('names none where it holds in all', () => {
    expect(told(30, 30).some(({ arms }) => arms !== undefined)).toBe(false);
  });
});
