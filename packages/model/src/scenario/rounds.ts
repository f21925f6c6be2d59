import { civil, dateOf, dayOf, daysInMonth } from '../format/dates.js';
import type { Scenario } from './schema.js';

/** First and last day of a round, as day numbers. */
export interface Round {
  first: number;
  last: number;
}

/** Rounds that a window covers, as indices: `first` to `last`, both included; `days` of them together. */
export interface Window {
  first: number;
  last: number;
  days: number;
}

/** Rounds from the horizon's first to its last day: calendar months, runs of seven days, or days. The ends may be cut. */
export function roundsOf(horizon: Scenario['horizon']): Round[] {
  const end = dayOf(horizon.end);
  const rounds: Round[] = [];
  for (let first = dayOf(horizon.start); first <= end;) {
    const { year, month, day } = civil(first);
    const length = horizon.round === 'month' ? daysInMonth(year, month) - day + 1 : horizon.round === 'week' ? 7 : 1;
    const last = Math.min(end, first + length - 1);
    rounds.push({ first, last });
    first = last + 1;
  }
  return rounds;
}

/** The rounds in which things are counted: all but those of the warm-up. */
export function countedRoundsOf(horizon: Scenario['horizon']): Round[] {
  const { warm_up: until } = horizon;
  return until === undefined ? roundsOf(horizon) : roundsOf(horizon).filter(({ first }) => first > dayOf(until));
}

/**
 * The rounds from day `from` to day `to` (dates; absent: the ends of the horizon), where these are whole rounds; else
 * what is wrong, with the nearest window of whole rounds. Counts are kept by round, so no other window can be read.
 */
export function windowIn(
  rounds: readonly Round[],
  from: string | undefined,
  to: string | undefined,
): { window: Window } | { found: string; allowed: string; todo: string } {
  const start = rounds[0]!.first;
  const end = rounds.at(-1)!.last;
  const low = from === undefined ? start : dayOf(from);
  const high = to === undefined ? end : dayOf(to);
  const first = rounds.findIndex((round) => round.first === low);
  const last = rounds.findIndex((round) => round.last === high);
  if (first >= 0 && last >= first) return { window: { first, last, days: high - low + 1 } };
  const nearest = (wanted: number, of: (round: Round) => number): Round =>
    rounds.reduce((best, round) => (Math.abs(of(round) - wanted) < Math.abs(of(best) - wanted) ? round : best));
  const nearFirst = nearest(low, (round) => round.first);
  const nearLast = nearest(Math.max(high, nearFirst.last), (round) => round.last);
  const found =
    low < start || low > end || high < start || high > end
      ? `a window from ${dateOf(low)} to ${dateOf(high)}, beyond the horizon (${dateOf(start)} to ${dateOf(end)})`
      : low > high
        ? `a window that ends (${dateOf(high)}) before it begins (${dateOf(low)})`
        : `a window from ${dateOf(low)} to ${dateOf(high)}, which cuts a round`;
  return {
    found,
    allowed: 'the first day of a round to the last day of a round within the horizon',
    todo: `The nearest window is ${dateOf(nearFirst.first)} to ${dateOf(nearLast.last)}.`,
  };
}

/**
 * Calendar years that a window consists of, as indices from the year of the first round; null where it cuts one. A round belongs to the year of its first day.
 * A window to the ends of the rounds is whole years, however long these are.
 */
export function yearsIn(rounds: readonly Round[], { first, last }: Window): { first: number; last: number } | null {
  const years = rounds.map((round) => civil(round.first).year);
  if (years[first - 1] === years[first] || years[last + 1] === years[last]) return null;
  return { first: years[first]! - years[0]!, last: years[last]! - years[0]! };
}
