// Vite makes the export: the worker as a class.
// oxlint-disable-next-line import/default
import LabWorker from '../worker/worker.ts?worker&inline';
import type { Answer, Order } from '../worker/messages.js';

/** The engine in its own thread. Ending it ends whatever it is doing. */
export interface Client {
  send(order: Order): void;
  end(): void;
}

/** Person-runs from which on further workers pay for their start: each compiles the engine by itself, which takes it as long as 200,000 of them. */
const WORTH_HELP = 400_000;
const MOST_HELPERS = 3;

/**
 * Starts a worker; `told` is called for each of its answers. For a study that is worth it, further workers are started that do runs beside the first, as
 * many as the machine has cores to spare.
 */
export function startClient(told: (answer: Answer) => void): Client {
  const started: Worker[] = [];
  const start = (): Worker => {
    const worker = new LabWorker();
    worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      if (worker === started[0]) told(data);
    };
    worker.onerror = (event) => told({ kind: 'failed', message: event.message || 'the engine could not be started' });
    started.push(worker);
    return worker;
  };
  const first = start();
  const pass = (worker: Worker, order: Order, moved: Transferable[] = []): void => worker.postMessage(order, moved);
  const help = (): void => {
    const spare = Math.min(MOST_HELPERS, navigator.hardwareConcurrency - 1);
    while (started.length <= spare) {
      const { port1, port2 } = new MessageChannel();
      pass(start(), { kind: 'serve', port: port1 }, [port1]);
      pass(first, { kind: 'help', port: port2 }, [port2]);
    }
  };
  return {
    send(order) {
      if (order.kind === 'run') {
        const { persons, points, worlds } = order.worlds;
        if (points > 1 && persons * points * worlds.length >= WORTH_HELP) help();
      }
      if (order.kind === 'run-study' && order.people >= WORTH_HELP) help();
      pass(first, order);
    },
    end: () => started.forEach((worker) => worker.terminate()),
  };
}
