import { lapseAppeal } from '../mechanisms/appeals/answer.js';
import { lapseObjection } from '../mechanisms/appeals/points-answer.js';
import { scoreStanding, scoreStatus } from '../mechanisms/ledgers/list-rules.js';
import { contextsAt, sumsAt } from '../mechanisms/ledgers/score.js';
import { POLICY_END } from '../mechanisms/lists/exits.js';
import { followLists } from '../mechanisms/lists/follow.js';
import { leave } from '../mechanisms/lists/leave.js';
import { bookDifference } from '../mechanisms/measures/book.js';
import { bookChildren } from '../mechanisms/measures/children.js';
import { bookHousehold, noteHousehold } from '../mechanisms/measures/household.js';
import { evaluate } from '../mechanisms/measures/standing.js';
import { localOnUnder, markLocal, switchLocal } from '../mechanisms/officials/holder.js';
import { householdAfter, mayHaveChild, memberOf, sizeOf } from '../people/household.js';
import type { Policy } from '../plan/types.js';
import { APPEAL, CHANGE, LISTING, OBJECTION, OFF_LIST, hasListing, kindOf, refOf, removeEntry, settleDue } from '../state/entries.js';
import { NEXT, SUMS, TYPE } from '../state/state.js';
import { reachOf } from './policy-change.js';
import type { Work } from './work.js';

/** Makes room for scores when a ledger is in force. */
export function openScores(w: Work): void {
  if (w.policy.ledgers.some((ledger) => ledger.on)) w.state.openScores();
}

/**
 * Puts a new policy in force at the start of a day: institutions that end release everybody, and everyone's standing is
 * booked anew under the new rules. Costs a pass over the community; there are few such days. Where only measures by a list change,
 * households without an entry on one are left as they are.
 */
export function changePolicy(w: Work, to: Policy): void {
  const from = w.policy;
  w.policy = to;
  openScores(w);
  const wasLocal = w.localOn;
  switchLocal(w, localOnUnder(w, to));
  markLocal(w);
  const reach = w.localOn === wasLocal ? reachOf(w, from, to) : 'anybody';
  if (reach === 'nobody') return;
  for (let row = 0; row < w.people.n; row = householdAfter(w.people, row)) {
    if (reach === 'anybody' || isListed(w, row)) changeHousehold(w, row, from, to, wasLocal);
    else keepHousehold(w, row);
  }
}

/** A household whose standing stays as it is. */
function keepHousehold(w: Work, start: number): void {
  for (let i = 0; i < sizeOf(w.people, start); i++) {
    const row = memberOf(w.people, start, i);
    if (w.present(row)) renewDue(w, row, w.state.due[row]);
  }
}

/** Whether anyone of the household that starts at a row has an entry on a list, or one that outlasts it. */
function isListed(w: Work, start: number): boolean {
  for (let i = 0; i < sizeOf(w.people, start); i++) if (hasListing(w.state, memberOf(w.people, start, i))) return true;
  return false;
}

/** Sets a person's next due day afresh, and schedules it if it is another than `before`. */
function renewDue(w: Work, row: number, before: number): void {
  settleDue(w.state, row, w.turnoverDue(row));
  if (w.state.due[row] !== before) w.schedule(row);
}

function changeHousehold(w: Work, start: number, from: Policy, to: Policy, wasLocal: boolean): void {
  const size = sizeOf(w.people, start);
  const isLocal = w.localOn;
  w.localOn = wasLocal;
  let reachedBefore = 0;
  let reachesNow = 0;
  const within = from.reachesHousehold | to.reachesHousehold;
  if (within !== 0 || w.plan.minors) noteHousehold(w, start);
  w.localOn = isLocal;
  for (let i = 0; i < size; i++) {
    const row = memberOf(w.people, start, i);
    if (!w.present(row)) continue;
    w.localOn = wasLocal;
    evaluate(w, row, from, w.before);
    w.localOn = isLocal;
    if (w.people.adult[row] === 1) reachedBefore |= w.before.mask & from.reachesChildren;
    const due = w.state.due[row];
    w.open = row;
    endInstitutions(w, row, from, to);
    if (to.statusRules.length > 0) scoreStatus(w, row, from);
    if (w.listRules) scoreStanding(w, row, from);
    if (w.following.length > 0) followLists(w);
    w.open = -1;
    renewDue(w, row, due);
    evaluate(w, row, to, w.after);
    if (w.people.adult[row] === 1) reachesNow |= w.after.mask & to.reachesChildren;
    bookDifference(w, row, to);
  }
  if (within !== 0) bookHousehold(w, start, from.reachesHousehold, to.reachesHousehold);
  if (mayHaveChild(w.people, start)) bookChildren(w, start, reachedBefore, reachesNow, w.plan.minors ? w.household : null);
}

function endInstitutions(w: Work, row: number, from: Policy, to: Policy): void {
  for (let at = w.state.head[row]; at !== 0;) {
    const next = w.state.entries[at + NEXT];
    const type = w.state.entries[at + TYPE];
    if (kindOf(type) === LISTING && !to.lists[w.listOfEntry[refOf(type)]].on) {
      if ((type & OFF_LIST) === 0) leave(w, row, at, POLICY_END);
      else removeEntry(w.state, row, at);
    } else if (kindOf(type) === APPEAL && !to.lists[w.listOfEntry[refOf(type)]].on) lapseAppeal(w, row, at);
    else if (kindOf(type) === OBJECTION && !to.ledgers[w.anyRule(refOf(type)).ledger].on) lapseObjection(w, row, at);
    else if (kindOf(type) === CHANGE && !to.ledgers[w.anyRule(refOf(type)).ledger].on) removeEntry(w.state, row, at);
    at = next;
  }
  for (let l = 0; l < to.ledgers.length; l++) {
    if (!from.ledgers[l].on || to.ledgers[l].on) continue;
    if (contextsAt(w, row, l) === 0) continue;
    const at = sumsAt(w, row, l);
    w.state.sums.fill(0, at, at + SUMS);
    w.state.contexts[contextsAt(w, row, l)] = 0;
  }
}
