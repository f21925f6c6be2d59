import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { NO_TRACE, traceWhenOff } from './vanishes.js';

describe('five city scores on the same people', () => {
  const arms = { on: {}, without_suqian: { 'ledgers.suqian.in_force': NEVER }, no_xiamen: { 'ledgers.xiamen.in_force': NEVER } };
  const ran = new Ran(delivered('city-scores'), arms, 12_000);

  it('count different things, each on its own scale', () => {
    for (const city of ['suqian', 'xiamen', 'baoji', 'kenli']) expect(ran.total('on', `ledger.${city}.changes`), city).toBeGreaterThan(0);
    const under = ran.total('on', 'ledger.suqian.grade.under');
    expect(under).toBeGreaterThan(0);
    expect(ran.total('on', 'ledger.kenli.grade.very_poor') + ran.total('on', 'ledger.kenli.grade.poor')).not.toBe(under);
    expect(ran.total('on', 'ledger.baoji.points_taken')).toBe(0);
  });

  it('of which one lasts some days and leaves nothing behind', () => {
    for (const year of ['2019', '2021']) expect(ran.inYear('on', 'ledger.suzhou_civility.points_taken', year), year).toBe(0);
    const taken = ran.inYear('on', 'ledger.suzhou_civility.points_taken', '2020');
    expect(taken).toBeGreaterThan(0);
    expect(taken % 50).toBe(0);
  });

  it('none of which adds to another', () => {
    for (const city of ['xiamen', 'baoji', 'kenli']) {
      const given = (arm: string): number => ran.total(arm, `ledger.${city}.points_given`);
      expect(Math.abs(given('without_suqian') / given('on') - 1), city).toBeLessThan(0.05);
    }
    expect(ran.total('without_suqian', 'ledger.suqian.points_taken')).toBe(0);
  });

  it('sanction nobody; the reward of one ends with it', () => {
    expect(ran.total('on', 'harm.sanction_days')).toBe(0);
    expect(ran.total('on', 'measure.longer_parking.days.reward')).toBeGreaterThan(0);
    expect(ran.total('no_xiamen', 'measure.longer_parking.days.reward')).toBe(0);
  });

  it('leave no trace when all are off', () => {
    expect(traceWhenOff(delivered('city-scores'), 2000)).toEqual(NO_TRACE);
  });
});
