import type { CounterDefinition } from '@glasshouse/scenario';
import { ENFORCEMENT } from '../plan/minds.js';
import type { Plan } from '../plan/types.js';
import type { Identity } from './checks.js';
import type { Slots } from './slots.js';

/** Offsets of counters within the block of a stance. */
export const STANCE = {
  holding: 0,
  taken_up: 1,
  given_up: 2,
  gone: 3,
  false_compliance: 4,
  enforcing_falsely: 5,
  enforcing_truly: 6,
} as const;
const STANCE_SLOTS = 7;

/** Offsets of counters within the block of a survey. */
export const SURVEY = {
  asked: 0,
  approve: 1,
  disapprove: 2,
  dont_know: 3,
  list_sum_treated: 4,
  list_n_treated: 5,
  list_sum_control: 6,
  list_n_control: 7,
} as const;
const SURVEY_SLOTS = 8;

/** Slots that stances and surveys take. */
export const mindsSlotCount = ({ minds }: Plan): number => minds.stances.length * STANCE_SLOTS + minds.surveys.length * SURVEY_SLOTS;

export const stanceSlot = (slots: Pick<Slots, 'minds'>, s: number, offset: number): number => slots.minds + s * STANCE_SLOTS + offset;

/** Slot of a survey's counter. Answers are booked for the place, in the first cell, and never by group. */
export const surveySlot = (slots: Slots, plan: Plan, s: number, offset: number): number =>
  slots.minds + plan.minds.stances.length * STANCE_SLOTS + s * SURVEY_SLOTS + offset;

type Report = (
  id: string,
  kind: 'flow' | 'stock',
  unit: string,
  definition: string,
  at: number[],
  owned?: CounterDefinition['owned'],
) => void;

const OF_STANCES: [keyof typeof STANCE, 'flow' | 'stock', boolean, string][] = [
  ['holding', 'stock', false, 'People who show the stance.'],
  ['taken_up', 'flow', false, 'People who began to show it.'],
  ['given_up', 'flow', false, 'People who ceased to show it.'],
  ['gone', 'flow', false, 'People who showed it and left the run.'],
  ['false_compliance', 'stock', true, 'People who keep to the norm against their own belief.'],
  ['enforcing_falsely', 'stock', true, 'People who enforce on others what they do not believe.'],
  ['enforcing_truly', 'stock', true, 'People who enforce on others what they believe.'],
];

const OF_SURVEYS: [keyof typeof SURVEY, boolean, string, string][] = [
  ['asked', false, 'synthetic persons', 'People asked.'],
  ['approve', false, 'answers', 'Answers in favour.'],
  ['disapprove', false, 'answers', 'Answers not in favour.'],
  ['dont_know', false, 'answers', 'Answers of not knowing.'],
  ['list_sum_treated', true, 'items', 'Items counted by the half whose list holds the view.'],
  ['list_n_treated', true, 'synthetic persons', 'People in that half.'],
  ['list_sum_control', true, 'items', 'Items counted by the half whose list is neutral.'],
  ['list_n_control', true, 'synthetic persons', 'People in that half.'],
];

/** Publishes the counters of stances and surveys. */
export function reportMinds(slots: Slots, plan: Plan, report: Report): void {
  plan.minds.stances.forEach(({ id, rule }, s) => {
    for (const [name, kind, enforced, definition] of OF_STANCES) {
      if (enforced && rule.kind !== ENFORCEMENT) continue;
      report(`stance.${id}.${name}`, kind, 'synthetic persons', definition, [stanceSlot(slots, s, STANCE[name])]);
    }
  });
  plan.minds.surveys.forEach(({ id, list }, s) => {
    for (const [name, ofLists, unit, definition] of OF_SURVEYS) {
      if (name === 'asked' || ofLists === list)
        report(`survey.${id}.${name}`, 'flow', unit, definition, [surveySlot(slots, plan, s, SURVEY[name])], 'place');
    }
  });
}

/** Laws of the books of stances and surveys. */
export function mindsIdentities({ minds }: Plan): Identity[] {
  return [
    ...minds.stances.map(({ id }) => ({
      name: `people who show ${id}`,
      stocks: [`stance.${id}.holding`],
      inflows: [`stance.${id}.taken_up`],
      outflows: [`stance.${id}.given_up`, `stance.${id}.gone`],
    })),
    ...minds.surveys.map(({ id, list }) => ({
      name: `answers to ${id}`,
      stocks: [],
      inflows: [`survey.${id}.asked`],
      outflows: (list ? ['list_n_treated', 'list_n_control'] : ['approve', 'disapprove', 'dont_know']).map(
        (name) => `survey.${id}.${name}`,
      ),
    })),
  ];
}
