import type { PointsAppealPlan } from '../appeals/plan.js';
import type { ConditionPlan } from '../conditions/plan.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import type { LedgerLimits, RuleStatus } from './plan-status.js';

export interface RulePlan extends RuleStatus {
  id: string;
  /** Position among the rules of the plan. */
  index: number;
  ledger: number;
  key: number;
  stream: number;
  /** Must hold when the rule's turn comes; null: always. */
  condition: ConditionPlan | null;
  points: number;
  /** Other points for people of whom a condition holds, the first that does; null: none. */
  cases: { condition: ConditionPlan; points: number }[] | null;
  discretion: boolean;
  discretionFrom: number;
  discretionTo: number;
  /** Highest score of the grade it sets; NaN: none. */
  setTop: number;
  monthly: boolean;
  stepTo: number[];
  stepPer: number[];
  cap: number;
  lifetime: number;
  /** Column of running totals for caps and steps, or -1. */
  column: number;
}

export interface LedgerPlan extends LedgerLimits, PointsAppealPlan {
  id: string;
  on: boolean;
  key: number;
  who: number[];
  /** No age is named: no child is scored. */
  adultsOnly: boolean;
  optIn: number;
  /** Score at the start; where it differs between people, see `startBy` and `startOf`. */
  start: number;
  startBy: ByAttribute | null;
  /** Lower bounds, best first; the last is -Infinity. */
  from: number[];
  grades: string[];
  /** Ledger entries that a change of score can bring about. */
  entries: number[];
}
