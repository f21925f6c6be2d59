import * as engine from '@glasshouse/model';
import type { Frame, Plan, RunExtras, RunResult, RunRoster } from '@glasshouse/model';
import { inlineExecutor } from '@glasshouse/study';
import type { Executor, RunTask } from '@glasshouse/study';

/** Who looks on while the first run of a study is worked. */
export interface Watcher {
  /** The run begins: its plan and people. */
  begin(plan: Plan, roster: RunRoster): void;
  /** A round is done: for each arm, what changed, position in the roster times eight plus the new value of `WHY`. */
  round(round: number, label: string, changes: Uint32Array[]): void;
  /** The run is done. */
  end(task: RunTask, result: RunResult & { extras: RunExtras }): void;
}

/**
 * Does the first run round by round, so that it can be watched, and the others after it in silence. The results are those of any other executor: frames
 * are read and never written.
 */
export function watched(watcher: Watcher): Executor {
  return {
    async execute(runs, sink, progress) {
      const [first, ...others] = runs;
      if (!first) return;
      const { id, experiment, point, replicate, seed, persons } = first;
      const run = { id, experiment, point, replicate, seed, persons };
      const result = watch(first, watcher, (round) => progress({ run, day: round.day, candidates: round.candidates, done: round.done }));
      await sink({ run, result });
      await inlineExecutor(engine).execute(others, sink, progress);
    },
  };
}

function watch(task: RunTask, watcher: Watcher, told: (round: engine.RoundProgress) => void): RunResult {
  const { base, arms, communities, groupYears } = task.inputs();
  const plan = engine.compile(base, arms, { persons: task.persons, communities, groupYears });
  const { seed, replicate, experiment, point, id } = task;
  const run = engine.openRun(plan, { seed, replicate, experiment, point, runId: id });
  const roster = run.roster();
  watcher.begin(plan, roster);
  const n = roster.person.length;
  const frame: Frame = { why: new Uint8Array(n), sanctions: new Int32Array(n) };
  const before = arms.map(() => new Uint8Array(n));
  for (let r = 0; r < run.rounds; r++) {
    const progress = run.round();
    watcher.round(
      r,
      plan.rounds[r]!.label,
      arms.map((_, arm) => {
        run.frame(arm, frame);
        return changesOf(frame.why, before[arm]!);
      }),
    );
    told(progress);
  }
  const result = run.finish();
  watcher.end(task, result);
  return result;
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
