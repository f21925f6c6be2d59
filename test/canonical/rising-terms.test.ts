import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { NO_TRACE, traceWhenOff } from './vanishes.js';

describe("a driver's penalty points, with terms that rise", () => {
  const first = { 'lists.disqualified.entries.drinking.term': { value: 1, unit: 'years', source: 'E575' } };
  const ran = new Ran(delivered('planted-licence'), { on: {}, flat: first, off: { 'lists.disqualified.in_force': NEVER } }, 1500);

  it('bar longer than one term for all would, for nothing but own deeds', () => {
    expect(ran.total('on', 'measure.no_driving.days.deed.related')).toBeGreaterThan(
      1.25 * ran.total('flat', 'measure.no_driving.days.deed.related'),
    );
    expect(ran.total('on', 'harm.without_deed')).toBe(0);
    expect(ran.total('off', 'harm.sanction_days')).toBe(0);
  });

  it('are not met while barred', () => {
    expect(ran.total('on', 'stream.drink_driving.acts')).toBeLessThan(ran.total('off', 'stream.drink_driving.acts'));
  });
});

describe('a school discipline record', () => {
  const scenario = delivered('school-record');
  const off = { 'ledgers.conduct.in_force': NEVER, 'lists.suspended.in_force': NEVER, 'lists.excluded.in_force': NEVER };
  const ran = new Ran(scenario, { on: {}, off }, 12_000);

  it('leaves no trace when all of it is out of force', () => {
    const short = { ...scenario, horizon: { ...scenario.horizon, end: '2011-08-31' } };
    expect(traceWhenOff(short, 1500)).toEqual(NO_TRACE);
  });

  it('falls on pupils alone, in the context of the deed', () => {
    expect(ran.total('on', 'harm.sanction_days')).toBeGreaterThan(0);
    expect(ran.total('on', 'harm.own_children')).toBe(ran.total('on', 'harm.sanction_days'));
    expect(ran.total('on', 'harm.unrelated')).toBe(0);
    expect(ran.total('off', 'harm.sanction_days')).toBe(0);
  });

  it('falls on the group that is watched more, though both behave alike', () => {
    const acts = (label: string): number => ran.per1000('on', 'stream.disturbance.acts', 'label', label);
    const days = (label: string): number => ran.per1000('on', 'harm.sanction_days', 'label', label);
    expect(Math.abs(acts('b') / acts('a') - 1)).toBeLessThan(0.15);
    expect(days('b')).toBeGreaterThan(1.15 * days('a'));
  });
});
