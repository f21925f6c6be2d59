import { fits } from '../../people/fits.js';
import type { StancePlan } from './plan.js';
import type { Plan } from '../../plan/types.js';
import type { People } from '../../people/people.js';

/** Whom a place sees: everybody in its unit, or its neighbours. */
export interface View {
  /** By place: the unit, or -1 for none; null where there are neighbours instead. The units of a partition are filled in when a round goes over them. */
  unit: Int32Array | null;
  /** Neighbours of place p: `near[start[p] .. start[p + 1])`, as places. */
  start: Int32Array;
  near: Int32Array;
}

/** Who can hold a stance in a community, what is fixed about them, and whom they see. */
export interface Roster {
  /** Rows by place, in the order of the roster; people added at its end are not in it. */
  rows: Int32Array;
  /** Place by row, or -1. */
  place: Int32Array;
  view: View;
  /** By place: threshold, conviction, hardship or leaning; and aversion. */
  own: Float64Array;
  aversion: Float64Array;
  /** By place: 1 believes in the norm. */
  believer: Uint8Array;
}

/** Adults of the community whose attributes qualify, those added at the end of the roster left out. */
export function rowsOf(stance: Pick<StancePlan, 'who'>, people: People): Int32Array {
  const rows: number[] = [];
  for (let row = 0; row < people.nominal; row++) {
    if (people.adult[row] === 0) continue;
    if (fits(people, row, stance.who)) rows.push(row);
  }
  return Int32Array.from(rows);
}

/** How often a torus of `columns` goes down with `count` places. */
export const linesOf = (count: number, columns: number): number => Math.max(1, Math.ceil(count / columns));

/** Bits of a person's stance. */
export const HOLDS = 1;

/** Has been gone over before. */
export const MET = 2;

/** Enforces the norm on others; enforces that it be left. */
export const ENFORCES = 4;

export const COUNTERS = 8;

/** Bits of one stance, and stances in a word. */
export const STANCE_BITS = 4;

export const STANCES_A_WORD = 8;

/** Words that the stances of a plan take for each person. */
export const stanceWords = (plan: Plan): number => Math.ceil(plan.minds.stances.length / STANCES_A_WORD);
