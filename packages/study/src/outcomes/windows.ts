import { civil, dayOf } from '@glasshouse/scenario';

/** First and last day of a round. */
export interface Round {
  first: number;
  last: number;
}

/** Rounds that a window covers, as indices: `first` to `last`, both included; `days` of them together. Null: none. */
export interface Window {
  first: number;
  last: number;
  days: number;
}

const monthOf = (day: number): number => {
  const { year, month } = civil(day);
  return year * 12 + month;
};

/**
 * Rounds of the months from `from` to `to` (dates; absent: the ends of the horizon). A round belongs to the month in
 * which it begins, so a window given in dates is widened to whole months. Null where no round begins in it.
 */
export function windowOf(rounds: readonly Round[], from: string | undefined, to: string | undefined): Window | null {
  const low = from === undefined ? -Infinity : monthOf(dayOf(from));
  const high = to === undefined ? Infinity : monthOf(dayOf(to));
  let first = -1;
  let last = -1;
  let days = 0;
  rounds.forEach((round, i) => {
    const month = monthOf(round.first);
    if (month < low || month > high) return;
    if (first < 0) first = i;
    last = i;
    days += round.last - round.first + 1;
  });
  return first < 0 ? null : { first, last, days };
}
