import { ONE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { hasWitnesses } from '../channels/witnesses-inform.js';
import { holdsStance } from '../stances/round.js';
import { inclinationNow } from './cases.js';
import { MERIT, PROTECTED } from './plan-types.js';
import { ACCUSATION, SUSPENDED } from './slots.js';

/** A chance that a measure on the person keeps from them: counted, and whether a lawful act or a merit is lost. */
export function suspend(w: Work, row: number, s: number, word: number): void {
  const stream = w.plan.streams[s];
  const slot = w.slots.at.suspension[s];
  w.book(slot + SUSPENDED.suspended, row, 1);
  if (w.trace !== null) w.trace.suspended(w, row, s);
  if (stream.kind !== PROTECTED && stream.kind !== MERIT) return;
  if (stream.stance >= 0 && !holdsStance(w, row, stream.stance)) return;
  if (word >>> 0 < inclinationNow(w, row, stream) * ONE) w.book(slot + SUSPENDED.lost, row, 1);
}

/** Whether a falling-out becomes an accusation: likelier where a channel asks witnesses for such deeds. */
export function accuses(w: Work, row: number, s: number, word: number): boolean {
  const stream = w.plan.streams[s];
  const asked = stream.accused > 0 && hasWitnesses(w, s);
  const does = word >>> 0 < Math.min(1, stream.accuses * (asked ? 1 + stream.accused : 1)) * ONE;
  if (w.trace !== null) w.trace.accusation(w, row, s, does, does && word >>> 0 >= stream.accuses * ONE);
  if (!does) return false;
  const slot = w.slots.at.accusation[s];
  w.book(slot + ACCUSATION.accused, row, 1);
  if (word >>> 0 >= stream.accuses * ONE) w.book(slot + ACCUSATION.accused_added, row, 1);
  return true;
}
