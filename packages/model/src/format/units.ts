import type { Quantity } from './quantity.js';

/** How much of the base unit of its dimension one of each unit is. Calendar conventions: a year 365 days, a month 30. */
const PER_BASE: Record<string, number> = {
  'per person-year': 1,
  'per person-month': 12,
  'per person-day': 365,
  'per cell and year': 1,
  'per cell and day': 365,
  days: 1,
  weeks: 7,
  months: 30,
  years: 365,
  share: 1,
  probability: 1,
  percent: 0.01,
};

/**
 * A value in its base unit: rates per person-year, durations in whole days, shares and probabilities 0..1.
 * Working days become calendar days: seven for five, rounded up. Durations are rounded to whole days.
 */
export function toBaseValue(value: number, unit: string): number {
  if (unit === 'working days') return Math.ceil((value * 7) / 5);
  const factor = PER_BASE[unit];
  if (factor === undefined) return value;
  return unit in DURATIONS ? Math.round(value * factor) : value * factor;
}

const DURATIONS: Record<string, true> = { days: true, weeks: true, months: true, years: true };

/** The value of a quantity in its base unit, see `toBaseValue`. */
export const toBase = (quantity: Quantity): number => toBaseValue(quantity.value, quantity.unit);
