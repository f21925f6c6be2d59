import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../execute/types.js';

/** Where orders are done: on a thread of this process, or in a process of its own, with its own memory, at the other end of a pipe. */
export type Seat = 'threads' | 'processes';

/** A line to whoever does orders. Both ends send structured values, whatever lies between them. */
export interface Line {
  send(value: unknown): void;
  /** Called once. `ended`: nothing more will be heard, and why. */
  listen(heard: (value: unknown) => void, ended: (why: string) => void): void;
  /** Ends the work at the other end, wherever it stands. */
  stop(): Promise<unknown>;
}

/** A line to a new thread of this process. */
export function threadLine(url: URL): Line {
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

/** A line to a new thread or process. */
export const newLine = (url: URL, seat: Seat): Line => (seat === 'threads' ? threadLine(url) : processLine(url));
