import { Worker } from 'node:worker_threads';

/** How a thread's work ended: with its last answer, or with the thread's death. */
export type Ending<Answer> = { answer: Answer } | { died: string };

/** One worker thread that does one order at a time. It may die at any moment; that is an ending like another. */
export class Thread<Order, Answer> {
  readonly #worker: Worker;
  #listener: ((answer: Answer) => void) | null = null;
  #end: ((why: string) => void) | null = null;
  #error = '';
  #dead: string | null = null;

  constructor(url: URL) {
    // Compiled files import compiled files, whatever import conditions this process was started with.
    this.#worker = new Worker(url, { execArgv: [] });
    this.#worker.on('message', (answer: Answer) => this.#listener?.(answer));
    this.#worker.on('error', (error: unknown) => (this.#error = error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', (code) => {
      this.#dead = this.#error === '' ? `its thread ended with code ${code}` : this.#error;
      this.#end?.(this.#dead);
    });
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
      this.#worker.postMessage(order);
    });
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
