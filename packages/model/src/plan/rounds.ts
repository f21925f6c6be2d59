import { civil, dateOf } from '../format/dates.js';
import { countedRoundsOf, roundsOf } from '../scenario/rounds.js';
import type { Scenario } from '../scenario/schema.js';
import type { RoundPlan } from './types.js';

/** Number of the calendar month (year x 12 + month - 1) that ends within a round, or -1. */
export function monthEnded({ first, last }: Pick<RoundPlan, 'first' | 'last'>): number {
  const next = civil(last + 1);
  return next.day <= last - first + 1 ? monthOf(last + 1) - 1 : -1;
}

/** Number of the calendar month that begins within a round, or -1. */
export function monthBegun({ first, last }: Pick<RoundPlan, 'first' | 'last'>): number {
  return civil(last).day <= last - first + 1 ? monthOf(last) : -1;
}

function monthOf(day: number): number {
  const { year, month } = civil(day);
  return year * 12 + month - 1;
}

/** Year of a round of the warm-up, in which nothing is counted. */
export const UNCOUNTED = -1;

/** The rounds in which things are counted. */
export const countedRounds = <R extends { year: number }>(rounds: readonly R[]): R[] => rounds.filter(({ year }) => year !== UNCOUNTED);

/** Rounds of the horizon with what they are called, the years in which counted ones begin, and the first day that counts. */
export function planRounds(horizon: Scenario['horizon']): { rounds: RoundPlan[]; years: string[]; countFrom: number } {
  const years: string[] = [];
  const countFrom = countedRoundsOf(horizon)[0]!.first;
  const rounds = roundsOf(horizon).map(({ first, last }): RoundPlan => {
    const label = horizon.round === 'month' ? dateOf(first).slice(0, 7) : dateOf(first);
    if (first < countFrom) return { first, last, label, year: UNCOUNTED };
    const year = String(civil(first).year);
    if (years.at(-1) !== year) years.push(year);
    return { first, last, label, year: years.length - 1 };
  });
  return { rounds, years, countFrom };
}
