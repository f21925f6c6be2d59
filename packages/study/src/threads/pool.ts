import type { RunTask } from '../design/plan-study.js';
import { eventOf, plannedRun } from '../execute/types.js';
import type { RunEvent, RunOutcome } from '../execute/types.js';
import { oneAtATime } from './one-at-a-time.js';
import { EngineThread } from './engine-thread.js';
import { threadLine } from './line.js';
import type { RunAnswer } from './messages.js';
import type { Crew } from './thread.js';

type Sink = (outcome: RunOutcome) => Promise<void>;

/**
 * Does whole runs on `threads` worker threads, each run on one. A run whose thread dies is done once more on a fresh
 * thread and then reported as failed. Rejects when `sink` does.
 */
export async function runsOnThreads(runs: readonly RunTask[], { threads, line, progress }: Crew, sink: Sink): Promise<void> {
  const queue = [...runs];
  const serial = oneAtATime(sink);
  const lane = async (): Promise<void> => {
    let thread: EngineThread | null = null;
    let kept: Promise<void> = Promise.resolve();
    try {
      for (let task = queue.shift(); task; task = queue.shift()) {
        thread ??= new EngineThread(await line());
        let ending = await order(thread, task, progress);
        if ('died' in ending) {
          await thread.stop();
          thread = new EngineThread(await line());
          ending = await order(thread, task, progress);
        }
        await kept;
        kept = serial(outcomeOf(task, ending));
        kept.catch(() => queue.splice(0));
        if ('died' in ending) {
          await thread.stop();
          thread = null;
        }
      }
      await kept;
    } catch (error) {
      queue.splice(0);
      throw error;
    } finally {
      await thread?.stop();
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: Math.min(threads, runs.length) }, lane));
  for (const settled of lanes) if (settled.status === 'rejected') throw settled.reason;
}

type RunEnding = { answer: RunAnswer } | { died: string };

function order(thread: EngineThread, task: RunTask, progress: (event: RunEvent) => void): Promise<RunEnding> {
  const run = plannedRun(task);
  return thread.do(
    { kind: 'run', run, inputs: thread.toSend(task.inputs()) },
    (answer) => answer.kind !== 'round',
    (answer) => {
      if (answer.kind === 'round') progress(eventOf(run, answer.progress));
    },
  );
}

function outcomeOf(task: RunTask, ending: RunEnding): RunOutcome {
  const run = plannedRun(task);
  if ('died' in ending) return { run, failure: { stage: 'worker', message: `stopped twice: ${ending.died}` } };
  if (ending.answer.kind === 'result') return { run, result: ending.answer.result, digest: ending.answer.digest };
  return { run, failure: ending.answer.kind === 'failure' ? ending.answer.failure : { stage: 'worker', message: 'no answer' } };
}

/**
 * A thread that is kept for one run after another that come from elsewhere. A run whose thread dies is done once more on a fresh one
 * and then reported as failed.
 */
export class RunThread {
  #thread: EngineThread | null = null;

  constructor(private readonly worker: URL) {}

  /** Does one run. Throws only where its scenarios cannot be made. */
  async run(task: RunTask): Promise<RunOutcome> {
    let ending: RunEnding = { died: '' };
    for (let tried = 0; tried < 2 && 'died' in ending; tried += 1) {
      this.#thread ??= new EngineThread(threadLine(this.worker));
      ending = await order(this.#thread, task, () => undefined);
      if ('died' in ending) await this.stop();
    }
    return outcomeOf(task, ending);
  }

  /** Ends the thread; a later run begins a new one. */
  async stop(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    await thread?.stop();
  }
}
