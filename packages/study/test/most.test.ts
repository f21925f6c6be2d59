import { compile, counterDefinitions } from '@glasshouse/model';
import type { Indicator } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { ban, eye, act, listFor, q, tiny } from '../../../test/engine/tiny.js';
import type { PlannedExperiment } from '../src/design/plan-study.js';
import { ceilingPerPerson, mostPerPerson } from '../src/outcomes/most.js';
import { optionsOf } from '../src/outcomes/samples.js';
import { frameOf } from '../src/outcomes/summary.js';
import type { Frame } from '../src/outcomes/summary.js';

const one = ban().ban;
/** Two sanctions that reach households, a benefit that both end, and a reward with doors. */
const base = tiny({
  streams: { act: act() },
  channels: eye(['act']),
  lists: listFor('act', q(30, 'days'), {
    appeal: { delay: q(30, 'days'), corrects_unsound: q(0.5, 'probability'), overturns_sound: q(0, 'probability') },
  }),
  measures: {
    one: { ...one, reaches_household: true, ends: ['help'] },
    two: { ...one, reaches_household: true, reaches_children: true },
    shut: { ...one, doors: { bodies: { ...q(4, 'count'), range: [2, 7] }, each: q(0.5, 'probability') } },
    help: { ...one, kind: 'reward', trigger: [{ who: { age: ['adult'] } }] },
  },
});

const never = { from: '9999-12-31' };
const { one: first, ...others } = base.measures;
const off = { ...base, measures: { ...others, one: { ...first!, in_force: never } } };

const arms = [
  { id: 'as_written', scenario: base },
  { id: 'off', scenario: off },
];

function framed(of: string[], more: Partial<Indicator>, world = base): Frame {
  const indicators = [{ id: 'i', title: 'I', of, over: 'persons', per: 1000, take: 'sum', ...more }] as unknown as Indicator[];
  const planned = { experiment: { id: 'e', indicators }, inputs: { base: world, arms }, points: [] } as unknown as PlannedExperiment;
  const plan = compile(base, arms, { persons: 1000 });
  return frameOf(planned, plan, counterDefinitions(plan));
}

/** The most that a person can add to these counters, in the arm as written and in one without the first sanction. */
function most(of: string[], more: Partial<Indicator> = {}): (number | null)[] {
  const frame = framed(of, more);
  const each = arms.map((_, arm) => mostPerPerson(frame, frame.indicators[0]!, [arm]));
  const options = optionsOf({ frame, runs: [], main: [], fitting: null }, 0, 0).mostPerPerson;
  expect(typeof options === 'function' ? options() : options).toBe(each[0]);
  return each;
}

const YEAR = 365;

describe('the most that one person can add, for the bound where nothing was seen', () => {
  it('is a day each day for each sanction, its household, children, causes and contexts together', () => {
    expect(most(['measure.one.days.deed.*'])).toEqual([YEAR, 1]);
    expect(most(['measure.one.*days*'])).toEqual([YEAR, 1]);
    expect(most(['measure.*.days.deed.*'])).toEqual([3 * YEAR, 2 * YEAR]);
    expect(most(['harm.days.status'])).toEqual([4 * YEAR, 3 * YEAR]);
    expect(most(['harm.household'])).toEqual([2 * YEAR, YEAR]);
    expect(most(['harm.unrelated'])).toEqual([3 * YEAR, 2 * YEAR]);
  });

  it('counts a day as often as an indicator sums it', () => {
    expect(most(['harm.days.status', 'harm.days.error'])).toEqual([4 * YEAR, 3 * YEAR]);
    expect(most(['harm.days.status', 'harm.without_deed'])).toEqual([8 * YEAR, 6 * YEAR]);
  });

  it('is a day for each door that bodies can close, in any design point', () => {
    expect(most(['measure.shut.door_days'])).toEqual([7 * YEAR, 7 * YEAR]);
    expect(most(['measure.shut.doors'])).toEqual([7, 7]);
  });

  it('is the same whatever the days are divided by, and of all rounds up to the end of the window at its end', () => {
    for (const over of ['none', ['people.days']] as const)
      expect(most(['harm.days.status'], { over } as Partial<Indicator>)[0]).toBe(4 * YEAR);
    const july = { from: '2021-07-01', to: '2021-07-31' };
    expect(most(['measure.two.days.*'], july)[0]).toBe(31);
    expect(most(['measure.two.days.*'], { ...july, take: 'at_end' })[0]).toBe(212);
  });

  it('is all days under every measure for days that appeals find wrong, and those of the window for days of ability', () => {
    expect(most(['harm.found_wrong'])[0]).toBe(3 * 4 * YEAR);
    expect(most(['harm.recovered'])).toEqual([4 * YEAR, 4 * YEAR]);
  });

  it('is one of findings against firms that had done nothing, which are no days', () => {
    const frame = framed(['harm.found_wrong'], {});
    const finding = { id: 'enterprise.register.found_wrongly', kind: 'flow', unit: 'entries', definition: 'Findings.' } as const;
    const changed = arms.map((arm) => ({ ...arm, scenario: { ...arm.scenario, timeline: [{}] } }));
    const planned = { ...frame.planned, inputs: { ...frame.planned.inputs, arms: changed } } as unknown as PlannedExperiment;
    const of = [frame.definitions.length];
    const within = { ...frame, planned, definitions: [...frame.definitions, finding] } as unknown as Frame;
    expect(mostPerPerson(within, { of, places: null, days: YEAR }, [0])).toBe(1);
  });

  it('is one of events, and one of each counter of people', () => {
    expect(most(['stream.act.recorded', 'stream.act.detected'])).toEqual([1, 1]);
    expect(most(['first.sanctioned', 'first.listed.list'])).toEqual([2, 2]);
  });
});

describe('the greatest possible ratio per person, which no interval leaves', () => {
  const rate = { value: 0.1, unit: 'per_year', assumed: 'Invented', range: [0.1, 0.1] };
  const moving = { ...base, population: { ...base.population, turnover: { leaves: rate, enters: rate } } } as unknown as typeof base;
  const ceiling = (of: string[], more: Partial<Indicator> = {}, world = base): number | undefined => {
    const frame = framed(of, more, world);
    const known = ceilingPerPerson(frame, frame.indicators[0]!, [0]);
    expect(optionsOf({ frame, runs: [], main: [], fitting: null }, 0, 0).ceiling).toBe(known);
    return known;
  };

  it.each<[string, string[], Partial<Indicator>, number | undefined, number | undefined]>([
    ['first times', ['first.sanctioned'], {}, 1, undefined],
    ['two kinds of first times', ['first.sanctioned', 'first.listed.list'], {}, 2, undefined],
    ['people on a list at the end', ['list.list.persons'], { take: 'at_end' }, 1, 1],
    ['the same of those present', ['list.list.persons'], { take: 'at_end', over: ['people.present'] }, 1, 1],
    ['days of a sanction', ['measure.one.days.deed.*'], {}, YEAR, YEAR],
    ['the same of the days of people', ['measure.one.days.deed.*'], { over: ['people.days'] }, 1, 1],
    ['days of three sanctions', ['measure.*.days.deed.*'], { over: ['people.days'] }, 3, 3],
    ['entries', ['list.list.on.deed'], { take: 'at_end' }, undefined, undefined],
    ['acts', ['stream.act.acts'], {}, undefined, undefined],
    ['days found wrong', ['harm.found_wrong'], {}, undefined, undefined],
  ])('is known of %s, or not, where people stay and where they enter and leave', (_, of, more, stay, enter) => {
    expect([ceiling(of, more), ceiling(of, more, moving)]).toEqual([stay, enter]);
  });
});
