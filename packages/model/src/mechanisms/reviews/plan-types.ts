import type { ConditionPlan } from '../conditions/plan.js';

export interface ReviewPlan {
  id: string;
  key: number;
  /** Whose reports it looks at; null: everybody's. */
  condition: ConditionPlan | null;
  passesSound: number;
  passesUnsound: number;
  /** Reports a round, per person of the whole run and day; negative: no limit. */
  capacity: number;
  passWhenFull: boolean;
  /** Reports a round that have to be let through, counted as `capacity`; negative: no quota. While fewer are, unsound ones pass with this chance. */
  quota: number;
  quotaPasses: number;
}
