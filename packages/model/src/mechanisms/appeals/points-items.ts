import type { Work } from '../../rounds/work.js';
import { refOf } from '../../state/entries.js';
import { TYPE } from '../../state/state.js';
import type { RulePlan } from '../ledgers/plan-types.js';
import { groundOf } from './items.js';
import { POINTS_APPEAL } from './slots.js';

/*
 * Words of a request against points among a person's entries. TYPE: rule, stream and cause of the points, whether the record had a sound ground
 * (SOUND), whether the request has been made (RECORDED), whether the points count for good (FOR_GOOD), whether they count no longer (OFF_LIST), and
 * whether they do not count until the answer (APPEALING); then CONTEXTS is the day on which they would have expired, and COUNT and LIMIT what was given back.
 * DUE: the day on which it is made or, once made, answered. START: the day on which the points were taken. COUNT and LIMIT: what they did to the
 * score, and to the score that own conduct alone would give. ORIGIN: day of the act, which addresses the draws. EXTRA: day on which it was made.
 */

/** Rule of the points of a request, in force or not. */
export const ruleOf = (w: Work, item: number): RulePlan => {
  const ref = refOf(w.state.entries[item + TYPE]);
  return w.policy.rules[ref] ?? w.anyRule(ref);
};

/** Block of the counters of the ledger of a request. */
export const blockOf = (w: Work, item: number): number => w.slots.at.pointsAppeal[ruleOf(w, item).ledger];

/** The stock in which a request stands that waits for its answer. */
export const pendingSlot = (w: Work, item: number): number =>
  blockOf(w, item) + POINTS_APPEAL.appeals_pending + groundOf(w, w.state.entries[item + TYPE]);

export function bookFate(w: Work, row: number, item: number, offset: number): void {
  w.book(blockOf(w, item) + offset + groundOf(w, w.state.entries[item + TYPE]), row, 1);
}
