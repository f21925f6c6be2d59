import { describe, expect, it } from 'vitest';
import { adoptedPilot } from '@glasshouse/study';
import { exact, meanIs, SEED, shareAgrees, shareIs, withinBand } from '../check.js';
import { drawsOf } from '../draws.js';
import { equilibriumWeight, learnedWeight, regressedWeights } from './gamed-score.js';
import { efforts, equilibriumBonus, learnedEfforts, surplus, worthOf } from './multitasking.js';
import type { TwoTasks } from './multitasking.js';
import { bestAnswer, equilibriumEffort, learnedEffort, marginalChance } from './tournament.js';

const tasks = (crowding: number, other: number): TwoTasks => ({
  baseline: 1,
  cost: 1,
  crowding,
  aversion: 2,
  noise: 0.5,
  worth: [1, other],
});

describe('V13.1 a measured and an unmeasured task', () => {
  it.each([
    [1, 0, '0.5'],
    [1, 0.25, '0.3870967742'],
    [1, 0.5, '0.2857142857'],
    [1, 0.8, '0.1470588235'],
    [3, 0.25, '0.1290322581'],
    [3, 0.5, '0'],
    [3, 0.8, '0'],
  ])('other task worth %d, crowding %d', (other, crowding, reference) => {
    const pair = tasks(crowding, other);
    const bonus = equilibriumBonus(pair);
    exact(`worth ${other}, crowding ${crowding}: bonus`, bonus, reference);
    const around = [Math.max(0, bonus - 0.01), bonus + 0.01].filter((one) => one !== bonus);
    for (const one of around) expect(surplus(pair, one)).toBeLessThan(surplus(pair, bonus));
    const [measured, rest] = learnedEfforts(pair, bonus, [0, 3]);
    const [expected, expectedRest] = efforts(pair, bonus);
    expect(Math.abs(measured / expected - 1)).toBeLessThan(0.01);
    expect(Math.abs(rest / expectedRest - 1)).toBeLessThan(0.01);
  });

  it('a bonus of 1 moves effort to what is measured, and costs worth', () => {
    const [measured, other] = efforts(tasks(0.5, 3), 1);
    exact('bonus 1: measured effort', measured, '2.3333333');
    exact('bonus 1: other effort', other, '0.3333333');
    exact('worth without a bonus', worthOf(tasks(0.5, 3), efforts(tasks(0.5, 3), 0)), '4');
    exact('worth with a bonus of 1', worthOf(tasks(0.5, 3), [measured, other]), '3.3333333');
    const [learned] = learnedEfforts(tasks(0.5, 3), 1, [1, 1]);
    expect(Math.abs(learned / measured - 1)).toBeLessThan(0.01);
  });
});

describe('V13.2 a score that is gamed', () => {
  it.each([
    [0.5, '0.8477075981'],
    [1, '0.6823278038'],
    [2, '0.5'],
    [4, '0.3446991750'],
    [10, '0.2'],
  ])('stakes %d', (stakes, reference) => {
    const weight = equilibriumWeight(stakes, 1, 1);
    exact(`stakes ${stakes}: weight and explained share`, weight, reference);
    expect(1 / (1 + stakes ** 2 * weight ** 2)).toBeCloseTo(weight, 12);
    const damped = regressedWeights(stakes, 1, 0.5, 200).at(-1)!;
    expect(Math.abs(damped / weight - 1)).toBeLessThan(1e-9);
    const learned = learnedWeight(drawsOf(SEED, 0, `gamed ${stakes}`), stakes, 20_000, 40);
    withinBand(`stakes ${stakes}: learned weight`, learned.weight, reference, 0.01 * weight);
    withinBand(`stakes ${stakes}: explained share`, learned.explained, reference, 0.01 * weight);
  });

  it('without damping readers and gamers chase each other above stakes of 2', () => {
    const settles = (stakes: number): boolean => {
      const [last, before] = regressedWeights(stakes, 1, 0, 5000).slice(-2) as [number, number];
      return Math.abs(last - before) < 1e-6;
    };
    expect([0.5, 1, 1.9, 2.1, 4, 10].map(settles)).toEqual([true, true, true, false, false, false]);
  });
});

describe('V13.3 a tournament for promotion', () => {
  it.each([
    [2, '0.2820947918'],
    [5, '0.2325928947'],
    [10, '0.1538752731'],
    [30, '0.0680920281'],
  ])('%d officials', (officials, reference) => {
    exact(`${officials} officials: marginal chance`, marginalChance(officials), reference);
    const tournament = { officials, promotion: 3, cost: 1.5, noise: 2 };
    const effort = equilibriumEffort(tournament);
    expect(effort).toBeCloseTo(marginalChance(officials), 12);
    expect(Math.abs(learnedEffort(tournament, 2) / effort - 1)).toBeLessThan(0.01);
    expect(Math.abs(bestAnswer(tournament, effort) / effort - 1)).toBeLessThan(0.01);
  });
});

describe('V13.4 the pilot that measured highest', () => {
  const REPLICATES = 100_000;
  it.each([
    [2, null, null, '0.75', 0],
    [5, '1.6446801', '0.8223401', '0.5389', 0.0008],
    [10, '2.1761250', '1.0880625', '0.4318', 0.0008],
    [43, '3.0966911', '1.5483455', '0.2859', 0.0008],
  ])('of %d', (pilots, measured, held, highest, error) => {
    const draws = drawsOf(SEED, pilots, 'pilots');
    const [found, real] = [0, 1].map(() => new Float64Array(REPLICATES));
    let ofHighest = 0;
    for (let replicate = 0; replicate < REPLICATES; replicate++) {
      let [adopted, truth, top] = [-Infinity, 0, -Infinity];
      for (let i = 0; i < pilots; i++) {
        const effect = draws.normal();
        const figure = effect + draws.normal();
        if (figure > adopted) [adopted, truth] = [figure, effect];
        if (effect > top) top = effect;
      }
      found![replicate] = adopted;
      real![replicate] = truth;
      if (truth === top) ofHighest += 1;
    }
    if (measured !== null && held !== null) {
      const expected = adoptedPilot(pilots, 0.5);
      exact(`${pilots} pilots: measured`, expected.measured, measured);
      exact(`${pilots} pilots: held`, expected.held, held);
      meanIs(`${pilots} pilots, drawn: measured`, Array.from(found!), measured);
      meanIs(`${pilots} pilots, drawn: held`, Array.from(real!), held);
    }
    const name = `${pilots} pilots, drawn: adopted is highest`;
    const share = Number(highest);
    // A simulated reference comes from as many draws as its error says.
    if (error === 0) shareIs(name, ofHighest, REPLICATES, highest);
    else shareAgrees(name, ofHighest, REPLICATES, { share, of: Math.round((share * (1 - share)) / error ** 2) });
  });
});
