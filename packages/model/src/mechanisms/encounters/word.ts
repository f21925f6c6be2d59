import type { Work } from '../../rounds/work.js';

/** Words that a person takes in each encounter: 1 + the strategy, or 0 for none; the standing; the payoff since the last revision. */
export const STRATEGY = 0;

export const STANDING = 1;

export const PAYOFF = 2;

export const ENCOUNTER_WORDS = 3;

/** Where the words of a person begin in the annex. */
export const encounterAt = (w: Work, row: number, e: number): number =>
  w.state.at.encounters + (row * w.plan.encounters.length + e) * ENCOUNTER_WORDS;
