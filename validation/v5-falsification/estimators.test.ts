import { describe, expect, it } from 'vitest';
import { itemCountError, itemCountShare, randomisedResponseError, randomisedResponseShare } from '@glasshouse/study';
import type { ShareEstimate } from '@glasshouse/study';
import { exact, meanIs, SEED, withinBand, withinKnown } from '../check.js';
import { drawsOf, momentsOf } from '../draws.js';
import type { Draws } from '../draws.js';

const SHARE = 0.3;
const REPLICATES = 2000;
const ITEMS = [0.5, 0.5, 0.5, 0.5];
const LYING = 0.5;

/** Bias within its t interval, spread of the estimates as the formula says, and the error that each survey states within 5 percent of it. */
function examine(name: string, formula: number, survey: (draws: Draws) => ShareEstimate, reference = String(SHARE)): void {
  const estimates = Array.from({ length: REPLICATES }, (_, replicate) => survey(drawsOf(SEED, replicate, name)));
  const shares = momentsOf(estimates.map(({ share }) => share));
  meanIs(
    `${name}: mean estimate`,
    estimates.map(({ share }) => share),
    reference,
  );
  withinKnown(`${name}: spread of estimates over formula`, shares.deviation / formula, 1 / Math.sqrt(2 * (REPLICATES - 1)), '1');
  const stated = momentsOf(estimates.map(({ standardError }) => standardError)).mean;
  withinBand(`${name}: mean stated error over formula`, stated / formula, '1', 0.05);
}

describe('V5.3', () => {
  it('a direct question finds half of it', () => {
    exact('direct: expected share who say so', SHARE * (1 - LYING), '0.15');
    exact('direct: expected approval', 1 - SHARE * (1 - LYING), '0.85');
    examine(
      'direct question',
      Math.sqrt((0.15 * 0.85) / 1000),
      (draws) => {
        let agreed = 0;
        for (let i = 0; i < 1000; i++) if (draws.uniform() < SHARE && draws.uniform() >= LYING) agreed += 1;
        return randomisedResponseShare(agreed, 1000, 1);
      },
      '0.15',
    );
  });

  it('randomised response is unbiased, with the error of its formula', () => {
    exact('randomised response: SE', randomisedResponseError(SHARE, 1000, 0.7), '0.0390192');
    expect(randomisedResponseError(SHARE, 1000, 0.7) ** 2).toBeCloseTo(0.00021 + 0.0013125, 15);
    examine('randomised response', randomisedResponseError(SHARE, 1000, 0.7), (draws) => {
      let agreed = 0;
      for (let i = 0; i < 1000; i++) if (draws.uniform() < SHARE === draws.uniform() < 0.7) agreed += 1;
      return randomisedResponseShare(agreed, 1000, 0.7);
    });
  });

  it('item count is unbiased, with the error of its formula', () => {
    exact('item count: SE', itemCountError(SHARE, ITEMS, 500), '0.0664831');
    examine('item count', itemCountError(SHARE, ITEMS, 500), (draws) => {
      const [shorter, longer] = [false, true].map((added) => {
        const half = { asked: 500, items: 0, squares: 0 };
        for (let i = 0; i < half.asked; i++) {
          const counted = ITEMS.filter((chance) => draws.uniform() < chance).length + (added && draws.uniform() < SHARE ? 1 : 0);
          half.items += counted;
          half.squares += counted ** 2;
        }
        return half;
      });
      return itemCountShare(shorter!, longer!);
    });
  });
});
