import { ONE, PURPOSE, below } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { TRIES, circlesOf, drawOther } from './circle.js';
import type { RevisionPlan } from './plan.js';
import { settlePayoff } from './presence.js';
import { ENCOUNTER, STRATEGY_SLOT, bookEncounter, strategySlot } from './slots.js';
import { tellRevision } from './tell.js';
import { PAYOFF, STANDING, STRATEGY, encounterAt } from './word.js';

/**
 * Everyone who takes part may compare their payoff since the last revision with that of one drawn other and copy; some draw a strategy instead. All read
 * the strategies and payoffs as they were. Then every payoff begins anew, and every standing where it is renewed.
 */
export function revise(w: Work, e: number, takesPart: Uint8Array): void {
  const encounter = w.plan.encounters[e];
  const { revises, revisionKey, strategies, standing } = encounter;
  if (revises === null) return;
  const circles = circlesOf(w, encounter);
  const next = new Int32Array(w.people.nominal);
  for (let row = 0; row < w.people.nominal; row++) {
    const at = encounterAt(w, row, e);
    next[row] = w.state.annex[at + STRATEGY];
    if (takesPart[row] === 0) continue;
    if (revises.mutates > 0) {
      w.draw(PURPOSE.encounter, revisionKey, row, w.day, TRIES);
      if (w.word(0) < revises.mutates) {
        bookEncounter(w, row, e, ENCOUNTER.mutated);
        next[row] = below(w.out[1], strategies.length) + 1;
        continue;
      }
    }
    const other = circles === null ? -1 : drawOther(w, circles, revisionKey, row, takesPart);
    if (other < 0 || w.word(1) >= revises.compares) continue;
    bookEncounter(w, row, e, ENCOUNTER.compared);
    const theirs = encounterAt(w, other, e);
    const more = w.state.annex[theirs + PAYOFF] - w.state.annex[at + PAYOFF];
    if (more <= 0 || w.word(2) >= copyingBelow(revises, more)) continue;
    bookEncounter(w, row, e, ENCOUNTER.copied);
    next[row] = w.state.annex[theirs + STRATEGY];
  }
  for (let row = 0; row < w.people.nominal; row++) {
    const at = encounterAt(w, row, e);
    const before = w.state.annex[at + STRATEGY];
    if (before === 0) continue;
    settlePayoff(w, row, e);
    if (standing?.renewed === true) w.state.annex[at + STANDING] = standing.start;
    if (next[row] !== before) turn(w, e, row, before - 1, next[row] - 1);
  }
}

/** Threshold of the word below which somebody copies another who has so many parts of payoff more. */
const copyingBelow = ({ better, perPart }: RevisionPlan, more: number): number =>
  perPart === 0 ? better : Math.min(1, perPart * more) * ONE;

function turn(w: Work, e: number, row: number, from: number, to: number): void {
  w.book(strategySlot(w, e, from) + STRATEGY_SLOT.given_up, row, 1);
  w.book(strategySlot(w, e, from) + STRATEGY_SLOT.people, row, -1);
  w.book(strategySlot(w, e, to) + STRATEGY_SLOT.taken_up, row, 1);
  w.book(strategySlot(w, e, to) + STRATEGY_SLOT.people, row, 1);
  w.state.annex[encounterAt(w, row, e) + STRATEGY] = to + 1;
  if (w.trace !== null) tellRevision(w, row, w.plan.encounters[e], to);
}
