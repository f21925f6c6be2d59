import { civil, dateOf } from '../format/dates.js';
import { roundsOf } from '../scenario/rounds.js';
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

/** Rounds of the horizon with what they are called, and the years in which they begin. */
export function planRounds(horizon: Scenario['horizon']): { rounds: RoundPlan[]; years: string[] } {
  const years: string[] = [];
  const rounds = roundsOf(horizon).map(({ first, last }): RoundPlan => {
    const year = String(civil(first).year);
    if (years.at(-1) !== year) years.push(year);
    return { first, last, label: horizon.round === 'month' ? dateOf(first).slice(0, 7) : dateOf(first), year: years.length - 1 };
  });
  return { rounds, years };
}
