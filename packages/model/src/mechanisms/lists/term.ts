import { PURPOSE, geometricDays, lognormalDays } from '@glasshouse/dice';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { EXPONENTIAL, FIXED } from './plan-status.js';
import type { EntryPlan } from './plan-types.js';

/** Days of a term before any extension: fixed, or drawn from its law. Uses up the words of the last draw where it draws. */
export function termOf(w: Work, row: number, entry: EntryPlan, stream: number, actDay: number): number {
  if (entry.law === FIXED) return entry.term;
  w.draw(PURPOSE.term, entry.key, row, w.day, actDay * 256 + (stream & 255));
  const days =
    entry.law === EXPONENTIAL ? geometricDays(w.out[0], entry.lawScale) : lognormalDays(w.out[0], entry.lawScale, entry.lawSpread);
  return Math.min(days, NEVER - 1);
}
