import { describe, expect, it } from 'vitest';
import { Ran, delivered } from './run-scenario.js';

const PERSONS = 30_000;
/** 60 and 18.7 percent; the rest are children. */
const STARTED = { child: PERSONS * 0.213, working: PERSONS * 0.6, older: PERSONS * 0.187 };
const YEARS = 11.25;

describe('the court list with people who grow older, die and are born', () => {
  const scenario = delivered('court-list-in-time');
  const ran = new Ran(scenario, { listed: {} }, PERSONS);
  const { pace, ...rest } = scenario.demography!;
  const still = new Ran({ ...scenario, demography: { ...rest, pace: { ...pace!, value: 0 } } }, { listed: {} }, PERSONS);
  const plain = new Ran(delivered('court-list'), { listed: {} }, PERSONS);
  const total = (id: string): number => ran.total('listed', id);
  const near = (found: number, expected: number): void => expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(expected));

  it.each([
    ['child', 0.0006],
    ['working', 0.0025],
    ['older', 0.033],
  ])('has as many deaths among people of the band %s as their years give', (band, rate) => {
    near(total(`age.${band}.died`), (rate * total(`age.${band}.days`)) / 365);
  });

  it('has as many births as the years of adults under 60 give', () => {
    near(total('demography.born'), (0.016 * total('age.working.days')) / 365);
    expect(total('age.child.born')).toBe(total('demography.born'));
  });

  it('lets as many come of age as were within eleven years of it', () => {
    // Ages are even over a band: of the children of the start 11.25 / 18 come of age, less the 0.6 in 1,000 a year who die, half of the time on the way.
    const expected = STARTED.child * (YEARS / 18) * (1 - 0.0006 * (YEARS / 2));
    near(total('demography.came_of_age'), expected);
  });

  it('ends entries by death, and no rule changes who dies', () => {
    expect(total('demography.ended_listings')).toBeGreaterThan(0);
    const off = new Ran(
      scenario,
      { listed: {}, not: { 'lists.defaulters.in_force': { from: '9999-12-31', assumed: 'A test' } } },
      PERSONS / 10,
    );
    for (const id of ['demography.died', 'demography.born', 'demography.grew_older'])
      expect(off.total('not', id), id).toBe(off.total('listed', id));
    expect(off.total('not', 'demography.ended_listings')).toBe(0);
  });

  it('is the plain court list where the pace is zero', () => {
    const ids = [
      'harm.sanction_days',
      'first.listed.defaulters',
      'first.refused_any',
      'stream.judgment.opportunities',
      'stream.judgment.performed',
    ];
    for (const id of ids) expect(still.total('listed', id), id).toBe(plain.total('listed', id));
    expect(ids.map((id) => total(id))).not.toEqual(ids.map((id) => plain.total('listed', id)));
    expect(still.total('listed', 'demography.died') + still.total('listed', 'demography.grew_older')).toBe(0);
  });
});
