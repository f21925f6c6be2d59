import { applyPatch } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { NO_TRACE, firstTrace } from './trace.js';

const none = { value: 0, unit: 'share', assumed: 'Switched off by a test', range: [0, 0] };
const OUT = { from: '9999-12-30', to: '9999-12-31', assumed: 'Switched off by a test' };
const NO_EMERGENCY = {
  'channels.code.in_force': OUT,
  'channels.by_hand.in_force': OUT,
  'channels.police.in_force': OUT,
  'channels.gift_desk.in_force': OUT,
};

describe('a code for an epidemic', () => {
  const scenario = delivered('pandemic-code');
  const ran = new Ran(
    scenario,
    {
      as_written: {},
      clean_end: { 'channels.code.lingers': none, 'channels.by_hand.lingers': none },
      no_records: { 'ledgers.points.in_force': { to: '2022-12-31', assumed: 'A test' } },
      bound: { 'catalogues.central.in_force': { from: '2020-02-01', assumed: 'A test' } },
      nobody_by_hand: { 'channels.by_hand.in_force': OUT },
      no_emergency: NO_EMERGENCY,
    },
    6000,
  );
  const gates = (arm: string, year: string): number => ran.inYear(arm, 'measure.gate.days.lawful.related', year);

  it('closes gates to people for being somewhere, and goes on in some communities after its end', () => {
    expect(gates('as_written', '2021')).toBeGreaterThan(0);
    expect(gates('as_written', '2024')).toBeGreaterThan(0);
    expect(gates('as_written', '2024')).toBeLessThan(gates('as_written', '2021'));
    expect(gates('clean_end', '2024')).toBe(0);
    expect(ran.total('as_written', 'stream.enter.refused')).toBeGreaterThan(0);
  });

  it('leaves records behind, unless they are closed with it', () => {
    expect(ran.inYear('as_written', 'measure.grade_c.days.deed.unrelated', '2024')).toBeGreaterThan(0);
    expect(ran.inYear('no_records', 'measure.grade_c.days.deed.unrelated', '2024')).toBe(0);
  });

  it('is turned by hand against some who mean to petition, where an office holder does so', () => {
    const by_hand = (arm: string): number => ran.total(arm, 'list.red_by_hand.entered.lawful');
    expect(by_hand('as_written')).toBeGreaterThan(0);
    expect(by_hand('bound')).toBeLessThan(by_hand('as_written'));
    expect(by_hand('nobody_by_hand')).toBe(0);
    expect(ran.total('as_written', 'stream.petition.recorded')).toBeLessThan(0.5 * ran.total('as_written', 'stream.petition.acts'));
  });

  it('books all days at gates as lawful conduct or error, in both groups', () => {
    expect(ran.total('as_written', 'harm.days.lawful')).toBeGreaterThan(0);
    expect(ran.total('as_written', 'harm.days.error')).toBeGreaterThan(0);
    for (const registration of ['local', 'elsewhere'])
      expect(ran.per1000('as_written', 'harm.without_deed', 'registration', registration)).toBeGreaterThan(0);
    expect(ran.total('no_emergency', 'harm.sanction_days')).toBe(0);
  });

  it('leaves no trace when out of force', () => {
    const without = { ...scenario, channels: {}, lists: {}, measures: {}, audits: {}, catalogues: {} };
    expect(firstTrace(scenario, without, applyPatch(scenario, NO_EMERGENCY, 'policy'), 2000)).toEqual(NO_TRACE);
    expect(firstTrace(scenario, without, scenario, 2000).day).not.toBeNull();
  });
});

describe('what is off as written', () => {
  it('is a central rule and inquiries', () => {
    const scenario = delivered('pandemic-code');
    expect(scenario.catalogues['central']!.in_force!.from).toBe(NEVER.from);
    expect(scenario.audits['inquiry']!.in_force!.from).toBe(NEVER.from);
  });
});
