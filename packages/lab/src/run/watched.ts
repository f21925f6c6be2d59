import { compile, openRun } from '@glasshouse/model';
import type { Frame, Plan, RoundProgress, RunExtras, RunResult, RunRoster } from '@glasshouse/model';
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

/** People who are compared at once: bytes of a word. */
const WORD = 4;

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
  const look = watcher === null ? null : opened(watcher, plan, run.roster(), Math.min(arms.length, MOST_WORLDS));
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
  const changes = changesIn(n);
  const before = Array.from({ length: arms }, () => new Uint8Array(n));
  return (round, run) =>
    watcher.round(
      round,
      plan.rounds[round]!.label,
      before.map((old, arm) => {
        run.frame(arm, frame);
        return changes(frame.why, old);
      }),
    );
}

/** Gives what changed since the frame before, which is brought up to date; people beyond a multiple of `WORD` are looked at one by one. */
function changesIn(people: number): (why: Uint8Array, before: Uint8Array) => Uint32Array {
  const found = new Uint32Array(people);
  return (why, before) => {
    const words = people - (people % WORD);
    const [now, then] = [why, before].map(({ buffer }) => new Int32Array(buffer, 0, words / WORD)) as [Int32Array, Int32Array];
    let count = 0;
    const look = (from: number, to: number): void => {
      for (let i = from; i < to; i++) if (why[i] !== before[i]) found[count++] = changeOf(i, why[i]!);
    };
    for (let word = 0; word < now.length; word++) if (now[word] !== then[word]) look(word * WORD, word * WORD + WORD);
    look(words, people);
    before.set(why);
    return found.slice(0, count);
  };
}
