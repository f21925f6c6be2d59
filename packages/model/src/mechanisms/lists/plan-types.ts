import type { ConditionPlan } from '../conditions/plan.js';
import type { AppealPlan } from '../appeals/plan.js';
import type { EntryStatus, ListStatus } from './plan-status.js';

export interface TermCase {
  condition: ConditionPlan | null;
  term: number;
  forGood: boolean;
}

export interface EntryPlan extends EntryStatus {
  id: string;
  /** Position among the entries of the plan. */
  index: number;
  list: number;
  key: number;
  /** Stream, or -1 when brought about by a ledger. */
  stream: number;
  ledger: number;
  /** Grade index; `atMost`: this grade or worse. */
  grade: number;
  atMost: boolean;
  /** Must hold when the entry is to be made; null: always. */
  condition: ConditionPlan | null;
  probability: number;
  term: number;
  /** Terms by cases, the first that holds; the last has no condition. Empty: `term` is that of every entry. */
  cases: TermCase[];
  extensionProbability: number;
  extensionFrom: number;
  extensionTo: number;
}

export interface ListPlan extends ListStatus, AppealPlan {
  id: string;
  on: boolean;
  public: boolean;
  performedDelay: number;
  emptySearches: number;
  repairAfter: number;
  repair: number;
  limitsOutlast: boolean;
  /** Sanctions do not rest on an entry while a plan of instalments for its duty is kept. */
  instalmentsSuspend: boolean;
  key: number;
}
