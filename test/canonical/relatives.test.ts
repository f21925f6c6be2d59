import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { applyPatch, formatYaml, loadScenario } from '@glasshouse/model';
import { shippedRegister } from '../shipped.js';
import { Ran } from './run-scenario.js';

/** Systems written from the pages of docs/how-to and the key reference alone, each in one file, to see how long such a file is and what it cannot say. */
const RELATIVES = ['bureau', 'jobcentre', 'no-fly', 'school'] as const;
type Relative = (typeof RELATIVES)[number];
const MOST_LINES = 150;

const read = (id: Relative): string => readFileSync(new URL(`relatives/${id}.yaml`, import.meta.url), 'utf8');

const load = (id: Relative) => loadScenario('a.yaml', { read: () => read(id) }, shippedRegister());

describe.each(RELATIVES)('%s, written from scratch', (id) => {
  it(`takes fewer than ${MOST_LINES} lines in the form of fmt`, () => {
    expect(formatYaml('a.yaml', read(id))).toBe(read(id));
    expect(read(id).trimEnd().split('\n').length).toBeLessThan(MOST_LINES);
  });

  it('is read without a note, and takes from people or bars them', () => {
    const { scenario, warnings } = load(id);
    expect(warnings).toEqual([]);
    expect(new Ran(scenario, { on: {} }, 2000).total('on', 'harm.sanction_days')).toBeGreaterThan(0);
  });
});

describe('a jobcentre at which everybody out of work misses every appointment', () => {
  const q = (value: number, unit: string) => ({ value, unit, assumed: 'A test', range: [value, value] });
  const never = q(0, 'per person-year');
  const { scenario } = load('jobcentre');
  const world = applyPatch(
    scenario,
    {
      'states.work.values.out.start': q(1, 'share'),
      'states.work.values.in.start': q(0, 'share'),
      'states.work.transitions.finds.rate': never,
      'states.work.transitions.loses.rate': never,
      'streams.appointment.ends.shares': { missed: q(1, 'share') },
      'channels.desk.sees': ['missed'],
      'channels.desk.sensitivity': q(1, 'probability'),
      'lists.cuts.appeal': null,
      'responses.asks': null,
      'streams.ill': null,
      'streams.care': null,
    },
    'any',
  );
  const ran = new Ran(world, { on: {} }, 2000);
  const people = ran.total('on', 'state.work.out.people');

  it('cuts 30 percent for 28 days, then 60 for 91 days, and all of it for the rest, one after another', () => {
    const days = (measure: string): number => ran.total('on', `measure.${measure}.days.deed.related`);
    expect([days('cut'), days('cut_2')]).toEqual([28 * people, 91 * people]);
    // 1,461 days, of which the first appointment comes after 0 to 13 and is noted 5 days later.
    const rest = days('cut_3') / people;
    expect(rest).toBeGreaterThan(1461 - 119 - 5 - 13);
    expect(rest).toBeLessThan(1461 - 119 - 5);
    expect(Math.abs(rest - (1461 - 119 - 5 - 6.5))).toBeLessThan(0.5);
  });

  it('takes 3.95, 7.89 and 13.15 a day of a benefit of 400 a month', () => {
    const money = (measure: string): number => ran.total('on', `measure.${measure}.money.deed`);
    expect([money('cut'), money('cut_2')]).toEqual([28 * 395 * people, 91 * 789 * people]);
    expect(money('cut_3')).toBe(1315 * ran.total('on', 'measure.cut_3.days.deed.related'));
  });
});
