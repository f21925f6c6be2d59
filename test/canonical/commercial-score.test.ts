import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { NO_TRACE, traceWhenOff } from './vanishes.js';

const OPEN = { from: '2017-01-01', assumed: 'Opened for a test' };
const ARMS = {
  as_written: {},
  no_court: { 'flows.courts_to_firm.in_force': NEVER },
  opened: { 'flows.firm_to_authority.in_force': OPEN },
  opened_and_closed: { 'flows.firm_to_authority.in_force': { ...OPEN, to: '2017-06-30' } },
  no_score: { 'ledgers.firm_score.in_force': NEVER },
};

describe("a firm's score", () => {
  const ran = new Ran(delivered('commercial-score'), ARMS, 12_000);
  const taken = (arm: string, year: string): number => ran.inYear(arm, 'ledger.firm_score.points_taken', year);

  it('is a score of those who join, and only gives', () => {
    const scored = ['high', 'fair', 'low'].reduce((sum, grade) => sum + ran.total('as_written', `ledger.firm_score.grade.${grade}`), 0);
    expect(scored).toBeGreaterThan(0.3 * 0.787 * 12_000);
    expect(scored).toBeLessThan(0.7 * 0.787 * 12_000);
    expect(ran.total('as_written', 'measure.no_deposit.days.reward')).toBeGreaterThan(0);
    expect(ran.total('as_written', 'harm.sanction_days')).toBe(ran.total('no_score', 'harm.sanction_days'));
    expect(ran.total('no_score', 'measure.no_deposit.days.reward')).toBe(0);
  });

  it('hears of court debts from the day on which the way is opened', () => {
    expect(ran.inYear('as_written', 'flow.courts_to_firm.carried', '2015')).toBe(0);
    expect(ran.inYear('as_written', 'flow.courts_to_firm.carried', '2017')).toBeGreaterThan(0);
    expect(ran.total('no_court', 'flow.courts_to_firm.carried')).toBe(0);
    expect(taken('no_court', '2015')).toBe(taken('as_written', '2015'));
    expect(taken('no_court', '2017')).toBeLessThan(taken('as_written', '2017'));
  });

  it('tells an authority nothing, unless the way is opened; then lawful conduct is held against people', () => {
    expect(ran.total('as_written', 'list.notes.entered.lawful')).toBe(0);
    expect(ran.total('as_written', 'harm.days.lawful')).toBe(0);
    expect(ran.total('opened', 'list.notes.entered.lawful')).toBeGreaterThan(0);
    expect(ran.total('opened', 'harm.days.lawful')).toBeGreaterThan(0);
  });

  it('and no longer once the way is closed', () => {
    expect(ran.inYear('opened_and_closed', 'flow.firm_to_authority.carried', '2017')).toBeGreaterThan(0);
    expect(ran.inYear('opened_and_closed', 'flow.firm_to_authority.carried', '2018')).toBe(0);
    expect(ran.inYear('opened_and_closed', 'list.notes.entered.lawful', '2018')).toBe(0);
    expect(ran.total('opened_and_closed', 'harm.days.lawful')).toBeLessThan(ran.total('opened', 'harm.days.lawful'));
  });

  it('books harm by group: who cannot pay is put off more often once the authority reads the books', () => {
    const days = (category: string): number => ran.per1000('opened', 'harm.days.inability', 'income', category);
    expect(days('low')).toBeGreaterThan(days('high'));
  });

  it('leaves no trace when it is off', () => {
    expect(traceWhenOff(delivered('commercial-score'), 3000)).toEqual(NO_TRACE);
  });
});
