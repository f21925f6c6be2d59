import { compile, counterDefinitions } from '@glasshouse/model';
import type { Indicator } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { ban, eye, act, listFor, q, tiny } from '../../../test/engine/tiny.js';
import type { PlannedExperiment } from '../src/design/plan-study.js';
import { mostPerPerson } from '../src/outcomes/most.js';
import { optionsOf } from '../src/outcomes/samples.js';
import { frameOf } from '../src/outcomes/summary.js';

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

/** The most that a person can add to these counters, in the arm as written and in one without the first sanction. */
function most(of: string[], more: Partial<Indicator> = {}): (number | null)[] {
  const indicators = [{ id: 'i', title: 'I', of, over: 'persons', per: 1000, take: 'sum', ...more }] as unknown as Indicator[];
  const arms = [
    { id: 'as_written', scenario: base },
    { id: 'off', scenario: off },
  ];
  const planned = { experiment: { id: 'e', indicators }, inputs: { base, arms }, points: [] } as unknown as PlannedExperiment;
  const plan = compile(base, arms, { persons: 1000 });
  const frame = frameOf(planned, plan, counterDefinitions(plan));
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

  it('is one of events, and one of each counter of people', () => {
    expect(most(['stream.act.recorded', 'stream.act.detected'])).toEqual([1, 1]);
    expect(most(['first.sanctioned', 'first.listed.list'])).toEqual([2, 2]);
  });
});
