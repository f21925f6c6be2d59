import type { AttributePlan } from '../mechanisms/population/plan-types.js';
import { planStances } from '../mechanisms/stances/plan.js';
import type { SeenGroups, StancePlan } from '../mechanisms/stances/plan.js';
import { planOpinions, planSurveys } from '../mechanisms/surveys/plan.js';
import type { OpinionPlan, SurveyPlan } from '../mechanisms/surveys/plan.js';
import type { Scenario } from '../scenario/schema.js';
import type { Key } from './ids.js';

/** What people show and say: all of it belongs to the world, or is a probe. */
export interface MindsPlan {
  stances: StancePlan[];
  opinions: OpinionPlan[];
  surveys: SurveyPlan[];
  /** Some opinion is lost by experience: letters about kin are remembered. */
  remembersKin: boolean;
}

/** Stances, opinions and surveys as flat rows, in canonical order. */
export function planMinds(scenario: Scenario, attributes: AttributePlan[], groups: SeenGroups, key: Key): MindsPlan {
  const opinions = planOpinions(scenario, attributes, key);
  return {
    stances: planStances(scenario, attributes, groups, key),
    opinions,
    surveys: planSurveys(scenario, attributes, key),
    remembersKin: opinions.some((opinion) => opinion.lost > 0),
  };
}
