import { ONE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { hasWitnesses } from '../channels/witnesses-inform.js';
import { effectNow } from '../responses/under.js';
import { ACCUSATION } from './slots.js';

/** Whether a false alarm is raised: always, or where a dispute becomes an accusation, which is likelier where a channel asks witnesses for such deeds. */
export function accuses(w: Work, row: number, s: number, word: number): boolean {
  const stream = w.plan.streams[s];
  if (stream.accuses < 0) return true;
  const accused = effectNow(w, row, stream, 'accusation', stream.accused);
  const asked = accused > 0 && hasWitnesses(w, s);
  const does = word >>> 0 < Math.min(1, stream.accuses * (asked ? 1 + accused : 1)) * ONE;
  if (w.trace !== null) w.trace.accusation(w, row, s, does, does && word >>> 0 >= stream.accuses * ONE);
  if (!does) return false;
  const slot = w.slots.at.accusation[s];
  w.book(slot + ACCUSATION.accused, row, 1);
  if (word >>> 0 >= stream.accuses * ONE) w.book(slot + ACCUSATION.accused_added, row, 1);
  return true;
}
