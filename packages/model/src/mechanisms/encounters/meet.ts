import { holds } from '../conditions/holds.js';
import type { Work } from '../../rounds/work.js';
import { circlesOf, drawOther } from './circle.js';
import { actOn } from './deed.js';
import { ALWAYS, NEVER_HELPS } from './plan.js';
import type { StrategyPlan } from './plan.js';
import { revise } from './revise.js';
import { ENCOUNTER, STRATEGY_SLOT, bookEncounter, strategySlot } from './slots.js';
import { tellMeeting } from './tell.js';
import { PAYOFF, STANDING, STRATEGY, encounterAt } from './word.js';

/** Encounters of the day, before anything else of it: first strategies are revised, then people meet. */
export function meetToday(w: Work): void {
  const { encounters, start } = w.plan;
  for (let e = 0; e < encounters.length; e++) {
    const day = w.day - start;
    const { every, revises } = encounters[e];
    const revising = revises !== null && day > 0 && day % revises.every === 0;
    const meeting = day % every === 0;
    if (!revising && !meeting) continue;
    const takesPart = takingPart(w, e);
    if (revising) revise(w, e, takesPart);
    if (meeting) meet(w, e, takesPart);
  }
}

/** Who takes part today: those concerned, present, and under no measure that keeps them from every chance or from a stream the encounter writes. */
function takingPart(w: Work, e: number): Uint8Array {
  const { helped, refused } = w.plan.encounters[e];
  const streams = w.plan.streams.length;
  let barring = 0;
  w.policy.measures.forEach(({ on, suspends }, m) => {
    if (on && ((suspends.length > 0 && suspends.length === streams) || suspends.includes(helped) || suspends.includes(refused)))
      barring |= 1 << m;
  });
  const part = new Uint8Array(w.people.n);
  for (let row = 0; row < w.people.nominal; row++)
    if (w.state.annex[encounterAt(w, row, e) + STRATEGY] > 0 && (w.state.mask[row] & barring) === 0) part[row] = 1;
  return part;
}

/** Everyone meets one drawn other and acts on what was visible when the day began; then standings, payoffs and records follow, by roster. */
function meet(w: Work, e: number, takesPart: Uint8Array): void {
  const encounter = w.plan.encounters[e];
  const circles = circlesOf(w, encounter);
  if (circles === null) return;
  const n = w.people.nominal;
  const others = new Int32Array(n).fill(-1);
  const helps = new Uint8Array(n);
  for (let row = 0; row < n; row++) {
    if (takesPart[row] === 0) {
      if (w.state.annex[encounterAt(w, row, e) + STRATEGY] > 0) bookEncounter(w, row, e, ENCOUNTER.kept_away);
      continue;
    }
    const other = drawOther(w, circles, encounter.key, row, takesPart);
    if (other < 0) {
      bookEncounter(w, row, e, ENCOUNTER.alone);
      continue;
    }
    const strategy = w.state.annex[encounterAt(w, row, e) + STRATEGY] - 1;
    const known = w.word(1) < encounter.known;
    if (!known) w.book(strategySlot(w, e, strategy) + STRATEGY_SLOT.unknown, row, 1);
    others[row] = other;
    helps[row] = wouldHelp(w, encounter.strategies[strategy], other, known) ? 1 : 0;
  }
  for (let row = 0; row < n; row++) if (others[row] >= 0) settleMeeting(w, e, row, others[row], helps[row] === 1);
  if (encounter.helped < 0 && encounter.refused < 0) return;
  for (let row = 0; row < n; row++) if (others[row] >= 0) actOn(w, row, encounter, helps[row] === 1);
}

function wouldHelp(w: Work, strategy: StrategyPlan, other: number, known: boolean): boolean {
  if (strategy.helps === ALWAYS) return true;
  if (strategy.helps === NEVER_HELPS) return false;
  return known ? holds(w, other, w.policy.asked[strategy.helps]) : strategy.unknown;
}

/** Payoffs of both, and the standing of the one who acted. */
function settleMeeting(w: Work, e: number, row: number, other: number, helps: boolean): void {
  const encounter = w.plan.encounters[e];
  const at = encounterAt(w, row, e);
  const slot = strategySlot(w, e, w.state.annex[at + STRATEGY] - 1);
  w.book(slot + (helps ? STRATEGY_SLOT.helped : STRATEGY_SLOT.refused), row, 1);
  if (w.trace !== null) tellMeeting(w, row, other, encounter, helps);
  if (encounter.standing !== null) {
    const { lowest, highest, helped, refused } = encounter.standing;
    const { annex } = w.state;
    annex[at + STANDING] = Math.max(lowest, Math.min(highest, annex[at + STANDING] + (helps ? helped : refused)));
  }
  if (!helps) return;
  const theirs = strategySlot(w, e, w.state.annex[encounterAt(w, other, e) + STRATEGY] - 1);
  w.book(theirs + STRATEGY_SLOT.was_helped, other, 1);
  w.book(slot + STRATEGY_SLOT.paid, row, encounter.cost);
  w.book(theirs + STRATEGY_SLOT.received, other, encounter.benefit);
  if (encounter.revises === null) return;
  keep(w, e, row, -encounter.cost, slot);
  keep(w, e, other, encounter.benefit, theirs);
}

function keep(w: Work, e: number, row: number, parts: number, slot: number): void {
  w.state.annex[encounterAt(w, row, e) + PAYOFF] += parts;
  w.book(slot + STRATEGY_SLOT.payoff, row, parts);
}
