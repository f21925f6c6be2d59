import { compile, openRun } from '@glasshouse/model';
import type { Plan, RoundProgress, RunExtras, RunResult, RunRoster } from '@glasshouse/model';
import { inlineExecutor } from '@glasshouse/study';
import type { Executor, PlannedRun, RunOutcome, RunTask } from '@glasshouse/study';
import { changeOf } from './change.js';
import { ENGINE } from './engine.js';
import { shareOut } from './helpers.js';
import type { Port } from './helpers.js';
import { MOST_WORLDS } from './most-worlds.js';

type OpenedRun = ReturnType<typeof openRun>;

/** Who looks on while the first run of a study is worked. */
export interface Watcher {
  /** The run begins: its plan and people. */
  begin(plan: Plan, roster: RunRoster): void;
  /** A round is done: for each arm up to `MOST_WORLDS`, what changed, position in the roster times eight plus the new value of `WHY`. */
  round(round: number, label: string, changes: Uint32Array[]): void;
  /** The run is done. */
  end(task: RunTask, result: RunResult & { extras: RunExtras }): void;
}

/** Lets messages in, as the answers of further workers. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Does the first run, or the first of `experiment`, round by round, so that it can be watched, and the others in silence: after it, or at the same time where
 * there are ports of further workers (see `serveRuns`). The results are those of any other executor: frames are read and never written.
 */
export function watched(watcher: Watcher, ports: readonly Port[] = [], experiment?: string): Executor {
  return {
    async execute(runs, sink, progress) {
      const first = runs.find((run) => run.experiment === experiment) ?? runs[0];
      if (!first) return;
      const others = runs.filter((run) => run !== first);
      const own = async (task: RunTask): Promise<RunOutcome> => {
        const run = plannedRun(task);
        const pause = ports.length > 0 ? breath : null;
        const told = (round: RoundProgress): void => progress({ run, day: round.day, candidates: round.candidates, done: round.done });
        try {
          return { run, result: await stepped(task, task === first ? watcher : null, told, pause) };
        } catch (error) {
          if (task === first) throw error;
          return { run, failure: { stage: 'run', message: error instanceof Error ? error.message : String(error) } };
        }
      };
      if (ports.length === 0 || others.length === 0) {
        await sink(await own(first));
        return inlineExecutor(ENGINE).execute(others, sink, progress);
      }
      await shareOut([first, ...others], ports, own, sink);
    },
  };
}

const plannedRun = ({ id, experiment, point, replicate, seed, persons }: RunTask): PlannedRun => ({
  id,
  experiment,
  point,
  replicate,
  seed,
  persons,
});

async function stepped(
  task: RunTask,
  watcher: Watcher | null,
  told: (round: RoundProgress) => void,
  pause: (() => Promise<void>) | null,
): Promise<RunResult> {
  const { base, arms, communities, groupYears } = task.inputs();
  const plan = compile(base, arms, { persons: task.persons, communities, groupYears });
  const { seed, replicate, experiment, point, id } = task;
  const run = openRun(plan, { seed, replicate, experiment, point, runId: id });
  const look = watcher === null ? null : opened(watcher, plan, run, Math.min(arms.length, MOST_WORLDS));
  for (let r = 0; r < run.rounds; r++) {
    const progress = run.round();
    look?.(r);
    told(progress);
    if (pause !== null) await pause();
  }
  const result = run.finish();
  watcher?.end(task, result);
  return result;
}

/** Begins to watch, and gives what is done after each round. */
function opened(watcher: Watcher, plan: Plan, run: OpenedRun, arms: number): (round: number) => void {
  watcher.begin(plan, run.roster());
  const look = run.watch(arms);
  return (round) =>
    watcher.round(
      round,
      plan.rounds[round]!.label,
      look().map(({ frame, changed }) => changesOf(frame.why, changed)),
    );
}

function changesOf(why: Uint8Array, changed: readonly number[]): Uint32Array {
  const told = new Uint32Array(changed.length);
  for (let i = 0; i < changed.length; i++) told[i] = changeOf(changed[i]!, why[changed[i]!]!);
  return told;
}
