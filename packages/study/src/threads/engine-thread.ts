import type { RunInputs } from '../ports.js';
import type { RunAnswer, RunOrder } from './messages.js';
import { Thread } from './thread.js';

/** A worker thread with an engine. Inputs are sent to it once for all runs in a row that share them. */
export class EngineThread extends Thread<RunOrder, RunAnswer> {
  #sent: RunInputs | null = null;

  /** What an order holds of these inputs: null where the order before it had the same. */
  toSend(inputs: RunInputs): RunInputs | null {
    if (this.#sent === inputs) return null;
    this.#sent = inputs;
    return inputs;
  }
}
