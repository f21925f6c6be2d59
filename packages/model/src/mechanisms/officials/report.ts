import { ONE, PURPOSE } from '@glasshouse/dice';
import { fits } from '../../people/fits.js';
import type { Work } from '../../rounds/work.js';
import { MERIT } from '../streams/plan-types.js';
import { goWrong, holderType, officeAt } from './holder.js';
import { OFFICE } from './slots.js';

/** First word of what a returned stream keeps in the state: records of the round, then what is carried over. */
export const RETURNS_AT = 3;

/** Whether the holder drops a report against someone favoured. The draw is addressed by the day of the act. */
export function dropsReport(w: Work, row: number, s: number, actDay: number): boolean {
  const { office, streams } = w.plan;
  if (office === null || office.favours === null || streams[s].kind === MERIT || !fits(w.people, row, office.favours)) return false;
  const { id, drops } = office.types[holderType(w.state.annex[officeAt(w)])];
  if (drops <= 0) return false;
  w.draw(PURPOSE.favour, office.key, row, actDay, streams[s].key);
  if (w.word(0) >= drops * ONE) return false;
  w.book(w.slots.at.office[0] + OFFICE.dropped, row, 1);
  goWrong(w);
  if (w.trace !== null) w.trace.dropped(w, row, s, id);
  return true;
}

/** Counts a record for the holder's next return. */
export function noteRecord(w: Work, s: number): void {
  const { office } = w.plan;
  if (office === null || office.returnOf[s] < 0) return;
  w.state.annex[officeAt(w) + RETURNS_AT + 2 * office.returnOf[s]]++;
}
