import { inlineExecutor, oneAtATime, runDigest } from '@glasshouse/study';
import type { PlannedRun, RunInputs, RunOutcome, RunTask } from '@glasshouse/study';
import { ENGINE } from './engine.js';

/** What a further worker is asked: one whole run. It answers with its outcome. */
interface RunOrder {
  run: PlannedRun;
  inputs: RunInputs;
}

/** What is used of a message port. */
export interface Port {
  onmessage: ((event: MessageEvent) => unknown) | null;
  postMessage(message: unknown): void;
}

/** Does the runs that are asked for at a port, one after the other. Tables are copied: see the worker of `study/threads`. */
export function serveRuns(port: Port): void {
  port.onmessage = ({ data }: MessageEvent<RunOrder>) => {
    const { run, inputs } = data;
    const answer = (outcome: RunOutcome): Promise<void> => {
      const told = 'result' in outcome ? { ...outcome, digest: runDigest(outcome.result) } : outcome;
      port.postMessage(told);
      return Promise.resolve();
    };
    return inlineExecutor(ENGINE).execute([{ ...run, inputs: () => inputs }], answer, () => undefined);
  };
}

/** A run as it is sent. */
const orderOf = ({ id, experiment, point, replicate, seed, persons, inputs }: RunTask): RunOrder => ({
  run: { id, experiment, point, replicate, seed, persons },
  inputs: inputs(),
});

/**
 * Shares runs out: each port and `own`, which does a run on this thread, take the next one that nobody has taken. Each outcome goes to `sink` once, one after
 * the other, in any order. `own` has to let messages in while it works, or the ports wait for it. Rejects when `own` or `sink` does.
 */
export async function shareOut(
  runs: readonly RunTask[],
  ports: readonly Port[],
  own: (task: RunTask) => Promise<RunOutcome>,
  sink: (outcome: RunOutcome) => Promise<void>,
): Promise<void> {
  const queue = [...runs];
  const serial = oneAtATime(sink);
  const lane = async (work: (task: RunTask) => Promise<RunOutcome>): Promise<void> => {
    for (let task = queue.shift(); task; task = queue.shift()) await serial(await work(task));
  };
  const asked = (port: Port, task: RunTask): Promise<RunOutcome> =>
    new Promise((resolve) => {
      port.onmessage = ({ data }: MessageEvent<RunOutcome>) => resolve(data);
      port.postMessage(orderOf(task));
    });
  await Promise.all([lane(own), ...ports.map((port) => lane((task) => asked(port, task)))]);
}
