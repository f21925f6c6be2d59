import { describe, expect, it } from 'vitest';
import { checkVariedHouseholds, childrenFound } from './households.js';
import { Findings } from '../../format/findings.js';
import type { Experiment } from '../../study-file/schema.js';
import type { Scenario } from '../../scenario/schema.js';

const share = (value: number, range: [number, number]) => ({ value, unit: 'share', assumed: 'A test', range });
/** Half the households of one and of four people, 40 percent of all people children: room for 60 percent. */
const base = {
  population: {
    household_size: { one: share(0.5, [0.1, 0.9]), four: share(0.5, [0.1, 0.9]) },
    age: {
      child: { title: 'c', from: 0, to: 17, share: share(0.4, [0.3, 0.5]) },
      adult: { title: 'a', from: 18, to: 99, share: share(0.6, [0.5, 0.7]) },
    },
    attributes: {},
  },
} as unknown as Scenario;
const experiment = (sweep?: Record<string, number[]>) => ({ design: { sweep } }) as unknown as Experiment;

function found(varied: readonly string[], sweep?: Record<string, number[]>): string[] {
  const out = new Findings();
  checkVariedHouseholds(experiment(sweep), base, (path) => varied.includes(path), ['experiments', 0], out);
  return out.errors.map((error) => error.found);
}

describe('room for an adult in every household', () => {
  it('is there as written', () => expect(childrenFound(base)).toBeNull());
  it('is there where nothing or only the age is varied', () => {
    expect(found([])).toEqual([]);
    expect(found(['population.age.child.share'])).toEqual([]);
  });

  it('is looked for at the ends of what is varied', () => {
    expect(found(['population.household_size.one'])).toEqual([
      '40 percent children in households of 1.3 on average, at the ends of the varied ranges',
    ]);
    expect(found(['population.household_size.four'])).toEqual([
      '40 percent children in households of 1.3 on average, at the ends of the varied ranges',
    ]);
    expect(found(['population.household_size.one', 'population.age.child.share'])).toEqual([
      '50 percent children in households of 1.3 on average, at the ends of the varied ranges',
    ]);
  });

  it('is looked for on every swept value beside what is varied', () => {
    expect(found(['population.age.child.share'], { 'population.household_size.one': [0.5] })).toEqual([]);
    expect(found(['population.age.child.share'], { 'population.household_size.one': [0.5, 0.7] })).toEqual([
      '50 percent children in households of 1.9 on average, at the ends of the varied ranges',
    ]);
  });
});
