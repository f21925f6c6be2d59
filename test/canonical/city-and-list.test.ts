import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { NO_TRACE, traceWhenOff } from './vanishes.js';

const IDS = ['court-list', 'rongcheng-2016', 'rongcheng-2021', 'weihai-hours', 'reward-only', 'unified', 'penalty-points'];

describe('cities, lists and a licence', () => {
  it.each(IDS)('%s leaves no trace when all of it is out of force', (id) => {
    const scenario = delivered(id);
    const year = Number(scenario.horizon.start.slice(0, 4)) + 1;
    const short = { ...scenario, horizon: { ...scenario.horizon, end: `${year}-12-31` } };
    expect(traceWhenOff(short, 1500)).toEqual(NO_TRACE);
  });
});

describe('the court list', () => {
  const ran = new Ran(delivered('court-list'), { on: {}, off: { 'lists.defaulters.in_force': NEVER } }, 20_000);

  it('refuses tickets, sanctions outside the debt, and reaches children', () => {
    for (const id of ['stream.air_ticket.refused', 'harm.unrelated', 'harm.children']) expect(ran.total('on', id), id).toBeGreaterThan(0);
    for (const id of ['stream.air_ticket.refused', 'harm.sanction_days', 'first.refused_any']) expect(ran.total('off', id), id).toBe(0);
  });

  it('falls on people who cannot pay, and on low incomes first', () => {
    const days = (category: string): number => ran.per1000('on', 'harm.days.inability', 'income', category);
    expect(ran.total('on', 'list.defaulters.entered.inability')).toBeGreaterThan(0);
    expect(days('low')).toBeGreaterThan(days('high'));
  });
});

describe('city points of 2016', () => {
  const below = (from: string) => ({ from, assumed: 'A bracket of the unseen table' });
  const ran = new Ran(
    delivered('rongcheng-2016'),
    {
      on: {},
      off: { 'ledgers.rongcheng.in_force': NEVER },
      below_a: {
        'measures.no_priority.in_force': below('2016-01-05'),
        'measures.no_priority.trigger': [{ ledger: 'rongcheng', at_most: 'b' }],
      },
    },
    8000,
  );

  it('take points and give a rebate, and sanction nobody as far as is known', () => {
    expect(ran.total('on', 'ledger.rongcheng.points_taken')).toBeGreaterThan(0);
    expect(ran.total('on', 'measure.heating_rebate.days.reward')).toBeGreaterThan(0);
    expect(ran.total('on', 'harm.sanction_days')).toBe(0);
    expect(ran.total('off', 'measure.heating_rebate.days.reward')).toBe(0);
  });

  it('harm people who could not pay a bill, and children, if the unseen table has a loss below A', () => {
    expect(ran.total('below_a', 'harm.days.inability')).toBeGreaterThan(0);
    expect(ran.total('below_a', 'harm.children')).toBeGreaterThan(0);
    expect(ran.per1000('below_a', 'harm.days.inability', 'income', 'low')).toBeGreaterThan(
      ran.per1000('below_a', 'harm.days.inability', 'income', 'high'),
    );
  });
});

describe('city points of 2021', () => {
  const ran = new Ran(
    delivered('rongcheng-2021'),
    { on: {}, nobody: { 'ledgers.rongcheng.opt_in.value': 0, 'ledgers.rongcheng.opt_in.range': [0, 1] } },
    8000,
  );

  it('score those who consent, and keep records of the others without a score', () => {
    expect(ran.total('on', 'ledger.rongcheng.points_taken')).toBeGreaterThan(0);
    expect(ran.total('nobody', 'ledger.rongcheng.points_taken')).toBe(0);
    expect(ran.total('nobody', 'stream.traffic.recorded')).toBeGreaterThan(0);
    expect(ran.total('on', 'harm.sanction_days')).toBe(0);
  });
});

describe('volunteer hours', () => {
  const ran = new Ran(delivered('weihai-hours'), { on: {}, off: { 'ledgers.hours.in_force': NEVER } }, 6000);

  it('bring perks to some, and harm nobody who is counted here', () => {
    expect(ran.total('on', 'measure.perks.days.reward')).toBeGreaterThan(0);
    expect(ran.total('off', 'measure.perks.days.reward')).toBe(0);
    expect(ran.total('on', 'harm.sanction_days')).toBe(0);
  });

  it('draw some volunteering that would not have been', () => {
    expect(ran.total('on', 'stream.volunteering.added')).toBeGreaterThan(0);
    expect(ran.total('off', 'stream.volunteering.added')).toBe(0);
  });
});

describe('a score that only rewards', () => {
  const ran = new Ran(delivered('reward-only'), { on: {}, off: { 'ledgers.jasmine.in_force': NEVER } }, 6000);

  it('gives perks and takes nothing, though it also takes points', () => {
    expect(ran.total('on', 'measure.cheap_hire.days.reward')).toBeGreaterThan(0);
    expect(ran.total('on', 'ledger.jasmine.points_taken')).toBeGreaterThan(0);
    expect(ran.total('on', 'harm.sanction_days')).toBe(0);
    expect(ran.total('off', 'measure.cheap_hire.days.reward')).toBe(0);
  });
});

describe("the article's single score", () => {
  const ran = new Ran(delivered('unified'), { on: {}, off: { 'ledgers.unified.in_force': NEVER } }, 4000);

  it('closes every door at once, for lawful conduct too, and on children', () => {
    for (const id of ['harm.days.lawful', 'harm.children', 'stream.rail_ticket.refused']) {
      expect(ran.total('on', id), id).toBeGreaterThan(0);
      expect(ran.total('off', id), id).toBe(0);
    }
  });

  it('falls on those who cannot pay, low incomes first', () => {
    const days = (category: string): number => ran.per1000('on', 'harm.days.inability', 'income', category);
    expect(days('low')).toBeGreaterThan(days('high'));
  });
});

describe("a driver's penalty points", () => {
  const ran = new Ran(
    delivered('penalty-points'),
    { on: {}, off: { 'ledgers.licence.in_force': NEVER, 'lists.disqualified.in_force': NEVER } },
    12_000,
  );

  it('bar some from driving, in the context of the deed and nowhere else', () => {
    expect(ran.total('on', 'measure.no_driving.days.deed.related')).toBeGreaterThan(0);
    expect(ran.total('on', 'harm.unrelated')).toBe(0);
    expect(ran.total('on', 'harm.children')).toBe(0);
    expect(ran.total('off', 'harm.sanction_days')).toBe(0);
  });
});
