import { dayOf } from '../../format/dates.js';
import { toBase } from '../../format/units.js';
import { base } from '../../plan/base.js';
import { planBy, planWho } from '../../plan/by-attribute.js';
import type { ByAttribute } from '../../plan/by-attribute.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Key } from '../../plan/ids.js';
import type { Scenario } from '../../scenario/schema.js';
import type { AttributePlan } from '../population/plan-types.js';

export interface OpinionPlan {
  id: string;
  key: number;
  favour: ByAttribute;
  lost: number;
  guesses: number;
  conceals: ByAttribute;
  concealsByFear: number;
  evades: number;
}

export interface SurveyPlan {
  id: string;
  title: string;
  key: number;
  opinion: number;
  who: number[];
  days: number[];
  sample: number;
  list: boolean;
  offersDontKnow: boolean;
  items: number;
  held: number;
}

export const planOpinions = (scenario: Scenario, attributes: AttributePlan[], key: Key): OpinionPlan[] =>
  sortedIds(scenario.opinions).map((id) => {
    const opinion = scenario.opinions[id];
    return {
      id,
      key: key(`opinions.${id}`),
      favour: planBy(opinion.favour, attributes),
      lost: base(opinion.lost_by_experience),
      guesses: base(opinion.guesses),
      conceals: planBy(opinion.conceals, attributes),
      concealsByFear: base(opinion.conceals_by_fear),
      evades: base(opinion.evades),
    };
  });

export const planSurveys = (scenario: Scenario, attributes: AttributePlan[], key: Key): SurveyPlan[] =>
  sortedIds(scenario.surveys).map((id) => {
    const survey = scenario.surveys[id];
    return {
      id,
      title: survey.title,
      key: key(`surveys.${id}`),
      opinion: indexOf(sortedIds(scenario.opinions), survey.opinion),
      who: planWho(survey.who, attributes),
      days: survey.on.map(dayOf).sort((a, b) => a - b),
      sample: toBase(survey.sample),
      list: survey.mode === 'list',
      offersDontKnow: survey.offers_dont_know ?? false,
      items: base(survey.items?.number),
      held: base(survey.items?.held),
    };
  });
