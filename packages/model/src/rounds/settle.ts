import { closeAccount } from '../mechanisms/measures/close-account.js';
import { settleDue } from '../state/entries.js';
import { fallDue } from './fall-due.js';
import type { Work } from './work.js';

/** Everything of a person that is due; what an item brings about for the same day follows it at once. */
export function settle(w: Work, row: number): void {
  fallDue(w, row);
  closeAccount(w);
  settleDue(w.state, row, w.turnoverDue(row));
  w.schedule(row);
}
