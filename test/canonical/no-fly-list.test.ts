import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';

const ON = { from: '2010-01-01', assumed: 'For a test' };
const PERSONS = 40_000;
const NOTICE = { 'lists.no_fly.in_force': NEVER, 'lists.no_fly_with_notice.in_force': ON };

/** Adults (60 + 18.7 percent), over the days of five years. */
const ADULT_YEARS = (PERSONS * 0.787 * 1826) / 365;
/** One in a hundred shares a name with somebody listed; of them 0.2 bookings a year match, of which 0.8 are noticed. */
const LIKE_NAMES = ADULT_YEARS * 0.01 * 0.2 * 0.8;
/** Spread of the entries for a like name: of the bookings, and of who shares a name. */
const SPREAD = Math.sqrt(LIKE_NAMES + LIKE_NAMES ** 2 / (PERSONS * 0.787 * 0.01));

describe('a no-fly list kept in secret', () => {
  const ran = new Ran(
    delivered('no-fly-list'),
    { kept: {}, off: { 'lists.no_fly.in_force': NEVER }, notice: NOTICE, identifier: { 'reviews.second_identifier.in_force': ON } },
    PERSONS,
  );
  const kept = (id: string): number => ran.total('kept', id);
  const near = (found: number, expected: number, sigma: number): void => expect(Math.abs(found - expected)).toBeLessThan(4 * sigma);

  it('holds as many people for a like name as the rates say', () => {
    // 31,480 adults, 315 with a like name, 5.0 years, 0.16 entries a year: some 252.
    near(kept('list.no_fly.entered.error'), LIKE_NAMES, SPREAD);
  });

  it('holds some for lawful conduct: one journey in some 4,170', () => {
    // 0.5 journeys a year, of which 0.02 x 0.3 are noted, 0.1 pass the analyst and 0.4 the desk: some 19.
    const expected = ADULT_YEARS * 0.5 * 0.02 * 0.3 * 0.4 * 0.1;
    near(kept('list.no_fly.entered.lawful'), expected, Math.sqrt(expected));
  });

  it('is learned of only by those who were refused, and then answered by letter', () => {
    expect(kept('appeal.no_fly.learned')).toBeGreaterThan(50);
    expect(kept('appeal.no_fly.learned')).toBeLessThan(kept('stream.fly.refused'));
    const filed = kept('appeal.no_fly.filed');
    expect(filed).toBeLessThan(kept('appeal.no_fly.learned'));
    const fates = ['granted', 'refused', 'lapsed', 'pending'].map((fate) => kept(`appeal.no_fly.${fate}`));
    expect(fates.reduce((a, b) => a + b)).toBe(filed);
    expect(fates[2]).toBe(0);
  });

  it('keeps the household at home', () => {
    expect(kept('harm.household')).toBeGreaterThan(0);
    expect(kept('harm.children')).toBeGreaterThan(0);
    expect(kept('harm.without_deed')).toBeGreaterThan(0.9 * kept('harm.sanction_days'));
  });

  it('with notice is written about by six in ten of those with a like name, half of whom are heard', () => {
    const notice = (id: string): number => ran.total('notice', `appeal.no_fly_with_notice.${id}`);
    // Whoever is entered in the last 30 of 1,826 days has not written yet.
    const entered = ran.total('notice', 'list.no_fly_with_notice.entered.error');
    near(notice('filed_cause.error'), entered * 0.6 * (1796 / 1826), Math.sqrt(entered * 0.24));
    const answered = notice('granted_cause.error') + notice('refused_cause.error');
    near(notice('granted_cause.error'), answered / 2, Math.sqrt(answered) / 2);
  });

  it('harms those with a like name less with notice, and hardly at all with a second identifier', () => {
    const days = (arm: string): number =>
      ran.total(arm, 'measure.no_boarding.days.error.related') + ran.total(arm, 'measure.no_boarding.days.error.unrelated');
    expect(days('notice')).toBeLessThan(0.95 * days('kept'));
    expect(days('identifier')).toBeLessThan(0.2 * days('kept'));
    // One match in twenty shares the second identifier too.
    near(ran.total('identifier', 'list.no_fly.entered.error'), LIKE_NAMES / 20, Math.sqrt(LIKE_NAMES / 20) + SPREAD / 20);
  });

  it('and nothing happens without it', () => {
    for (const id of ['harm.sanction_days', 'stream.fly.refused', 'list.no_fly.persons'])
      expect([id, ran.total('off', id)]).toEqual([id, 0]);
  });
});
