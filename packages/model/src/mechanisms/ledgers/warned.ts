import type { Work } from '../../rounds/work.js';
import type { RulePlan } from './plan-types.js';
import { totalAt } from './score.js';
import { WARNING } from './slots.js';

/** Whether a record is one of the first that bring a warning only. */
export function warned(w: Work, row: number, rule: RulePlan): boolean {
  const at = totalAt(w, row, rule.warningColumn);
  const before = w.state.ruleTotals[at];
  if (before >= rule.warnings) return false;
  w.state.ruleTotals[at] = before + 1;
  w.book(w.slots.at.warning[rule.ledger] + WARNING.warnings, row, 1);
  if (w.trace !== null) w.trace.warned(w, row, rule, before + 1);
  return true;
}
