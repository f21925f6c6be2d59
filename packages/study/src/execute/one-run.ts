import type { RunResult } from '@glasshouse/model';
import type { PlannedRun } from '../design/plan-study.js';
import type { Engine, PlanShape, RoundProgress, RunInputs } from '../ports.js';
import { messageOf } from './types.js';
import type { RunFailure } from './types.js';

/** Compiles and runs with one engine; keeps the last plan, which replicates of a design point share. */
export class OneRun<Plan extends PlanShape> {
  readonly #engine: Engine<Plan>;
  #kept: { key: string; plan: Plan } | null = null;

  constructor(engine: Engine<Plan>) {
    this.#engine = engine;
  }

  /** The plan of a run. Throws what the engine throws. */
  plan(run: PlannedRun, inputs: () => RunInputs): Plan {
    const key = `${run.experiment} ${run.point} ${run.persons}`;
    if (this.#kept?.key !== key) {
      const { base, arms, communities, groupYears } = inputs();
      this.#kept = { key, plan: this.#engine.compile(base, arms, { persons: run.persons, communities, groupYears }) };
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
