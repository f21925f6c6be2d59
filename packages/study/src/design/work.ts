import { peopleIn, roundsOf } from '@glasshouse/model';
import type { Scenario } from '@glasshouse/model';
import type { StudyPlan } from './plan-study.js';

/** Simulated people x rounds x arms that one thread works through in a second: 0.3 to 8 million were measured in whole studies, by scenario (benchmarks/README.md). */
export const PERSON_ROUNDS_A_SECOND = 2e6;

/** How much there is to do in a study at one size. */
export interface StudyWork {
  runs: number;
  /** People of the largest run. */
  persons: number;
  /** People x rounds x arms of all runs. */
  personRounds: number;
}

/** People of a run that asks for so many: no more than there are. */
const peopleOf = (scenario: Scenario, asked: number): number => Math.min(asked, peopleIn(scenario));

/** The work of a planned study. */
export function workOf({ experiments, size, runs }: StudyPlan): StudyWork {
  const ran = experiments.filter((one) => one.runs.length > 0);
  return {
    runs: runs.length,
    persons: Math.max(0, ...ran.map(({ experiment, inputs }) => peopleOf(inputs.base, experiment.persons[size]))),
    personRounds: ran.reduce(
      (sum, { experiment, inputs, runs: own }) =>
        sum + peopleOf(inputs.base, experiment.persons[size]) * roundsOf(inputs.base.horizon).length * inputs.arms.length * own.length,
      0,
    ),
  };
}
