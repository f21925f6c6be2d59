import { describe, expect, it } from 'vitest';
import { SEED, withinBand } from '../check.js';
import { runCrowds, scenarioOf } from '../crowds.js';

const PEOPLE = 20_000;

describe('V5.2 with people', () => {
  it('who voice a leaning of mean 0.2 under a pressure of 2 end, from nobody, near the lowest resting point', () => {
    const { holding } = runCrowds(scenarioOf('v5-falsification/engine.yaml'), 1, SEED);
    expect(holding.at(-1)).toBe(holding.at(-2));
    withinBand(`public opposition, ${PEOPLE} people`, holding.at(-1)! / PEOPLE, '0.058828', 0.01);
  });

  it('and all but a few voice it where the mean is 0.5: the lowest resting point is gone', () => {
    const scenario = scenarioOf('v5-falsification/engine.yaml', { 'stances.opposes.rule.voiced.leaning': 0.5 });
    withinBand('public opposition, mean 0.5', runCrowds(scenario, 1, SEED).holding.at(-1)! / PEOPLE, '0.993305', 0.01);
  });
});
