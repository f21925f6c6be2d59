import { ONE, PURPOSE } from '@glasshouse/dice';
import { DEED, LAWFUL } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { detect } from '../channels/detect.js';
import { dutyFalls } from '../records/duty.js';
import { learnt } from '../responses/risk.js';
import { valueFor } from './candidates.js';
import { caseNow } from './cases.js';
import type { EndsPlan } from './plan-types.js';
import { ENDED, STREAM, streamSlot } from './slots.js';

/**
 * A chance, or what was done of it, has one of its outcomes. The draw belongs to the chance, and the outcomes lie side by side on it: a change of one
 * share changes the fewest lives. Of whom perceived risk keeps from an outcome, the chance ends as it does otherwise.
 */
export function endChance(w: Work, row: number, s: number, ends: EndsPlan): void {
  const stream = w.plan.streams[s];
  const shares = caseNow(w, row, stream)?.shares ?? null;
  w.draw(PURPOSE.outcome, stream.key, row, w.day, 0);
  const word = w.word(0);
  let taken = ends.streams.length;
  let to = 0;
  for (let i = 0; i < ends.streams.length; i++) {
    const share = valueFor(shares?.[i] ?? ends.shares[i], w.people, row);
    const from = to;
    to += share;
    if (word >= to * ONE) continue;
    if (word < (from + share * learnt(w, row, w.plan.streams[ends.streams[i]])) * ONE) taken = i;
    else w.book(streamSlot(w.slots, ends.streams[i], STREAM.given_up), row, 1);
    break;
  }
  const outcome = taken === ends.streams.length ? ends.otherwise : ends.streams[taken];
  const { cause, brings } = w.plan.streams[outcome];
  w.book(w.slots.at.ends[s] + ENDED.ended + ends.members[taken], row, 1);
  if (brings >= 0) w.book(streamSlot(w.slots, brings, STREAM.opportunities), row, 1);
  if (w.trace !== null) w.trace.ended(w, row, s, outcome);
  if (cause >= 0) detect(w, row, outcome, cause, cause === DEED || cause === LAWFUL);
  if (brings >= 0) dutyFalls(w, row, brings);
}
