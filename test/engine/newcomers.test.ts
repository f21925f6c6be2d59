import { compile } from '@glasshouse/model';
import { describe, expect, it } from 'vitest';
import { differs } from './totals.js';
import { SECTIONS, FEATURES } from '../reference/random-features.js';
import type { Feature } from '../reference/random-features.js';
import { worldOf } from '../reference/random-world.js';
import { personOf, runBatches } from '../reference/run-engine.js';

/** By these, people notice strangers: a reviewer with little time, letters to kin elsewhere, and public lists. */
const APART: readonly Feature[] = ['capacity', 'kin', 'perception'];

/** The first person of a world whom people added at the end of a roster change, and how; null where they change nobody. */
function changed(seed: number, on: readonly Feature[]): string | null {
  const round = (['day', 'week', 'month'] as const)[seed % 3]!;
  const { base, arms } = worldOf({ seed, on: [...on], persons: 60, places: 2, communitySize: 20, round, days: 90, arms: 2, apart: true });
  const plan = compile(base, arms, { persons: 60 });
  const [without, more] = [0, 5].map((count) => runBatches(plan, seed, 0, { newcomers: { community: 1, count } }).communities) as [
    ReturnType<typeof runBatches>['communities'],
    ReturnType<typeof runBatches>['communities'],
  ];
  for (const [c, { people, states }] of without.entries()) {
    const other = more[c]!;
    for (let row = 0; row < people.n; row++)
      for (const arm of plan.arms.keys()) {
        const found = differs(
          personOf(plan, other.people, other.states[arm]!, row),
          personOf(plan, people, states[arm]!, row),
          `person ${row}`,
        );
        if (found !== null) return `community ${c}, arm ${arm}: ${found}`;
      }
  }
  return null;
}

describe('people who are added at the end of a roster change nobody else', () => {
  it.each(SECTIONS.map((section, i) => [i, section] as const))('beside section %i of a world', (i, section) => {
    const core = FEATURES.filter((feature) => !SECTIONS.some((one) => (one as readonly Feature[]).includes(feature)));
    const on = [...core, ...(section as readonly Feature[])].filter((feature) => !APART.includes(feature));
    for (const seed of [10 + i, 40 + i]) expect(changed(seed, on), `seed ${seed}: ${section.join(', ')}`).toBe(null);
  });
});
