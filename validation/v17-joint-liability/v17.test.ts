import { describe, expect, it } from 'vitest';
import { compile } from '@glasshouse/model';
import { totalsOf } from '../../test/engine/totals.js';
import { runBatches } from '../../test/reference/run-engine.js';
import { exact, meanIs, SEED } from '../check.js';
import { scenarioOf } from '../crowds.js';
import { alone, together } from './rates.js';

const LOANS = 'v17-joint-liability/loans.yaml';
const PEOPLE = 10_000;
const REPLICATES = 12;
/** Returns are whole thousandths of a payoff, of which there are 2,001; stated before any run. */
const PARTS = 0.002;
const TERMS = { beta: 0.5, highest: 2 };
const TIME = 300_000;

/** Share of loans repaid in each replicate. */
function repaid(size: 1 | 2, due: number, pressed = 0): number[] {
  const values = { 'partitions.group.size': size, 'encounters.loan.game.repay.due': due, 'encounters.loan.game.repay.pressed': pressed };
  const scenario = scenarioOf(LOANS, values);
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PEOPLE });
  return Array.from({ length: REPLICATES }, (_, replicate) => {
    const seen = totalsOf(plan, runBatches(plan, SEED, replicate).result);
    return seen['encounter.loan.repayments']! / seen['encounter.loan.loans']!;
  });
}

describe('V17: joint liability, exactly', () => {
  it('repays as the closed form says: 1 - F(one) (2 F(both) - F(one))', () => {
    // F is even between 0 and 2, and a default takes half: F(one) = due, F(both) = 2 due up to 1.
    for (const [due, apart, joint] of [
      [0.25, '0.75', '0.8125'],
      [0.4, '0.6', '0.52'],
      [0.6, '0.4', '0.16'],
    ] as const) {
      exact(`alone, ${due} due`, alone({ ...TERMS, due }), apart);
      exact(`together, ${due} due`, together({ ...TERMS, due }), joint);
    }
    const third = { ...TERMS, due: 1 / 3 };
    exact('where both come to the same', together(third) - alone(third), '0', 1e-12);
    // Pressed by 0.1 and by 0.3: (0.6)^2 + 2 x 0.6 x 0.1 + 2 x 0.2 x 0.3, and 0.36 + 2 x 0.6 x 0.2 + 2 x 0.2 x 0.2.
    exact('pressed by 0.1', together({ ...TERMS, due: 0.4, pressed: 0.1 }), '0.6');
    exact('pressed by 0.3', together({ ...TERMS, due: 0.4, pressed: 0.3 }), '0.68');
  });
});

describe('V17: joint liability, on the engine', () => {
  it.each([0.25, 0.4, 0.6])(
    'repays as often as the closed form says, alone and together: %d due',
    (due) => {
      const [apart, joint] = ([1, 2] as const).map((size) => repaid(size, due)) as [number[], number[]];
      meanIs(`alone, ${due} due`, apart, alone({ ...TERMS, due }).toPrecision(8), { bias: PARTS });
      meanIs(`together, ${due} due`, joint, together({ ...TERMS, due }).toPrecision(8), { bias: PARTS });
      // Joint liability does better below a third, and worse above, in every replicate.
      joint.forEach((share, i) => expect(Math.sign(share - apart[i]!)).toBe(due < 1 / 3 ? 1 : -1));
    },
    TIME,
  );

  it.each([0.1, 0.3])(
    'repays more often where members press one another: by %d',
    (pressed) => {
      const joint = repaid(2, 0.4, pressed);
      meanIs(`pressed by ${pressed}`, joint, together({ ...TERMS, due: 0.4, pressed }).toPrecision(8), { bias: PARTS });
    },
    TIME,
  );
});
