import { describe, expect, it } from 'vitest';
import { compile } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import { runBatches } from '../../test/reference/run-engine.js';
import { ALARM, exact, meanIs, SEED, shareIs } from '../check.js';
import { errorOf, FULL, scenarioOf } from '../crowds.js';
import { limitShare, polyaLaw } from './limit.js';

const URN = 'v8-patrol-urn/urn.yaml';
const FIRST = { lA: 3.68511, lB: 2.816466 };
const SECOND = { lA: 3.68511, lB: 2.35592 };
/** Runs behind each mean of the published table. */
const PUBLISHED_RUNS = 2000;
/** A hundred runs of 10,000 days each, which takes as long as the full size. */
const LONG = process.env['GLASSHOUSE_VALIDATION_LONG'] === '1';
const RUNS = LONG ? 100 : FULL ? 1000 : 200;
const LAST_DAY = LONG ? 10_000 : FULL ? 1000 : 300;
const TIME = 900_000;

/** Things on record of both areas in each community, after the days asked for. */
function records(scenario: Scenario, runs: number, days: number[]): Map<number, [number, number][]> {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 2 * runs });
  const found = new Map<number, [number, number][]>();
  runBatches(plan, SEED, 0, {
    unchecked: true,
    onRound: ([batch], r) => {
      if (!days.includes(r + 1)) return;
      found.set(
        r + 1,
        batch!.inspect().map(({ states: [state] }): [number, number] => {
          const at = state!.at.patrols;
          return [state!.annex[at + 1]!, state!.annex[at + 2]!];
        }),
      );
    },
  });
  return found;
}

const shareOf = ([a, b]: [number, number]): number => a / (a + b);
const deviation = (values: number[]): number => errorOf(values) * Math.sqrt(values.length);

describe('V8: exact limits of the feedback', () => {
  const mixed = ({ lA, lB }: typeof FIRST, w: number): number => limitShare({ a: lA, b: (1 - w) * lB, c: (1 - w) * lA, d: lB });
  const truth = ({ lA, lB }: typeof FIRST): number => lA / (lA + lB);

  it('the true share, and the share to which the record goes', () => {
    exact('true share', truth(FIRST), '0.5668025722');
    exact('discovered only', limitShare({ a: FIRST.lA, b: 0, c: 0, d: FIRST.lB }), '1');
    for (const [w, reference] of [
      [0.9, '0.7758897569'],
      [0.8, '0.6825905113'],
      [0.7, '0.6387383310'],
      [0.6, '0.6142868778'],
      [0.5, '0.5988971145'],
    ] as const)
      exact(`weight ${w} on what is discovered`, mixed(FIRST, w), reference);
    const { lA, lB } = FIRST;
    exact('reported at full weight', limitShare({ a: 2 * lA, b: lB, c: lA, d: 2 * lB }), '0.5988971145');
    exact('second pair, true share', truth(SECOND), '0.6100135242');
    exact('second pair, mixed', mixed(SECOND, 0.5), '0.6594278090');
  });

  it('with equal areas and one thing each visit, the laws of the share', () => {
    const law = polyaLaw(40, 1, 1);
    for (const p of law) expect(p).toBeCloseTo(1 / 41, 12);
    const five = polyaLaw(2000, 5, 1);
    const share = (k: number): number => (5 + k) / 2006;
    const at = five.reduce((sum, p, k) => sum + p * share(k), 0);
    exact('start (5, 1), mean', at, '0.8333333');
    exact(
      'start (5, 1), variance after 2,000 visits',
      five.reduce((sum, p, k) => sum + p * (share(k) - at) ** 2, 0),
      '0.0198413',
      0.0001,
    );
    exact(
      'start (5, 1), outer tenths',
      five.reduce((sum, p, k) => sum + (share(k) < 0.1 || share(k) > 0.9 ? p : 0), 0),
      '0.40952',
      0.002,
    );
  });
});

/** A line of the published table: settings, and mean and SD of the share by day; SD null where none was written down. */
interface Line {
  name: string;
  values: Record<string, number>;
  days: [number, string, number | null][];
}

const LINES: Line[] = [
  {
    name: 'discovered only',
    values: {},
    days: [
      [100, '0.6437', 0.03],
      [300, '0.7271', 0.062],
      [1000, '0.9322', 0.056],
      [10_000, '0.9919', 0.012],
    ],
  },
  {
    name: 'half the weight on reports',
    values: { 'patrols.patrol.counts.reported': 0.5 },
    days: [
      [100, '0.6116', 0.019],
      [300, '0.6018', 0.028],
      [1000, '0.5998', 0.03],
      [10_000, '0.5992', 0.03],
    ],
  },
  {
    name: 'nothing forgotten',
    values: { 'patrols.patrol.forgets': 0 },
    days: [
      [100, '0.6338', 0.013],
      [300, '0.6582', 0.018],
      [1000, '0.7018', 0.02],
      [10_000, '0.7987', 0.017],
    ],
  },
  {
    name: 'second pair, start (609, 7)',
    values: { 'incidents.crime.rate.1': SECOND.lB, 'patrols.patrol.start.1': 7 },
    days: [
      [100, '0.9913', null],
      [300, '0.9935', null],
      [1000, '0.9942', 0.007],
      [10_000, '0.9944', null],
    ],
  },
];

describe('V8: the published table, on the engine', () => {
  it.each(LINES)(
    '$name',
    ({ name, values, days }) => {
      const wanted = days.filter(([day]) => day <= LAST_DAY);
      const last = wanted.at(-1)![0];
      const found = records(
        scenarioOf(URN, values, last),
        RUNS,
        wanted.map(([day]) => day),
      );
      for (const [day, reference, sd] of wanted) {
        const shares = found.get(day)!.map(shareOf);
        const ofReference = (sd ?? deviation(shares)) / Math.sqrt(PUBLISHED_RUNS);
        meanIs(`${name}, day ${day} (SD ${deviation(shares).toFixed(3)})`, shares, reference, { ofReference });
      }
    },
    TIME,
  );
});

describe('V8: one thing each visit, on the engine', () => {
  const DAYS = FULL ? 400 : 60;

  it(
    'start (1, 1): every share is as likely as every other',
    () => {
      const shares = records(scenarioOf('v8-patrol-urn/one-each.yaml', {}, DAYS), RUNS, [DAYS]).get(DAYS)!;
      expect(shares.every(([a, b]) => a + b === DAYS + 2)).toBe(true);
      meanIs('start (1, 1), mean', shares.map(shareOf), '0.5');
      const largest = Math.max(
        ...Array.from({ length: DAYS + 1 }, (_, k) =>
          Math.abs(shares.filter(([a]) => a - 1 <= k).length / shares.length - (k + 1) / (DAYS + 1)),
        ),
      );
      // Kolmogorov and Smirnov: the greatest distance passes this by chance as often as one comparison may alarm; less often for a law of steps.
      expect(largest).toBeLessThan(Math.sqrt(-Math.log(ALARM / 2) / 2 / shares.length));
    },
    TIME,
  );

  it(
    'start (5, 1): the law of the urn',
    () => {
      const shares = records(scenarioOf('v8-patrol-urn/one-each.yaml', { 'patrols.patrol.start.0': 5 }, DAYS), RUNS, [DAYS])
        .get(DAYS)!
        .map(shareOf);
      meanIs('start (5, 1), mean', shares, '0.8333333');
      const law = polyaLaw(DAYS, 5, 1);
      const share = (k: number): number => (5 + k) / (DAYS + 6);
      const spread = law.reduce((sum, p, k) => sum + p * (share(k) - 5 / 6) ** 2, 0);
      const squares = shares.map((each) => (each - 5 / 6) ** 2);
      meanIs(`start (5, 1), variance after ${DAYS} visits`, squares, spread.toPrecision(8));
      const outer = law.reduce((sum, p, k) => sum + (share(k) < 0.1 || share(k) > 0.9 ? p : 0), 0);
      const outside = shares.filter((each) => each < 0.1 || each > 0.9).length;
      shareIs(`start (5, 1), outer tenths after ${DAYS} visits`, outside, shares.length, outer.toPrecision(8));
    },
    TIME,
  );
});
