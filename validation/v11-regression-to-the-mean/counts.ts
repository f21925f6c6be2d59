import type { Draws } from '../draws.js';

/** Areas whose rates are Gamma with a whole shape, and whose counts are Poisson; those with `picked` counts or more are looked at. */
export interface Areas {
  shape: number;
  scale: number;
  picked: number;
}

export interface PickedAreas {
  share: number;
  before: number;
  after: number;
}

/** Share picked, and expected counts of the picked areas in both periods, when nothing changes. */
export function pickedAreas({ shape, scale, picked }: Areas): PickedAreas {
  const stay = scale / (1 + scale);
  let chance = (1 - stay) ** shape;
  let share = 1;
  let sum = shape * scale;
  for (let count = 0; count < picked; count++) {
    share -= chance;
    sum -= count * chance;
    chance *= ((count + shape) / (count + 1)) * stay;
  }
  const before = sum / share;
  return { share, before, after: (before + shape) * stay };
}

/** Rate of a drawn area. */
export function drawnRate({ shape, scale }: Areas, draws: Draws): number {
  let sum = 0;
  for (let i = 0; i < shape; i++) sum += draws.exponential();
  return sum * scale;
}
