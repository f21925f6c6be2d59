import type { Planning } from '../../plan/planning.js';
import { planStances } from '../stances/plan.js';
import type { StancePlan } from '../stances/plan.js';
import { planOpinions, planSurveys } from './plan.js';
import type { OpinionPlan, SurveyPlan } from './plan.js';

/** What people show and say: all of it belongs to the world, or is a probe. */
export interface MindsPlan {
  stances: StancePlan[];
  opinions: OpinionPlan[];
  surveys: SurveyPlan[];
  /** Some opinion is lost by experience: letters about relatives are remembered. */
  remembersKin: boolean;
}

/** Stances, opinions and surveys as flat rows, in canonical order. */
export function planMinds({ base, key, plan }: Planning): MindsPlan {
  const opinions = planOpinions(base, plan.attributes, key);
  return {
    stances: planStances(base, plan.attributes, plan, key),
    opinions,
    surveys: planSurveys(base, plan.attributes, key),
    remembersKin: opinions.some((opinion) => opinion.lost > 0),
  };
}
