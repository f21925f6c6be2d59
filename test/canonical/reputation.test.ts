import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';

const OFF = { 'ledgers.book.in_force': NEVER, 'measures.no_loan.in_force': NEVER };
const ARMS = {
  kept: {},
  off: OFF,
  favours: { 'ledgers.book.rules.refused.in_force': NEVER },
  free: { 'measures.no_loan.in_force': NEVER },
};
const YEARS = ['2010', '2011', '2012', '2013', '2014'];

describe('a book of favours in a village', () => {
  const ran = new Ran(delivered('reputation-in-a-village'), ARMS, 2000);
  const helps = (arm: string, year: string): number => ran.inYear(arm, 'encounter.favours.helps', year);

  it('keeps people from loans for lawful conduct alone, in a context of its own', () => {
    const days = ran.total('kept', 'harm.sanction_days');
    expect(days).toBeGreaterThan(0);
    expect(ran.total('kept', 'harm.days.lawful')).toBe(days);
    expect(ran.total('kept', 'harm.unrelated')).toBe(days);
    for (const arm of ['off', 'free', 'favours']) expect([arm, ran.total(arm, 'harm.sanction_days')]).toEqual([arm, 0]);
  });

  it('lets the book alone do what the book with its consequence does to favours', () => {
    for (const year of YEARS) expect([year, helps('free', year)]).toEqual([year, helps('kept', year)]);
    expect(ran.total('free', 'encounter.favours.mean.people')).toBe(ran.total('kept', 'encounter.favours.mean.people'));
  });

  it('writes refusals of people who refuse only because of a score, and there are none without one', () => {
    expect(ran.inYear('kept', 'encounter.favours.reads.refused', '2014')).toBeGreaterThan(
      0.1 * ran.inYear('kept', 'encounter.favours.refusals', '2014'),
    );
    expect(ran.total('off', 'encounter.favours.reads.refused')).toBe(0);
    // With favours alone written nobody ever has a poor score, and all is as without the book.
    for (const year of YEARS) expect([year, helps('favours', year)]).toEqual([year, helps('off', year)]);
  });

  it('keeps those who never help from becoming more, as they do without it', () => {
    const mean = (arm: string): number => ran.total(arm, 'encounter.favours.mean.people');
    expect(ran.total('off', 'encounter.favours.mean.began')).toBeLessThan(0.8 * mean('off'));
    expect(mean('kept')).toBeLessThan(0.8 * mean('off'));
  });
});

describe('a planted village in which nobody reads the book', () => {
  const ran = new Ran(delivered('planted-village'), { kept: {}, off: OFF }, 2000);

  it('helps as often with the book and without it: so many as there are people who help everybody', () => {
    // 2,000 adults, asked on days 0, 10, ... 1,820 of 1,826: 183 times each.
    const kind = ran.total('kept', 'encounter.favours.kind.began');
    expect(ran.total('kept', 'encounter.favours.meetings')).toBe(183 * 2000);
    for (const arm of ['kept', 'off']) expect([arm, ran.total(arm, 'encounter.favours.helps')]).toEqual([arm, 183 * kind]);
    expect(ran.total('kept', 'harm.sanction_days')).toBeGreaterThan(0);
    expect(ran.total('off', 'harm.sanction_days')).toBe(0);
  });
});
