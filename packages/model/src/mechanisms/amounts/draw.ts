import { PURPOSE, expOf, lnOfWord, normalOfWord, threefry4x32 } from '@glasshouse/dice';
import type { Purpose } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { valueFor } from '../streams/candidates.js';
import { MOST_OWED } from './minor.js';
import { EXPONENTIAL, FIXED } from './plan-types.js';
import type { Spread } from './plan-types.js';

/** Minor units of an amount for a person from its law; `word` decides where it is spread. At most `MOST_OWED`. */
export function spreadAmount(amount: Spread, mean: number, word: number): number {
  if (amount.law === FIXED || mean === 0) return mean;
  const factor =
    amount.law === EXPONENTIAL ? -lnOfWord(word) : expOf(amount.spread * normalOfWord(word) - (amount.spread * amount.spread) / 2);
  return Math.min(MOST_OWED, Math.round(mean * factor));
}

/** Minor units of a person's amount with an address of its own. Leaves the words of the last draw of `w` as they are. */
export function amountFor(
  w: Work,
  row: number,
  amount: Spread & { key: number },
  purpose: Purpose,
  day: number,
  own: number | null = null,
): number {
  const mean = own ?? valueFor(amount.mean, w.people, row);
  if (amount.law === FIXED) return mean;
  threefry4x32(w.aside, w.seed, w.replicate, PURPOSE[purpose], amount.key, w.people.key, row, day, 0);
  return spreadAmount(amount, mean, w.aside[0]);
}
