import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile, Coordinator, openRun, runInBlocks } from '@glasshouse/model';
import type { Plan, RunResult, Scenario } from '@glasshouse/model';
import { resultHash } from '@glasshouse/study';
import { knobs } from '../reference/random-features.js';
import type { Knobs } from '../reference/random-features.js';
import { worldOf } from '../reference/random-world.js';
import { runBatches } from '../reference/run-engine.js';
import { ban, eye, listFor, q, tiny } from './tiny.js';

const RUN = { seed: 3, replicate: 1, experiment: 'x', point: 0, runId: 'x' };

const planOf = (k: Knobs): Plan => {
  const { base, arms } = worldOf(k);
  return compile(base, arms, { persons: k.persons });
};

function inStep(plan: Plan): RunResult {
  const run = openRun(plan, RUN);
  for (let r = 0; r < run.rounds; r++) run.round();
  return run.finish();
}

/** Every community by itself: in step with the others and, where they never wait for each other, one after another. */
function alone(plan: Plan, most: number): RunResult[] {
  const cuts = plan.communities.slice(1).map((_, i) => i + 1);
  const cut = runBatches(plan, RUN.seed, RUN.replicate, { cuts }).result;
  return new Coordinator(plan).idle ? [cut, runInBlocks(plan, RUN, most)] : [cut];
}

function sameInParts(plan: Plan, most: number): void {
  const whole = inStep(plan);
  for (const parts of alone(plan, most)) {
    expect(resultHash([parts])).toBe(resultHash([whole]));
    // What an explanation is checked against as well: the state of everybody at the end.
    expect(parts).toEqual(whole);
  }
}

describe('a run in parts, down to the state of everybody', () => {
  it('is the same in random worlds, whether or not anything waits', () => {
    const worlds = { idle: 0, waiting: 0 };
    fc.assert(
      fc.property(knobs, fc.integer({ min: 1, max: 60 }), (k, most) => {
        const plan = planOf(k);
        worlds[new Coordinator(plan).idle ? 'idle' : 'waiting'] += 1;
        sameInParts(plan, most);
      }),
      { numRuns: 30, seed: 7 },
    );
    expect(Math.min(...Object.values(worlds))).toBeGreaterThan(2);
  }, 900_000);

  // A rule reads by what cause a measure stands: of the person scored, and not of whoever was at work before.
  it('is the same where the points of a rule depend on a measure', () => {
    const on: Knobs['on'] = [
      ...(['breach', 'points', 'list', 'second_entry', 'second_list', 'appeal', 'second_ban', 'grade_ban', 'reward', 'windows'] as const),
      ...(['timeline', 'tie', 'spread', 'status_measure', 'takes_by_grade', 'ends_of_acts', 'point_cases', 'channel_cases'] as const),
    ];
    const plan = planOf({ seed: 904261, on, persons: 45, places: 2, communitySize: 20, round: 'day', days: 71, arms: 1, apart: true });
    expect(plan.communities).toHaveLength(3);
    sameInParts(plan, 1);
  });

  it.each([1, 2, 5])('is the same with %i people', (persons) => {
    sameInParts(
      planOf({ seed: 5, on: ['breach', 'duty', 'list', 'ban'], persons, places: 1, communitySize: 20, round: 'week', days: 90, arms: 2 }),
      1,
    );
  });

  const reviewed = (from?: string): Scenario =>
    tiny({
      horizon: { start: '2021-01-01', end: '2022-12-31', round: 'month' },
      community_size: q(500, 'persons'),
      channels: eye(['act']),
      lists: listFor('act', q(40, 'days')),
      measures: ban(),
      reviews: from
        ? {
            desk: {
              title: 'd',
              of: ['act'],
              in_force: { from },
              passes_sound: q(1, 'probability'),
              passes_unsound: q(1, 'probability'),
              capacity: q(200, 'per 1000 persons and year'),
              when_full: 'drop',
            },
          }
        : {},
    });

  it.each<[string, Scenario[]]>([
    ['in the second year alone', [reviewed('2022-06-01')]],
    ['in one arm alone', [reviewed(), reviewed('2022-06-01')]],
  ])('waits where the council has something to decide %s', (_, scenarios) => {
    const plan = compile(
      scenarios[0]!,
      scenarios.map((scenario, i) => ({ id: `arm_${i}`, scenario })),
      { persons: 2000 },
    );
    expect(new Coordinator(plan).idle).toBe(false);
    expect(plan.communities).toHaveLength(4);
    sameInParts(plan, 1);
  });
});
