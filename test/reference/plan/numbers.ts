import { hash32 } from '@glasshouse/model';

/** A number as a scenario states it. */
export interface Stated {
  value: number;
  unit: string;
}

const YEARLY: Record<string, number> = { 'per person-month': 12, 'per person-day': 365, 'per cell and day': 365 };
const DAYS: Record<string, number> = { days: 1, weeks: 7, months: 30, years: 365 };

/** A stated number in the unit that the model works in: whole days, parts of one, times a year; 0 where none is stated. */
export function amount(stated: Stated | undefined): number {
  if (stated === undefined) return 0;
  const { value, unit } = stated;
  if (unit === 'working days') return Math.ceil((value * 7) / 5);
  if (unit in DAYS) return Math.round(value * DAYS[unit]!);
  return unit === 'percent' ? value * 0.01 : value * (YEARLY[unit] ?? 1);
}

/** Chance at one of the checks that come every thirty days. */
export const aMonth = (stated: Stated | undefined): number => (amount(stated) * 30) / 365;

/** Hundredths of a unit of money, as whole numbers. */
export const cents = (value: number): number => Math.round(value * 100);

/** Thousandths of a payoff, as whole numbers. */
export const thousandths = (stated: Stated | undefined): number => Math.round(amount(stated) * 1000);

/** Key under which the dice know a name. */
export const keyOf = (name: string): number => hash32(name) | 0;

export const ids = (...maps: object[]): string[] => [...new Set(maps.flatMap((map) => Object.keys(map)))].sort();

/** Position of a name; a plan of the reference never refers to nothing. */
export function at(names: readonly string[], name: string): number {
  const found = names.indexOf(name);
  if (found < 0) throw new Error(`the reference knows no ${name} among ${names.join(', ')}`);
  return found;
}

/** Upper edges of shares laid side by side on the 2^32 words. */
export function edges(shares: readonly number[]): number[] {
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((_, i) =>
    i === shares.length - 1 ? 2 ** 32 : (shares.slice(0, i + 1).reduce((sum, share) => sum + share, 0) / all) * 2 ** 32,
  );
}

/** What people are told apart by. */
export interface Attribute {
  id: string;
  categories: string[];
  cumulative: number[];
  ofHousehold: boolean;
  byPlace?: (number[] | null)[];
  adultsOnly: boolean;
  childCategory: number;
  key: number;
  /** Where people live now. */
  home?: true;
}

/** One number for all (attribute -1), by the categories of an attribute, or by place (-2). */
export interface By {
  attribute: number;
  values: number[];
}

export type StatedBy = Stated | { by: string; values: Record<string, Stated> } | undefined;

export function byCategory(stated: StatedBy, attributes: readonly Attribute[], of: (value: number) => number = (value) => value): By {
  if (stated === undefined) return { attribute: -1, values: [0] };
  if (!('by' in stated)) return { attribute: -1, values: [of(amount(stated))] };
  const attribute = attributes.findIndex(({ id }) => id === stated.by);
  return { attribute, values: attributes[attribute]!.categories.map((category) => of(amount(stated.values[category]))) };
}

/** The same, or by the places of people: what is stated for the nearest of those in which they lie. `chains`: each place and those above it. */
export function byPlaceToo(stated: StatedBy, attributes: readonly Attribute[], chains: readonly (readonly string[])[]): By {
  const byPlace =
    stated !== undefined && 'by' in stated && stated.by === 'place' && attributes.every(({ id, home }) => id !== 'place' || home);
  if (!byPlace) return byCategory(stated, attributes);
  const home = attributes.findIndex((attribute) => attribute.home);
  return {
    attribute: home < 0 ? -2 : home,
    values: chains.map((chain) => amount(stated.values[chain.find((place) => place in stated.values)!])),
  };
}

export type Named = Record<string, string[]> | undefined;

/** Categories that qualify, a mask for each attribute; nothing where nobody is singled out. */
export const masks = (who: Named, attributes: readonly Attribute[]): number[] =>
  who === undefined
    ? []
    : attributes.map(({ id, categories }) =>
        who[id] === undefined ? -1 : categories.reduce((mask, category, c) => (who[id]!.includes(category) ? mask | (1 << c) : mask), 0),
      );

/** The same, and whether children are left out for want of an age. */
export const people = (who: Named, attributes: readonly Attribute[]): { masks: number[]; adultsOnly: boolean } | null =>
  who === undefined ? null : { masks: masks(who, attributes), adultsOnly: who['age'] === undefined };
