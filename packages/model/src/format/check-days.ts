import type { InForce } from '../scenario/schema.js';
import { dayOf } from './dates.js';
import type { Findings } from './findings.js';
import { describe } from './problem.js';
import type { Path } from './problem.js';

/** The day number of a date, or null and an error where no such day exists. */
export function realDay(date: string, path: Path, out: Findings): number | null {
  try {
    return dayOf(date);
  } catch {
    out.error(path, describe(date), 'a day of the calendar, YYYY-MM-DD', 'Correct the day.');
    return null;
  }
}

/** Days of an in_force exist and are in order. */
export function checkInForce(inForce: InForce | undefined, path: Path, out: Findings): void {
  if (!inForce) return;
  const from = inForce.from === undefined ? null : realDay(inForce.from, [...path, 'from'], out);
  const to = inForce.to === undefined ? null : realDay(inForce.to, [...path, 'to'], out);
  if (from !== null && to !== null && from > to) {
    out.error(
      [...path, 'to'],
      `${inForce.to}, before from (${inForce.from})`,
      'a last day not before the first',
      'Swap or correct the days. For "never", write from: "9999-12-31".',
      [[...path, 'from']],
    );
  }
}

/** A leap year, so that every day of a year has a date in it. */
const LEAP = 2000;

/** A day that some year has: 02-29 is one, 02-30 is none. */
export function checkDayOfYear(each: string, path: Path, out: Findings): void {
  try {
    dayOf(`${LEAP}-${each}`);
  } catch {
    out.error(path, each, 'a day that some year has, MM-DD', 'Correct the day.');
  }
}
