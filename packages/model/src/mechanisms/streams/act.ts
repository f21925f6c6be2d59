import { ONE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { learnt } from '../responses/risk.js';
import { esteem } from '../responses/shame.js';
import { effectNow } from '../responses/under.js';
import { noteAct } from '../screens/round.js';
import { holdsStance } from '../stances/round.js';
import { inclinationNow } from './cases.js';
import { MERIT } from './plan-types.js';
import type { StreamPlan } from './plan-types.js';
import { STREAM, streamSlot } from './slots.js';

/** Whether somebody does what they have the opportunity to do, given what they perceive of the rules. */
export function acts(w: Work, row: number, s: number, word: number): boolean {
  const stream = w.plan.streams[s];
  if (stream.stance >= 0 && !holdsStance(w, row, stream.stance)) return false;
  const inclined = inclinationNow(w, row, stream);
  const uniform = word >>> 0;
  const would = uniform < inclined * ONE;
  const does = actsKnowing(w, row, stream, inclined, uniform);
  if (w.trace !== null) w.trace.decision(w, row, s, { inclined, uniform, does });
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
  const { shames } = w.plan;
  if (!shames) {
    const merit = stream.kind === MERIT;
    if (merit && uniform < inclined * ONE) return true;
    if (uniform >= inclined * (merit ? 1 + effectNow(w, row, stream, 'merit_farming', stream.farmed) : 1) * ONE) return false;
  }
  const felt = learnt(w, row, stream);
  return uniform < inclined * (shames ? felt * esteem(w, row, stream) : felt) * ONE;
}
