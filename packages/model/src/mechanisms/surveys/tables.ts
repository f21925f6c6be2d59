import type { TableMakers } from '../mechanism.js';
import { planMinds } from './plan-minds.js';
import type { MindsPlan } from './plan-minds.js';

export interface SurveyTables {
  plan: {
    /** What people show and say: stances, opinions and surveys. */
    minds: MindsPlan;
  };
  keeps: 'heard';
}

export const surveyTables: TableMakers<SurveyTables> = {
  plan: (of) => ({ minds: planMinds(of) }),
  /** One bit a person: had a letter about a relative, where some opinion answers to it. */
  keeps: { heard: { whole: ({ minds }, n) => (minds.remembersKin ? Math.ceil(n / 32) : 0) } },
};
