import { describe, expect, it } from 'vitest';
import { smokeWorld } from '../../../../test/boundary/world.js';
import { compile } from '../plan/compile.js';
import type { Plan } from '../plan/types.js';
import { runExperiment } from '../rounds/open-run.js';
import type { Scenario } from '../scenario/schema.js';
import { bytesOfRun } from './memory.js';

const planOf = (persons: number, arms: number, change: (scenario: Scenario) => Scenario = (scenario) => scenario): Plan => {
  const scenario = change(smokeWorld());
  return compile(
    scenario,
    Array.from({ length: arms }, (_, i) => ({ id: `arm${i}`, scenario })),
    { persons },
  );
};

describe('the memory that a run takes', () => {
  it('is near what a run of one arm measures of its states', () => {
    const plan = planOf(2000, 1);
    const { work } = runExperiment(plan, { runId: 'x', experiment: 'x', point: 0, seed: 1, replicate: 0 });
    const persons = plan.communities.reduce((sum, community) => sum + community.persons, 0);
    const estimate = bytesOfRun(plan) / persons;
    expect(estimate).toBeGreaterThan(work.bytesPerPersonArm);
    expect(estimate).toBeLessThan(work.bytesPerPersonArm * 2);
  });

  it('grows with people and arms, and with ledgers, and asks for no more than a state of some thousands to say so', () => {
    const small = bytesOfRun(planOf(1500, 1));
    expect(bytesOfRun(planOf(3000, 1)) / small).toBeCloseTo(2, 1);
    expect(bytesOfRun(planOf(1500, 3)) / small).toBeCloseTo(3, 0);
    const bare = planOf(1500, 1);
    for (const policy of bare.arms[0]!.policies) policy.ledgersOn = [];
    expect(bytesOfRun(bare)).toBeLessThan(small);
    const country = { ...planOf(1500, 1), communities: [{ ...planOf(1500, 1).communities[0]!, persons: 2_000_000_000 }] };
    expect(bytesOfRun(country)).toBeGreaterThan(50 * 2_000_000_000);
  });

  it('stops growing where communities need not wait for each other, and grows with those who work', () => {
    const plan = planOf(1500, 2);
    const of = (communities: number): Plan => ({
      ...plan,
      communities: Array.from({ length: communities }, () => ({ ...plan.communities[0]!, persons: 500 })),
    });
    expect(bytesOfRun(of(400)) / bytesOfRun(of(200))).toBeCloseTo(2, 1);
    plan.kinElsewhere = 0;
    for (const { policies } of plan.arms)
      for (const { reviewsOf } of policies)
        for (const reviews of reviewsOf) for (const { review } of reviews) review.capacity = review.quota = -1;
    expect(bytesOfRun(of(400))).toBe(bytesOfRun(of(200)));
    expect(bytesOfRun(of(400), 2)).toBe(2 * bytesOfRun(of(400)));
    expect(bytesOfRun(of(10), 2)).toBe(bytesOfRun(of(10)));
  });
});
