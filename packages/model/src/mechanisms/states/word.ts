import type { Work } from '../../rounds/work.js';

/**
 * The word that a person's state is kept in: 0 for none, else 1 + the value (4 bits), whether a transition brought it (1 bit), and the day since
 * which it holds, counted from the start of the run.
 */
export const stateWord = (value: number, moved: boolean, day: number): number => (value + 1) | (moved ? MOVED : 0) | (day << 5);

/** The value has come by a transition. */
export const MOVED = 16;

/** Value of a word, or -1 for none. */
export const valueOf = (word: number): number => (word & 15) - 1;

/** Day, counted from the start of the run, since which a word holds. */
export const sinceOf = (word: number): number => word >> 5;

/** Where a person's word of a state is in the annex. */
export const stateAt = (w: Work, row: number, state: number): number => w.state.at.states + row * w.plan.states.length + state;
