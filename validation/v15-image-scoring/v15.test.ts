import { describe, expect, it } from 'vitest';
import { compile } from '@glasshouse/model';
import { totalsOf } from '../../test/engine/totals.js';
import { runBatches } from '../../test/reference/run-engine.js';
import { exact, meanIs, SEED } from '../check.js';
import { scenarioOf } from '../crowds.js';
import { lateAdvantage, payoffsAfter } from './scores.js';
import type { Mix } from './scores.js';

const IMAGE = 'v15-image-scoring/image.yaml';
const KINDS = ['cooperator', 'defector', 'discriminator'] as const;
const ROUNDS = 20;
const PEOPLE = 20_000;
const REPLICATES = 12;
/** A finite community differs from an infinite one by about one part in its size and round; stated before any run. */
const FINITE = 2e-3;
const TIME = 600_000;

interface Measured {
  /** Mean payoff of each kind over the rounds, and what the recursion gives for the shares drawn. */
  payoff: Record<(typeof KINDS)[number], number>;
  expected: Record<(typeof KINDS)[number], number>;
  /** Change of the share of discriminators at the revision, and what the replicator equation gives for the payoffs measured. */
  change: number;
  replicator: number;
}

function measure(q: number, shares: [number, number, number]): Measured[] {
  const values = { 'encounters.helping.known': q };
  const names = KINDS.map((kind) => `encounters.helping.strategies.${kind}.share`);
  const scenario = scenarioOf(IMAGE, { ...values, ...Object.fromEntries(names.map((name, i) => [name, shares[i]!])) });
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PEOPLE });
  return Array.from({ length: REPLICATES }, (_, replicate) => {
    const seen = totalsOf(plan, runBatches(plan, SEED, replicate).result);
    const of = (kind: string, what: string): number => seen[`encounter.helping.${kind}.${what}`]!;
    const began = KINDS.map((kind) => of(kind, 'began'));
    const [cooperators, defectors, discriminators] = began.map((n) => n / PEOPLE) as [number, number, number];
    const mix: Mix = { cooperators, defectors, discriminators, q, cost: 0.5, benefit: 1 };
    const after = payoffsAfter(ROUNDS, mix);
    const payoff = KINDS.map((kind, i) => (began[i] === 0 ? 0 : of(kind, 'settled') / 1000 / began[i]!));
    const mean = payoff.reduce((sum, each, i) => sum + (each * began[i]!) / PEOPLE, 0);
    return {
      payoff: { cooperator: payoff[0]!, defector: payoff[1]!, discriminator: payoff[2]! },
      expected: { cooperator: after.cooperators, defector: after.defectors, discriminator: after.discriminators },
      change: (of('discriminator', 'taken_up') - of('discriminator', 'given_up')) / PEOPLE,
      replicator: 0.02 * discriminators * (payoff[2]! - mean),
    };
  });
}

describe('V15: image scoring, exactly', () => {
  it('discriminators gain on defectors where q times their share passes cost over benefit', () => {
    exact('at q x share = cost / benefit', 1 + lateAdvantage({ discriminators: 0.8, q: 0.625, cost: 0.5, benefit: 1 }), '1');
    expect(lateAdvantage({ discriminators: 0.8, q: 0.63, cost: 0.5, benefit: 1 })).toBeGreaterThan(0);
    expect(lateAdvantage({ discriminators: 0.8, q: 0.62, cost: 0.5, benefit: 1 })).toBeLessThan(0);
    // The recursion comes to the same in a late round.
    const mix: Mix = { cooperators: 0, defectors: 0.2, discriminators: 0.8, q: 0.75, cost: 0.5, benefit: 1 };
    const [long, longer] = [200, 201].map((rounds) => payoffsAfter(rounds, mix));
    const late = longer!.discriminators - long!.discriminators - (longer!.defectors - long!.defectors);
    exact('late round', late, lateAdvantage(mix).toPrecision(10));
  });
});

describe('V15: image scoring, on the engine', () => {
  it(
    'brings each kind what the recursion says, and the next shares are those of the replicator equation',
    () => {
      const runs = measure(0.75, [0.2, 0.3, 0.5]);
      for (const kind of KINDS) {
        const difference = runs.map(({ payoff, expected }) => payoff[kind] - expected[kind]);
        meanIs(`payoff of a ${kind} in ${ROUNDS} rounds, less the recursion`, difference, '0', { bias: FINITE * ROUNDS });
      }
      const change = runs.map((run) => run.change - run.replicator);
      meanIs('change of the share of discriminators, less the replicator equation', change, '0', { bias: 1e-4 });
    },
    TIME,
  );

  it.each([
    [0.5, -1],
    [0.75, 1],
  ])(
    'without cooperators, q = %d: whether discriminators gain on defectors',
    (q, sign) => {
      // Share 0.8, cost / benefit 0.5: the line is at q = 0.625. Twenty rounds and the good images of the first favour nobody enough to turn it.
      const runs = measure(q, [0, 0.2, 0.8]);
      for (const { payoff, change } of runs) {
        expect(Math.sign(payoff.discriminator - payoff.defector)).toBe(sign);
        expect(Math.sign(change)).toBe(sign);
      }
    },
    TIME,
  );
});
