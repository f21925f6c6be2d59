import { describe, expect, it } from 'vitest';
import { CAUSES } from '@glasshouse/model';
import { NEVER, Ran, delivered } from './run-scenario.js';

const PERSONS = 20_000;
const DAYS = 3652;
/** Adults: 60 + 18.7 percent. */
const ADULTS = PERSONS * 0.787;
/** No file after t years: 11 percent x exp(-0.05 t). Over ten years 0.11 x (1 - exp(-0.5)) / 0.5 = 8.656 percent on average, so 91.344 percent have one. */
const FILED = ADULTS * 0.91344;
/**
 * A file without a score: thin files come from none (0.05 n) and from full ones (0.05 f) and thicken at 0.5. With f = 1 - n - d: d' = 0.05 - 0.55 d, so
 * d = 1/11 + (0.083 - 1/11) exp(-0.55 t), on average 0.090909 - 0.007909 x (1 - exp(-5.5)) / 5.5 = 8.948 percent.
 */
const UNSCORED = 0.08656 + 0.08948;
/** Unable to pay: 40 percent low (0.15), 40 middle (0.05), 20 high (0.01). */
const UNABLE = 0.4 * 0.15 + 0.4 * 0.05 + 0.2 * 0.01;

const years = (n: number) => ({ value: n, unit: 'years', assumed: 'For a test', range: [n, n] });
const none = { value: 0, unit: 'probability', assumed: 'For a test', range: [0, 0] };

describe('a consumer credit bureau', () => {
  const ran = new Ran(
    delivered('credit-bureau'),
    {
      on: {},
      off: { 'ledgers.score.in_force': NEVER, 'measures.refused.in_force': NEVER, 'measures.dearer.in_force': NEVER },
      sooner: {
        'lists.unpaid.entries.loan.term': years(3),
        'lists.unpaid.entries.bill.term': years(3),
        'lists.bankruptcies.entries.filed.term': years(3),
      },
      no_medical: { 'lists.unpaid.entries.bill.probability': none },
      suspends: { 'lists.unpaid.appeal.suspends': true },
    },
    PERSONS,
  );
  const on = (id: string): number => ran.total('on', id);
  const sum = (arm: string, ids: readonly string[]): number => ids.reduce((total, id) => total + ran.total(arm, id), 0);
  const near = (found: number, expected: number, sigma: number): void => expect(Math.abs(found - expected)).toBeLessThan(4 * sigma);

  it('meets as many due loans as the rate says, and as many that cannot be paid', () => {
    // Some 14,378 people with a file, 0.5 loans a year, ten years: some 71,900, of which 8.2 percent cannot be paid.
    const due = FILED * 0.5 * (DAYS / 365);
    near(on('stream.loan.opportunities'), due, Math.sqrt(due) + due * 0.005);
    near(on('stream.loan.opened_unable') / on('stream.loan.opportunities'), UNABLE, Math.sqrt(0.0753 / due) + 0.001);
  });

  it('enters another person’s loan as often as it is reported', () => {
    // 0.012 a year, of which 0.8 x 0.95 are reported, 60 days later.
    const wrong = ((FILED * (DAYS - 60)) / 365) * 0.012 * 0.8 * 0.95;
    near(on('list.unpaid.entered.error'), wrong, Math.sqrt(wrong) + wrong * 0.005);
  });

  it('refuses whom it cannot score every day, for what they are', () => {
    // 8.656 percent of the adults have no file and 8.948 no score. A person's share of the time has a standard deviation of less than 0.38.
    const days = sum(
      'on',
      ['related', 'unrelated'].map((context) => `measure.refused.days.status.${context}`),
    );
    near(days / DAYS, ADULTS * UNSCORED, 0.38 * Math.sqrt(ADULTS) + ADULTS * UNSCORED * 0.01);
  });

  it('takes 0.66 for each day at fair and 1.97 for each day at poor, and nothing else', () => {
    // 20 a month x 12 / 365 is 0.6575 a day, 60 a month 1.9726: 66 and 197 hundredths. Refused with a score means poor.
    const days = (measure: string, causes: readonly string[]): number =>
      sum(
        'on',
        causes.flatMap((cause) => ['related', 'unrelated'].map((context) => `measure.${measure}.days.${cause}.${context}`)),
      );
    const poor = days(
      'refused',
      CAUSES.filter((cause) => cause !== 'status'),
    );
    const below = days('dearer', CAUSES);
    expect(poor).toBeGreaterThan(0);
    expect(on('harm.money')).toBe(66 * (below - poor) + 197 * poor);
    for (const cause of ['deed', 'inability', 'error', 'lawful']) expect(on(`harm.money.${cause}`), cause).toBeGreaterThan(0);
    expect(on('harm.money.status')).toBe(0);
  });

  it('falls on low incomes first', () => {
    const of = (category: string): number => ran.per1000('on', 'harm.money.inability', 'income', category);
    expect(of('low')).toBeGreaterThan(2 * of('high'));
  });

  it('takes less where records expire sooner or medical bills are left out, and nothing without the bureau', () => {
    expect(ran.total('sooner', 'harm.money')).toBeLessThan(0.8 * on('harm.money'));
    expect(ran.total('no_medical', 'harm.money')).toBeLessThan(0.9 * on('harm.money'));
    for (const id of ['harm.money', 'harm.sanction_days', 'stream.credit_wish.refused']) expect(ran.total('off', id), id).toBe(0);
  });

  it('charges nothing for an entry while it is disputed, where a dispute suspends', () => {
    expect(ran.total('suspends', 'harm.money')).toBeLessThan(on('harm.money'));
    expect(ran.total('suspends', 'harm.money.status')).toBe(0);
  });

  it('keeps an account of what is owed that the bureau does not change', () => {
    const ways = ['paid_in_full', 'paid_in_part', 'paid_by_instalment', 'paid_by_settling', 'waived', 'lapsed', 'owed'];
    for (const stream of ['loan', 'medical_bill'])
      expect(on(`stream.${stream}.fell_due`)).toBe(
        sum(
          'on',
          ways.map((way) => `stream.${stream}.${way}`),
        ),
      );
    expect(ran.total('off', 'stream.loan.owed')).toBe(on('stream.loan.owed'));
  });
});

describe('the planted world', () => {
  it('holds no record but of own deeds', () => {
    const planted = new Ran(delivered('planted-bureau'), { on: {} }, 4000);
    expect(planted.total('on', 'harm.money.deed')).toBeGreaterThan(0);
    expect(planted.total('on', 'harm.money_without_deed')).toBe(0);
  });
});
