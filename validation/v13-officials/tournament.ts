import { normalBelow, normalDensity } from '@glasshouse/study';

/** Officials whose output is effort plus normal noise compete for one promotion; effort costs c e^2 / 2. */
export interface Tournament {
  officials: number;
  promotion: number;
  cost: number;
  noise: number;
}

const STEP = 1 / 16;
const ENDS = 9;

/** Trapezoid rule over the bell; for smooth bells it is all but exact. */
function integral(of: (x: number) => number): number {
  let sum = 0;
  for (let i = -ENDS / STEP; i <= ENDS / STEP; i++) sum += of(i * STEP);
  return sum * STEP;
}

/** What one more unit of effort, in units of noise, adds to the chance of promotion when all do the same. */
export const marginalChance = (officials: number): number =>
  (officials - 1) * integral((x) => normalDensity(x) ** 2 * normalBelow(x) ** (officials - 2));

/** Effort at which nobody has a reason to change, by formula. */
export const equilibriumEffort = ({ officials, promotion, cost, noise }: Tournament): number =>
  (promotion / (cost * noise)) * marginalChance(officials);

/** Chance of promotion of an official who does `more` than all others, who do alike. */
const chance = ({ officials, noise }: Tournament, more: number): number =>
  integral((x) => normalDensity(x) * normalBelow(x + more / noise) ** (officials - 1));

/** Officials who know no formula: each round one tries a little more and a little less, the others as they were, and all follow. */
export function learnedEffort(tournament: Tournament, start: number): number {
  const h = 1e-3;
  const slope = (chance(tournament, h) - chance(tournament, -h)) / (2 * h);
  let effort = start;
  for (let round = 0; round < 200; round++) effort += 0.2 * (tournament.promotion * slope - tournament.cost * effort);
  return effort;
}

/** Best answer to others who all do `others`, found by trying efforts on a grid; it shows that no large change pays either. */
export function bestAnswer(tournament: Tournament, others: number): number {
  let found = 0;
  let most = -Infinity;
  for (let i = 0; i <= 400; i++) {
    const effort = (2.5 * others * i) / 400;
    const payoff = tournament.promotion * chance(tournament, effort - others) - (tournament.cost * effort ** 2) / 2;
    if (payoff > most) [found, most] = [effort, payoff];
  }
  return found;
}
