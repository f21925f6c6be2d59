import { DEED, ERROR, LAWFUL } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { detect } from '../channels/detect.js';
import { asks } from '../conditions/holds.js';
import { dutyFalls } from '../records/duty.js';
import { accuses } from './accuse.js';
import { acts } from './act.js';
import { stillMet } from './cases.js';
import { endChance } from './end.js';
import { FALSE_ALARM, OBLIGATION, OCCASION, PROTECTED } from './plan-types.js';
import { STREAM, streamSlot } from './slots.js';
import { suspend } from './suspend.js';

/**
 * A person meets an opportunity of a stream and acts or not: they act when the latent uniform lies below the probability.
 * `word` is 32 bits that belong to the opportunity, so a change of the probability changes the fewest lives.
 */
export function decide(w: Work, row: number, s: number, word: number): void {
  const stream = w.plan.streams[s];
  if (w.policy.gates !== null && !passesGate(w, row, s, w.policy.gates)) return;
  if (stream.cases !== null && !stillMet(w, row, stream)) return;
  if ((w.state.mask[row] & w.policy.suspending[s]) !== 0) {
    suspend(w, row, s, word);
    return;
  }
  w.book(streamSlot(w.slots, s, STREAM.opportunities), row, 1);
  if (stream.kind === OBLIGATION) {
    dutyFalls(w, row, s);
    return;
  }
  if (stream.kind !== OCCASION) {
    const alarm = stream.kind === FALSE_ALARM;
    if (alarm ? !accuses(w, row, s, word) : !acts(w, row, s, word)) return;
    detect(w, row, s, alarm ? ERROR : stream.kind === PROTECTED ? LAWFUL : DEED, !alarm);
  }
  if (stream.ends !== null) endChance(w, row, s, stream.ends);
}

/** Whether a person meets the chances of a stream as things stand. */
export const passesGate = (w: Work, row: number, s: number, gates: NonNullable<Work['policy']['gates']>): boolean => {
  const gate = gates[s];
  return gate === null || asks(w, row, 'decision', gate);
};
