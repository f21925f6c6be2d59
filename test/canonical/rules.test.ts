import { describe, expect, it } from 'vitest';
import { Ran, delivered } from './run-scenario.js';
import { NO_TRACE, traceWhenOff } from './vanishes.js';

const bodies = (value: number) => ({
  'measures.joint.doors.bodies': { value, unit: 'bodies', assumed: 'A test', range: [value, value] },
});

describe('one record shared with many bodies', () => {
  const ran = new Ran(delivered('shared-record'), { one: bodies(1), ten: bodies(10), forty_four: {}, sixty: bodies(60) }, 6000);
  const arms = ['one', 'ten', 'forty_four', 'sixty'];

  it('closes as many more doors as there are bodies, for the same fault', () => {
    const [one, ...more] = arms.map((arm) => ran.total(arm, 'measure.joint.door_days'));
    for (const [i, n] of [10, 44, 60].entries()) expect(Math.abs(more[i]! / one! / n - 1), arms[i + 1]).toBeLessThan(0.15);
    for (const arm of arms) expect(ran.total(arm, 'list.defaulters.entered.deed')).toBe(ran.total('one', 'list.defaulters.entered.deed'));
  });

  it('falls on people who cannot pay and on children too', () => {
    expect(ran.total('forty_four', 'harm.days.inability')).toBeGreaterThan(0);
    expect(ran.total('forty_four', 'harm.children')).toBeGreaterThan(0);
    const unable = (category: string): number => ran.per1000('forty_four', 'harm.days.inability', 'income', category);
    expect(unable('low')).toBeGreaterThan(unable('high'));
  });

  it('leaves no trace when it is off', () => {
    expect(traceWhenOff(delivered('shared-record'), 2000)).toEqual(NO_TRACE);
  });
});

describe('the price of a point', () => {
  const off = { from: '9999-12-31', assumed: 'Switched off by a test' };
  const books = ['low', 'middle', 'high'];
  const ran = new Ran(
    delivered('points-for-deeds'),
    { on: {}, hours_only: Object.fromEntries(books.map((book) => [`ledgers.${book}.rules.gift.in_force`, off])) },
    8000,
  );
  const share = (arm: string): number =>
    ran.total(arm, 'ledger.high.points_given') / books.reduce((sum, book) => sum + ran.total(arm, `ledger.${book}.points_given`), 0);

  it('moves points to those who have money once gifts count', () => {
    expect(share('on')).toBeGreaterThan(share('hours_only') + 0.02);
  });

  it('and less goes to those without time, and to the country', () => {
    const points = (group: string, category: string): number =>
      books.reduce((sum, book) => sum + ran.per1000('on', `ledger.${book}.points_given`, group, category), 0);
    expect(points('time', 'little')).toBeLessThan(points('time', 'enough'));
    expect(points('residence', 'rural')).toBeLessThan(points('residence', 'urban'));
  });

  it('books what falls on people who could not pay', () => {
    expect(ran.total('on', 'harm.days.inability')).toBeGreaterThan(0);
  });

  it('leaves no trace when it is off', () => {
    expect(traceWhenOff(delivered('points-for-deeds'), 2000)).toEqual(NO_TRACE);
  });
});

describe('sources apart or joined', () => {
  const open = { from: '2018-01-01', assumed: 'Opened by a test' };
  const every = Object.fromEntries(['bank_way', 'platform_way', 'shop_way', 'hospital_way'].map((way) => [`flows.${way}.in_force`, open]));
  const ran = new Ran(delivered('joined-sources'), { catalogue: {}, every }, 6000);

  it('punishes lawful conduct only where ways are open that the catalogue does not have', () => {
    expect(ran.total('catalogue', 'harm.days.lawful')).toBe(0);
    expect(ran.total('every', 'harm.days.lawful')).toBeGreaterThan(0);
    expect(ran.total('catalogue', 'flow.platform_way.carried')).toBe(0);
  });

  it('though firms and hospitals write it down either way', () => {
    expect(ran.total('catalogue', 'stream.purchases.recorded')).toBeGreaterThan(0);
    expect(ran.total('every', 'flow.shop_way.carried')).toBe(ran.total('every', 'stream.purchases.recorded'));
  });

  it('leaves no trace when it is off', () => {
    expect(traceWhenOff(delivered('joined-sources'), 2000)).toEqual(NO_TRACE);
  });
});
