import { MessageChannel } from 'node:worker_threads';
import { studyOf, watched } from '@glasshouse/lab';
import * as engine from '@glasshouse/model';
import { inlineExecutor, runStudy } from '@glasshouse/study';
import type { Executor } from '@glasshouse/study';
import { openLibrary } from 'glasshouse/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveRuns } from '../../packages/lab/src/run/helpers.js';
import type { Port } from '../../packages/lab/src/run/helpers.js';

const library = openLibrary();
const asked = {
  scenario: 'scenarios/penalty-points.yaml',
  worlds: [
    { id: 'as_written', title: 'As written', changes: [] },
    { id: 'other', title: 'Other', changes: [] },
  ],
  persons: 1000,
  points: 5,
};
const { loaded } = studyOf(asked, library.files, library.register);
const closed: (() => void)[] = [];
afterAll(() => closed.forEach((close) => close()));

/** A port whose other end does runs, and how many it has done. */
function helper(): { port: Port; done: () => number } {
  const { port1, port2 } = new MessageChannel();
  let done = 0;
  serveRuns(port1 as unknown as Port);
  closed.push(() => port1.close());
  const port: Port = {
    onmessage: null,
    postMessage: (message) => port2.postMessage(message),
  };
  port2.on('message', (data: unknown) => {
    done += 1;
    void port.onmessage?.({ data } as MessageEvent);
  });
  return { port, done: () => done };
}

const nobody = { begin: () => undefined, round: () => undefined, end: () => undefined };
const hashWith = async (executor: Executor): Promise<string> => {
  const { register } = loaded;
  return (await runStudy(loaded, { size: 'reduced', seed: 3, engineHash: '', register, executor, follow: null, command: '' })).hash;
};

describe('the runs of a study shared out over further workers', () => {
  let alone: string;
  beforeAll(async () => {
    alone = await hashWith(inlineExecutor(engine));
  });

  it.each([0, 1, 3])('have the result hash of one thread with %i of them', async (n) => {
    const helpers = Array.from({ length: n }, helper);
    expect(
      await hashWith(
        watched(
          nobody,
          helpers.map(({ port }) => port),
        ),
      ),
    ).toBe(alone);
    const done = helpers.map((one) => one.done());
    expect(done.every((runs) => runs >= 1)).toBe(true);
    expect(done.reduce((sum, runs) => sum + runs, 0)).toBeLessThan(asked.points);
  });

  it('end with the failure of a run that a helper could not do', async () => {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', ({ run }: { run: unknown }) => port1.postMessage({ run, failure: { stage: 'run', message: 'no memory' } }));
    closed.push(() => port1.close());
    const port: Port = { onmessage: null, postMessage: (message) => port2.postMessage(message) };
    port2.on('message', (data: unknown) => void port.onmessage?.({ data } as MessageEvent));
    await expect(hashWith(watched(nobody, [port]))).rejects.toThrow(/no memory/);
  });
});
