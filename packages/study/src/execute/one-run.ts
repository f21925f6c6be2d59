import type { RunResult } from '@glasshouse/model';
import type { PlannedRun } from '../design/plan-study.js';
import type { Engine, PlanShape, RoundProgress, RunInputs } from '../ports.js';
import { messageOf } from './types.js';
import type { RunFailure } from './types.js';

/** Compiles and runs with one engine; keeps the last plan, which runs with the very same inputs share. */
export class OneRun<Plan extends PlanShape> {
  readonly #engine: Engine<Plan>;
  #kept: { inputs: RunInputs; persons: number; plan: Plan } | null = null;

  constructor(engine: Engine<Plan>) {
    this.#engine = engine;
  }

  /** The plan of a run. Throws what the engine throws. */
  plan(run: PlannedRun, inputs: () => RunInputs): Plan {
    const { persons } = run;
    const given = inputs();
    // Names do not tell plans apart: two studies, or two seeds of one, may have a point of the same experiment and number.
    if (this.#kept?.inputs !== given || this.#kept.persons !== persons) {
      const { base, arms, communities, groupYears } = given;
      const like = this.#kept?.plan;
      this.#kept = { inputs: given, persons, plan: this.#engine.compile(base, arms, { persons, communities, groupYears, like }) };
    }
    return this.#kept.plan;
  }

  /** Result of one run, or the stage at which it failed. */
  do(run: PlannedRun, inputs: () => RunInputs, onRound: (progress: RoundProgress) => void): RunResult | RunFailure {
    let plan: Plan;
    try {
      plan = this.plan(run, inputs);
    } catch (error) {
      return { stage: 'compile', message: messageOf(error) };
    }
    try {
      const { seed, replicate, experiment, point } = run;
      return this.#engine.runExperiment(plan, { seed, replicate, runId: run.id, experiment, point, onRound });
    } catch (error) {
      return { stage: 'run', message: messageOf(error) };
    }
  }
}

/** Tells a failure from a result. */
export const isFailure = (outcome: RunResult | RunFailure): outcome is RunFailure => 'stage' in outcome;
