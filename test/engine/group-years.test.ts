import { describe, expect, it } from 'vitest';
import { compile, InputError, loadStudy } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { indicatorValues, prepareStudy } from '@glasshouse/study';
import { runBatches } from '../reference/run-engine.js';
import { shippedRegister } from '../shipped.js';
import { act, ban, ledger, q, tiny } from './tiny.js';

const register = shippedRegister();

/** People of two groups over 2020 (366 days) and 2021. Each begins at a grade that a ban goes with, so that everybody is banned on every day. */
const SECTIONS = {
  horizon: { start: '2020-01-01', end: '2021-12-31', round: 'month' },
  places: { town: { title: 'Town', level: 'neutral', persons: q(3000, 'persons') } },
  population: {
    household_size: { one: q(1, 'share') },
    age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
    attributes: {
      income: {
        title: 'Income',
        of: 'person',
        categories: { low: { title: 'low', share: q(0.5, 'share') }, high: { title: 'high', share: q(0.5, 'share') } },
      },
    },
  },
  groups: ['income'],
  streams: { act: act({ rate: q(0, 'per person-year') }) },
  ledgers: ledger({ r: { title: 'r', on: 'act', points: q(-1, 'points') } }),
  measures: { ban: { ...ban().ban, trigger: [{ ledger: 'points', at_most: 'fair' }] } },
};
const scenario = tiny(SECTIONS);
const planOf = (groupYears: boolean): Plan => compile(scenario, [{ id: 'base', scenario }], { persons: 3000, groupYears });
const DAYS = [366, 365];

describe('counts by group and year', () => {
  it('are kept only where a study asks for them, and change no other count', () => {
    const [without, kept] = [false, true].map((asked) => runBatches(planOf(asked), 2).result);
    expect(without).not.toHaveProperty('counts.byYearCell');
    const { byYearCell, ...rest } = kept!.counts;
    expect(rest).toEqual(without!.counts);
    expect(byYearCell).toBeDefined();
  });

  it('are those of each: as many sanction-days as a group has people and a year days', () => {
    const { ids, byCell, byYearCell } = runBatches(planOf(true), 2).result.counts;
    const [present, days] = ['people.present', 'harm.sanction_days'].map((id) => ids.indexOf(id));
    const people = byCell[0]!.map((row) => row[present!]!);
    expect(people.reduce((sum, n) => sum + n)).toBe(3000);
    expect(byYearCell![0]!.map((cells) => cells.map((row) => row[days!]))).toEqual(DAYS.map((length) => people.map((n) => n * length)));
    expect(byYearCell![0]!.map((cells) => cells.map((row) => row[present!]))).toEqual([people, people]);
  });

  it('are the same however the run is cut', () => {
    const whole = runBatches(planOf(true), 2).result;
    expect(runBatches(planOf(true), 2, 0, { cuts: [1, 2] }).result.counts.byYearCell).toEqual(whole.counts.byYearCell);
  });
});

/** The number of one indicator in the run of a study on this scenario, or what is refused. */
function read(indicator: Record<string, unknown>, sections: Partial<Scenario> | Record<string, unknown> = {}): number | string | null {
  const days = { id: 'days', title: 'd', unit: 'days', of: ['harm.sanction_days'], over: 'persons', definition: 'd', ...indicator };
  const study = {
    glasshouse: 1,
    kind: 'study',
    id: 'groups',
    title: 'Groups',
    about: 'A test',
    experiments: [
      {
        id: 'one',
        title: 'One',
        scenario: 'tiny.yaml',
        arms: [{ id: 'base', title: 'Base', reading: 'neutral' }],
        persons: { reduced: 3000, full: 3000 },
        design: { points: { reduced: 1, full: 1 }, replicates: { reduced: 1, full: 1 } },
        replicates: { reduced: 1, full: 1 },
        indicators: [days],
      },
    ],
  };
  const texts: Record<string, string> = {
    'groups.yaml': JSON.stringify(study),
    'tiny.yaml': JSON.stringify({ ...tinyText, ...SECTIONS, ...sections }),
  };
  try {
    const loaded = loadStudy('groups.yaml', { read: (path) => texts[path]! }, register);
    const { plan, frames } = prepareStudy(loaded, { size: 'full', seed: 1, engineHash: '', register });
    const { base, arms, groupYears } = plan.experiments[0]!.inputs;
    const result = runBatches(compile(base, arms, { persons: 3000, groupYears }), 1).result;
    return indicatorValues(frames[0]!, result)[0]!.value;
  } catch (error) {
    if (error instanceof InputError) return error.problems.map(({ path, found }) => `${path}: ${found}`).join('\n');
    throw error;
  }
}
const tinyText = {
  glasshouse: 1,
  kind: 'scenario',
  id: 'tiny',
  title: 'Tiny',
  about: 'A test',
  reading: 'neutral',
  community_size: q(500, 'persons'),
};
const low = { income: 'low' };
const AT = 'experiments.0.indicators.0';

describe('an indicator of a group', () => {
  it.each([
    ['the whole horizon', {}, 731],
    ['the leap year', { from: '2020-01-01', to: '2020-12-31' }, 366],
    ['the second year', { from: '2021-01-01' }, 365],
    ['until the end of the first', { to: '2020-12-31' }, 366],
    ['both years, written out', { from: '2020-01-01', to: '2021-12-31' }, 731],
  ])('reads %s', (_what, period, days) => {
    expect(read({ group: low, ...period })).toBe(days);
  });

  it('reads nobody else: visits that one group alone is asked to make', () => {
    const visit = { title: 'A visit', kind: 'occasion', context: 'office', schedule: { every: q(30, 'days') }, who: { income: ['high'] } };
    const kept = { title: 'Kept', kind: 'outcome', context: 'office' };
    const missed = { title: 'Missed', kind: 'outcome', context: 'office', cause: 'inability' };
    const ends = { shares: { missed: q(0, 'share') }, otherwise: 'kept' };
    const acts = { ledgers: {}, measures: {}, streams: { visit: { ...visit, ends }, kept, missed } };
    const of = { of: ['stream.visit.opportunities'], from: '2021-01-01', to: '2021-12-31', over: 'none' };
    expect(read({ ...of, group: low }, acts)).toBe(0);
    expect(read({ ...of, group: { income: 'high' } }, acts)).toBe(read(of, acts));
    expect(read(of, acts)).toBeGreaterThan(2000);
  });

  it.each([
    ['a period that cuts a year', { group: low, from: '2020-07-01' }, `${AT}.group: a group in a period from 2020-07-01 to 2021-12-31`],
    ['a category that is not there', { group: { income: 'middle' } }, `${AT}.group.income: "middle", which is not a category of income`],
    [
      'an attribute that tells no groups',
      { group: { wealth: 'low' } },
      `${AT}.group.wealth: "wealth", which is not an attribute among the groups of the scenario`,
    ],
    ['a group over communities', { group: low, communities: { quantile: 0.5 } }, /group: a group with communities/],
  ])('refuses %s', (_what, indicator, found) => {
    expect(read(indicator)).toEqual(typeof found === 'string' ? found : expect.stringMatching(found));
  });
});
