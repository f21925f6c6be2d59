import { existsSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import * as engine from '@glasshouse/model';
import type { RunTask, RunInputs, RunOutcome } from '../src/index.js';
import { inlineExecutor, resultHash } from '../src/index.js';
import { runThread, threadExecutor } from '../src/threads/index.js';
import { workerUrl } from '../src/threads/worker-url.js';
import { act, q, tiny } from '../../../test/engine/tiny.js';

/** Runs of two studies that differ in a rate alone: experiment, point and number of people have the same names in both. */
const scenarioOf = (rate: number): RunInputs => {
  const base = tiny({ streams: { act: act({ rate: q(rate, 'per person-year') }) } });
  return { base, arms: [{ id: 'as_written', scenario: base }] };
};
const [rare, often] = [scenarioOf(1), scenarioOf(4)];
const task = (inputs: RunInputs, replicate: number): RunTask => ({
  ...{ id: `run ${replicate}`, experiment: 'same', point: 0, replicate, seed: 1, persons: 1000 },
  inputs: () => inputs,
});
const TASKS = [task(rare, 0), task(rare, 1), task(often, 2), task(often, 3), task(rare, 4)];

const hashOf = (outcome: RunOutcome | undefined): unknown =>
  outcome && 'result' in outcome ? resultHash([outcome.result]) : outcome?.failure;

/** Hash of each run, done by an executor that has done no other. */
const alone: unknown[] = [];
beforeAll(async () => {
  for (const each of TASKS)
    await inlineExecutor(engine).execute(
      [each],
      (outcome) => Promise.resolve(void alone.push(hashOf(outcome))),
      () => undefined,
    );
});

it('an engine that does runs of two studies in turn compiles the scenario of each', async () => {
  const hashes: unknown[] = [];
  await inlineExecutor(engine).execute(
    TASKS,
    (outcome) => Promise.resolve(void hashes.push(hashOf(outcome))),
    () => undefined,
  );
  expect(hashes).toEqual(alone);
  expect(new Set(hashes).size).toBe(TASKS.length);
});

it.skipIf(!existsSync(workerUrl()))('a thread that is kept for runs of several studies gives each what it has alone', async () => {
  const thread = runThread();
  const hashes: unknown[] = [];
  for (const each of TASKS) hashes.push(hashOf(await thread.run(each)));
  await thread.stop();
  expect(hashes).toEqual(alone);
});

it.skipIf(!existsSync(workerUrl()))('and so do threads that share out the communities of one run after another', async () => {
  const hashes: unknown[] = [];
  // With fewer runs than threads each run is done by all of them.
  await threadExecutor({ threads: 3 }).execute(
    [TASKS[0]!, TASKS[2]!],
    (outcome) => Promise.resolve(void hashes.push(hashOf(outcome))),
    () => undefined,
  );
  expect(hashes).toEqual([alone[0], alone[2]]);
});
