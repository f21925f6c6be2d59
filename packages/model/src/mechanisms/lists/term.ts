import { PURPOSE, geometricDays, lognormalDays } from '@glasshouse/dice';
import { DEED, ERROR } from '../../plan/causes.js';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { LISTING, OFF_LIST, causeOf, kindOf, refOf } from '../../state/entries.js';
import { COUNT, LIMIT, NEXT, TYPE } from '../../state/state.js';
import { AS_IT_IS, OWN } from '../conditions/atom.js';
import type { Reading } from '../conditions/atom.js';
import { holdsIn, otherCause } from '../conditions/holds.js';
import type { Basis } from '../records/basis.js';
import { EXPONENTIAL, FIXED } from './plan-status.js';
import type { EntryPlan, TermCase } from './plan-types.js';
import { laterCause, turnsOn } from './count-word.js';

/** A term laid for a new entry: its last day, and where own deeds alone would give a shorter one, from when another cause holds the entry, and which. */
export interface Laid {
  forGood: boolean;
  ends: number;
  turns: number;
  turnsTo: number;
}

/** Days of a term before any extension: fixed, or drawn from its law. Uses up the words of the last draw where it draws. */
function termOf(w: Work, row: number, entry: EntryPlan, { stream, actDay }: Basis): number {
  if (entry.law === FIXED) return entry.term;
  w.draw(PURPOSE.term, entry.key, row, w.day, actDay * 256 + (stream & 255));
  const days =
    entry.law === EXPONENTIAL ? geometricDays(w.out[0], entry.lawScale) : lognormalDays(w.out[0], entry.lawScale, entry.lawSpread);
  return Math.min(days, NEVER - 1);
}

/** The first case whose condition holds in a reading; the last has none. */
function caseIn(w: Work, row: number, { cases }: EntryPlan, reading: Reading): TermCase {
  for (let i = 0; i < cases.length - 1; i++) {
    const { condition } = cases[i];
    if (condition !== null && holdsIn(w, row, condition.code, 0, reading)) return cases[i];
  }
  return cases[cases.length - 1];
}

/** Tells the trace which cases of a term were asked, up to the one that holds. */
function tellCases(w: Work, row: number, { cases }: EntryPlan, given: TermCase): void {
  for (const each of cases) {
    if (each.condition !== null) w.trace?.condition(w, row, 'list', each.condition, each === given);
    if (each === given) return;
  }
}

/**
 * The latest last day of the terms that run on a list for a person, or today; `ownOnly`: as own deeds alone hold them. Entries without a last day are left
 * out. What holds the latest where that is no own deed goes to `w.latestCause`.
 */
function latestEnd(w: Work, row: number, list: number, ownOnly: boolean): number {
  const { entries } = w.state;
  let latest = w.day;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) !== LISTING || (type & OFF_LIST) !== 0 || w.listOfEntry[refOf(type)] !== list) continue;
    const own = causeOf(type) === DEED;
    const turns = turnsOn(w, at);
    const ends = ownOnly ? (own ? Math.min(turns, entries[at + LIMIT]) : w.day) : entries[at + LIMIT];
    if (ends >= NEVER || ends <= latest) continue;
    latest = ends;
    if (!ownOnly) w.latestCause = own && turns < NEVER ? laterCause(entries[at + COUNT]) : causeOf(type);
  }
  return latest;
}

/**
 * Lays the term of a new entry, `longer` days being its extension: of the case that holds, from the day on which those that run end where terms are consecutive.
 * Where own deeds alone would give a shorter term than this, their share of it ends on that day.
 */
export function layTerm(w: Work, row: number, entry: EntryPlan, basis: Basis, longer: number): Laid {
  const { cause } = basis;
  if (entry.cases.length === 0 && !entry.consecutive) {
    const term = termOf(w, row, entry, basis);
    return { forGood: entry.forGood, ends: term >= NEVER ? NEVER : w.day + term + longer, turns: NEVER, turnsTo: cause };
  }
  const given = entry.cases.length === 0 ? null : caseIn(w, row, entry, AS_IT_IS);
  if (given !== null && w.trace !== null) tellCases(w, row, entry, given);
  const term = given === null ? termOf(w, row, entry, basis) : given.term;
  w.latestCause = cause;
  const from = entry.consecutive ? latestEnd(w, row, entry.list, false) : w.day;
  const ends = term >= NEVER ? NEVER : from + term + longer;
  const forGood = given === null ? entry.forGood : given.forGood;
  if (cause !== DEED) return { forGood, ends, turns: NEVER, turnsTo: cause };
  const own = given === null ? term : caseIn(w, row, entry, OWN).term;
  const ownFrom = entry.consecutive ? latestEnd(w, row, entry.list, true) : w.day;
  const turns = own >= NEVER ? NEVER : ownFrom + own + longer;
  if (turns >= ends) return { forGood, ends, turns: NEVER, turnsTo: cause };
  const byCase = given !== null && own !== term && given.condition !== null;
  const turnsTo = byCase ? otherCause(w, row, given.condition!) : w.latestCause === DEED ? otherOf(w, row, given) : w.latestCause;
  return { forGood, ends, turns, turnsTo };
}

/** The cause behind a term that own deeds alone would not give: that of its case, or `error` where the case has no condition. */
const otherOf = (w: Work, row: number, given: TermCase | null): number =>
  given === null || given.condition === null ? ERROR : otherCause(w, row, given.condition);
