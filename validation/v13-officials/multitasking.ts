/**
 * An official divides effort between a measured task and an unmeasured one; pay follows the measured one with weight `bonus`. Payoffs are
 * quadratic, noise normal, risk aversion constant.
 */
export interface TwoTasks {
  /** Effort on each task without any bonus. */
  baseline: number;
  cost: number;
  /** How much effort on one task makes the other harder, 0..1. */
  crowding: number;
  aversion: number;
  noise: number;
  /** What a unit of effort is worth to others, on each task. */
  worth: readonly [number, number];
}

export type Efforts = readonly [number, number];

/** Efforts that leave the official no reason to change, by formula. */
export function efforts({ baseline, cost, crowding }: TwoTasks, bonus: number): Efforts {
  const push = bonus / (cost * (1 - crowding ** 2));
  return [baseline + push, baseline - crowding * push];
}

/** The official's cost of efforts. */
function costOf({ baseline, cost, crowding }: TwoTasks, [measured, other]: Efforts): number {
  const [a, b] = [measured - baseline, other - baseline];
  return (cost / 2) * (a * a + b * b + 2 * crowding * a * b);
}

/** What the official sees in a pair of efforts, in money for certain, apart from a fixed wage. */
export const seen = (tasks: TwoTasks, bonus: number, pair: Efforts): number =>
  bonus * pair[0] - costOf(tasks, pair) - (tasks.aversion / 2) * bonus ** 2 * tasks.noise;

/** Worth of both efforts to others. */
export const worthOf = ({ worth }: TwoTasks, [measured, other]: Efforts): number => worth[0] * measured + worth[1] * other;

/** Worth of the efforts that a bonus brings, less their cost and the cost of risk. */
export const surplus = (tasks: TwoTasks, bonus: number): number => {
  const pair = efforts(tasks, bonus);
  return worthOf(tasks, pair) + seen(tasks, bonus, pair) - bonus * pair[0];
};

/** The bonus of the published equilibrium, where the surplus has no slope or the bonus is none. */
export const equilibriumBonus = ({ cost, crowding, aversion, noise, worth }: TwoTasks): number =>
  Math.max(0, (worth[0] - crowding * worth[1]) / (1 + aversion * cost * noise * (1 - crowding ** 2)));

/** An official who knows no formula: small steps towards whatever is seen as better, until nothing moves. */
export function learnedEfforts(tasks: TwoTasks, bonus: number, start: Efforts): Efforts {
  const h = 1e-4;
  let pair: Efforts = start;
  for (let step = 0; step < 2000; step++) {
    const [a, b] = pair;
    const slopes = [
      (seen(tasks, bonus, [a + h, b]) - seen(tasks, bonus, [a - h, b])) / (2 * h),
      (seen(tasks, bonus, [a, b + h]) - seen(tasks, bonus, [a, b - h])) / (2 * h),
    ] as const;
    pair = [a + 0.2 * slopes[0], b + 0.2 * slopes[1]];
  }
  return pair;
}
