import { describe, expect, it } from 'vitest';
import { SEED, withinBand, withinFour } from '../check.js';
import { FULL, scenarioOf } from '../crowds.js';
import { each, largestAlone, meanOf, totals } from './chains.js';
import type { Totals } from './chains.js';

const FOLDER = 'v12-contagion';
const share = (n: number, of: number): { p: number; error: number } => ({ p: n / of, error: Math.sqrt(((n / of) * (1 - n / of)) / of) });

describe('V12.1: a sanctioned person causes Poisson(m) further sanctions', () => {
  it('m = 0.8: the total size has the Borel law', () => {
    const scenario = scenarioOf(`${FOLDER}/branching.yaml`);
    const seen = each(FULL ? 10 : 1).map((r) => totals(scenario, 100_000, SEED, r));
    const sum = (what: string): number => seen.reduce((total, run) => total + run[`spread.drawn.${what}`]!, 0);
    const chains = sum('chains');
    const at = [chains, ...[2, 3, 4, 5, 6].map((size) => sum(`chains_from.${size}`))];
    ['0.449329', '0.161517', '0.087089', '0.055654', '0.039073'].forEach((reference, i) => {
      const { p, error } = share(at[i]! - at[i + 1]!, chains);
      withinFour(`P(size ${i + 1})`, p, error, reference);
    });
    const large = share(sum('chains_from.20'), chains);
    withinFour('P(size >= 20)', large.p, large.error, '0.0516749');
    withinFour('mean size', sum('chain_people') / chains, Math.sqrt(100 / chains), '5');
    expect(sum('passed')).toBe(sum('chain_people') - chains);
    const run = seen[0]!;
    expect(run['list.sanctioned.entered.other']).toBe(run['spread.drawn.passed']);
    expect(run['list.sanctioned.entered.deed']).toBe(run['spread.drawn.chains']);
  });

  it.each([
    [1.2, '0.6863016690'],
    [1.5, '0.4171883561'],
    [2, '0.2031878700'],
    [3, '0.0595202093'],
  ])('m = %f: it dies out with probability %s', (m, reference) => {
    const scenario = scenarioOf(`${FOLDER}/outbreak.yaml`, { 'spreads.drawn.mean': m, 'streams.violation.rate': FULL ? 0.05 : 0.005 });
    const run = totals(scenario, 20_000, SEED);
    const small = share(run['spread.drawn.chains']! - run['spread.drawn.chains_from.1000']!, run['spread.drawn.chains']!);
    withinFour(`m = ${m}: dies out`, small.p, small.error, reference);
  });
});

describe('V12.2: along the ties of a random graph of 10,000', () => {
  it.each([
    [1.2, '0.3074', 0.0284],
    [1.5, '0.5823', 0.013],
    [2, '0.7978', 0.0067],
  ])('mean degree %f: the largest component has a share of %s', (degree, reference, spread) => {
    const scenario = scenarioOf(`${FOLDER}/network.yaml`, { 'ties.known.mean': degree });
    const shares = each(FULL ? 200 : 5).map((r) => largestAlone(scenario, 'along', 10_000, SEED, r) / 10_000);
    const { mean } = meanOf(shares);
    withinFour(
      `c = ${degree}: share of the largest component`,
      mean,
      spread / Math.sqrt(shares.length),
      reference,
      spread / Math.sqrt(200),
    );
  });
});

describe('V12.3: all members of a household pay for one', () => {
  it.each([
    [0.01, '0.0198353459', '0.6625838'],
    [0.02, '0.0393439837', '0.6584531'],
    [0.05, '0.0959483418', '0.6457692'],
  ])('violations %f', (p, innocent, among) => {
    const scenario = scenarioOf(`${FOLDER}/household.yaml`, { 'streams.violation.rate': 365 * p });
    const people = 20_000;
    const runs = each(FULL ? 50 : 8).map((r) => totals(scenario, people, SEED, r));
    const paid = (run: Totals): number => run['first.sanctioned']! - run['stream.violation.acts']!;
    const sanctioned = meanOf(runs.map((run) => paid(run) / (people - run['stream.violation.acts']!)));
    withinFour(`p = ${p}: an innocent person sanctioned`, sanctioned.mean, sanctioned.error, innocent);
    const all = runs.reduce((sum, run) => sum + run['first.sanctioned']!, 0);
    const ratio = runs.reduce((sum, run) => sum + paid(run), 0) / all;
    const off = meanOf(runs.map((run) => paid(run) - ratio * run['first.sanctioned']!));
    withinFour(`p = ${p}: innocents among the sanctioned`, ratio, (off.error * runs.length) / all, among);
    // On the last day the books blame each sanctioned person rightly: own deed, or that of another.
    for (const run of runs) {
      expect(run['list.sanctioned.entered.deed']).toBe(run['stream.violation.acts']);
      expect(run['first.without_deed']).toBeGreaterThanOrEqual(paid(run));
    }
  });
});

describe('V12.4: households and contacts', () => {
  it('c = 0.2: the household of a random person brings 7.5 sanctioned in the mean', () => {
    const scenario = scenarioOf(`${FOLDER}/households-and-contacts.yaml`);
    const means = each(FULL ? 40 : 5).map((r) => {
      const run = totals(scenario, 30_000, SEED, r);
      return run['spread.household.chain_people']! / run['spread.household.chains']!;
    });
    const { mean, error } = meanOf(means);
    // Published with a bias of finite size below one percent.
    withinBand('c = 0.2: mean sanctioned', mean, '7.5', 4 * error + 0.075, error);
  });

  it.each([
    [0.5, '0.5228247205'],
    [0.8, '0.8151572564'],
    [1.2, '0.9256317529'],
  ])('c = %f: a large outbreak with probability %s', (c, reference) => {
    const scenario = scenarioOf(`${FOLDER}/households-and-contacts.yaml`, {
      'spreads.drawn.mean': c,
      'streams.violation.rate': FULL ? 0.05 : 0.005,
    });
    scenario.lists = {};
    scenario.measures = {};
    scenario.community_size.value = 20_000;
    const runs = each(FULL ? 3 : 1).map((r) => totals(scenario, 20_000, SEED, r));
    const sum = (what: string): number => runs.reduce((total, run) => total + run[`spread.household.${what}`]!, 0);
    const { p, error } = share(sum('chains_from.1000'), sum('chains'));
    withinBand(`c = ${c}: large outbreaks`, p, reference, FULL ? 0.03 : 4 * error, error);
  });
});
