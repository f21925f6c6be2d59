import type { Scenario } from '../schema/scenario.js';

const OF_STANCES = ['holding', 'taken_up', 'given_up', 'gone'];
const OF_ENFORCEMENT = ['false_compliance', 'enforcing_falsely', 'enforcing_truly'];
const OF_DIRECT = ['asked', 'approve', 'disapprove', 'dont_know'];
const OF_LISTS = ['asked', 'list_sum_treated', 'list_n_treated', 'list_sum_control', 'list_n_control'];

/** Ids of the counters of stances and surveys that runs of these scenarios can have. */
export const mindsCounters = (scenarios: readonly Scenario[]): string[] =>
  scenarios.flatMap(({ stances, surveys }) => [
    ...Object.entries(stances).flatMap(([id, { rule }]) =>
      [...OF_STANCES, ...('enforcement' in rule ? OF_ENFORCEMENT : [])].map((name) => `stance.${id}.${name}`),
    ),
    ...Object.entries(surveys).flatMap(([id, { mode }]) => (mode === 'list' ? OF_LISTS : OF_DIRECT).map((name) => `survey.${id}.${name}`)),
  ]);
