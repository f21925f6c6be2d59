import { Option } from 'commander';
import { runThread } from '@glasshouse/study/threads';
import type { RunTask } from '@glasshouse/study';
import { EXIT } from '../failure.js';
import { badInput } from '../io/sources.js';
import { engineHash } from '../io/repository.js';
import { json } from '../io/terminal.js';
import type { Terminal } from '../io/terminal.js';
import { placeName } from '../io/places.js';
import { threadNumber } from '../io/numbers.js';
import { JSON_FLAG } from '../options.js';
import type { AddCommand } from '../options.js';
import { connect, otherBuilds, queueName, studyKey } from '../queue/connection.js';
import type { Connection } from '../queue/connection.js';
import { answerOf, receiveStudy } from '../queue/messages.js';
import type { Answer, Order } from '../queue/messages.js';

interface WorkerOptions {
  queue: string;
  threads: number;
  untilEmpty?: boolean;
  json?: boolean;
}

/** Locks are renewed by this thread, while engines run in others: an engine here would keep them from being renewed. */
const LOCK = { lockDuration: 10_000, stalledInterval: 5000, maxStalledCount: 20 };
const LOOK = 500;
/** Milliseconds for a run under way to end, and for connections to close, once the worker is stopped. */
const PATIENCE = 3000;

/** Studies that were sent, read once each; the last few are kept. */
function studies(connection: Connection): (name: string) => Promise<Map<string, RunTask>> {
  const known = new Map<string, Promise<Map<string, RunTask>>>();
  const read = async (name: string): Promise<Map<string, RunTask>> => {
    const text = await connection.redis.get(studyKey(name));
    if (text === null) throw new Error('the study is no longer in the queue');
    return receiveStudy(text);
  };
  return (name) => {
    let found = known.get(name);
    if (!found) {
      if (known.size > 3) known.clear();
      found = read(name);
      known.set(name, found);
      found.catch(() => known.delete(name));
    }
    return found;
  };
}

/** Refuses to wait where all that waits is for other builds. */
async function refuseOtherBuilds(connection: Connection): Promise<void> {
  const others = await otherBuilds(connection);
  if (others.length === 0 || (await connection.queue.getJobCountByTypes('waiting', 'active', 'delayed')) > 0) return;
  throw badInput(
    '--queue',
    `runs for build ${others.join(', ')} only`,
    `runs for this build, ${engineHash().slice(0, 12)}`,
    'Use the same build of Glasshouse everywhere.',
  );
}

/** Does runs from a queue until it is stopped, or until the queue is empty. Writes nothing to disk. */
export async function worker(terminal: Terminal, options: WorkerOptions): Promise<number> {
  const connection = await connect(options.queue, (line) => terminal.err(line));
  const blocking = connection.redis.duplicate();
  blocking.on('error', () => undefined);
  const threads = Array.from({ length: options.threads }, () => runThread());
  const free = [...threads];
  let did = 0;
  try {
    await refuseOtherBuilds(connection);
    const studyOf = studies(connection);
    const { Worker } = connection.bullmq;
    const taking = new Worker<Order, Answer>(
      queueName(),
      async (job) => {
        const thread = free.pop() ?? threads[0];
        try {
          const task = (await studyOf(job.data.study)).get(job.id ?? '');
          if (!task) throw new Error('the study has no such run');
          return answerOf(await thread.run(task));
        } finally {
          free.push(thread);
          did += 1;
        }
      },
      { connection: blocking, concurrency: options.threads, ...LOCK },
    );
    taking.on('error', () => undefined);
    if (!options.json) terminal.err(`waiting for runs in the queue ${queueName()}`);
    await stopped(connection, options.untilEmpty === true);
    // After an outage a connection of the library can stay open, waiting for work: it must keep nobody from leaving.
    await Promise.race([taking.close(), new Promise((resolve) => setTimeout(resolve, PATIENCE))]);
    setTimeout(() => process.exit(EXIT.done), PATIENCE).unref();
    if (options.json) terminal.out(json({ ok: true, queue: queueName(), done: did }));
    else terminal.out(`${did} runs done`);
    return EXIT.done;
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
    blocking.disconnect();
    await connection.close();
  }
}

/** Resolves at a signal, or, where that is asked for, once nothing waits and nobody works. */
async function stopped(connection: Connection, untilEmpty: boolean): Promise<void> {
  let over = false;
  const stop = (): void => void (over = true);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  while (!over) {
    await new Promise((resolve) => setTimeout(resolve, LOOK));
    if (untilEmpty && (await connection.queue.getJobCountByTypes('waiting', 'active', 'delayed', 'prioritized')) === 0) return;
  }
}

export const workerCommand: AddCommand = (to, { terminal, ends }) => {
  to.command('worker')
    .description('do runs of studies that any machine started with --queue; writes nothing to disk')
    .addOption(
      new Option('--queue <address>', 'address of the queue, such as redis://name:6379').argParser(placeName).makeOptionMandatory(),
    )
    .addOption(
      new Option('--threads <number>', 'number of runs at the same time, each in its own thread').argParser(threadNumber).default(1),
    )
    .option('--until-empty', 'exit once the queue holds no run that is waiting or in progress')
    .option(...JSON_FLAG)
    .action(ends((options: WorkerOptions) => worker(terminal, options)));
};
