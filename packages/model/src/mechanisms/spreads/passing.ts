import type { Work } from '../../rounds/work.js';

/** Notes that a record was written and may be passed on once the account of its subject is closed. */
export function noteForPassing(w: Work, row: number, s: number, sound: boolean): void {
  if (w.policy.spreadsOf[s].length === 0) return;
  w.passing.push(row, s, sound ? 1 : 0, w.keeper, w.informers.length);
  for (let i = 0; i < w.informers.length; i++) w.passing.push(w.informers[i]);
}
