import { describe, expect, it } from 'vitest';
import { InputError, applyPatch, loadScenario } from '@glasshouse/model';
import type { Patch } from '@glasshouse/model';
import { tiny, q } from '../engine/tiny.js';
import { shippedRegister } from '../shipped.js';

const register = shippedRegister();
const rowOf = (grade: string): string => [...register.rows.values()].find((row) => row.grade === grade)!.id;

const share = (value: number): object => q(value, 'share');

const POPULATION = {
  household_size: { one: share(1) },
  age: { adult: { title: 'a', from: 18, to: 64, share: share(0.8) }, old: { title: 'o', from: 65, to: 120, share: share(0.2) } },
  attributes: {
    origin: {
      title: 'Origin',
      of: 'person',
      categories: { east: { title: 'East', share: share(0.5) }, west: { title: 'West', share: share(0.5) } },
    },
  },
};

/** What is refused, as `path: found`. */
function refusals(demography: object, more: Record<string, unknown> = {}): string[] {
  const text = JSON.stringify({ ...JSON.parse(JSON.stringify(tiny())), population: POPULATION, demography, ...more });
  try {
    loadScenario('time.yaml', { read: () => text }, register);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ path, found }) => `${path}: ${found}`);
    throw error;
  }
}

const RATE = 'per person-year';

describe('who dies is no guess about groups and no lever', () => {
  it('may differ by age on an assumption', () => {
    expect(refusals({ mortality: { by: 'age', values: { adult: q(0.002, RATE), old: q(0.04, RATE) } } })).toEqual([]);
  });

  it('may differ by group on measured rows alone', () => {
    const by = (east: object): object => ({
      mortality: { by: 'origin', values: { east, west: { value: 0.01, unit: RATE, source: rowOf('measured') } } },
    });
    expect(refusals(by({ value: 0.01, unit: RATE, source: rowOf('measured') }))).toEqual([]);
    expect(refusals(by(q(0.01, RATE)))).toEqual(['demography.mortality.values.east: an assumed rate by origin']);
    expect(refusals(by({ value: 0.01, unit: RATE, source: rowOf('claimed') }))[0]).toMatch(/a row of grade claimed/);
  });

  it('may not differ by group in births either, on an assumption', () => {
    const age = { child: { title: 'c', from: 0, to: 17, share: share(0.2) }, adult: { title: 'a', from: 18, to: 120, share: share(0.8) } };
    const population = { ...POPULATION, household_size: { three: share(1) }, age };
    const east = q(0.02, RATE);
    expect(refusals({ fertility: { by: 'age', values: { child: q(0, RATE), adult: east } } }, { population })).toEqual([]);
    expect(refusals({ fertility: { by: 'origin', values: { east, west: east } } }, { population })).toEqual([
      'demography.fertility.values.east: an assumed rate by origin',
      'demography.fertility.values.west: an assumed rate by origin',
    ]);
    expect(refusals({ fertility: { by: 'age', values: { child: east, adult: east } } }, { population })).toEqual([
      'demography.fertility.values.child: 0.02 births per person-year in a band of children',
    ]);
    expect(refusals({ fertility: east })).toEqual(['demography.fertility: births where the youngest band is adult, from 18 to 64']);
  });

  it('is no policy: neither arms nor dates change it', () => {
    const scenario = tiny({ demography: { mortality: q(0.01, RATE) } });
    expect(() => applyPatch(scenario, { 'demography.mortality': q(0.1, RATE) } as Patch, 'policy')).toThrow(InputError);
    expect(
      refusals(
        { mortality: q(0.01, RATE) },
        { timeline: [{ date: '2021-06-01', title: 'x', assumed: 'A test', set: { 'demography.mortality': q(0.1, RATE) } }] },
      ),
    ).not.toEqual([]);
  });

  it('is counted in bands of at least 1,000 people', () => {
    const age = {
      adult: { title: 'a', from: 18, to: 64, share: share(0.995) },
      old: { title: 'o', from: 65, to: 120, share: share(0.005) },
    };
    const population = { ...POPULATION, age };
    expect(refusals({}, { population })).toEqual(['population.age.old.share: a band of about 500 people, counted under `demography`']);
  });

  it('goes no faster than a hundred years in one', () => {
    expect(refusals({ pace: q(101, 'factor') })).toEqual(['demography.pace.value: 101']);
  });
});
