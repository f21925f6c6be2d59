import type { Work } from '../../rounds/work.js';
import type { RulePlan } from './plan-types.js';
import { totalAt } from './score.js';
import { sumOf } from './sums.js';

/** Points within a rule's own cap, or by steps of the amount given so far. */
export function counted(w: Work, row: number, s: number, rule: RulePlan, points: number): number {
  const at = totalAt(w, row, rule.column);
  const total = w.state.ruleTotals[at];
  if (rule.stepPer.length > 0) {
    const given = sumOf(total, w.plan.streams[s].amount);
    w.state.ruleTotals[at] = given;
    return capped(rule, pointsForAmount(rule, given)) - capped(rule, pointsForAmount(rule, total));
  }
  const next = capped(rule, sumOf(total, points));
  w.state.ruleTotals[at] = next;
  return next - total;
}

/** Points within the cap that rules of the ledger share. */
export function withinShared(w: Work, row: number, rule: RulePlan, points: number): number {
  const at = totalAt(w, row, rule.sharedColumn);
  const total = w.state.ruleTotals[at];
  const next = Math.max(-rule.sharedCap, Math.min(rule.sharedCap, total + points));
  w.state.ruleTotals[at] = next;
  return next - total;
}

const capped = (rule: RulePlan, points: number): number => (rule.cap < 0 ? points : Math.max(-rule.cap, Math.min(rule.cap, points)));

/** Whole points for an amount given in all, by steps such as one point an hour up to 20 hours, then one for two hours. */
export function pointsForAmount(rule: Pick<RulePlan, 'stepTo' | 'stepPer'>, amount: number): number {
  let points = 0;
  let from = 0;
  for (let i = 0; i < rule.stepPer.length && amount > from; i++) {
    points += (Math.min(amount, rule.stepTo[i]) - from) / rule.stepPer[i];
    from = rule.stepTo[i];
  }
  return Math.floor(points + 1e-9);
}
