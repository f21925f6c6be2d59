import { describe, expect, it } from 'vitest';
import { arrestChance } from '../../packages/model/src/mechanisms/stances/rules.js';
import { exact, SEED, shareIs } from '../check.js';
import { runCrowds, scenarioOf } from '../crowds.js';
import type { Crowds } from '../crowds.js';

const PATH = 'stances.acts.rule.grievance';
const PEOPLE = 100_000;
const run = (legitimacy: number, police: number, days = 1): Crowds =>
  runCrowds(
    scenarioOf('v7-decision-to-act/decision.yaml', { [`${PATH}.legitimacy`]: legitimacy, [`${PATH}.police`]: police }, days),
    1,
    SEED,
  );

/** Everybody acts exactly where hardship x (1 - legitimacy) - aversion x P passes 0.1. */
function followsTheRule({ crowds: [crowd] }: Crowds, legitimacy: number, arrest: number): void {
  const { own, aversion } = crowd!.roster;
  crowd!.holds.forEach((acts, p) => {
    if (acts !== own[p]! * (1 - legitimacy) - aversion[p]! * arrest > 0.1) throw new Error(`place ${p}`);
  });
}

describe('V7: the decision to act', () => {
  it('without police in view', () => {
    const seen = run(0.82, 0);
    exact('P(active), no police in view', 1 - 0.1 / 0.18, '0.4444444');
    followsTheRule(seen, 0.82, 0);
    shareIs('share active, no police in view', seen.holding[0]!, PEOPLE, '0.4444444');
  });

  it('with one in view and nobody else acting', () => {
    const arrest = arrestChance({ police: 1, whole: true, certainty: 2.3 }, 0);
    exact('P, floor(C/A) = 1', arrest, '0.8997412');
    const active = 0.5 * (1 - 0.1 / 0.18) * (0.08 / arrest);
    exact('P(active), floor(C/A) = 1', active, '0.0197588');
    const seen = run(0.82, 1);
    followsTheRule(seen, 0.82, arrest);
    shareIs('share active, floor(C/A) = 1', seen.holding[0]!, PEOPLE, '0.0197588');
  });

  it('at legitimacy 0.90 is never taken', () => expect(run(0.9, 0, 3).holding).toEqual([0, 0, 0]));

  it('with C/A cut to a whole number, one other who acts takes the risk away; uncut he halves it', () => {
    expect(arrestChance({ police: 1, whole: true, certainty: 2.3 }, 1)).toBe(0);
    exact('P, C/A = 1/2', arrestChance({ police: 1, whole: false, certainty: 2.3 }, 1), '0.6833632');
    expect(run(0.82, 1, 2).holding[1]).toBe(run(0.82, 0, 2).holding[1]);
  });
});
