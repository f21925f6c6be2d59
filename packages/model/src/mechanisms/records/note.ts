import type { Work } from '../../rounds/work.js';
import { remember } from '../conditions/memory.js';
import { openAccount } from '../measures/account.js';

/** A record was written to a person today and has had its effects: it is remembered where a condition asks for records of its stream. */
export function noteForConditions(w: Work, row: number, s: number, cause: number): void {
  const { memory } = w.plan;
  if (memory.words === 0 || memory.ofStream[w.plan.streams[s].conduct] === null) return;
  if (memory.standing) openAccount(w, row);
  remember(w, row, s, cause);
}
