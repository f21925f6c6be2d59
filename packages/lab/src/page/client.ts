// Vite makes the export: the worker as a class.
// oxlint-disable-next-line import/default
import LabWorker from '../worker/worker.ts?worker&inline';
import type { Answer, Order } from '../worker/messages.js';

/** The engine in its own thread. Ending it ends whatever it is doing. */
export interface Client {
  send(order: Order): void;
  end(): void;
}

/** Starts a worker; `told` is called for each of its answers. */
export function startClient(told: (answer: Answer) => void): Client {
  const worker = new LabWorker();
  worker.onmessage = ({ data }: MessageEvent<Answer>) => told(data);
  worker.onerror = (event) => told({ kind: 'failed', message: event.message || 'the engine could not be started' });
  return { send: (order) => worker.postMessage(order), end: () => worker.terminate() };
}
