import type { ByAttribute } from '../../plan/by-attribute.js';
import type { ConditionPlan } from '../conditions/plan.js';
import type { WitnessPlan } from './plan-witnesses.js';

export interface ChannelCase {
  condition: ConditionPlan;
  probability: ByAttribute;
}

export interface ChannelPlan {
  id: string;
  key: number;
  /** coverage x sensitivity; where coverage differs by attribute, see `byCategory`. */
  probability: number;
  byCategory: ByAttribute | null;
  /** Other chances for people of whom a condition holds, the first that does; null: none. */
  cases: ChannelCase[] | null;
  local: boolean;
  /** Its last day is over: share of communities in which it goes on; negative: not over. */
  lingers: number;
  delay: number;
  /** Position of its owner, or -1 where the plan has no flows. */
  owner: number;
  /** Other people are its eyes. */
  witnesses: WitnessPlan | null;
  /** Patrol that carries it, or -1. */
  carriedBy: number;
}
