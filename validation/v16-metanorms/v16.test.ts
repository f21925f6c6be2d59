import { describe, expect, it } from 'vitest';
import { compile } from '@glasshouse/model';
import { totalsOf } from '../../test/engine/totals.js';
import { runBatches } from '../../test/reference/run-engine.js';
import { exact, meanIs, SEED } from '../check.js';
import { scenarioOf } from '../crowds.js';
import { expectedPayoff, line } from './payoffs.js';
import type { Kind } from './payoffs.js';

const NORMS = 'v16-metanorms/norms.yaml';
const OCCASIONS = 4;
const GROUP = 20;
const PEOPLE = 2000;
const REPLICATES = 12;
/** The mean payoff of a kind is a ratio of sums over groups, which differs from the expectation by about one part in their number; stated before any run. */
const RATIO = 0.25;
const TIME = 600_000;

/** Payoff of a person of each kind over four occasions, and by how many people the kind grew at the revision. */
function measure(kinds: Record<string, Kind>, meta: boolean, replicate: number): Record<string, { payoff: number; grew: number }> {
  const values = Object.fromEntries(
    Object.entries(kinds).flatMap(([id, kind]) =>
      (['boldness', 'vengefulness', 'share'] as const).map((key) => [`encounters.norm.strategies.${id}.${key}`, kind[key]] as const),
    ),
  );
  const none = { 'encounters.norm.game.norm.meta.punished': 0, 'encounters.norm.game.norm.meta.punishing': 0 };
  const scenario = scenarioOf(NORMS, { ...values, ...(meta ? {} : none) });
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: PEOPLE });
  const seen = totalsOf(plan, runBatches(plan, SEED, replicate).result);
  return Object.fromEntries(
    Object.keys(kinds).map((id) => {
      const of = (what: string): number => seen[`encounter.norm.${id}.${what}`]!;
      return [id, { payoff: of('settled') / 1000 / Math.max(1, of('began')), grew: of('taken_up') - of('given_up') }];
    }),
  );
}

const MIX: Record<string, Kind> = {
  bold: { boldness: 0.9, vengefulness: 0.1, share: 0.3 },
  stern: { boldness: 0.2, vengefulness: 0.8, share: 0.4 },
  silent: { boldness: 0.2, vengefulness: 0, share: 0.3 },
};

describe('V16: metanorms, exactly', () => {
  it('gives the payoffs that can be worked out by hand', () => {
    // All bold, nobody punishes: 3 - 19. All bold, everybody punishes what they see: 3 - 9 x 19/2 - 19 - 2 x 19/2.
    const all = (boldness: number, vengefulness: number, n = GROUP): number => {
      const kind = { boldness, vengefulness, share: 1 };
      return expectedPayoff(kind, [kind], n, true);
    };
    exact('all bold, nobody vengeful', all(1, 0), '-16');
    exact('all bold, all vengeful', all(1, 1), '-120.5');
    // Three people, half vengeful: 3; 9 for one half of two who punish one half; 2 hurt; 2 for one half of two breaches seen; and in the two pairs of a breach
    // and a third person, a third (the mean of S squared) of 9 and of 2 for one half of one half.
    exact('three people, half vengeful', all(1, 0.5, 3), String(3 - 9 * 0.5 - 2 - 1 - 11 / 6));
  });

  it('vengefulness pays above the line and not below, and never without metanorms', () => {
    exact('line at boldness 0.9', line(0.9, 20), '0.1986531987');
    for (const [mean, sign] of [
      [0.19, -1],
      [0.21, 1],
    ] as const) {
      const rest = { boldness: 0.9, vengefulness: mean, share: 1 };
      const gain = (meta: boolean): number =>
        expectedPayoff({ ...rest, vengefulness: 1 }, [rest], 20, meta) - expectedPayoff({ ...rest, vengefulness: 0 }, [rest], 20, meta);
      expect(Math.sign(gain(true))).toBe(sign);
      expect(Math.sign(gain(false))).toBe(-1);
    }
  });
});

describe('V16: metanorms, on the engine', () => {
  it.each([false, true])(
    'bring each kind what the closed form says (metanorms: %s)',
    (meta) => {
      const runs = Array.from({ length: REPLICATES }, (_, replicate) => measure(MIX, meta, replicate));
      for (const [id, kind] of Object.entries(MIX)) {
        const expected = OCCASIONS * expectedPayoff(kind, Object.values(MIX), GROUP, meta);
        meanIs(
          `payoff of the ${id}, metanorms ${meta ? 'on' : 'off'}`,
          runs.map((run) => run[id]!.payoff),
          expected.toPrecision(10),
          { bias: RATIO },
        );
      }
    },
    TIME,
  );

  it.each([
    ['below the line', 0.125, true, -1],
    ['above the line', 0.5, true, 1],
    ['above the line, without metanorms', 0.5, false, -1],
  ] as const)(
    'whether the vengeful gain on the others, and grow: %s',
    (_, share, meta, sign) => {
      // All are bold; the stern punish eight in ten of what they see. Mean vengefulness is 0.1 or 0.4, and the line 0.199.
      const kinds = {
        bold: { boldness: 0.9, vengefulness: 0, share: 0 },
        stern: { boldness: 0.9, vengefulness: 0.8, share },
        silent: { boldness: 0.9, vengefulness: 0, share: 1 - share },
      };
      for (let replicate = 0; replicate < REPLICATES; replicate++) {
        const { stern, silent } = measure(kinds, meta, replicate);
        expect(Math.sign(stern!.payoff - silent!.payoff)).toBe(sign);
        expect(Math.sign(stern!.grew)).toBe(sign);
      }
    },
    TIME,
  );
});
