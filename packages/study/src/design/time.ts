import { compile, peopleIn, roundsOf, runExperiment } from '@glasshouse/model';
import type { PlannedExperiment, StudyPlan } from './plan-study.js';
import type { Size } from './points.js';

/** People of the trial runs: enough to meet what happens often, few enough for a trial to take some tenths of a second. */
const TRIED = 100;

/** What a command takes beside its runs: to start, to compile, to draw the report. */
const BESIDE_RUNS = 3;
/** Until the engine is compiled for the first run of an experiment, and what any further run takes beside its people. */
const FIRST_RUN = 0.5;
const EACH_RUN = 0.03;
/** An event that is worked through; a chance that is looked at; a person in a round of an arm. As measured on a busy machine (benchmarks/README.md). */
const EVENT = 2e-6;
const CANDIDATE = 0.1e-6;
const PERSON_ROUND = 0.1e-6;

/** Seconds for a person of an experiment in all rounds and arms, by what happens to a hundred. */
function secondsAPerson({ inputs, runs, experiment }: PlannedExperiment): number {
  const { base, arms } = inputs;
  const { persons, work } = runExperiment(compile(base, arms, { persons: TRIED }), {
    seed: runs[0]!.seed,
    replicate: 0,
    runId: 'trial',
    experiment: experiment.id,
    point: 0,
  });
  return (work.events * EVENT + work.candidates * CANDIDATE) / persons + roundsOf(base.horizon).length * arms.length * PERSON_ROUND;
}

/**
 * Seconds that a study planned at both sizes takes at each on one thread, to an order of magnitude, more often too long than too short. A hundred people
 * of each experiment are simulated for it, since what happens to a person differs two hundredfold between scenarios. Costs some tenths of a second an
 * experiment.
 */
export function timeOf(plans: Readonly<Record<Size, StudyPlan>>): Record<Size, number> {
  const tried = new Map<string, number>();
  const secondsFor = ({ size, experiments }: StudyPlan): number => {
    const ran = experiments.filter(({ runs }) => runs.length > 0);
    if (ran.length === 0) return 0;
    return ran.reduce((sum, planned) => {
      const { experiment, inputs, runs } = planned;
      const each = tried.get(experiment.id) ?? secondsAPerson(planned);
      tried.set(experiment.id, each);
      const persons = Math.min(experiment.persons[size], peopleIn(inputs.base));
      return sum + FIRST_RUN + runs.length * (EACH_RUN + persons * each);
    }, BESIDE_RUNS);
  };
  return { reduced: secondsFor(plans.reduced), full: secondsFor(plans.full) };
}
