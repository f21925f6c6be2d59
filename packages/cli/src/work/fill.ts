import type { KeptRun } from '@glasshouse/model';
import type { Worker, WorkPlace } from '@glasshouse/store';
import type { DoneRun, Executor, RunTask } from '@glasshouse/study';
import type { Terminal } from '../io/terminal.js';

/** What a worker did of its part. */
export interface Filled {
  kept: number;
  done: number;
  failed: number;
}

/** Does runs, saves each as soon as it is done and notes those that fail: none of them stops the others. `keep`: what the study keeps of a run. */
export async function fill(
  terminal: Terminal,
  store: WorkPlace,
  worker: Worker,
  runs: readonly RunTask[],
  executor: Executor,
  keep: (done: DoneRun) => KeptRun = ({ result }) => result,
): Promise<Filled> {
  const missing = runs.filter(({ id }) => !store.holds(id));
  const begun = new Map<string, number>();
  const all: Filled = { kept: runs.length - missing.length, done: 0, failed: 0 };
  await executor.execute(
    missing,
    (outcome) => {
      const { id, experiment, point, replicate } = outcome.run;
      if ('result' in outcome) {
        store.saveBeside(keep(outcome));
        all.done += 1;
      } else {
        const { stage, message } = outcome.failure;
        store.fail(outcome.run, stage, message, (terminal.now() - (begun.get(id) ?? terminal.now())) / 1000);
        terminal.err(`${experiment}, point ${point}, replicate ${replicate} (${id.slice(0, 12)}): ${stage}: ${message}`);
        all.failed += 1;
      }
      begun.delete(id);
      return Promise.resolve();
    },
    ({ run }) => {
      if (!begun.has(run.id)) begun.set(run.id, terminal.now());
      worker.doing(run.id);
    },
  );
  return all;
}
