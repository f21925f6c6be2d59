import { ONE } from '@glasshouse/dice';
import { DEED, ERROR, LAWFUL } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { detect } from '../channels/detect.js';
import { hasWitnesses } from '../channels/witnesses-inform.js';
import { holds } from '../conditions/holds.js';
import { dutyFalls } from '../records/duty.js';
import { learnt } from '../responses/risk.js';
import { esteem } from '../responses/shame.js';
import { noteAct } from '../screens/round.js';
import { holdsStance } from '../stances/round.js';
import { inclinationNow, stillMet } from './cases.js';
import { endChance } from './end.js';
import { FALSE_ALARM, MERIT, OBLIGATION, OCCASION, PROTECTED } from './plan-types.js';
import type { StreamPlan } from './plan-types.js';
import { ACCUSATION, STREAM, streamSlot } from './slots.js';
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

/** Whether somebody does what they have the opportunity to do, given what they perceive of the rules. */
function acts(w: Work, row: number, s: number, word: number): boolean {
  const stream = w.plan.streams[s];
  if (stream.stance >= 0 && !holdsStance(w, row, stream.stance)) return false;
  const inclined = inclinationNow(w, row, stream);
  const uniform = word >>> 0;
  const would = uniform < inclined * ONE;
  const does = actsKnowing(w, row, stream, inclined, uniform);
  if (w.trace !== null) w.trace.decision(w, row, s, would, does, does === uniform < inclined * learnt(w, row, stream) * ONE);
  if (would && !does) w.book(streamSlot(w.slots, s, STREAM.given_up), row, 1);
  if (!does) return false;
  w.book(streamSlot(w.slots, s, STREAM.acts), row, 1);
  if (!would) w.book(streamSlot(w.slots, s, STREAM.added), row, 1);
  if (stream.watched >= 0) noteAct(w, row, stream.watched);
  return true;
}

/**
 * Whether somebody acts whose latent uniform is `uniform`, when they would act with probability `inclined` if they knew of no rule. What they have learnt keeps
 * from a breach or from lawful conduct and adds to a merit: it is read only where it can decide.
 */
function actsKnowing(w: Work, row: number, stream: StreamPlan, inclined: number, uniform: number): boolean {
  if (w.plan.shames) return uniform < inclined * (learnt(w, row, stream) * esteem(w, row, stream)) * ONE;
  const merit = stream.kind === MERIT;
  if (merit && uniform < inclined * ONE) return true;
  if (uniform >= inclined * (merit ? 1 + stream.farmed : 1) * ONE) return false;
  return uniform < inclined * learnt(w, row, stream) * ONE;
}

/** Whether a false alarm is raised: always, or where a dispute becomes an accusation, which is likelier where a channel asks witnesses for such deeds. */
function accuses(w: Work, row: number, s: number, word: number): boolean {
  const stream = w.plan.streams[s];
  if (stream.accuses < 0) return true;
  const asked = stream.accused > 0 && hasWitnesses(w, s);
  const does = word >>> 0 < Math.min(1, stream.accuses * (asked ? 1 + stream.accused : 1)) * ONE;
  if (w.trace !== null) w.trace.accusation(w, row, s, does, does && word >>> 0 >= stream.accuses * ONE);
  if (!does) return false;
  const slot = w.slots.at.accusation[s];
  w.book(slot + ACCUSATION.accused, row, 1);
  if (word >>> 0 >= stream.accuses * ONE) w.book(slot + ACCUSATION.accused_added, row, 1);
  return true;
}

/** Whether a person meets the chances of a stream as things stand. */
export const passesGate = (w: Work, row: number, s: number, gates: NonNullable<Work['policy']['gates']>): boolean => {
  const gate = gates[s];
  if (gate === null) return true;
  const is = holds(w, row, gate);
  if (w.trace !== null) w.trace.condition(w, row, 'decision', gate, is);
  return is;
};
