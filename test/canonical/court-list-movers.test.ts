import { describe, expect, it } from 'vitest';
import { Ran, delivered } from './run-scenario.js';

const PERSONS = 30_000;
const PLACES = ['city_c', 'county_a', 'county_b'];

describe('the court list with people who move between courts that differ', () => {
  const scenario = delivered('court-list-movers');
  const { moves } = scenario.demography!;
  const rate = moves!.rate as { value: number };
  const ran = new Ran(scenario, { listed: {} }, PERSONS);
  const demography = { ...scenario.demography!, moves: { ...moves!, rate: { ...rate, value: 0 } } };
  const settled = new Ran({ ...scenario, demography } as typeof scenario, { listed: {} }, PERSONS);
  const total = (id: string): number => ran.total('listed', id);

  it('has as many moves as the days of its people give', () => {
    // A household moves as a whole, so what varies is households of 2.62 people on average, up to five: within 4 * sqrt(5 * n).
    const expected = (0.03 * total('people.days')) / 365;
    expect(Math.abs(total('demography.moved') - expected)).toBeLessThan(4 * Math.sqrt(5 * expected));
    expect(PLACES.reduce((sum, place) => sum + total(`home.${place}.moved_in`), 0)).toBe(total('demography.moved'));
  });

  it('has nobody move where the rate is zero, and the same people live and die', () => {
    expect(settled.total('listed', 'demography.moved')).toBe(0);
    for (const id of ['demography.died', 'demography.born', 'people.days', 'stream.judgment.opportunities'])
      expect(settled.total('listed', id), id).toBe(total(id));
    expect(settled.total('listed', 'stream.judgment.stopped')).not.toBe(total('stream.judgment.stopped'));
  });

  it('is the list with courts that differ by place where nobody moves', () => {
    // Written with in_force of places instead, as in the full scenario, the courts decide the same.
    const { moves: _, ...still } = scenario.demography!;
    const in_force = (place: string): object => ({ if: undefined, in_force: { in: [place], assumed: 'A test' } });
    const { enforcement_judge: judge, quick_court: quick, slow_court: slow } = scenario.reviews;
    const reviews = {
      ...scenario.reviews,
      enforcement_judge: { ...judge!, ...in_force('city_c') },
      quick_court: { ...quick!, ...in_force('county_a') },
      slow_court: { ...slow!, ...in_force('county_b') },
    };
    const placed = new Ran({ ...scenario, demography: still, reviews } as typeof scenario, { listed: {} }, PERSONS);
    for (const id of ['stream.judgment.stopped', 'harm.sanction_days', 'first.refused_any'])
      expect(placed.total('listed', id), id).toBe(settled.total('listed', id));
  });
});
