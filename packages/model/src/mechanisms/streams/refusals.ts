import type { Work } from '../../rounds/work.js';
import type { ReactPlan } from './plan-reacts.js';

/** Where the refusals of a person that count towards giving up are remembered. */
export const refusalsAt = (w: Work, row: number, column: number): number => w.state.at.refusals + row * w.plan.refusalColumns + column;

/** Counts a refusal towards giving up; beyond the number that matters nothing is remembered. */
export function noteRefusal(w: Work, row: number, reacts: ReactPlan | null): void {
  if (reacts === null || reacts.column < 0) return;
  const at = refusalsAt(w, row, reacts.column);
  if (w.state.annex[at] < reacts.givesUpAfter) w.state.annex[at]++;
}
