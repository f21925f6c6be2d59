import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import type { Quantity } from '../format/quantity.js';
import { toBase, toBaseValue } from '../format/units.js';

/** A yearly rate of something that happens at most `times` a year, over its whole range. */
export function checkYearly(rate: Quantity | undefined, times: number, why: string, path: Path, out: Findings): void {
  if (!rate) return;
  const high = toBaseValue(rate.range?.[1] ?? rate.value, rate.unit);
  const highest = Math.max(toBase(rate), high);
  if (highest <= times) return;
  out.error(
    [...path, toBase(rate) > times ? 'value' : 'range'],
    `${Number(highest.toPrecision(6))} a year`,
    `at most ${times} a year: ${why}`,
    'Lower the rate.',
  );
}

/** Highest rate of things that are checked once a month, a year. */
const MONTHLY = 365 / 30;

/** A rate of something that is looked at once a month can be at most that, over its whole range. */
export function checkMonthly(rate: Quantity | undefined, path: Path, out: Findings): void {
  if (!rate) return;
  const highest = Math.max(toBase(rate), toBaseValue(rate.range?.[1] ?? rate.value, rate.unit));
  if (highest > MONTHLY) {
    const key = toBase(rate) > MONTHLY ? 'value' : 'range';
    out.error(
      [...path, key],
      `${rounded(highest)} per person-year`,
      'at most 12.16 per person-year: it is looked at once in 30 days',
      'Lower the rate.',
    );
  }
}

export const rounded = (value: number): string => String(Number(value.toPrecision(6)));
