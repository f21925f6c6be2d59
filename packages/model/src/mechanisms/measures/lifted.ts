import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { APPEALING, DUTY, kindOf, refOf, streamOf } from '../../state/entries.js';
import { NEXT, ORIGIN, START, TYPE } from '../../state/state.js';
import { INSTALMENT } from '../amounts/words-of-duty.js';

/** Whether an entry on a list brings no measure for now: a request that suspends is heard, instalments are paid, or the standing is read without it. */
export function isLifted(w: Work, row: number, policy: Policy, at: number): boolean {
  if (w.liftNothing) return false;
  if (at === w.without) return true;
  const { entries } = w.state;
  const type = entries[at + TYPE];
  const list = w.listOfEntry[refOf(type)];
  if ((type & APPEALING) !== 0 && policy.lists[list].appealSuspends) return true;
  return ((policy.suspendedByPlan >>> list) & 1) === 1 && paysInstalments(w, row, streamOf(type), entries[at + ORIGIN]);
}

/** Whether a plan of instalments is kept for the duty of a stream that fell due on a day. */
function paysInstalments(w: Work, row: number, s: number, day: number): boolean {
  const { entries } = w.state;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) === DUTY && streamOf(type) === s && entries[at + START] === day) return entries[at + INSTALMENT] > 0;
  }
  return false;
}
