import type { RunEvent } from '../execute/types.js';
import type { Line } from './line.js';

/** How a thread's work ended: with its last answer, or with the thread's death. */
export type Ending<Answer> = { answer: Answer } | { died: string };

/** Who does runs: how many threads, processes or parts, what leads to one more of them, and whom it tells how far they are. */
export interface Crew {
  threads: number;
  /** Rejects where there is nobody. */
  line: () => Promise<Line>;
  progress: (event: RunEvent) => void;
}

/** Somebody who does one order at a time: a thread, or a process. It may die at any moment; that is an ending like another. */
export class Thread<Order, Answer> {
  readonly #line: Line;
  #listener: ((answer: Answer) => void) | null = null;
  #end: ((why: string) => void) | null = null;
  #dead: string | null = null;

  constructor(line: Line) {
    this.#line = line;
    this.#line.listen(
      (answer) => this.#listener?.(answer as Answer),
      (why) => {
        this.#dead = why;
        this.#end?.(why);
      },
    );
  }

  /** Sends an order and waits for the answer that `last` recognises; answers before it go to `between`. Rejects when `between` throws. */
  do(order: Order, last: (answer: Answer) => boolean, between: (answer: Answer) => void): Promise<Ending<Answer>> {
    if (this.#dead !== null) return Promise.resolve({ died: this.#dead });
    return new Promise((resolve, reject) => {
      const forget = (): void => {
        this.#listener = null;
        this.#end = null;
      };
      const finish = (ending: Ending<Answer>): void => {
        forget();
        resolve(ending);
      };
      this.#end = (why) => finish({ died: why });
      this.#listener = (answer) => {
        if (last(answer)) return finish({ answer });
        try {
          between(answer);
        } catch (error) {
          // Thrown into the handler of a message, it would end the process.
          forget();
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      this.#line.send(order);
    });
  }

  /** Ends the thread. */
  async stop(): Promise<void> {
    await this.#line.stop();
  }
}
