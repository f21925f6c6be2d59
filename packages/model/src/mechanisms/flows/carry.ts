import type { Work } from '../../rounds/work.js';
import { FLOW } from './slots.js';

/** Counts the flows that carry the record at hand. */
export function carryRecord(w: Work, row: number, s: number): void {
  const { reach } = w.policy;
  if (reach === null || w.keeper < 0) return;
  const carried = reach.carried[s * w.plan.owners.length + w.keeper];
  for (let f = 0; carried >>> f !== 0; f++) if ((carried >>> f) & 1) w.book(w.slots.at.flow[f] + FLOW.carried, row, 1);
}
