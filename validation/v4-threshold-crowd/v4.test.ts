import { describe, expect, it } from 'vitest';
import { normalQuantile } from '@glasshouse/dice';
import type { Scenario } from '@glasshouse/model';
import { normalBelow, normalDensity } from '../../packages/study/src/statistics/normal.js';
import { exact, SEED, shareAgrees, withinKnown } from '../check.js';
import { Crowd } from '../../packages/model/src/mechanisms/stances/crowd.js';
import { wouldHold } from '../../packages/model/src/mechanisms/stances/rules.js';
import type { Work } from '../../packages/model/src/rounds/work.js';
import { FULL, holders, runCrowds, scenarioOf } from '../crowds.js';

const FOLDER = 'v4-threshold-crowd';
const SPREAD = 'stances.joins.rule.threshold.spread';
const MEAN = 0.25;

/** The crowd of a hundred with the thresholds given, in people. */
function given(thresholds: number[], file = 'ranks.yaml'): Scenario {
  const scenario = scenarioOf(`${FOLDER}/${file}`);
  const counts = thresholds.map((value) => ({ value, unit: 'count', assumed: 'The case', range: [value, value] as [number, number] }));
  scenario.stances['joins']!.rule = { threshold: { law: 'given', counts, lasting: true } };
  return scenario;
}
const ends = (scenario: Scenario): number => holders(runCrowds(scenario, 1, SEED).crowds[0]!);
const ranks = Array.from({ length: 100 }, (_, k) => k);

describe('V4.1: a hundred people with thresholds 0 to 99', () => {
  it('all act, one more a step', () => {
    const { holding } = runCrowds(scenarioOf(`${FOLDER}/ranks.yaml`), 1, SEED);
    expect(holding.slice(0, 100)).toEqual(ranks.map((k) => k + 1));
    expect(holding.at(-1)).toBe(100);
    exact('thresholds 0 to 99: people who act', ends(given(ranks)), '100');
  });

  it('but one alone acts when the threshold 1 becomes 2', () =>
    exact('threshold 1 made 2', ends(given(ranks.map((k) => (k === 1 ? 2 : k)))), '1'));

  it('with thresholds at the quantiles of the normal law jump between spreads of 12.5 and 13 people', () => {
    const quantiles = (spread: number): number[] => ranks.map((k) => Math.max(0, 25 + spread * normalQuantile((k + 0.5) / 100)));
    exact('quantiles, spread 12.5', ends(given(quantiles(12.5))), '5');
    exact('quantiles, spread 13', ends(given(quantiles(13))), '100');
  });
});

describe('V4.2: an infinite crowd', () => {
  const fixedPoint = (spread: number): number => {
    let r = 0;
    for (let last = -1; r > last;) {
      last = r;
      r = normalBelow((r - MEAN) / spread);
    }
    return r;
  };

  it.each([
    [0.1, '0.0076955'],
    [0.11, '0.0171299'],
    [0.12, '0.0402113'],
    [0.122, '0.0547922'],
    [0.1225, '0.9999999995'],
    [0.15, '0.9999997'],
    [0.2, '0.9999114'],
    [0.3, '0.9933935'],
    [0.5, '0.9048520'],
  ])('with spread %f has its lowest resting point at %s, by the quantiles that the engine draws with', (spread, reference) => {
    const r = fixedPoint(spread);
    exact(`lowest resting point, spread ${spread}`, r, reference, 1e-6);
    expect(Math.abs(MEAN - spread * normalQuantile(1 - r) - r)).toBeLessThan(1e-6);
  });

  it('has its tangency where the paper reports it', () => {
    let [low, high] = [-3, -1];
    for (let i = 0; i < 100; i++) {
      const z = (low + high) / 2;
      if (normalBelow(z) - MEAN - z * normalDensity(z) < 0) low = z;
      else high = z;
    }
    exact('spread of the tangency', normalDensity(low), '0.12222087', 1e-8);
    exact('share at the tangency', normalBelow(low), '0.06200325', 1e-7);
  });

  it.each(FULL ? [0.1, 0.11, 0.12, 0.15, 0.2, 0.3, 0.5] : [0.11, 0.5])('of one large community ends there, with spread %f', (spread) => {
    const size = FULL ? 200_000 : 50_000;
    const [crowd] = runCrowds(
      scenarioOf(`${FOLDER}/crowd.yaml`, { community_size: size, [SPREAD]: spread }, FULL ? 100 : 40),
      1,
      SEED,
    ).crowds;
    const r = fixedPoint(spread);
    const slope = normalDensity((r - MEAN) / spread) / spread;
    const error = Math.max(Math.sqrt((r * (1 - r)) / size) / (1 - slope), 1 / size);
    withinKnown(`a community of ${size}, spread ${spread}`, holders(crowd!) / size, error, r.toPrecision(8));
  });
});

describe('V4.2: a share is one of all, the person who looks among them', () => {
  const { plan, crowds } = runCrowds(scenarioOf(`${FOLDER}/crowd.yaml`, { community_size: 10 }, 1), 1, SEED);
  const { roster } = crowds[0]!;
  const needed = (share: number, others: number): number => {
    const crowd = new Crowd(plan.minds.stances[0]!, { ...roster, own: Float64Array.of(share) }, null);
    crowd.seen = others;
    return Array.from({ length: others + 1 }, (_, k) => k).find((k) => ((crowd.holding = k), wouldHold({} as Work, crowd, 0))) ?? Infinity;
  };

  it.each([
    [0.07, 99, 7],
    [0.3, 3, 2],
    [0.5, 3, 2],
    [0.75, 3, 3],
    [0.76, 3, Infinity],
    [0.995, 99, Infinity],
    [0.99, 99, 99],
    [0, 5, 0],
  ])('a threshold of %f before %i others takes %f who act', (share, others, count) => expect(needed(share, others)).toBe(count));
});

describe('V4.3: thresholds drawn', () => {
  /** Size, spread, reference and its error, crowds of every day and at full size, days. */
  const cases: [number, number, string, number, number, number, number][] = [
    [100, 0.1, '0.0036', 0.0004, 0, 2000, 110],
    [100, 0.122, '0.204', 0.003, 150, 2000, 110],
    [100, 0.13, '0.379', 0.003, 0, 2000, 110],
    [100, 0.15, '0.805', 0.003, 150, 2000, 60],
    [1000, 0.122, '0.276', 0.007, 0, 200, 300],
    [1000, 0.13, '0.845', 0.006, 20, 200, 120],
    [10_000, 0.122, '0.306', 0.015, 0, 20, 500],
  ];
  const acting = (size: number, spread: number, crowds: number, days: number): number =>
    runCrowds(scenarioOf(`${FOLDER}/crowd.yaml`, { community_size: size, [SPREAD]: spread }, days), crowds, SEED).crowds.filter(
      (crowd) => holders(crowd) > size / 2,
    ).length;

  it.each(cases.filter(([, , , , few]) => FULL || few > 0))(
    'crowds of %i with spread %f end with more than half acting in a share of %s',
    (size, spread, reference, error, few, many, days) => {
      const crowds = FULL ? many : few;
      const share = Number(reference);
      // The reference was simulated with as many crowds as its error says.
      const of = Math.round((share * (1 - share)) / error ** 2);
      shareAgrees(`crowds of ${size}, spread ${spread}`, acting(size, spread, crowds, days), crowds, { share, of });
    },
  );

  it('crowds of 10 000 with a spread of 13 all do', () => {
    const crowds = FULL ? 20 : 2;
    expect(acting(10_000, 0.13, crowds, 100)).toBe(crowds);
  });
});

describe('V4.4: friends who count twice', () => {
  /** Person 0 beside twenty friends of whom fifteen act and 79 strangers of whom 33 act. */
  const crowd = (own: number): Scenario =>
    given([own, ...ranks.slice(1).map((k) => (k <= 15 || (k > 20 && k <= 53) ? 0 : 1000))], 'friends.yaml');
  const acts = (own: number): boolean => runCrowds(crowd(own), 1, SEED).crowds[0]!.holds[0]!;

  it('are perceived as 63 of 120, where 48 of 100 act', () => {
    expect(acts(63)).toBe(true);
    expect(acts(64)).toBe(false);
    const plain = crowd(49);
    plain.stances['joins']!.sees = 'community';
    expect(runCrowds(plain, 1, SEED).crowds[0]!.holds.filter(Boolean)).toHaveLength(48);
  });
});
