import { applyPatch } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { NO_TRACE, firstTrace } from './trace.js';

const off = (unit: string): object => ({ value: 0, unit, assumed: 'Switched off by a test', range: [0, 0] });
const R = 'enterprise.market_list';
const NO_FEAR = { [`${R}.felt`]: off('share') };
const NO_SHARING = { [`${R}.shares_findings`]: false };
const NO_EXIT = { [`${R}.listed_lose`]: off('share'), [`${R}.listed_close`]: off('probability') };
const NO_TAX_LIST = {
  'channels.tax_office.in_force': NEVER,
  'lists.tax_list.in_force': NEVER,
  'ledgers.evaluation.in_force': NEVER,
};

describe('credit of firms', () => {
  const scenario = delivered('enterprise-credit');
  const ran = new Ran(
    scenario,
    {
      none: { [`${R}.in_force`]: NEVER },
      all: {},
      only_fear: { ...NO_SHARING, ...NO_EXIT },
      only_sharing: { ...NO_FEAR, ...NO_EXIT },
      only_exit: { ...NO_FEAR, ...NO_SHARING },
      nothing: { [`${R}.in_force`]: NEVER, ...NO_TAX_LIST },
    },
    2500,
  );
  const cheated = (arm: string, year: string): number => ran.inYear(arm, 'firms.cheated_months', year);

  it('leaves less cheating than no list, and each of its three ways does so alone', () => {
    for (const arm of ['all', 'only_fear', 'only_sharing', 'only_exit'])
      expect(ran.total(arm, 'firms.cheated_months'), arm).toBeLessThan(ran.total('none', 'firms.cheated_months'));
    for (const arm of ['only_fear', 'only_sharing', 'only_exit'])
      expect(ran.total(arm, 'firms.cheated_months'), arm).toBeGreaterThan(ran.total('all', 'firms.cheated_months'));
  });

  it('tells its three ways apart by what only each of them does', () => {
    expect(ran.total('only_sharing', 'firms.stopped_months')).toBeGreaterThan(0);
    for (const arm of ['only_fear', 'only_exit', 'none']) expect(ran.total(arm, 'firms.stopped_months')).toBe(0);
    expect(ran.total('only_exit', 'firms.closed.listed')).toBeGreaterThan(0);
    for (const arm of ['only_fear', 'only_sharing', 'none']) expect(ran.total(arm, 'firms.closed.listed')).toBe(0);
  });

  it('sees less cheating later than earlier with no list at all', () => {
    expect(cheated('none', '2022')).toBeLessThan(cheated('none', '2020'));
    expect(cheated('none', '2020')).toBe(cheated('all', '2020'));
  });

  it('finds honest months at fault too, and lists those firms', () => {
    expect(ran.total('all', 'enterprise.market_list.found_wrongly')).toBeGreaterThan(0);
    expect(ran.total('none', 'enterprise.market_list.entered')).toBe(0);
  });

  it('books what falls on those who answer for a firm by size and by cause, and no list of firms changes it', () => {
    for (const size of ['small', 'large']) expect(ran.per1000('all', 'harm.sanction_days', 'size', size)).toBeGreaterThan(0);
    expect(ran.total('all', 'harm.days.inability')).toBeGreaterThan(0);
    expect(ran.total('all', 'harm.days.deed')).toBeGreaterThan(0);
    expect(ran.total('none', 'harm.sanction_days')).toBe(ran.total('all', 'harm.sanction_days'));
    expect(ran.total('nothing', 'harm.sanction_days')).toBe(0);
  });

  it('leaves no trace when out of force', () => {
    const out = applyPatch(scenario, { [`${R}.in_force`]: NEVER }, 'policy');
    const without = { ...scenario, enterprise: {} };
    expect(firstTrace(scenario, without, out, 1000)).toEqual(NO_TRACE);
    expect(firstTrace(scenario, without, scenario, 1000).counts).toBeGreaterThan(0);
  });
});
