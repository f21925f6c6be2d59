import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { causesImposing, contextsOf, holds } from '../conditions/holds.js';
import { bookedUpTo, TODAY } from '../conditions/memory.js';
import type { ConditionPlan } from '../conditions/plan.js';

/** Causes by which a condition imposes a measure under a policy, 0 where it does not hold; contexts of the deeds behind it go to `w.contextsMet`. */
export function imposedBy(w: Work, row: number, policy: Policy, condition: ConditionPlan): number {
  const inForce = w.policy;
  w.policy = policy;
  w.standingRead = true;
  if (w.plan.memory.expiring.length > 0) w.readAsOf = bookedUpTo(w, row);
  let causes = 0;
  if (holds(w, row, condition)) {
    causes = causesImposing(w, row, condition);
    w.contextsMet = contextsOf(w, row, condition);
  }
  w.readAsOf = TODAY;
  w.standingRead = false;
  w.policy = inForce;
  return causes;
}

/** Tells the trace how the conditions among the triggers of a measure read as it begins, the first that holds, or all of them as it ends. */
export function tellTriggers(w: Work, row: number, m: number, begins: boolean): void {
  for (const { condition } of w.policy.measures[m].triggers) {
    if (condition === null) continue;
    const is = imposedBy(w, row, w.policy, condition) !== 0;
    if (is === begins) w.trace?.condition(w, row, 'measure', condition, is);
    if (is) return;
  }
}
