import { civil, daysInMonth, dayOf, dateOf } from '@glasshouse/scenario';
import type { Scenario } from '@glasshouse/scenario';
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

/** Rounds from the horizon's first to its last day: calendar months, runs of seven days, or days. The ends may be cut. */
export function planRounds(horizon: Scenario['horizon']): { rounds: RoundPlan[]; years: string[] } {
  const end = dayOf(horizon.end);
  const rounds: RoundPlan[] = [];
  const years: string[] = [];
  for (let first = dayOf(horizon.start); first <= end;) {
    const { year, month, day } = civil(first);
    const length = horizon.round === 'month' ? daysInMonth(year, month) - day + 1 : horizon.round === 'week' ? 7 : 1;
    const last = Math.min(end, first + length - 1);
    if (years.at(-1) !== String(year)) years.push(String(year));
    rounds.push({ first, last, label: horizon.round === 'month' ? dateOf(first).slice(0, 7) : dateOf(first), year: years.length - 1 });
    first = last + 1;
  }
  return { rounds, years };
}
