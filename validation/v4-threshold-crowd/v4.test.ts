import { describe, it } from 'vitest';
import { scenarioOf, runCrowds, holders } from '../crowds.js';

describe('V4', () => {
  it('ranks', () => {
    const run = runCrowds(scenarioOf('v4-threshold-crowd/ranks.yaml'), 1, 1);
    console.log(run.holding.join(' '));
  });
  it('friends', () => {
    const t = Date.now();
    const run = runCrowds(scenarioOf('v4-threshold-crowd/crowd.yaml'), 400, 1);
    console.log(run.crowds.map(holders).filter((n) => n > 50).length, Date.now() - t);
  });
  it('V6', () => {
    const t = Date.now();
    const run = runCrowds(scenarioOf('v6-unpopular-norm/norm.yaml'), 10, 1);
    console.log(run.crowds.map(holders), Date.now() - t);
  });
  it('V7', () => {
    for (const p of [0, 1]) {
    const run = runCrowds(scenarioOf('v7-decision-to-act/decision.yaml', {'stances.acts.rule.grievance.police': p}), 1, 1);
    console.log(run.holding.map((n) => n/100000));
    }
    console.log(runCrowds(scenarioOf('v5-falsification/engine.yaml'), 1, 1).holding.at(-1)!/20000);
  });
});
