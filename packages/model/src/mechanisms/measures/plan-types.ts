import type { SizePlan } from '../amounts/plan-types.js';
import type { WhoPlan } from '../../plan/who.js';
import type { ConditionPlan } from '../conditions/plan.js';
import type { MeasureReach } from './plan-reach.js';

export interface TriggerPlan {
  list: number;
  ledger: number;
  grade: number;
  atMost: boolean;
  /** Score in place of a grade; NaN: none. */
  score: number;
  /** What a person is; null: something else. */
  who: WhoPlan | null;
  /** A condition of more than one part, in place of all of these; null: none. */
  condition: ConditionPlan | null;
  /** Register with a firm for which the person answers on its list, or -1. */
  enterprise: number;
}

/** What of a trigger by a score says whom it meets, and whether what it brings is a sanction. */
export interface ScoreTrigger {
  atMost: boolean;
  score: number;
  sanction: boolean;
}

export interface MeasurePlan extends MeasureReach {
  id: string;
  on: boolean;
  sanction: boolean;
  context: number;
  triggers: TriggerPlan[];
  untilPerformed: boolean;
  refuses: number[];
  reachesChildren: boolean;
  local: boolean;
  /** What it takes or gives; null: no money. */
  size: SizePlan | null;
}
