import { normalBelow, normalDensity, normalQuantile } from './normal.js';
import { total } from './order.js';

/** A measure of one unit (a place, an office, a pilot) in two periods. */
export interface TwoPeriods {
  before: number;
  after: number;
}

export interface ChangeEstimate {
  /** Mean change of the treated units, before and after: holds regression to the mean and whatever else changed. */
  apparent: number;
  /** Mean change of the treated minus mean change of the controls. */
  difference: number;
  /** Standard error of `difference`. */
  standardError: number;
}

/**
 * What did a measure change in the units that had it? Difference of changes: treated minus control. Its expectation is the change due to the
 * measure only if units were picked and then allotted by lot; without controls, units picked for a bad period improve by themselves.
 *
 * Throws RangeError with fewer than two units on a side.
 */
export function differenceInChanges(treated: readonly TwoPeriods[], control: readonly TwoPeriods[]): ChangeEstimate {
  if (treated.length < 2 || control.length < 2)
    throw new RangeError(`each side needs two units or more, found ${treated.length} and ${control.length}`);
  const first = changesOf(treated);
  const second = changesOf(control);
  return {
    apparent: first.mean,
    difference: first.mean - second.mean,
    standardError: Math.sqrt(first.variance / treated.length + second.variance / control.length),
  };
}

function changesOf(units: readonly TwoPeriods[]): { mean: number; variance: number } {
  const changes = units.map(({ before, after }) => after - before);
  const mean = total(changes) / changes.length;
  return { mean, variance: total(changes.map((change) => (change - mean) ** 2)) / (changes.length - 1) };
}

/**
 * By how much do the worst units seem to improve when nothing changes? Normal measures of equal variance in both periods, in standard
 * deviations of the measure; the unit's own level makes up a share `reliability` of the variance.
 *
 * @param reliability correlation of the two periods, 0..1
 * @param worst share of units picked because they were lowest before, between 0 and 1
 * @returns expected mean of the picked units before and after; `after - before` is the apparent gain. Throws RangeError outside.
 */
export function regressionToTheMean(reliability: number, worst: number): TwoPeriods {
  needReliability(reliability);
  if (!(worst > 0 && worst < 1)) throw new RangeError(`share picked must lie between 0 and 1, found ${worst}`);
  const before = -normalDensity(normalQuantile(worst)) / worst;
  return { before, after: reliability * before };
}

/**
 * What does the pilot adopted because it measured highest promise, and what does it hold? Real differences between pilots are normal with mean 0
 * and make up a share `reliability` of the variance of the measures; both means are in standard deviations of the real differences.
 *
 * @param pilots number of pilots compared, 1 or more
 * @param reliability above 0, up to 1
 * @returns `measured`, expected figure of the adopted pilot; `held`, expected real difference of it: `reliability` times as much.
 *
 * The highest of several normal numbers is integrated numerically, to about 1e-12. Throws RangeError outside.
 */
export function adoptedPilot(pilots: number, reliability: number): { measured: number; held: number } {
  needReliability(reliability);
  if (reliability === 0) throw new RangeError('with a reliability of 0 there are no real differences to measure in');
  const highest = meanOfHighest(pilots);
  return { measured: highest / Math.sqrt(reliability), held: highest * Math.sqrt(reliability) };
}

/** Expected highest of `count` independent standard normal numbers, by the trapezoid rule, which is all but exact for smooth bells. */
function meanOfHighest(count: number): number {
  if (!(Number.isInteger(count) && count >= 1))
    throw new RangeError(`number of pilots must be a whole number of at least 1, found ${count}`);
  const step = 1 / 64;
  let sum = 0;
  for (let i = -12 * 64; i <= 12 * 64; i++) {
    const x = i * step;
    sum += x * count * normalDensity(x) * normalBelow(x) ** (count - 1);
  }
  return sum * step;
}

function needReliability(reliability: number): void {
  if (!(reliability >= 0 && reliability <= 1)) throw new RangeError(`reliability must lie in 0..1, found ${reliability}`);
}
