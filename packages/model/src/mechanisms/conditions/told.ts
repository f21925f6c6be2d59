import type { Quantity } from '../../format/quantity.js';
import { valueAt } from '../../format/value-at.js';
import type { Work } from '../../rounds/work.js';
import type { Scenario } from '../../scenario/schema.js';
import { AS_IT_IS } from './atom.js';
import { holdsIn } from './holds.js';
import type { ConditionPlan } from './plan.js';
import type { Condition } from './schema.js';
import { conditionWords } from './words.js';

const say = ({ value, unit }: Quantity): string => `${value} ${unit}`;

/** A condition in words, and of several parts which of them hold for a person now. `plan` is the same condition, compiled. */
function toldAtoms(w: Work, row: number, condition: Condition, plan: ConditionPlan): string {
  const whole = conditionWords(condition, say);
  const parts: string[] = [];
  const visit = (each: Condition, at: number): void => {
    const below = 'all' in each ? each.all : 'any' in each ? each.any : 'not' in each ? [each.not] : null;
    if (below === null) {
      parts.push(`${conditionWords(each, say)}: ${holdsIn(w, row, plan.code, at, AS_IT_IS) ? 'yes' : 'no'}`);
      return;
    }
    let node = at + 2;
    for (const one of below) {
      visit(one, node);
      node = plan.code[node + 1];
    }
  };
  visit(condition, 0);
  return parts.length > 1 ? `${whole} (${parts.join('; ')})` : whole;
}

/** What a life shows when a condition is read: what it asks, and which parts of it held; null where the scenario of the day does not state it. */
export function toldCondition(w: Work, row: number, scenario: Scenario, plan: ConditionPlan, held: boolean): string | null {
  const declared = valueAt(scenario, plan.path);
  if (declared === undefined) return null;
  return `The condition ${held ? 'holds' : 'does not hold'}: ${toldAtoms(w, row, declared as Condition, plan)}.`;
}
