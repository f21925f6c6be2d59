import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';

const OFF = { 'ledgers.form.in_force': NEVER };

describe('the neighbourhood form of 2017', () => {
  const ran = new Ran(
    delivered('risk-form-2017'),
    { on: {}, off: OFF, other: { ...OFF, 'ledgers.family_account.in_force': { from: '2017-01-01', assumed: 'For a test' } } },
    24_000,
  );

  it('rates people down for what they are and for lawful conduct, and for no deed', () => {
    expect(ran.total('on', 'harm.days.status')).toBeGreaterThan(0);
    expect(ran.total('on', 'harm.days.lawful')).toBeGreaterThan(0);
    for (const cause of ['deed', 'inability', 'other', 'error']) expect(ran.total('on', `harm.days.${cause}`), cause).toBe(0);
    expect(ran.total('on', 'harm.without_deed')).toBe(ran.total('on', 'harm.sanction_days'));
  });

  it('and nothing happens without it', () => {
    expect(ran.total('off', 'harm.sanction_days')).toBe(0);
    expect(ran.total('off', 'ledger.form.changes')).toBe(0);
  });

  it('books harm by group, and the one line that names a group makes the difference', () => {
    const days = (category: string): number => ran.per1000('on', 'measure.not_rated_safe.days.status.unrelated', 'ethnicity', category);
    expect(days('uyghur')).toBeGreaterThan(3 * days('han'));
    expect(days('uyghur')).toBeGreaterThan(50);
    expect(ran.per1000('on', 'stream.prayer.acts', 'ethnicity', 'uyghur')).toBeCloseTo(
      ran.per1000('on', 'stream.prayer.acts', 'ethnicity', 'han'),
      1,
    );
  });

  it('counts each category once: nobody can lose more than a hundred, and ten for one kind of conduct', () => {
    const grades = ['safe', 'average', 'unsafe'].map((grade) => ran.total('on', `ledger.form.grade.${grade}`));
    expect(grades[2]).toBeLessThan(grades[1]!);
    expect(ran.total('on', 'ledger.form.points_taken') % 10).toBe(0);
  });

  it('reads otherwise by the second account', () => {
    expect(ran.total('other', 'ledger.form.changes')).toBe(0);
    expect(ran.total('other', 'ledger.family_account.changes')).toBeGreaterThan(0);
  });

  it('is told for the region alone', () => {
    expect(ran.places).toEqual(['xinjiang']);
  });
});
