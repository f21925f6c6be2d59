import { PURPOSE, geometricDays, lognormalDays } from '@glasshouse/dice';
import { DEED, ERROR } from '../../plan/causes.js';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { LISTING, OFF_LIST, causeOf, kindOf, refOf } from '../../state/entries.js';
import { COUNT, LIMIT, NEXT, TYPE } from '../../state/state.js';
import { otherCause } from '../conditions/holds.js';
import type { Basis } from '../records/basis.js';
import { EXPONENTIAL, FIXED } from './plan-status.js';
import type { EntryPlan, TermCase } from './plan-types.js';
import { laterCause, turnsOn } from './count-word.js';
import { casesOf } from './term-cases.js';

/** A term laid for a new entry: its last day, and where own deeds alone would give a shorter one, from when another cause holds the entry, and which. */
export interface Laid {
  forGood: boolean;
  ends: number;
  turns: number;
  turnsTo: number;
}

/** Days of a term before any extension: fixed, or drawn from its distribution. Uses up the words of the last draw where it draws. */
function termOf(w: Work, row: number, entry: EntryPlan, { stream, actDay }: Basis): number {
  if (entry.law === FIXED) return entry.term;
  w.draw(PURPOSE.term, entry.key, row, w.day, actDay * 256 + (stream & 255));
  const days =
    entry.law === EXPONENTIAL ? geometricDays(w.out[0], entry.lawScale) : lognormalDays(w.out[0], entry.lawScale, entry.lawSpread);
  return Math.min(days, NEVER - 1);
}

/** Without cases, the term of the entry's distribution is the one that holds in every reading. */
const caseByLaw = (w: Work, row: number, entry: EntryPlan, basis: Basis): TermCase => ({
  condition: null,
  term: termOf(w, row, entry, basis),
  forGood: entry.forGood,
});

/** The latest last days of the terms that run on a list for a person, or today: of all, and of what own deeds alone hold; the cause behind the former. */
interface Running {
  latest: number;
  ownLatest: number;
  /** Of the term that ends last; where none runs, that of the new entry. */
  cause: number;
}

/** Reads the terms that run on a list. Entries without a last day are left out. */
function runningTerms(w: Work, row: number, list: number, cause: number): Running {
  const { entries } = w.state;
  const running = { latest: w.day, ownLatest: w.day, cause };
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) !== LISTING || (type & OFF_LIST) !== 0 || w.listOfEntry[refOf(type)] !== list) continue;
    const ends = entries[at + LIMIT];
    const own = causeOf(type) === DEED;
    const turns = turnsOn(w, at);
    const ownEnds = own ? Math.min(turns, ends) : w.day;
    if (ownEnds < NEVER && ownEnds > running.ownLatest) running.ownLatest = ownEnds;
    if (ends >= NEVER || ends <= running.latest) continue;
    running.latest = ends;
    running.cause = own && turns < NEVER ? laterCause(entries[at + COUNT]) : causeOf(type);
  }
  return running;
}

/**
 * Lays the term of a new entry, `longer` days being its extension: of the case that holds, from the day on which those that run end where terms are consecutive.
 * Where own deeds alone would give a shorter term than this, their share of it ends on that day.
 */
export function layTerm(w: Work, row: number, entry: EntryPlan, basis: Basis, longer: number): Laid {
  const { cause } = basis;
  const law = entry.cases.length === 0 ? caseByLaw(w, row, entry, basis) : null;
  const running = entry.consecutive ? runningTerms(w, row, entry.list, cause) : null;
  const { given, own } = law === null ? casesOf(w, row, entry) : { given: law, own: law };
  const { term, forGood, condition } = given;
  const ends = term >= NEVER ? NEVER : (running?.latest ?? w.day) + term + longer;
  if (cause !== DEED) return { forGood, ends, turns: NEVER, turnsTo: cause };
  const turns = own.term >= NEVER ? NEVER : (running?.ownLatest ?? w.day) + own.term + longer;
  if (turns >= ends) return { forGood, ends, turns: NEVER, turnsTo: cause };
  // What holds the later days is the term that ran before, unless it was of own deeds or the case itself gives more days than own deeds would.
  const before = running?.cause ?? cause;
  if (before !== DEED && (own.term === term || condition === null)) return { forGood, ends, turns, turnsTo: before };
  return { forGood, ends, turns, turnsTo: condition === null ? ERROR : otherCause(w, row, condition) };
}
