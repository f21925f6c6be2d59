import type { Draws } from '../draws.js';

/**
 * A score is what it should show (normal) plus gaming, and gaming grows with the stakes and with how much readers make of the score. The weight
 * that readers give it in equilibrium: root of s^2 vg b^3 + ve b - ve = 0, which is also the share of the variance that the score explains.
 */
export function equilibriumWeight(stakes: number, trait: number, gaming: number): number {
  let low = 0;
  let high = 1;
  while (high - low > 1e-15) {
    const weight = (low + high) / 2;
    if (weight === low || weight === high) break;
    if (stakes ** 2 * gaming * weight ** 3 + trait * weight - trait < 0) low = weight;
    else high = weight;
  }
  return (low + high) / 2;
}

/** Readers who regress without noise, from `start`: their weights, round after round; `damping` is the part of the old weight kept. */
export function regressedWeights(stakes: number, start: number, damping: number, rounds: number): number[] {
  const weights: number[] = [];
  let weight = start;
  for (let round = 0; round < rounds; round++) {
    weight = damping * weight + (1 - damping) / (1 + stakes ** 2 * weight ** 2);
    weights.push(weight);
  }
  return weights;
}

/**
 * Readers who know no formula: each round they regress the trait on the scores of `size` drawn people, who game in answer to the weight of the
 * round before, and go half way. Mean of weight and explained share over the rounds after the first ten.
 */
export function learnedWeight(draws: Draws, stakes: number, size: number, rounds: number): { weight: number; explained: number } {
  let weight = 1;
  let weights = 0;
  let explained = 0;
  for (let round = 0; round < rounds; round++) {
    let [x, y, xx, xy, yy] = [0, 0, 0, 0, 0];
    for (let i = 0; i < size; i++) {
      const trait = draws.normal();
      const score = trait + stakes * weight * draws.normal();
      x += score;
      y += trait;
      xx += score * score;
      xy += score * trait;
      yy += trait * trait;
    }
    const [sxx, sxy, syy] = [xx - (x * x) / size, xy - (x * y) / size, yy - (y * y) / size];
    weight = (weight + sxy / sxx) / 2;
    if (round < 10) continue;
    weights += weight;
    explained += (sxy * sxy) / (sxx * syy);
  }
  return { weight: weights / (rounds - 10), explained: explained / (rounds - 10) };
}
