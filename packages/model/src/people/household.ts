import { CHILDREN } from '../mechanisms/population/plan-types.js';
import type { People } from './people.js';

/** Most members that a household ever has, those born into it included. */
export const MOST_MEMBERS = 16;

/**
 * Who is born into the households of a community. Their rows follow those of the people declared, so that nobody else's row, and thus nobody else's
 * dice, depend on them.
 */
export interface Families {
  /** First row of those born, and the row after the last. */
  from: number;
  end: number;
  /** By row from `from` on: first row of the household. */
  head: Int32Array;
  /** By first row of a household: the first of those born into it, and how many. */
  born: Map<number, { first: number; count: number }>;
}

/** Whether a row is of somebody born in the run. */
export const isBorn = ({ families }: People, row: number): boolean => families !== null && row >= families.from && row < families.end;

/** First row of the household of `row`. */
export const startOf = (people: People, row: number): number =>
  isBorn(people, row) ? people.families!.head[row - people.families!.from] : row - people.position[row];

/** Members that the household beginning at `start` ever has. */
export const sizeOf = ({ families, household }: People, start: number): number =>
  household[start] + (families?.born.get(start)?.count ?? 0);

/** Row of a member of the household beginning at `start`, by number: those who were there first, then those born into it. */
export function memberOf({ families, household }: People, start: number, i: number): number {
  if (i < household[start]) return start + i;
  return families!.born.get(start)!.first + i - household[start];
}

/** First row of the household after the one beginning at `start`; the number of rows after the last. */
export function householdAfter({ families, household }: People, start: number): number {
  const next = start + household[start];
  return families !== null && next === families.from ? families.end : next;
}

/**
 * Whether a household can have a child now: always where people are born or live in time, whose attributes follow on the first day of a round. A child who leaves on
 * that day is still there.
 */
export const mayHaveChild = ({ families, lives, attributes }: People, row: number): boolean =>
  families !== null || lives !== null || attributes[CHILDREN][row] === 1;
