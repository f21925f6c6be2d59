import { describe, expect, it } from 'vitest';
import { calibratedMeans, errorRates, impliedFalsePositiveRate, normalBelow } from '@glasshouse/study';
import type { DecisionTable, ScoreLevel } from '@glasshouse/study';
import { exact, SEED, shareIs } from '../check.js';
import { drawsOf } from '../draws.js';

/** Shares of a binormal score: without the deed N(0,1), with it N(1,1); flagged above `threshold`. */
const binormal = (baseRate: number, threshold: number): DecisionTable => ({
  flaggedWith: baseRate * normalBelow(1 - threshold),
  passedWith: baseRate * normalBelow(threshold - 1),
  flaggedWithout: (1 - baseRate) * normalBelow(-threshold),
  passedWithout: (1 - baseRate) * normalBelow(threshold),
});

/** Threshold at which the second group has the predictive value `aim`. */
function thresholdFor(baseRate: number, aim: number): number {
  let low = 0;
  let high = 6;
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (errorRates(binormal(baseRate, middle)).predictiveValue < aim) low = middle;
    else high = middle;
  }
  return low;
}

describe('V3.2 by formula', () => {
  it('equal predictive value and equal false negatives force unequal false positives', () => {
    const shared = { predictiveValue: 0.6, falseNegative: 0.35 };
    exact('base rate 0.3: FPR (13/70)', impliedFalsePositiveRate({ baseRate: 0.3, ...shared }), '0.1857142857');
    exact('base rate 0.1: FPR (13/270)', impliedFalsePositiveRate({ baseRate: 0.1, ...shared }), '0.0481481481');
    expect(Math.abs(impliedFalsePositiveRate({ baseRate: 0.3, ...shared }) - 13 / 70)).toBeLessThan(1e-15);
    expect(Math.abs(impliedFalsePositiveRate({ baseRate: 0.1, ...shared }) - 13 / 270)).toBeLessThan(1e-15);
  });

  it('one threshold for both groups: equal error rates, unequal predictive values', () => {
    const [first, second] = [errorRates(binormal(0.3, 0.5)), errorRates(binormal(0.1, 0.5))];
    for (const rates of [first, second]) {
      exact('TPR at 0.5', 1 - rates.falseNegative, '0.6914624613');
      exact('FPR at 0.5', rates.falsePositive, '0.3085375387');
    }
    exact('PPV, base rate 0.3', first.predictiveValue, '0.4899182381');
    exact('PPV, base rate 0.1', second.predictiveValue, '0.1993663753');
  });

  it('a threshold that equalises predictive values makes the error rates unequal', () => {
    const threshold = thresholdFor(0.1, errorRates(binormal(0.3, 0.5)).predictiveValue);
    const rates = errorRates(binormal(0.1, threshold));
    exact('threshold of the second group', threshold, '2.2502332419');
    exact('its TPR', 1 - rates.falseNegative, '0.1056071785');
    exact('its FPR', rates.falsePositive, '0.0122170716');
  });
});

const GROUPS = [
  { baseRate: 0.3, predictiveValue: '0.4899182381' },
  { baseRate: 0.1, predictiveValue: '0.1993663753' },
];
const SIZE = 100_000;

/** A drawn group: its table at threshold 0.5, and its counts by score in steps of a tenth. */
function drawnGroup(baseRate: number, replicate: number): { table: DecisionTable; levels: ScoreLevel[] } {
  const draws = drawsOf(SEED, replicate, `error rates ${baseRate}`);
  const table = { flaggedWith: 0, flaggedWithout: 0, passedWith: 0, passedWithout: 0 };
  const levels = Array.from({ length: 121 }, () => ({ positives: 0, negatives: 0 }));
  for (let i = 0; i < SIZE; i++) {
    const deed = draws.uniform() < baseRate;
    const score = draws.normal() + (deed ? 1 : 0);
    table[`${score > 0.5 ? 'flagged' : 'passed'}${deed ? 'With' : 'Without'}`] += 1;
    levels[Math.max(0, Math.min(120, Math.round(score * 10) + 60))]![deed ? 'positives' : 'negatives'] += 1;
  }
  return { table, levels };
}

describe.each(GROUPS)('V3.2 on drawn people, base rate $baseRate', ({ baseRate, predictiveValue }) => {
  const replicates = Array.from({ length: 10 }, (_, replicate) => drawnGroup(baseRate, replicate));

  it('the identity of error rates holds on the counts to 1e-12', () => {
    for (const { table } of replicates) {
      const rates = errorRates(table);
      expect(Math.abs(impliedFalsePositiveRate(rates) - rates.falsePositive)).toBeLessThan(1e-12);
    }
  });

  it('the identity of calibrated means holds on the counts to 1e-12', () => {
    for (const { levels } of replicates) {
      const means = calibratedMeans(levels);
      expect(Math.abs(means.baseRate * means.ofPositives + (1 - means.baseRate) * means.ofNegatives - means.baseRate)).toBeLessThan(1e-12);
      expect(means.ofPositives).toBeGreaterThan(means.ofNegatives);
    }
  });

  it('the predictive value of the first group drawn is as the formula has it', () => {
    const { flaggedWith, flaggedWithout } = replicates[0]!.table;
    const flagged = flaggedWith + flaggedWithout;
    shareIs(`drawn PPV, base rate ${baseRate}`, flaggedWith, flagged, predictiveValue);
  });
});

it('V3.2: with unequal base rates calibrated means agree on neither side', () => {
  const [first, second] = GROUPS.map(({ baseRate }) => calibratedMeans(drawnGroup(baseRate, 0).levels));
  expect(first!.ofPositives - second!.ofPositives).toBeGreaterThan(0.1);
  expect(first!.ofNegatives - second!.ofNegatives).toBeGreaterThan(0.1);
});
