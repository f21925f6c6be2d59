import * as engine from '@glasshouse/model';
import type { Frame, Plan, RoundProgress, RunExtras, RunResult, RunRoster } from '@glasshouse/model';
import { inlineExecutor } from '@glasshouse/study';
import type { Executor, PlannedRun, RunOutcome, RunTask } from '@glasshouse/study';
import { shareOut } from './helpers.js';
import type { Port } from './helpers.js';

type OpenedRun = ReturnType<typeof engine.openRun>;

/** Who looks on while the first run of a study is worked. */
export interface Watcher {
  /** The run begins: its plan and people. */
  begin(plan: Plan, roster: RunRoster): void;
  /** A round is done: for each arm, what changed, position in the roster times eight plus the new value of `WHY`. */
  round(round: number, label: string, changes: Uint32Array[]): void;
  /** The run is done. */
  end(task: RunTask, result: RunResult & { extras: RunExtras }): void;
}

/** Lets messages in, as the answers of further workers. */
const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/**
 * Does the first run round by round, so that it can be watched, and the others in silence: after it, or at the same time where there are ports of further
 * workers (see `serveRuns`). The results are those of any other executor: frames are read and never written.
 */
export function watched(watcher: Watcher, ports: readonly Port[] = []): Executor {
  return {
    async execute(runs, sink, progress) {
      const [first, ...others] = runs;
      if (!first) return;
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
        return inlineExecutor(engine).execute(others, sink, progress);
      }
      await shareOut(runs, ports, own, sink);
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
  const plan = engine.compile(base, arms, { persons: task.persons, communities, groupYears });
  const { seed, replicate, experiment, point, id } = task;
  const run = engine.openRun(plan, { seed, replicate, experiment, point, runId: id });
  const look = watcher === null ? null : opened(watcher, plan, run.roster(), arms.length);
  for (let r = 0; r < run.rounds; r++) {
    const progress = run.round();
    look?.(r, run);
    told(progress);
    if (pause !== null) await pause();
  }
  const result = run.finish();
  watcher?.end(task, result);
  return result;
}

/** Begins to watch, and gives what is done after each round. */
function opened(watcher: Watcher, plan: Plan, roster: RunRoster, arms: number): (round: number, run: OpenedRun) => void {
  watcher.begin(plan, roster);
  const n = roster.person.length;
  const frame: Frame = { why: new Uint8Array(n), sanctions: new Int32Array(n) };
  const before = Array.from({ length: arms }, () => new Uint8Array(n));
  return (round, run) =>
    watcher.round(
      round,
      plan.rounds[round]!.label,
      before.map((old, arm) => {
        run.frame(arm, frame);
        return changesOf(frame.why, old);
      }),
    );
}

/** What changed since `before`, which is brought up to date. */
function changesOf(why: Uint8Array, before: Uint8Array): Uint32Array {
  let count = 0;
  for (let i = 0; i < why.length; i++) if (why[i] !== before[i]) count++;
  const changes = new Uint32Array(count);
  for (let i = 0, k = 0; i < why.length; i++) {
    if (why[i] === before[i]) continue;
    changes[k++] = i * 8 + why[i]!;
    before[i] = why[i]!;
  }
  return changes;
}
