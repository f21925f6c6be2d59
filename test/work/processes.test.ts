import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadStudy } from '@glasshouse/model';
import * as engine from '@glasshouse/model';
import { inlineExecutor, planStudy, runDigest } from '@glasshouse/study';
import type { Executor, RunTask } from '@glasshouse/study';
import { threadExecutor } from '@glasshouse/study/threads';
import { expect, it } from 'vitest';
import { openSources } from '../../packages/cli/src/io/sources.js';
import { temporaryFolder, tinyStudy } from '../places/tiny.js';

const study = tinyStudy(temporaryFolder());
const { path, files, register } = openSources(study);
const { runs } = planStudy(loadStudy(path, files, register), { size: 'reduced', seed: 1, engineHash: '' });
/** One run of two communities. */
const task: RunTask = { ...runs[0], persons: 3000 };

async function digest(executor: Executor, onRound: () => void = () => undefined): Promise<string> {
  const found: string[] = [];
  await executor.execute(
    [task],
    (outcome) => {
      found.push('result' in outcome ? runDigest(outcome.result) : `${outcome.failure.stage}: ${outcome.failure.message}`);
      return Promise.resolve();
    },
    onRound,
  );
  return found.join();
}

/** Numbers of the processes that this one started and that run. */
const children = (): number[] =>
  readdirSync('/proc/self/task').flatMap((thread) => {
    const text = readFileSync(join('/proc/self/task', thread, 'children'), 'utf8').trim();
    return text === '' ? [] : text.split(' ').map(Number);
  });

it('one run whose communities are in processes of their own has the digest of one thread, also after one of them was killed', async () => {
  const { base, arms } = task.inputs();
  const plan = engine.compile(base, arms, { persons: task.persons });
  expect([plan.communities.length > 1, new engine.Coordinator(plan).idle], 'parts exchange mail and totals').toEqual([true, false]);
  const whole = await digest(inlineExecutor(engine));
  expect(whole).toMatch(/^[0-9a-f]{64}$/);
  const before = new Set(process.platform === 'linux' ? children() : []);
  const apart = threadExecutor({ threads: 2, seat: 'processes' });
  let killed = 0;
  const kill = (): void => {
    if (killed > 0 || process.platform !== 'linux') return;
    const [first] = children().filter((pid) => !before.has(pid));
    killed = first;
    process.kill(first, 'SIGKILL');
  };
  expect(await digest(apart, kill)).toBe(whole);
  expect(killed > 0).toBe(process.platform === 'linux');
  if (process.platform === 'linux') expect(children().filter((pid) => !before.has(pid))).toEqual([]);
});
