import { offsetsOf } from '../../counters/family.js';
import type { Work } from '../../rounds/work.js';
import { ENCOUNTER_COUNTERS, STRATEGY_COUNTERS } from './counters.js';

export const ENCOUNTER = offsetsOf(ENCOUNTER_COUNTERS);

export const STRATEGY_SLOT = offsetsOf(STRATEGY_COUNTERS);

/** Books something of an encounter, about a person. */
export const bookEncounter = (w: Work, row: number, e: number, offset: number): void => {
  w.book(w.slots.at.encounter[e] + offset, row, 1);
};

/** First slot of a strategy. */
export const strategySlot = (w: Work, e: number, strategy: number): number => w.slots.at.strategy[w.plan.encounters[e].first + strategy];
