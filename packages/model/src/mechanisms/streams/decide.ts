import { ONE } from '@glasshouse/dice';
import { DEED, ERROR, LAWFUL } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { detect } from '../channels/detect.js';
import { holds } from '../conditions/holds.js';
import { isScored, scoreOf } from '../ledgers/score.js';
import { dutyFalls } from '../records/duty.js';
import { perceivedRisk } from '../responses/risk.js';
import { emulation, shame } from '../responses/shame.js';
import { noteAct } from '../screens/round.js';
import { holdsStance } from '../stances/round.js';
import { inclinationNow, stillMet } from './cases.js';
import { BREACH, FALSE_ALARM, MERIT, OBLIGATION, PROTECTED } from './plan-types.js';
import type { StreamPlan } from './plan-types.js';
import { STREAM, streamSlot } from './slots.js';
import { accuses, suspend } from './suspend.js';

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
  if (stream.kind === FALSE_ALARM) {
    if (stream.accuses < 0 || accuses(w, row, s, word)) detect(w, row, s, ERROR, false);
    return;
  }
  if (stream.kind === OBLIGATION) {
    dutyFalls(w, row, s);
    return;
  }
  if (stream.stance >= 0 && !holdsStance(w, row, stream.stance)) return;
  const inclined = inclinationNow(w, row, stream);
  const felt = inclined * response(w, row, stream);
  const uniform = word >>> 0;
  const would = uniform < inclined * ONE;
  const does = uniform < felt * ONE;
  if (w.trace !== null) w.trace.decision(w, row, s, would, does, does === uniform < inclined * learnt(w, row, stream) * ONE);
  if (would && !does) w.book(streamSlot(w.slots, s, STREAM.given_up), row, 1);
  if (!does) return;
  w.book(streamSlot(w.slots, s, STREAM.acts), row, 1);
  if (!would) w.book(streamSlot(w.slots, s, STREAM.added), row, 1);
  if (stream.watched >= 0) noteAct(w, row, stream.watched);
  if (stream.kind === BREACH) detect(w, row, s, DEED, true);
  else if (stream.kind === PROTECTED) detect(w, row, s, LAWFUL, true);
  else if (stream.kind === MERIT) detect(w, row, s, DEED, true);
}

/** Whether a person meets the chances of a stream as things stand. */
export const passesGate = (w: Work, row: number, s: number, gates: NonNullable<Work['policy']['gates']>): boolean => {
  const gate = gates[s];
  return gate === null || holds(w, row, gate);
};

/** Factor by which the declared responses change a probability of acting. */
function response(w: Work, row: number, stream: StreamPlan): number {
  if (!w.plan.shames) return learnt(w, row, stream);
  return learnt(w, row, stream) * (stream.kind === BREACH ? shame(w, row, stream) : stream.kind === MERIT ? emulation(w, row, stream) : 1);
}

/** Factor from perceived risk, or from what a score promises. */
function learnt(w: Work, row: number, stream: StreamPlan): number {
  const felt = stream.kind === BREACH ? stream.deterred : stream.kind === PROTECTED ? stream.chilled : 0;
  if (felt > 0) return Math.max(0, 1 - felt * perceivedRisk(w, row));
  if (stream.kind === MERIT && stream.farmed > 0 && w.plan.perceives && w.people.aware[row] === 1 && strives(w, row))
    return 1 + stream.farmed;
  return 1;
}

/** Scored on some ledger in force and below its best grade. */
function strives(w: Work, row: number): boolean {
  for (let l = 0; l < w.policy.ledgers.length; l++) {
    const ledger = w.policy.ledgers[l];
    if (ledger.hidden || !isScored(w, row, ledger)) continue;
    if (scoreOf(w, row, l, ledger) < ledger.from[0]) return true;
  }
  return false;
}
