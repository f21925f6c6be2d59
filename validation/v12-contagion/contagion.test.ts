import { describe, expect, it } from 'vitest';
import { meanIs, SEED, shareIs, withinKnown } from '../check.js';
import { FULL, scenarioOf } from '../crowds.js';
import { each, largestAlone, meanOf, totals } from './chains.js';
import type { Totals } from './chains.js';

const FOLDER = 'v12-contagion';

describe('V12.1: a sanctioned person causes Poisson(m) further sanctions', () => {
  it('m = 0.8: the total size has the Borel law', () => {
    const scenario = scenarioOf(`${FOLDER}/branching.yaml`);
    const seen = each(FULL ? 10 : 1).map((r) => totals(scenario, 100_000, SEED, r));
    const sum = (what: string): number => seen.reduce((total, run) => total + run[`spread.drawn.${what}`]!, 0);
    const chains = sum('chains');
    const at = [chains, ...[2, 3, 4, 5, 6].map((size) => sum(`chains_from.${size}`))];
    ['0.449329', '0.161517', '0.087089', '0.055654', '0.039073'].forEach((reference, i) => {
      shareIs(`P(size ${i + 1})`, at[i]! - at[i + 1]!, chains, reference);
    });
    shareIs('P(size >= 20)', sum('chains_from.20'), chains, '0.0516749');
    withinKnown('mean size', sum('chain_people') / chains, Math.sqrt(100 / chains), '5');
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
    const chains = run['spread.drawn.chains']!;
    shareIs(`m = ${m}: dies out`, chains - run['spread.drawn.chains_from.1000']!, chains, reference);
  });
});

describe('V12.2: along the ties of a random graph of 10,000', () => {
  it.each([
    [1.2, '0.3074', 0.0284],
    [1.5, '0.5823', 0.013],
    [2, '0.7978', 0.0067],
  ])('mean degree %f: the largest component has a share of %s', (degree, reference, spread) => {
    const scenario = scenarioOf(`${FOLDER}/network.yaml`, { 'ties.known.mean': degree });
    const shares = each(FULL ? 200 : 12).map((r) => largestAlone(scenario, 'along', 10_000, SEED, r) / 10_000);
    const error = spread * Math.hypot(1 / Math.sqrt(shares.length), 1 / Math.sqrt(200));
    withinKnown(`c = ${degree}: share of the largest component`, meanOf(shares).mean, error, reference);
  });
});

describe('V12.3: all members of a household pay for one', () => {
  it.each([
    [0.01, '0.0198353459', '0.6625838'],
    [0.02, '0.0393439837', '0.6584531'],
    [0.05, '0.0959483418', '0.6457692'],
  ])('violations %f', (p, innocent, among) => {
    const scenario = scenarioOf(`${FOLDER}/household.yaml`, { 'streams.violation.rate': 365 * p });
    const people = FULL ? 20_000 : 14_000;
    const runs = each(FULL ? 50 : 12).map((r) => totals(scenario, people, SEED, r));
    const paid = (run: Totals): number => run['first.sanctioned']! - run['stream.violation.acts']!;
    const sanctioned = runs.map((run) => paid(run) / (people - run['stream.violation.acts']!));
    meanIs(`p = ${p}: an innocent person sanctioned`, sanctioned, innocent);
    const all = runs.reduce((sum, run) => sum + run['first.sanctioned']!, 0);
    const ratio = runs.reduce((sum, run) => sum + paid(run), 0) / all;
    // What each run adds to the ratio of sums, to first order.
    const parts = runs.map((run) => ratio + ((paid(run) - ratio * run['first.sanctioned']!) * runs.length) / all);
    meanIs(`p = ${p}: innocents among the sanctioned`, parts, among);
    // On the last day the books blame each sanctioned person rightly: own deed, or that of another.
    for (const run of runs) {
      expect(run['list.sanctioned.entered.deed']).toBe(run['stream.violation.acts']);
      expect(run['first.without_deed']).toBe(paid(run));
    }
  });
});

describe('V12.4: households and contacts', () => {
  it('c = 0.2: the household of a random person brings 7.5 sanctioned in the mean', () => {
    const scenario = scenarioOf(`${FOLDER}/households-and-contacts.yaml`);
    const means = each(FULL ? 40 : 12).map((r) => {
      const run = totals(scenario, FULL ? 30_000 : 15_000, SEED, r);
      return run['spread.household.chain_people']! / run['spread.household.chains']!;
    });
    // Published with a bias of finite size below one percent.
    meanIs('c = 0.2: mean sanctioned', means, '7.5', { bias: 0.075 });
  });

  it.each([
    [0.5, '0.5228247205'],
    [0.8, '0.8151572564'],
    [1.2, '0.9256317529'],
  ])('c = %f: a large outbreak with probability %s', (c, reference) => {
    const scenario = scenarioOf(`${FOLDER}/households-and-contacts.yaml`, {
      'spreads.drawn.mean': c,
      'streams.violation.rate': FULL ? 0.005 : 0.0015,
    });
    scenario.lists = {};
    scenario.measures = {};
    scenario.community_size.value = 20_000;
    // Chains of one town share its households, so towns are the replicates.
    const shares = each(FULL ? 30 : 12).map((r) => {
      const run = totals(scenario, 20_000, SEED, r);
      return run['spread.household.chains_from.1000']! / run['spread.household.chains']!;
    });
    meanIs(`c = ${c}: large outbreaks`, shares, reference, { bias: 0.01 });
  });
});
