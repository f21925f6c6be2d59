import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { RunEvent } from '../execute/types.js';

/** How a thread's work ended: with its last answer, or with the thread's death. */
export type Ending<Answer> = { answer: Answer } | { died: string };

/** Where orders are done: on a thread of this process, or in a process of its own, with its own memory, at the other end of a pipe. */
export type Seat = 'threads' | 'processes';

/** Who does runs: on how many threads or processes, with which script, and whom it tells how far they are. */
export interface Crew {
  threads: number;
  seat: Seat;
  worker: URL;
  progress: (event: RunEvent) => void;
}

/** A line to whoever does orders. Both ends send structured values, whatever lies between them. */
interface Line {
  send(value: unknown): void;
  listen(heard: (value: unknown) => void, ended: (why: string) => void): void;
  stop(): Promise<unknown>;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function threadLine(url: URL): Line {
  // Compiled files import compiled files, whatever import conditions this process was started with.
  const worker = new Worker(url, { execArgv: [] });
  return {
    send: (value) => worker.postMessage(value),
    listen(heard, ended) {
      let said = '';
      worker.on('message', heard);
      worker.on('error', (error: unknown) => (said = messageOf(error)));
      worker.on('exit', (code) => ended(said === '' ? `its thread ended with code ${code}` : said));
    },
    stop: () => worker.terminate(),
  };
}

function processLine(url: URL): Line {
  const child = fork(fileURLToPath(url), { execArgv: [], serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return {
    // A pipe that is closed has an end that is told.
    send: (value) => void child.send(value as object, () => undefined),
    listen(heard, ended) {
      child.on('message', heard);
      child.on('error', (error) => ended(messageOf(error)));
      child.on('exit', (code, signal) => ended(`its process ended with ${signal ?? `code ${code}`}`));
    },
    stop() {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

/** Somebody who does one order at a time: a thread, or a process. It may die at any moment; that is an ending like another. */
export class Thread<Order, Answer> {
  readonly #line: Line;
  #listener: ((answer: Answer) => void) | null = null;
  #end: ((why: string) => void) | null = null;
  #dead: string | null = null;

  constructor(url: URL, seat: Seat = 'threads') {
    this.#line = seat === 'threads' ? threadLine(url) : processLine(url);
    this.#line.listen(
      (answer) => this.#listener?.(answer as Answer),
      (why) => {
        this.#dead = why;
        this.#end?.(why);
      },
    );
  }

  /** Sends an order and waits for the answer that `last` recognises; answers before it go to `between`. */
  do(order: Order, last: (answer: Answer) => boolean, between: (answer: Answer) => void): Promise<Ending<Answer>> {
    if (this.#dead !== null) return Promise.resolve({ died: this.#dead });
    return new Promise((resolve) => {
      const finish = (ending: Ending<Answer>): void => {
        this.#listener = null;
        this.#end = null;
        resolve(ending);
      };
      this.#end = (why) => finish({ died: why });
      this.#listener = (answer) => (last(answer) ? finish({ answer }) : between(answer));
      this.#line.send(order);
    });
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    await this.#line.stop();
  }
}
