import { DEED, INABILITY, LAWFUL } from '../../plan/causes.js';
import { settle } from '../../rounds/settle.js';
import type { Work } from '../../rounds/work.js';
import { detect } from '../channels/detect.js';
import { closeAccount } from '../measures/close-account.js';
import { noteAct } from '../screens/round.js';
import { passOn } from '../spreads/chain.js';
import { PROTECTED } from '../streams/plan-types.js';
import { STREAM, streamSlot } from '../streams/slots.js';
import type { EncounterPlan } from './plan.js';

/**
 * A meeting as a chance of the streams that the encounter names, and an act of one of them: of a person who could have done otherwise. What somebody was
 * unable to do is no act, and may be seen and recorded all the same, with the cause inability. What follows is the same as for every act.
 */
export function actOn(w: Work, row: number, { does, doesNot }: EncounterPlan, did: boolean, able: boolean): void {
  for (const s of does === doesNot ? [does] : [does, doesNot]) if (s >= 0) w.book(streamSlot(w.slots, s, STREAM.opportunities), row, 1);
  const s = did ? does : doesNot;
  if (s < 0) return;
  const due = w.state.due[row];
  const stream = w.plan.streams[s];
  if (able) {
    w.book(streamSlot(w.slots, s, STREAM.acts), row, 1);
    if (stream.watched >= 0) noteAct(w, row, stream.watched);
  }
  detect(w, row, s, able ? (stream.kind === PROTECTED ? LAWFUL : DEED) : INABILITY, able);
  closeAccount(w);
  if (w.state.due[row] !== due) {
    if (w.state.due[row] > w.day) w.schedule(row);
    else settle(w, row);
  }
  if (w.passing.length > 0) passOn(w);
}
