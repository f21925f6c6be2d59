import { offsetsOf } from '../../counters/family.js';
import type { Work } from '../../rounds/work.js';
import { ENCOUNTER_COUNTERS, STRATEGY_COUNTERS } from './counters.js';
import { HELPING_COUNTERS } from './games/help/counters.js';
import { NORM_COUNTERS } from './games/norm/counters.js';
import { REPAY_COUNTERS } from './games/repay/counters.js';

export const ENCOUNTER = offsetsOf(ENCOUNTER_COUNTERS);

export const STRATEGY_SLOT = offsetsOf(STRATEGY_COUNTERS);

export const HELPING_SLOT = offsetsOf(HELPING_COUNTERS);

export const NORM_SLOT = offsetsOf(NORM_COUNTERS);

export const REPAY_SLOT = offsetsOf(REPAY_COUNTERS);

/** Books something of an encounter, about a person. */
export const bookEncounter = (w: Work, row: number, e: number, offset: number): void => {
  w.book(w.slots.at.encounter[e] + offset, row, 1);
};

/** First slot of a strategy. */
export const strategySlot = (w: Work, e: number, strategy: number): number => w.slots.at.strategy[w.plan.encounters[e].first + strategy];

/** First slot of what a strategy does in the game of its encounter. */
export const gameSlot = (w: Work, game: 'helping' | 'norm' | 'repay', e: number, strategy: number): number =>
  w.slots.at[game][w.plan.encounters[e].first + strategy];
