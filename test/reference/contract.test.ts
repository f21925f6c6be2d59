import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compile } from '@glasshouse/engine';
import { smokeWorld } from '../boundary/world.js';
import { compareEngines } from './compare.js';
import { FEATURES, knobs, worldOf } from './random-world.js';
import type { Knobs } from './random-world.js';

const RUNS = Number(process.env['GLASSHOUSE_CONTRACT_RUNS'] ?? 120);
const totals: Record<string, number> = {};

/** Compares both engines on a world made from knobs; returns the first disagreement in words. */
function disagreement(k: Knobs): string | null {
  const { base, arms } = worldOf(k);
  const plan = compile(base, arms, { persons: k.persons });
  const { difference, totals: seen } = compareEngines(plan, k.seed, k.seed % 3);
  for (const [id, n] of Object.entries(seen)) {
    const kind = id.replace(/^(stream|ledger|list|appeal|measure|first\.listed|first\.refused)\.[a-z_]+/, '$1');
    totals[kind] = (totals[kind] ?? 0) + n;
  }
  return difference;
}

describe('the engine and the reference engine agree', () => {
  it('on the scenario in which everything happens, person by person and counter by counter', () => {
    const scenario = smokeWorld();
    const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 160 });
    expect(compareEngines(plan, 5, 1).difference).toBe(null);
  });

  it('on a world with every part', () => {
    for (let seed = 1; seed <= 12; seed++) {
      expect(
        disagreement({ seed, on: [...FEATURES], persons: 60, places: 2, communitySize: 20, round: 'month', days: 100, arms: 3 }),
        `seed ${seed}`,
      ).toBe(null);
    }
  });

  it('on a crowded world, with more chances in a month and a day than there is room for at first', () => {
    const busy = { on: [...FEATURES], persons: 150, places: 1, communitySize: 150, round: 'month', arms: 1 } as const;
    expect(disagreement({ ...busy, on: [...FEATURES], seed: 3, days: 45 })).toBe(null);
    expect(
      disagreement({ ...busy, on: FEATURES.filter((feature) => feature !== 'trend' && feature !== 'turnover'), seed: 8, days: 45 }),
    ).toBe(null);
  });

  it('on worlds made at random', () => {
    fc.assert(
      fc.property(knobs, (k) => {
        expect(disagreement(k)).toBe(null);
      }),
      { numRuns: RUNS },
    );
  }, 600_000);

  it('and in these worlds nearly everything happened', () => {
    const quiet = Object.entries(totals).filter(([, n]) => n === 0);
    expect(quiet).toEqual([]);
    for (const id of [
      'list.left.performed',
      'list.left.term',
      'list.left.empty_searches',
      'list.left.repair',
      'list.left.corrected',
      'list.left.policy',
      'list.left.gone',
      'list.recast',
      'stream.performed_listed',
      'stream.recovered',
      'stream.dropped',
      'stream.refused',
      'stream.allowed',
      'stream.given_up',
      'stream.added',
      'stream.stopped',
      'appeal.overturned',
      'appeal.corrected',
      'appeal.refused',
      'measure.children_days',
      'measure.days.reward',
      'measure.ended',
      'harm.unrelated',
      'harm.days.error',
      'harm.days.inability',
      'harm.days.lawful',
      'harm.days.other',
      'first.without_deed',
    ]) {
      expect(totals[id] ?? 0, id).toBeGreaterThan(0);
    }
  });
});
