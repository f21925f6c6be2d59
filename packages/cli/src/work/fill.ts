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

/** What a worker does: its runs, where it saves them, and what the study keeps of a run; absent: all of it. */
export interface Filling {
  store: WorkPlace;
  worker: Worker;
  runs: readonly RunTask[];
  keep?: (done: DoneRun) => KeptRun;
}

/** Does runs, saves each as soon as it is done and notes those that fail: none of them stops the others. */
export async function fill(terminal: Terminal, executor: Executor, filling: Filling): Promise<Filled> {
  const { store, worker, runs, keep = ({ result }: DoneRun): KeptRun => result } = filling;
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
