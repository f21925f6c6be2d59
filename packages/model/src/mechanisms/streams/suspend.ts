import { ONE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { holdsStance } from '../stances/round.js';
import { inclinationNow } from './cases.js';
import { MERIT, PROTECTED } from './plan-types.js';
import { SUSPENDED } from './slots.js';

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
