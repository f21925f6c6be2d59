import { describe, it } from 'vitest';
import { compile } from '@glasshouse/model';
import { totalsOf } from '../../test/engine/totals.js';
import { runBatches } from '../../test/reference/run-engine.js';
import { exact, SEED, shareIs } from '../check.js';
import { FULL, scenarioOf } from '../crowds.js';

const N = FULL ? 1_000_000 : 100_000;
const SCREEN = 'screens.form';

/** Chance that a binomial number of `made` with chance p is at least `needed`. */
function atLeast(needed: number, made: number, p: number): number {
  let law = [1];
  for (let i = 0; i < made; i++) law = Array.from({ length: i + 2 }, (_, k) => (law[k] ?? 0) * (1 - p) + (law[k - 1] ?? 0) * p);
  return law.slice(needed).reduce((sum, each) => sum + each, 0);
}

/** What flags are worth: `share` do it, `hit` and `false` flag those who did and those who did not. */
const ppv = (share: number, hit: number, error: number): number => (share * hit) / (share * hit + (1 - share) * error);
const npv = (share: number, hit: number, error: number): number =>
  ((1 - share) * (1 - error)) / ((1 - share) * (1 - error) + share * (1 - hit));

interface Case {
  share: number;
  hit: number;
  error: number;
  checks?: [needed: number, made: number];
  looks?: number;
}

/** Counters of a run of the case on the engine. */
function run({ share, hit, error, checks = [1, 1], looks = 1 }: Case): Record<string, number> {
  const scenario = scenarioOf(
    'v3-1-predictive-value/watch-list.yaml',
    {
      'streams.act.classes.do_it.share': share,
      'streams.act.classes.do_not.share': 1 - share,
      [`${SCREEN}.sensitivity`]: hit,
      [`${SCREEN}.false_positive`]: error,
      [`${SCREEN}.checks.made`]: checks[1],
      [`${SCREEN}.checks.needed`]: checks[0],
    },
    1 + looks,
  );
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: N });
  return totalsOf(plan, runBatches(plan, SEED).result);
}

/** Value of a flag and of no flag, and flags, against the references. */
function compare(name: string, one: Case, references: { ppv: string; npv?: string; flagged?: number }): void {
  const t = run(one);
  const right = t['screen.form.flagged.deed']!;
  const flags = right + t['screen.form.flagged.error']!;
  shareIs(`${name}: value of a flag`, right, flags, references.ppv);
  if (references.npv !== undefined) {
    const clear = t['screen.form.cleared']!;
    const none = clear + t['screen.form.missed']!;
    shareIs(`${name}: value of no flag`, clear, none, references.npv);
  }
  if (references.flagged !== undefined) shareIs(`${name}: flagged`, flags, N, String(references.flagged / 1e6));
}

const ROWS: [share: number, hit: number, error: number, ppv: string, npv: string, flagged: number, falsePerTrue: string][] = [
  [0.0001, 0.99, 0.01, '0.0098039216', '0.9999989898', 10_098, '101'],
  [0.001, 0.95, 0.02, '0.0453893932', '0.9999489311', 20_930, '21.0315789'],
  [0.01, 0.9, 0.05, '0.1538461538', '0.9989378651', 58_500, '5.5'],
  [0.05, 0.8, 0.1, '0.2962962963', '0.9884393064', 135_000, '2.375'],
];

describe('V3.1: what a flag is worth', () => {
  it('by the formula', () => {
    for (const [share, hit, error, value, none, flagged, ratio] of ROWS) {
      exact(`${share}: value of a flag`, ppv(share, hit, error), value);
      exact(`${share}: value of no flag`, npv(share, hit, error), none);
      exact(`${share}: flags per million`, 1e6 * (share * hit + (1 - share) * error), String(flagged));
      exact(`${share}: false flags for each true one`, ((1 - share) * error) / (share * hit), ratio);
    }
    exact('both of two: hit', atLeast(2, 2, 0.9), '0.81');
    exact('both of two: false', atLeast(2, 2, 0.05), '0.0025');
    exact('both of two', ppv(0.01, 0.81, 0.0025), '0.7659574468');
    exact('all of three', ppv(0.01, atLeast(3, 3, 0.9), atLeast(3, 3, 0.05)), '0.9833080425');
    exact('two of three: hit', atLeast(2, 3, 0.9), '0.972');
    exact('two of three: false', atLeast(2, 3, 0.05), '0.00725');
    exact('two of three', ppv(0.01, 0.972, 0.00725), '0.5752330226');
    for (const [looks, innocent, value] of [
      [12, '0.4596399123', '0.0215033641'],
      [24, '0.7080109757', '0.0140660653'],
    ] as const) {
      exact(`${looks} looks: flagged without having done it`, atLeast(1, looks, 0.05), innocent);
      exact(`${looks} looks: value of ever being flagged`, ppv(0.01, atLeast(1, looks, 0.9), atLeast(1, looks, 0.05)), value);
    }
  });

  it.each(ROWS)('with %f doing it, on the engine', (share, hit, error, value, none, flagged) =>
    compare(`${share}`, { share, hit, error }, { ppv: value, npv: none, flagged }),
  );

  it.each([
    ['both of two checks', [2, 2], '0.7659574468'],
    ['all of three', [3, 3], '0.9833080425'],
    ['two of three', [2, 3], '0.5752330226'],
  ] as const)('%s, on the engine', (name, checks, value) =>
    compare(name, { share: 0.01, hit: 0.9, error: 0.05, checks: [checks[0], checks[1]] }, { ppv: value }),
  );

  it.each([
    [12, '0.4596399123', '0.0215033641'],
    [24, '0.7080109757', '0.0140660653'],
  ])(
    '%i looks, on the engine',
    (looks, innocent, value) => {
      const t = run({ share: 0.01, hit: 0.9, error: 0.05, looks });
      const [right, wrong] = [t['screen.form.first.deed']!, t['screen.form.first.error']!];
      const doers = (t['screen.form.flagged.deed']! + t['screen.form.missed']!) / looks;
      const others = N - doers;
      shareIs(`${looks} looks: flagged without having done it`, wrong, others, innocent);
      shareIs(`${looks} looks: value of ever being flagged`, right, right + wrong, value);
    },
    300_000,
  );
});
