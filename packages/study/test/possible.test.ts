import { describe, expect, it } from 'vitest';
import type { Measure } from '@glasshouse/model';
import { areOne, isImpossible } from '../src/outcomes/possible.js';
import { prepareStudy } from '../src/index.js';
import { shippedRegister, shippedStudy } from '../../../test/shipped.js';

const register = shippedRegister();
const loaded = shippedStudy('studies/the-article.yaml');
const { frames } = prepareStudy(loaded, { size: 'reduced', seed: 1, engineHash: 'x', register });
const payment = frames.find((frame) => frame.planned.experiment.id === 'payment')!;
const indicator = (id: string) => payment.indicators.find((one) => one.indicator.id === id)!;
const place = (id: string): number => {
  const at = payment.definitions.findIndex((one) => one.id === id);
  if (at < 0) throw new Error(`no counter ${id}`);
  return at;
};
const { scenario } = payment.planned.inputs.arms[0]!;

/** An indicator of `counters` in the first arm of an experiment, whose scenario has other sections. */
const never = (counters: readonly string[], sections: Partial<typeof scenario>, study = payment): boolean => {
  const first = study.planned.inputs.arms[0]!;
  const arm = { ...first, scenario: { ...first.scenario, ...sections } };
  const of = counters.map((id) => study.definitions.findIndex((one) => one.id === id));
  if (of.includes(-1)) throw new Error(`some counter is none: ${counters.join(', ')}`);
  return isImpossible(
    { ...study, planned: { ...study.planned, inputs: { ...study.planned.inputs, arms: [arm] } } },
    { ...study.indicators[0]!, of },
    0,
  );
};
const OFF = { from: '9999-12-31' };
/** Entries of a section, all out of force or all but one. */
const off = <T extends object>(entries: Readonly<Record<string, T>>, but?: string): Record<string, T & { in_force?: typeof OFF }> =>
  Object.fromEntries(Object.entries(entries).map(([id, entry]) => [id, id === but ? entry : { ...entry, in_force: OFF }]));

/** The first arm with one sanction of the given triggers, while the list is out of force. */
const sanctioned = (trigger: Measure['trigger'], lasts: Measure['lasts'] = 'while') => {
  const [sanction] = Object.values(scenario.measures).filter(({ kind }) => kind === 'sanction');
  const lists = { ...scenario.lists, defaulters: { ...scenario.lists['defaulters']!, in_force: { from: '9999-12-31' } } };
  const arm = { ...payment.planned.inputs.arms[0]!, scenario: { ...scenario, lists, measures: { one: { ...sanction!, trigger, lasts } } } };
  const planned = { ...payment.planned, inputs: { ...payment.planned.inputs, arms: [arm] } };
  return isImpossible({ ...payment, planned }, { ...indicator('unable_share'), of: [place('harm.sanction_days')] }, 0);
};

describe('zero by construction', () => {
  it('is a count of entries on a list that is never in force', () => {
    expect(isImpossible(payment, indicator('unable_share'), 1)).toBe(true);
    expect(isImpossible(payment, indicator('unable_share'), 0)).toBe(false);
  });
  it('is no count of payments, which people make without the list', () =>
    expect(isImpossible(payment, indicator('paid_open'), 1)).toBe(false));
  it('is every count of a sanction whose lists are never in force, and of people ever listed', () => {
    const of = (...ids: string[]) => ({ ...indicator('unable_share'), of: ids.map(place) });
    for (const id of ['harm.sanction_days', 'first.sanctioned', 'first.listed.defaulters']) {
      expect([id, isImpossible(payment, of(id), 1)]).toEqual([id, true]);
      expect([id, isImpossible(payment, of(id), 0)]).toEqual([id, false]);
    }
  });
  it.each<[string, Measure['trigger'], boolean]>([
    ['the list', [{ list: 'defaulters' }], true],
    ['a ground of the list', [{ list: 'defaulters', entry: 'judgment' }], true],
    ['the list and something else', [{ all: [{ list: 'defaulters' }, { records: 'judgment' }] }], true],
    ['the list or itself', [{ any: [{ list: 'defaulters' }, { list: 'defaulters' }] }], true],
    ['the list or something else', [{ any: [{ list: 'defaulters' }, { records: 'judgment' }] }], false],
    ['the list, or something else as a trigger of its own', [{ list: 'defaulters' }, { records: 'judgment' }], false],
    ['not being on the list', [{ not: { list: 'defaulters' } }], false],
    ['a firm', [{ enterprise: 'violations' }], false],
    ['what a person is', [{ who: { place: ['city'] } }], false],
  ])('of a sanction by %s is known: %#', (_, trigger, impossible) => expect(sanctioned(trigger)).toBe(impossible));

  it('is a difference between an arm and itself, and none between arms that differ', () => {
    expect(areOne(payment, 0, 0)).toBe(true);
    expect(areOne(payment, 0, 1)).toBe(false);
  });

  it('is what only records bring that no channel, screen, spread or office holder writes', () => {
    const [sanction] = Object.values(scenario.measures).filter(({ kind }) => kind === 'sanction');
    const one = { ...sanction!, trigger: [{ records: 'judgment' }] };
    const seen = { channels: scenario.channels, measures: { one } };
    const unseen = { ...seen, channels: off(scenario.channels) };
    const counters = [
      'harm.sanction_days',
      'first.without_deed',
      'stream.judgment.recorded',
      'stream.judgment.detected',
      'list.defaulters.persons',
    ];
    for (const id of counters) {
      expect([id, never([id], seen)]).toEqual([id, false]);
      expect([id, never([id], unseen)]).toEqual([id, true]);
    }
    const spreads = { kin: { on: ['judgment'], to: 'kin' } } as unknown as typeof scenario.spreads;
    expect(never(['stream.judgment.recorded'], { ...unseen, spreads })).toBe(false);
    expect(never(['stream.judgment.recorded'], { ...unseen, spreads: off(spreads) })).toBe(true);
  });

  it('is what only a score brings that nobody keeps', () => {
    const [sanction] = Object.values(scenario.measures).filter(({ kind }) => kind === 'sanction');
    const ledgers = { points: {} } as unknown as typeof scenario.ledgers;
    const grade = { ledger: 'points', at_most: 'd' };
    const measures = {
      one: { ...sanction!, trigger: [grade, { ledger: 'points', score_at_most: { value: 1, unit: 'points' as const } }] },
    };
    expect(never(['harm.sanction_days'], { ledgers, measures: measures as typeof scenario.measures })).toBe(false);
    expect(never(['harm.sanction_days'], { ledgers: off(ledgers), measures: measures as typeof scenario.measures })).toBe(true);
  });

  it('is no money of the harm ledger while a request can cost a fee', () => {
    const jobs = prepareStudy(shippedStudy('studies/jobcentre.yaml'), {
      size: 'reduced',
      seed: 1,
      engineHash: 'x',
      register,
    }).frames.find(({ planned }) => planned.experiment.id === 'cuts')!;
    const { lists, measures } = jobs.planned.inputs.arms[0]!.scenario;
    const cuts = lists['cuts']!;
    const fee = { amount: { value: 20, unit: 'yuan' as const, assumed: 'A test', range: [20, 20] as [number, number] }, returned: false };
    const free = { measures: off(measures), lists: { cuts } };
    const charging = { ...free, lists: { cuts: { ...cuts, appeal: { ...cuts.appeal!, fee } } } };
    const ledgers = { points: { appeal: { fee } } } as unknown as typeof scenario.ledgers;
    const money = ['harm.money', 'harm.money.error', 'harm.money_without_deed'];
    for (const id of money) {
      expect([id, never([id], free, jobs)]).toEqual([id, true]);
      expect([id, never([id], charging, jobs)]).toEqual([id, false]);
      expect([id, never([id], { ...charging, lists: off(charging.lists) }, jobs)]).toEqual([id, true]);
      expect([id, never([id], { ...free, ledgers }, jobs)]).toEqual([id, false]);
      expect([id, never([id], { ...free, ledgers: off(ledgers) }, jobs)]).toEqual([id, true]);
    }
    expect(never(['harm.sanction_days'], charging, jobs)).toBe(true);
  });

  it('is no report of a false alarm that a screen makes', () => {
    const channels = off(scenario.channels);
    const screens = { look: { reports_as: 'judgment' } } as unknown as typeof scenario.screens;
    const detected = ['stream.judgment.detected'];
    expect(never(detected, { channels, screens })).toBe(false);
    expect(never(detected, { channels, screens: off(screens) })).toBe(true);
  });

  it('is a sanction for the deeds of others where no spread is in force and no sanction reaches a household', () => {
    const alone = Object.fromEntries(
      Object.entries(scenario.measures).map(([id, one]) => [id, { ...one, reaches_household: false, reaches_children: false }]),
    );
    const spreads = { kin: { on: ['judgment'], to: 'kin' } } as unknown as typeof scenario.spreads;
    expect(never(['harm.days.other'], {})).toBe(false);
    expect(never(['harm.days.other'], { measures: alone })).toBe(true);
    expect(never(['harm.days.other'], { measures: alone, spreads })).toBe(false);
    expect(never(['harm.days.other'], { measures: alone, spreads: off(spreads) })).toBe(true);
    expect(never(['harm.days.error'], { measures: alone })).toBe(false);
  });

  it.each([
    ['firms-and-offices', 'offices', 'no_points', ['harm.without_deed', 'harm.sanction_days']],
    ['firms-and-offices', 'firms', 'none', ['firms.closed.listed', 'firms.stopped_months']],
    ['older-forms', 'surety', 'nobody_answers', ['harm.days.other']],
    ['older-forms', 'files', 'no_file', ['stream.better_post.refused']],
  ])('holds in %s, %s, of the arm %s and not of the first', (study, id, without, counters) => {
    const { frames: all } = prepareStudy(shippedStudy(`studies/${study}.yaml`), {
      size: 'reduced',
      seed: 1,
      engineHash: 'x',
      register,
    });
    const frame = all.find(({ planned }) => planned.experiment.id === id)!;
    const arm = frame.planned.inputs.arms.findIndex((one) => one.id === without);
    expect(arm).toBeGreaterThan(0);
    for (const counter of counters) {
      const of = [frame.definitions.findIndex((one) => one.id === counter)];
      expect(of).not.toContain(-1);
      const said = [0, arm].map((k) => isImpossible(frame, { ...frame.indicators[0]!, of }, k));
      expect([counter, ...said]).toEqual([counter, false, true]);
    }
  });
});
