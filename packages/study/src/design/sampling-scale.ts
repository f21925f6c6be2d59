import exp from '@stdlib/math-base-special-exp';
import ln from '@stdlib/math-base-special-ln';
import type { Quantity, SamplingScale } from '@glasshouse/model';

/** A range whose high end is this many times its low end is sampled by its logarithm, unless the quantity says otherwise. */
export const TIMES_FOR_LOG = 10;

/** Units of shares and probabilities, with the value that means all. */
const WHOLE: ReadonlyMap<string, number> = new Map([
  ['share', 1],
  ['probability', 1],
  ['percent', 100],
]);

/**
 * The scale on which the range of a quantity is sampled evenly: what the quantity says, else by rule. `logit` for a share or probability
 * strictly between 0 and 1 whose range, or the range of what it lacks to 1, spans ten times and more: it reaches towards an end.
 * `log` for any other range above 0 that spans ten times and more. `linear` otherwise, and so for every range that begins at 0 or below.
 */
export function scaleOf({ unit, range, scale }: Quantity): SamplingScale {
  if (scale !== undefined || !range) return scale ?? 'linear';
  const [low, high] = range;
  if (!(low > 0)) return 'linear';
  const whole = WHOLE.get(unit);
  if (whole !== undefined && high < whole && (spans(low, high) || spans(whole - high, whole - low))) return 'logit';
  return spans(low, high) ? 'log' : 'linear';
}

/** Ten times and more, whatever the last bits: 0.9 to 0.99 and 90 to 99 percent are one range. */
const spans = (low: number, high: number): boolean => high / low >= TIMES_FOR_LOG * (1 - 1e-9);

/** The value at a position 0..1 between two ends of a scale; of `logit`, `whole` is the value that means all. */
export function between(scale: SamplingScale, low: number, high: number, position: number, whole = 1): number {
  if (scale === 'log') return low * exp(position * ln(high / low));
  if (scale === 'linear') return low + position * (high - low);
  const odds = (value: number): number => value / (whole - value);
  const at = odds(low) * exp(position * ln(odds(high) / odds(low)));
  return (whole * at) / (1 + at);
}

/** The position 0..1 of a value between two ends of a scale: `between` read backwards. */
export function positionBetween(scale: SamplingScale, low: number, high: number, value: number, whole = 1): number {
  if (scale === 'log') return ln(value / low) / ln(high / low);
  if (scale === 'linear') return (value - low) / (high - low);
  const odds = (one: number): number => one / (whole - one);
  return ln(odds(value) / odds(low)) / ln(odds(high) / odds(low));
}
