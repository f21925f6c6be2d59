import type { Engine, PlanShape } from '../ports.js';
import { OneRun, isFailure } from './one-run.js';
import { eventOf, plannedRun } from './types.js';
import type { Executor } from './types.js';

/** Runs one after the other on the calling thread: the plainest executor, and the browser's, inside a worker of its own. */
export function inlineExecutor<Plan extends PlanShape>(engine: Engine<Plan>): Executor {
  return {
    async execute(runs, sink, progress) {
      const one = new OneRun(engine);
      for (const task of runs) {
        const run = plannedRun(task);
        const outcome = one.do(
          run,
          () => task.inputs(),
          (round) => progress(eventOf(run, round)),
        );
        await sink(isFailure(outcome) ? { run, failure: outcome } : { run, result: outcome });
      }
    },
  };
}
