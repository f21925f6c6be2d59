import { PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import type { Recounted } from '../mechanism.js';
import { concerns } from './circle.js';
import { STRATEGY_SLOT, strategySlot } from './slots.js';
import { PAYOFF, STANDING, STRATEGY, encounterAt } from './word.js';

/** Gives a person who comes in the strategy of each encounter that they begin with: drawn by their address, the same in every arm. */
export function enterEncounters(w: Work, row: number): void {
  const { encounters } = w.plan;
  for (let e = 0; e < encounters.length; e++) {
    if (!concerns(encounters[e], w.people, row)) continue;
    const at = encounterAt(w, row, e);
    const { start, startKey, standing } = encounters[e];
    w.draw(PURPOSE.encounter, startKey, row, 0, 0);
    const word = w.word(0);
    let strategy = 0;
    while (strategy < start.length - 1 && word >= start[strategy]) strategy++;
    w.state.annex[at + STRATEGY] = strategy + 1;
    w.state.annex[at + STANDING] = standing?.start ?? 0;
    w.state.annex[at + PAYOFF] = 0;
    w.book(strategySlot(w, e, strategy) + STRATEGY_SLOT.began, row, 1);
    w.book(strategySlot(w, e, strategy) + STRATEGY_SLOT.people, row, 1);
  }
}

/** Takes a person who leaves out of every encounter. */
export function leaveEncounters(w: Work, row: number): void {
  for (let e = 0; e < w.plan.encounters.length; e++) {
    const at = encounterAt(w, row, e);
    const strategy = w.state.annex[at + STRATEGY] - 1;
    if (strategy < 0) continue;
    w.book(strategySlot(w, e, strategy) + STRATEGY_SLOT.gone, row, 1);
    w.book(strategySlot(w, e, strategy) + STRATEGY_SLOT.people, row, -1);
    settlePayoff(w, row, e);
    w.state.annex[at + STRATEGY] = 0;
    w.state.annex[at + STANDING] = 0;
  }
}

/** Closes the payoff of a person since the last revision. */
export function settlePayoff(w: Work, row: number, e: number): void {
  const at = encounterAt(w, row, e);
  const payoff = w.state.annex[at + PAYOFF];
  if (payoff === 0) return;
  const slot = strategySlot(w, e, w.state.annex[at + STRATEGY] - 1);
  w.book(slot + STRATEGY_SLOT.payoff, row, -payoff);
  w.book(slot + STRATEGY_SLOT.settled, row, payoff);
  w.state.annex[at + PAYOFF] = 0;
}

/** Counts afresh who follows each strategy, and the payoffs that are open. */
export function recountEncounters(w: Work, add: Recounted): void {
  for (let e = 0; e < w.plan.encounters.length; e++) {
    for (let row = 0; row < w.people.n; row++) {
      const at = encounterAt(w, row, e);
      const strategy = w.state.annex[at + STRATEGY] - 1;
      if (strategy < 0) continue;
      add.person(row, strategySlot(w, e, strategy) + STRATEGY_SLOT.people, 1);
      add.person(row, strategySlot(w, e, strategy) + STRATEGY_SLOT.payoff, w.state.annex[at + PAYOFF]);
    }
  }
}
