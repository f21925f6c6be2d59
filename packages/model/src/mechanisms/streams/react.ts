import { PURPOSE } from '@glasshouse/dice';
import { fits } from '../../people/fits.js';
import type { Work } from '../../rounds/work.js';
import { COUNT, START, TYPE } from '../../state/state.js';
import { RETRY, addEntry, removeEntry, streamOf, typeWord } from '../../state/entries.js';
import { evaluate } from '../measures/standing.js';
import type { ReactPlan } from './plan-reacts.js';
import { refusalsAt } from './refusals.js';
import { LEFT_WISH, SUSPENDED_WISH } from './counters-by-cause.js';
import { BY_CAUSE, REACT } from './slots.js';
import { suspend } from './suspend.js';
import { ALLOWED, tryOn } from './try.js';

/**
 * A wish of someone under a refusing measure, where refusals have consequences: given up, met, met otherwise, put off to another day, or unmet.
 * What follows from a refusal takes the address of the wish, so another refusal elsewhere changes nothing here.
 */
export function wish(w: Work, row: number, s: number): void {
  const at = w.slots.at.react[s];
  const { reacts, key } = w.plan.streams[s];
  w.book(at + REACT.wishes, row, 1);
  if (reacts === null) {
    const cause = tryOn(w, row, s);
    if (cause === ALLOWED) w.book(at + REACT.met, row, 1);
    else missWish(w, row, s, cause);
    return;
  }
  if (hasGivenUp(w, row, reacts)) {
    w.draw(PURPOSE.reaction, key, row, w.day, 0);
    if (w.word(3) >= reacts.pursuedBelow) {
      w.book(at + REACT.gave_up, row, 1);
      if (w.trace !== null) w.trace.reaction(w, row, s, 'gives up', 'gives_up.factor');
      return;
    }
  }
  pursue(w, row, s, reacts, { origin: w.day, k: 0 });
}

/** A try of a wish. */
interface Try {
  /** Day of the wish. */
  origin: number;
  /** 0: the first try. */
  k: number;
}

function pursue(w: Work, row: number, s: number, reacts: ReactPlan, { origin, k }: Try): void {
  const at = w.slots.at.react[s];
  const cause = tryOn(w, row, s);
  if (cause === ALLOWED) {
    w.book(at + REACT.met, row, 1);
    return;
  }
  w.draw(PURPOSE.reaction, w.plan.streams[s].key, row, origin, k);
  const again = w.word(1);
  const chosen = reacts.turnsBelow.findIndex((below) => w.word(0) < below);
  const other = chosen < 0 ? -1 : reacts.turnsTo[chosen];
  if (other >= 0 && isOpenTo(w, row, other)) {
    w.book(at + REACT.turned_from, row, 1);
    w.book(w.slots.at.react[other] + REACT.turned_to, row, 1);
    if (w.trace !== null) w.trace.reaction(w, row, s, 'tries another way', `turns_to.${w.plan.streams[other].id}`);
    if (tryOn(w, row, other) === ALLOWED) {
      w.book(at + REACT.met_otherwise, row, 1);
      return;
    }
  }
  if (k >= reacts.retries || again >= reacts.againBelow) {
    missWish(w, row, s, cause);
    return;
  }
  const entry = addEntry(w.state, row, typeWord(RETRY, 0, s, 0, 0), w.day + reacts.after);
  w.state.entries[entry + START] = origin;
  w.state.entries[entry + COUNT] = k + 1;
  w.book(at + REACT.waiting, row, 1);
  if (w.trace !== null) w.trace.reaction(w, row, s, 'means to try again', 'retries.probability');
}

/** The day of a further try. If a measure suspends the stream by now, the wish is unmet. */
export function tryAgain(w: Work, row: number, entry: number): void {
  const s = streamOf(w.state.entries[entry + TYPE]);
  const origin = w.state.entries[entry + START];
  const k = w.state.entries[entry + COUNT];
  dropRetry(w, row, entry, false);
  const { reacts } = w.plan.streams[s];
  if (reacts === null) return;
  if (isSuspendedNow(w, row, s)) {
    suspend(w, row, s, 0);
    missWish(w, row, s, SUSPENDED_WISH);
    return;
  }
  w.book(w.slots.at.react[s] + REACT.retried, row, 1);
  pursue(w, row, s, reacts, { origin, k });
}

/** Takes a further try off the person: `unmet` where it will not be made, because they leave. */
export function dropRetry(w: Work, row: number, entry: number, unmet: boolean): void {
  const s = streamOf(w.state.entries[entry + TYPE]);
  removeEntry(w.state, row, entry);
  w.book(w.slots.at.react[s] + REACT.waiting, row, -1);
  if (unmet) missWish(w, row, s, LEFT_WISH);
}

/** A wish that comes to nothing. `why`: a member of `unmet_by`. */
function missWish(w: Work, row: number, s: number, why: number): void {
  const { react, by_cause: split } = w.slots.at;
  w.book(react[s] + REACT.unmet, row, 1);
  if (split[s] >= 0) w.book(split[s] + BY_CAUSE.unmet_by + why, row, 1);
}

/** A stream concerns the person, and no measure suspends it. */
function isOpenTo(w: Work, row: number, s: number): boolean {
  const stream = w.plan.streams[s];
  if ((stream.adultsOnly && w.people.adult[row] === 0) || !fits(w.people, row, stream.who)) return false;
  return !isSuspendedNow(w, row, s);
}

/** Whether a measure suspends a stream, by what has come to stand in the item at work too: as a try is refused. */
function isSuspendedNow(w: Work, row: number, s: number): boolean {
  if (w.policy.suspending[s] === 0) return false;
  evaluate(w, row, w.policy, w.third);
  return (w.third.mask & w.policy.suspending[s]) !== 0;
}

const hasGivenUp = (w: Work, row: number, reacts: ReactPlan): boolean =>
  reacts.column >= 0 && w.state.annex[refusalsAt(w, row, reacts.column)] >= reacts.givesUpAfter;
