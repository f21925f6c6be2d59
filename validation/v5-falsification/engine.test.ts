import { describe, expect, it } from 'vitest';
import { meanIs, SEED } from '../check.js';
import { runCrowds, scenarioOf } from '../crowds.js';

const PEOPLE = 20_000;
const TOWNS = 12;
/** What a town of 20,000 may stop short of, or beyond, the resting point of an infinite one. */
const bias = 0.002;

/** Shares that voice opposition in the end, in towns of their own dice; everything has come to rest. */
function voiced(leaning: number): number[] {
  const scenario = scenarioOf('v5-falsification/engine.yaml', { 'stances.opposes.rule.voiced.leaning': leaning });
  return Array.from({ length: TOWNS }, (_, town) => {
    const { holding } = runCrowds(scenario, 1, SEED, town);
    expect(holding.at(-1)).toBe(holding.at(-2));
    return holding.at(-1)! / PEOPLE;
  });
}

describe('V5.2 with people', () => {
  it('who voice a leaning of mean 0.2 under a pressure of 2 end, from nobody, near the lowest resting point', () =>
    meanIs(`public opposition, ${PEOPLE} people`, voiced(0.2), '0.058828', { bias }));

  it('and all but a few voice it where the mean is 0.5: the lowest resting point is gone', () =>
    meanIs('public opposition, mean 0.5', voiced(0.5), '0.993305', { bias }));
});
