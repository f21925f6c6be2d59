import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunTask } from '../src/design/plan-study.js';
import type { RunOutcome } from '../src/execute/types.js';
import { threadExecutor } from '../src/threads/index.js';
import { fakeScenario } from './fake.js';

const ECHO = new URL('./fixtures/echo-worker.mjs', import.meta.url);
const task = (replicate: number, persons = 1000): RunTask => ({
  id: `run ${replicate}`,
  experiment: 'court',
  point: 0,
  replicate,
  seed: 1,
  persons,
  inputs: () => ({ base: fakeScenario(), arms: [] }),
});

async function outcomes(tasks: RunTask[], threads: number): Promise<RunOutcome[]> {
  const seen: RunOutcome[] = [];
  await threadExecutor({ threads, worker: ECHO }).execute(
    tasks,
    (o) => Promise.resolve(void seen.push(o)),
    () => undefined,
  );
  return seen.sort((a, b) => a.run.replicate - b.run.replicate);
}

describe('threads', () => {
  it.each([1, 2, 4])('%i threads hand over each run once', async (threads) => {
    const seen = await outcomes(
      Array.from({ length: 7 }, (_, i) => task(i)),
      threads,
    );
    expect(seen.map((o) => 'result' in o && o.result.runId)).toEqual(Array.from({ length: 7 }, (_, i) => `run ${i}`));
  });
  it('a run whose thread dies twice is reported; the others go on', async () => {
    const seen = await outcomes([task(0), task(1, 13), task(2), task(3, 15)], 2);
    expect(seen[1]).toMatchObject({ failure: { stage: 'worker', message: 'stopped twice: its thread ended with code 7' } });
    expect(seen[3]).toMatchObject({ failure: { stage: 'run', message: 'no' } });
    expect(seen.filter((o) => 'result' in o)).toHaveLength(2);
  });
  it('a run whose thread dies once is done again', async () => {
    process.env.GLASSHOUSE_TEST_MARK = join(mkdtempSync(join(tmpdir(), 'glasshouse-')), 'mark');
    expect((await outcomes([task(0, 14)], 1))[0]).toMatchObject({ result: { runId: 'run 0' } });
  });
  it('stops when the sink cannot go on', async () => {
    const work = threadExecutor({ threads: 2, worker: ECHO }).execute(
      Array.from({ length: 6 }, (_, i) => task(i)),
      () => Promise.reject(new Error('disk full')),
      () => undefined,
    );
    await expect(work).rejects.toThrow('disk full');
  });
  it.each([1, 4])('%i threads stop when the progress of a run cannot be told', async (threads) => {
    const seen: RunOutcome[] = [];
    const work = threadExecutor({ threads, worker: ECHO }).execute(
      Array.from({ length: 6 }, (_, i) => task(i)),
      (o) => Promise.resolve(void seen.push(o)),
      () => {
        throw new Error('nobody listens');
      },
    );
    await expect(work).rejects.toThrow('nobody listens');
    expect(seen.filter((o) => 'failure' in o)).toEqual([]);
  });
  it('has nothing to do without runs, and refuses no threads', async () => {
    expect(await outcomes([], 2)).toEqual([]);
    expect(() => threadExecutor({ threads: 0 })).toThrow(RangeError);
  });
});
