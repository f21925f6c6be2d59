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

describe('points that can be contested', () => {
  const none = { value: 0, unit: 'probability', assumed: 'A test', range: [0, 0] as [number, number] };
  const refused = { 'ledgers.licence.appeal.corrects_unsound': none, 'ledgers.licence.appeal.overturns_sound': none };
  const ran = new Ran(delivered('penalty-points'), { on: {}, refused }, 12_000);

  it('come back more often where the plate was misread, and never where all requests are refused', () => {
    const granted = (arm: string, ground: string): number => ran.total(arm, `ledger.licence.appeals_granted.${ground}`);
    const filed = (ground: string): number => ran.total('on', `ledger.licence.appeals_filed.${ground}`);
    expect(granted('on', 'error')).toBeGreaterThan(2);
    expect(granted('on', 'error') / filed('error')).toBeGreaterThan(granted('on', 'discretion') / filed('discretion'));
    expect(granted('refused', 'error') + granted('refused', 'discretion')).toBe(0);
    expect(ran.total('refused', 'ledger.licence.appeals_filed.error')).toBeGreaterThan(0);
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
    const acts = (label: string): number => ran.per1000('off', 'stream.disturbance.acts', 'label', label);
    const days = (label: string): number => ran.per1000('on', 'harm.sanction_days', 'label', label);
    expect(Math.abs(acts('b') / acts('a') - 1)).toBeLessThan(0.15);
    expect(days('b')).toBeGreaterThan(1.15 * days('a'));
  });

  it('writes down group B 1.14 times as often where nobody watches it more, because of who teaches whom', () => {
    // Of three areas of equal size, group B is 0.4, 0.1 and 0.2 of the pupils, and 0.8, 0.2 and 0.5 of the teachers write much: 0.44 / 0.7 = 0.6286 of
    // group B and 1.06 / 2.3 = 0.4609 of group A are with one. With the yard watched at 0.1, 1 - 0.64 x 0.91 = 0.4176 of what they do is written down,
    // and 1 - 0.91 x 0.91 = 0.1719 with the others: 0.3263 of group B's, 0.2852 of group A's.
    const yard = { 'channels.yard.coverage': { value: 0.1, unit: 'share', assumed: 'A test', range: [0.1, 0.1] } };
    const equal = new Ran(scenario, { alike: { ...off, ...yard } }, 30_000);
    const written = (label: string): number =>
      equal.per1000('alike', 'stream.disturbance.recorded', 'label', label) /
      equal.per1000('alike', 'stream.disturbance.acts', 'label', label);
    expect(Math.abs(written('a') - 0.2852)).toBeLessThan(0.02);
    expect(Math.abs(written('b') / written('a') - 1.144)).toBeLessThan(0.09);
  });

  it('starts each school year with a clean record', () => {
    // Every entry with a term leaves by its end, by the wipe of 1 September, by a hearing, or stands at the end of the last summer.
    expect(ran.total('on', 'list.suspended.left.reset')).toBeGreaterThanOrEqual(0);
    expect(ran.total('on', 'ledger.conduct.resets')).toBeGreaterThan(0);
  });
});
