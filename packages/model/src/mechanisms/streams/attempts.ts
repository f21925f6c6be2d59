import { PURPOSE, gapFactor, geometricGap, threefry4x32 } from '@glasshouse/dice';
import { fits } from '../../people/fits.js';
import type { Work } from '../../rounds/work.js';
import { AWAKE, DRAWN } from '../../state/state.js';
import { classFactor, valueFor } from './candidates.js';
import { stillMet } from './cases.js';
import { fallsToday, isOpen, phaseOf } from './calendar.js';
import type { StreamPlan } from './plan-types.js';
import { passesGate } from './decide.js';
import { trendOn } from './plan.js';
import { wish } from './react.js';
import { suspend } from './suspend.js';
import { tryOn } from './try.js';

/**
 * Draws the attempts of the round for a person whom a refusing measure has just reached, from the day given on.
 * Each person's attempts have addresses of their own, so that dormant streams cost nothing while nobody is awake.
 */
export function wake(w: Work, row: number): void {
  w.state.flags[row] |= DRAWN;
  const { plan, people } = w;
  for (const s of plan.attempts) {
    const stream = plan.streams[s];
    if ((stream.adultsOnly && people.adult[row] === 0) || !fits(w.people, row, stream.who)) continue;
    if (stream.schedule !== null) {
      wakeOnSchedule(w, row, s, stream);
      continue;
    }
    const factor = classFactor(stream, people, row, w.seed, w.replicate, w.out);
    const p = (valueFor(stream.rate, people, row) * factor * trendOn(stream, w.roundFirst)) / 365;
    if (p <= 0) continue;
    const gap = gapFactor(p);
    let day = w.roundFirst - 1;
    for (let k = 0; ; k++) {
      threefry4x32(w.out, w.seed, w.replicate, PURPOSE.attempt, stream.key, people.key, row, w.roundFirst, k);
      day += 1 + geometricGap(w.out[0], gap);
      if (day > w.roundLast) break;
      if (day >= w.wakeFrom && (stream.during === null || isOpen(stream.during, day))) w.buckets.add(day, row, s, w.word(3));
    }
  }
}

/** The attempts of a stream with a schedule, of someone awake: on its days, with addresses of their own. */
function wakeOnSchedule(w: Work, row: number, s: number, stream: StreamPlan): void {
  const { plan, people } = w;
  const { schedule, during } = stream;
  if (schedule === null) return;
  const { every } = schedule;
  const phase = every > 0 ? phaseOf(stream, every, people, row, w.seed, w.replicate, w.out) : 0;
  for (let day = w.wakeFrom; day <= w.roundLast; day++) {
    if (every > 0 ? (day - plan.start) % every !== phase : !fallsToday(schedule, day)) continue;
    if (during !== null && !isOpen(during, day)) continue;
    threefry4x32(w.out, w.seed, w.replicate, PURPOSE.attempt, stream.key, people.key, row, day, 0);
    if (w.word(1) < schedule.below) w.buckets.add(day, row, s, w.word(3));
  }
}

/** An attempt of someone awake since before the day's items. */
export function attempt(w: Work, row: number, s: number): void {
  const { state } = w;
  if ((state.flags[row] & AWAKE) === 0 || w.woken.includes(row)) return;
  if (w.policy.gates !== null && !passesGate(w, row, s, w.policy.gates)) return;
  if (w.plan.streams[s].cases !== null && !stillMet(w, row, w.plan.streams[s])) return;
  if ((state.mask[row] & w.policy.suspending[s]) !== 0) {
    suspend(w, row, s, 0);
    return;
  }
  if (w.plan.reacting) wish(w, row, s);
  else tryOn(w, row, s);
}
