import { DEED } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { DUTY, causeOf, kindOf, streamOf } from '../../state/entries.js';
import { NEXT, TYPE } from '../../state/state.js';
import { OPEN_MONEY } from './words-of-duty.js';

/** Minor units that a person owes on the open duties of a stream. `own`: only with those left open as an own deed. */
export function openMoney(w: Work, row: number, stream: number, own: boolean): number {
  const { entries, head } = w.state;
  let sum = 0;
  for (let at = head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) === DUTY && streamOf(type) === stream && (!own || causeOf(type) === DEED)) sum += entries[at + OPEN_MONEY];
  }
  return sum;
}
