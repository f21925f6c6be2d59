import type { Job } from 'bullmq';
import type { Executor, RunTask } from '@glasshouse/study';
import { commandLine } from '../io/launcher.js';
import { connect, queueName, studyKey } from './connection.js';
import type { Connection } from './connection.js';
import { outcomeIn } from './messages.js';
import type { Answer, Order, SentStudy } from './messages.js';

/** Milliseconds between two looks at what is finished. */
const LOOK = 250;
/** Looks without anything finished after which the queue is asked whether the runs are still in it. */
const QUIET = 8;
const PAGE = 100;

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Puts runs into the queue. One that is there already stays as it is: its id is that of the run. */
async function add({ redis, queue }: Connection, study: SentStudy, runs: Iterable<string>): Promise<void> {
  await redis.set(studyKey(study.name), study.text);
  const jobs = [...runs].map((id) => ({ name: 'run', data: { study: study.name } satisfies Order, opts: { jobId: id, attempts: 2 } }));
  for (let i = 0; i < jobs.length; i += 1000) await queue.addBulk(jobs.slice(i, i + 1000));
}

/** Jobs that have ended, done or given up, among those that are waited for. */
async function endedJobs({ queue }: Connection, waited: ReadonlyMap<string, RunTask>): Promise<Job<Order, Answer>[]> {
  const found: Job<Order, Answer>[] = [];
  for (let at = 0; ; at += PAGE) {
    const jobs = (await queue.getJobs(['completed', 'failed'], at, at + PAGE - 1)) as (Job<Order, Answer> | undefined)[];
    found.push(...jobs.filter((job): job is Job<Order, Answer> => job?.id !== undefined && waited.has(job.id)));
    if (jobs.length === 0 || found.length > 0) return found;
  }
}

/**
 * Executor on a queue: workers anywhere do the runs, and this process takes in what they give back. It asks for what is finished instead of trusting
 * events, and puts runs back that the queue has lost. So it survives the death of every worker, and of the queue.
 */
export function queueExecutor(address: string, study: SentStudy, told: (line: string) => void): Executor {
  return {
    async execute(runs, sink) {
      const waited = new Map(runs.map((run) => [run.id, run]));
      if (waited.size === 0) return;
      const connection = await connect(address, told);
      try {
        await add(connection, study, waited.keys());
        let quiet = 0;
        let asked = false;
        while (waited.size > 0) {
          const ended = await endedJobs(connection, waited);
          for (const job of ended) {
            const task = waited.get(job.id ?? '');
            if (!task) continue;
            const lost =
              job.finishedOn !== undefined && job.failedReason
                ? { failure: { stage: 'worker', message: job.failedReason } as const }
                : null;
            // Two design points can hold the same run: each is handed over under its own name.
            for (const same of runs.filter(({ id }) => id === task.id)) await sink(outcomeIn(lost ?? job.returnvalue, same));
            waited.delete(task.id);
            await job.remove().catch(() => undefined);
          }
          quiet = ended.length > 0 ? 0 : quiet + 1;
          if (quiet >= QUIET) {
            quiet = 0;
            const left = await connection.queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized', 'completed', 'failed');
            if (left === 0) await add(connection, study, waited.keys());
            if (!asked && (await connection.queue.getWorkersCount()) === 0) {
              told(
                `${waited.size} runs wait in the queue ${queueName()}, and no worker is there: start one with ${commandLine('worker', '--queue')} and the same address`,
              );
              asked = true;
            }
          }
          if (waited.size > 0 && ended.length === 0) await pause(LOOK);
        }
        await connection.redis.del(studyKey(study.name));
      } finally {
        await connection.close();
      }
    },
  };
}
