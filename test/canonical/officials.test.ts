import { applyPatch, equalRates, toBase } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { NEVER, Ran, delivered } from './run-scenario.js';
import { NO_TRACE, firstTrace } from './trace.js';

const NO_AUDITS = { 'audits.inspection.in_force': NEVER };
const NO_CATALOGUE = { 'catalogues.central.in_force': NEVER };
const NO_POINTS = {
  'ledgers.points.in_force': NEVER,
  'channels.watching.in_force': NEVER,
  'channels.discipline.in_force': NEVER,
  'channels.deeds.in_force': NEVER,
};

/** Simulated places, a hundred in all, in which a rule is in force on a day. */
function placesOn(scenario: Scenario, adopted: Record<string, string>, day: string): number {
  const of = (id: string): number => toBase(scenario.places[id]!.persons!);
  const leaves = Object.keys(scenario.places).filter((id) => scenario.places[id]!.persons !== undefined);
  const all = leaves.reduce((sum, id) => sum + of(id), 0);
  return (100 * leaves.filter((id) => (adopted[id] ?? '9999') <= day).reduce((sum, id) => sum + of(id), 0)) / all;
}

describe('office holders and pilot places', () => {
  const scenario = delivered('officials');
  const ran = new Ran(
    scenario,
    {
      as_written: {},
      neither: { ...NO_AUDITS, ...NO_CATALOGUE },
      catalogue: NO_AUDITS,
      inspections: NO_CATALOGUE,
      nothing: { ...NO_POINTS, 'measures.put_off.in_force': NEVER },
    },
    3000,
  );

  it('follows the corrected calendar: 11 and 43 places take part, 12 and 28 are confirmed', () => {
    const pilots = scenario.ledgers['points']!.in_force!.adopted!;
    const models = scenario.measures['model_place']!.in_force!.adopted!;
    expect(['2015-12-30', '2015-12-31', '2016-12-31', '2023-12-31'].map((day) => placesOn(scenario, pilots, day))).toEqual([0, 11, 43, 43]);
    expect(['2017-12-31', '2018-01-01', '2019-08-31', '2023-12-31'].map((day) => placesOn(scenario, models, day))).toEqual([0, 12, 28, 28]);
    expect(ran.inYear('as_written', 'measure.model_place.days.reward', '2017')).toBe(0);
    expect(ran.inYear('as_written', 'measure.model_place.days.reward', '2020')).toBeGreaterThan(
      ran.inYear('as_written', 'measure.model_place.days.reward', '2018'),
    );
    expect(ran.inYear('as_written', 'stream.city_rule.recorded', '2015')).toBe(0);
    const rises = ['2016', '2017'].map((year) => ran.inYear('as_written', 'stream.city_rule.recorded', year));
    expect(rises[1]).toBeGreaterThan(2 * rises[0]!);
  });

  it('drops reports against staff and against nobody else, and keeps all where nobody is favoured', () => {
    expect(ran.total('as_written', 'office.dropped')).toBeGreaterThan(0);
    expect(ran.per1000('as_written', 'office.dropped', 'station', 'staff')).toBeGreaterThan(0);
    for (const other of ['town', 'country']) expect(ran.per1000('as_written', 'office.dropped', 'station', other)).toBe(0);
    expect(ran.total('as_written', 'office.invented')).toBeGreaterThan(0);
    const equal = new Ran(equalRates(scenario), { equal: {} }, 3000);
    expect(equal.total('equal', 'office.dropped')).toBe(0);
    expect(equal.total('equal', 'office.invented')).toBe(0);
  });

  it('tells the centre something other than what is on record', () => {
    const told = ran.total('neither', 'office.returned.city_rule');
    expect(told).not.toBe(ran.total('neither', 'office.recorded.city_rule'));
    expect(ran.total('neither', 'office.recorded.city_rule')).toBeLessThan(ran.total('neither', 'stream.city_rule.acts'));
  });

  it('removes holders gone wrong by inspections alone', () => {
    expect(ran.total('inspections', 'office.removed')).toBeGreaterThan(0);
    for (const arm of ['neither', 'catalogue']) expect(ran.total(arm, 'office.removed')).toBe(0);
  });

  it('shortens the time under rules of a place by a catalogue, from its first day', () => {
    const days = (arm: string, year: string): number => ran.inYear(arm, 'measure.put_off.days.lawful.unrelated', year);
    expect(days('neither', '2020')).toBe(days('catalogue', '2020'));
    expect(days('neither', '2023')).toBeGreaterThan(days('catalogue', '2023'));
  });

  it('books harm by group and cause, and none where nothing is in force', () => {
    expect(ran.total('as_written', 'harm.days.lawful')).toBeGreaterThan(0);
    expect(ran.total('as_written', 'harm.days.deed')).toBeGreaterThan(0);
    for (const station of ['staff', 'town', 'country'])
      expect(ran.per1000('as_written', 'harm.sanction_days', 'station', station)).toBeGreaterThan(0);
    expect(ran.total('nothing', 'harm.sanction_days')).toBe(0);
  });

  it('leaves no trace of inspections and catalogue that are out of force', () => {
    const out = applyPatch(scenario, { ...NO_AUDITS, ...NO_CATALOGUE }, 'policy');
    const without = { ...scenario, audits: {}, catalogues: {} };
    expect(firstTrace(scenario, without, out, 3000)).toEqual(NO_TRACE);
    expect(firstTrace(scenario, without, scenario, 3000).day).not.toBeNull();
  });
});
