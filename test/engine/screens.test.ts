import { describe, expect, it } from 'vitest';
import { applyPatch, compile, explainPerson } from '@glasshouse/model';
import type { Plan, Scenario } from '@glasshouse/model';
import { runBatches } from '../reference/run-engine.js';
import { act, ban, eye, listFor, q, tiny } from './tiny.js';
import { differs, totalsOf } from './totals.js';

const N = 20_000;

/** One in ten acts every day of the first days; nobody else ever does. */
const doers = (kind: string, factor = 1) => ({
  ...act({ kind, rate: q(365, 'per person-year'), ceiling: q(365, 'per person-year') }),
  classes: { few: { share: q(0.1, 'share'), factor: q(factor, 'factor') }, rest: { share: q(0.9, 'share'), factor: q(0, 'factor') } },
  trend: [{ from: '2021-01-03', factor: q(0, 'factor') }],
});

const flag = {
  title: 'f',
  kind: 'false_alarm',
  context: 'street',
  rate: q(0, 'per person-year'),
  ceiling: q(0, 'per person-year'),
  taken_for: 'act',
};

const form = (more: Record<string, unknown> = {}) => ({
  form: {
    title: 'f',
    owner: 'police',
    first: '2021-01-05',
    looks_for: ['act', 'prayer'],
    coverage: q(1, 'share'),
    sensitivity: q(0.8, 'probability'),
    false_positive: q(0.05, 'probability'),
    reports_as: 'flagged',
    ...more,
  },
});

const world = (sections: Record<string, unknown> = {}): Scenario =>
  tiny({
    harm_only: true,
    reading: 'hypothetical',
    horizon: { start: '2021-01-01', end: '2021-03-31', round: 'month' },
    streams: { act: doers('breach'), prayer: doers('protected', 0), flagged: flag },
    screens: form(),
    lists: listFor('act', q(30, 'days')),
    measures: ban(),
    ...sections,
  });

function run(scenario: Scenario, persons = N, patches: Record<string, unknown>[] = []): { plan: Plan; totals: Record<string, number>[] } {
  const arms = [scenario, ...patches.map((patch) => applyPatch(scenario, patch as never, 'policy'))];
  const plan = compile(
    scenario,
    arms.map((each, i) => ({ id: `arm${i}`, scenario: each })),
    { persons },
  );
  const { result } = runBatches(plan, 3);
  return { plan, totals: arms.map((_, arm) => totalsOf(plan, result, arm)) };
}

function near(found: number | undefined, expected: number, error = Math.sqrt(expected)): void {
  expect(found).toBeDefined();
  expect(Math.abs(found! - expected), `${found} for ${expected} +- ${error}`).toBeLessThan(4 * error + 1e-9);
}

const FORM = 'screen.form';
const sum = (t: Record<string, number>, ids: string[]): number => ids.reduce((total, id) => total + t[id]!, 0);
const CAUSES = ['deed', 'lawful', 'status', 'error'];

describe('screens', () => {
  it('flag those who did it and those who did not with their chances, and each cause falls under the harm that is its own', () => {
    const t = run(world()).totals[0]!;
    expect(t[`${FORM}.looked`]).toBe(N);
    near(t[`${FORM}.flagged.deed`], N * 0.1 * 0.8);
    near(t[`${FORM}.flagged.error`], N * 0.9 * 0.05);
    expect(t[`${FORM}.flagged.lawful`]! + t[`${FORM}.flagged.status`]!).toBe(0);
    near(t[`${FORM}.missed`], N * 0.1 * 0.2);
    expect(t['stream.flagged.detected']).toBe(
      sum(
        t,
        CAUSES.map((cause) => `${FORM}.flagged.${cause}`),
      ),
    );
    expect(t['harm.days.deed']).toBe(30 * t[`${FORM}.flagged.deed`]!);
    expect(t['harm.days.error']).toBe(30 * t[`${FORM}.flagged.error`]!);
    expect(t['harm.without_deed']).toBe(t['harm.days.error']);
    expect(t['list.list.entered.error']).toBe(t[`${FORM}.flagged.error`]);
  });

  it('flag lawful conduct as lawful, and a breach beside it as a deed', () => {
    const lawful = run(world({ streams: { act: doers('breach', 0), prayer: doers('protected'), flagged: flag } })).totals[0]!;
    near(lawful[`${FORM}.flagged.lawful`], N * 0.1 * 0.8);
    expect(lawful[`${FORM}.flagged.deed`]).toBe(0);
    expect(lawful['harm.days.lawful']).toBe(30 * lawful[`${FORM}.flagged.lawful`]!);
    const both = run(world({ streams: { act: doers('breach'), prayer: doers('protected'), flagged: flag } })).totals[0]!;
    near(both[`${FORM}.flagged.deed`], N * 0.1 * 0.8);
    near(both[`${FORM}.flagged.lawful`], N * 0.9 * 0.1 * 0.8);
  });

  it('flag people for what they are, whatever they did, unless they are flagged for what they did', () => {
    const population = {
      household_size: { one: q(1, 'share') },
      age: { adult: { title: 'a', from: 18, to: 120, share: q(1, 'share') } },
      attributes: {
        kind: {
          title: 'k',
          of: 'person',
          categories: { a: { title: 'A', share: q(0.3, 'share') }, b: { title: 'B', share: q(0.7, 'share') } },
        },
      },
    };
    const status = [{ title: 's', who: { kind: ['a'] }, probability: q(0.5, 'probability') }];
    const t = run(world({ population, groups: ['kind'], screens: form({ status }) })).totals[0]!;
    near(t[`${FORM}.flagged.deed`], N * 0.1 * 0.8);
    near(t[`${FORM}.flagged.status`], N * 0.3 * 0.5 * (1 - 0.1 * 0.8));
    near(t[`${FORM}.flagged.error`], N * 0.9 * 0.05 * (1 - 0.3 * 0.5));
    expect(t['harm.days.status']).toBe(30 * t[`${FORM}.flagged.status`]!);
  });

  it('look back no further than their window, and on their days only', () => {
    const t = run(world({ screens: form({ within: q(3, 'days'), every: q(2, 'weeks') }) })).totals[0]!;
    // The last act was on 2 January: the look of the 5th still finds it, those of the 19th and later do not.
    expect(t[`${FORM}.looked`]).toBe(7 * N);
    near(t[`${FORM}.flagged.deed`], N * 0.1 * 0.8);
    near(t[`${FORM}.flagged.error`], N * 0.05 * (0.9 + 6));
    near(t['first.flagged.form'], N * (0.1 * (1 - 0.2 * 0.95 ** 6) + 0.9 * (1 - 0.95 ** 7)), Math.sqrt(N * 0.25));
    const narrow = run(world({ screens: form({ within: q(2, 'days') }) })).totals[0]!;
    expect(narrow[`${FORM}.flagged.deed`]).toBe(0);
  });

  it('ask for so many of so many checks', () => {
    const checks = { made: q(5, 'count'), needed: q(3, 'count') };
    const t = run(world({ screens: form({ checks, coverage: q(0.5, 'share') }) })).totals[0]!;
    const three = (p: number): number => 10 * p ** 3 * (1 - p) ** 2 + 5 * p ** 4 * (1 - p) + p ** 5;
    near(t[`${FORM}.looked`], N / 2, Math.sqrt(N / 4));
    near(t[`${FORM}.flagged.deed`], (N / 2) * 0.1 * three(0.8));
    near(t[`${FORM}.flagged.error`], (N / 2) * 0.9 * three(0.05));
  });

  it('leave no trace when switched off, and their reports stop at a review that finds the error', () => {
    const scenario = world({
      reviews: { clerk: { title: 'c', of: ['flagged'], passes_sound: q(1, 'probability'), passes_unsound: q(0, 'probability') } },
    });
    const { totals } = run(scenario, N, [{ 'screens.form.in_force': { from: '9999-12-31' } }]);
    expect(totals[0]!['harm.days.error']).toBe(0);
    expect(totals[0]!['harm.days.deed']).toBe(30 * totals[0]![`${FORM}.flagged.deed`]!);
    expect(totals[1]!['harm.sanction_days']).toBe(0);
    const bare = run(world({ screens: {} })).totals[0]!;
    for (const [id, n] of Object.entries(bare)) expect(totals[1]![id], id).toBe(n);
  });

  it('give the same bytes however the communities are split, and tell the person what happened', () => {
    const scenario = world();
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 1500 });
    const [whole, split] = [runBatches(plan, 5).result, runBatches(plan, 5, 0, { cuts: [1] }).result];
    split.work.bytesPerPersonArm = whole.work.bytesPerPersonArm;
    expect(differs(split, whole)).toBe(null);
    const person = `S-${whole.extras.notable[0]!.person}`;
    const told = explainPerson({
      base: scenario,
      arms: [{ id: 'base', scenario }],
      persons: 1500,
      seed: 5,
      replicate: 0,
      person,
      hashes: whole.extras.hashes,
    });
    expect(told.reproduced).toBe(true);
    expect(told.arms[0]!.steps.map((step) => step.text)).toContainEqual(
      expect.stringMatching(/^Is checked \(f\) and flagged (for something done|in error)\.$/),
    );
  });
});

describe('a quota of a review', () => {
  const alarms = (quota: number | null) =>
    tiny({
      streams: {
        act: act({ inclination: q(0, 'probability') }),
        alarm: {
          title: 'x',
          kind: 'false_alarm',
          context: 'street',
          rate: q(4, 'per person-year'),
          ceiling: q(4, 'per person-year'),
          taken_for: 'act',
        },
      },
      channels: eye(['alarm']),
      reviews: {
        clerk: {
          title: 'c',
          of: ['alarm'],
          passes_sound: q(1, 'probability'),
          passes_unsound: q(0.1, 'probability'),
          ...(quota === null ? {} : { quota: { number: q(quota, 'per 1000 persons and year'), passes_unsound: q(0.9, 'probability') } }),
        },
      },
    });
  const count = (quota: number | null) => run(alarms(quota)).totals[0]!;

  it('is met out of errors: what passes for its sake alone is counted', () => {
    const [none, low, high] = [count(null), count(1000), count(8000)];
    near(none['stream.alarm.recorded'], N * 4 * 0.1);
    expect(none['review.clerk.rubber_stamped']).toBeUndefined();
    near(high['stream.alarm.recorded'], N * 4 * 0.9);
    near(high['review.clerk.rubber_stamped'], N * 4 * 0.8);
    // A quarter of what arrives has to be let through; after that the review is itself again.
    const open = (N * 1000) / 1000;
    near(low['stream.alarm.recorded'], open + (N * 4 - open / 0.9) * 0.1, Math.sqrt(N * 4 * 0.1) + N * 0.01);
    near(low['review.clerk.rubber_stamped'], open * (8 / 9), N * 0.01);
  });

  it('of zero is no quota', () => {
    const [none, zero] = [count(null), count(0)];
    for (const [id, n] of Object.entries(none)) expect(zero[id], id).toBe(n);
    expect(zero['review.clerk.rubber_stamped']).toBe(0);
  });
});
