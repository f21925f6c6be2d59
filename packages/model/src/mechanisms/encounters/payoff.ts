import type { Work } from '../../rounds/work.js';
import { STRATEGY_SLOT, strategySlot } from './slots.js';
import { PAYOFF, STRATEGY, encounterAt } from './word.js';

/** First slot of the strategy that a person follows. */
export const slotOf = (w: Work, e: number, row: number): number => strategySlot(w, e, w.state.annex[encounterAt(w, row, e) + STRATEGY] - 1);

/** A person receives so many parts of payoff. They are kept for the next revision, if there is one. */
export function receive(w: Work, e: number, row: number, parts: number): void {
  w.book(slotOf(w, e, row) + STRATEGY_SLOT.received, row, parts);
  keep(w, e, row, parts);
}

/** A person loses so many parts of payoff. */
export function lose(w: Work, e: number, row: number, parts: number): void {
  w.book(slotOf(w, e, row) + STRATEGY_SLOT.paid, row, parts);
  keep(w, e, row, -parts);
}

function keep(w: Work, e: number, row: number, parts: number): void {
  if (w.plan.encounters[e].revises === null) return;
  w.state.annex[encounterAt(w, row, e) + PAYOFF] += parts;
  w.book(slotOf(w, e, row) + STRATEGY_SLOT.payoff, row, parts);
}
