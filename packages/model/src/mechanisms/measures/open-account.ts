import type { Work } from '../../rounds/work.js';
import { evaluate } from './standing.js';

/** Opens the account of a person before something of theirs changes. Once an item; later calls do nothing. */
export function openAccount(w: Work, row: number): void {
  if (w.open === row) return;
  evaluate(w, row, w.policy, w.before);
  w.open = row;
}
