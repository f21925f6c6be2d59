import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { APPEALING, refOf, streamOf } from '../../state/entries.js';
import { ORIGIN, TYPE } from '../../state/state.js';
import { INSTALMENT } from '../amounts/words-of-duty.js';
import { openDuty } from '../records/open-duty.js';

/** Whether an entry on a list brings no measure for now: a request that suspends is heard, instalments are paid, or the standing is read without it. */
export function isLifted(w: Work, row: number, policy: Policy, at: number): boolean {
  if (w.liftNothing) return false;
  if (at === w.without) return true;
  const { entries } = w.state;
  const type = entries[at + TYPE];
  const list = w.listOfEntry[refOf(type)];
  if ((type & APPEALING) !== 0 && policy.lists[list].appealSuspends) return true;
  if (((policy.suspendedByPlan >>> list) & 1) === 0) return false;
  const duty = openDuty(w, row, streamOf(type), entries[at + ORIGIN]);
  return duty !== 0 && entries[duty + INSTALMENT] > 0;
}
