import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { glasshouse, objectOf, startGlasshouse } from '../cli/command-line.js';
import { say, temporaryFolder, tinyStudy } from '../places/tiny.js';
import { ended, planned, runsIn, unfinishedIn, until, wholeHash } from './studies.js';

// No case depends on how fast the machine is.
vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const home = temporaryFolder();
const study = tinyStudy(home);
const reason = spawnSync('which', ['redis-server']).status === 0 ? null : 'redis-server is not installed: apt-get install redis-server';

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

describe.skipIf(reason !== null)(`a queue on a real Redis${reason === null ? '' : ` (${reason})`}`, () => {
  let port = 0;
  let redis: ChildProcess | null = null;
  const started: ChildProcess[] = [];
  const address = (): string => `redis://127.0.0.1:${port}`;
  const answers = (): boolean => spawnSync('redis-cli', ['-p', String(port), 'ping'], { encoding: 'utf8' }).stdout.trim() === 'PONG';
  const startRedis = async (): Promise<void> => {
    redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', home], { stdio: 'ignore' });
    await until(answers);
  };
  const start = (...args: string[]): ChildProcess => {
    const child = startGlasshouse(args);
    started.push(child);
    return child;
  };
  beforeAll(async () => {
    port = await freePort();
    await startRedis();
  });
  afterAll(() => {
    for (const child of [...started, redis]) child?.kill('SIGKILL');
  });

  it('gives the hash of one process after workers, the runner and the Redis with all it held were killed', async () => {
    const folder = join(home, 'queued');
    const some = (count: number) => () => runsIn(folder).length >= count;
    const runner = start('run', study, '--out', folder, '--queue', address());
    let worker = start('worker', '--queue', address());
    await until(some(1));
    worker.kill('SIGKILL');
    worker = start('worker', '--queue', address());
    await until(some(2));
    runner.kill('SIGKILL');
    await ended(runner);
    const again = start('resume', folder, '--queue', address());
    await until(some(3));
    redis?.kill('SIGKILL');
    await ended(redis!);
    await startRedis();
    expect(await ended(again)).toBe(0);
    worker.kill('SIGTERM');
    expect(await ended(worker)).toBe(0);
    expect(objectOf(glasshouse(['resume', folder, '--json']))).toMatchObject({ hash: wholeHash(study, join(home, 'whole')) });
    expect(runsIn(folder)).toHaveLength(planned(folder).length);
    expect(unfinishedIn(folder)).toEqual([]);
    expect(existsSync(join(folder, 'workers'))).toBe(false);
    expect(readdirSync(folder)).toContain('manifest.json');
  });

  it('is refused by name where only runs of another build wait', async () => {
    spawnSync('redis-cli', ['-p', String(port), 'lpush', 'bull:glasshouse-abcabcabcabc:wait', '1']);
    const { code, err } = await say('worker', '--queue', address());
    expect(err).toMatch(/runs for build abcabcabcabc only; allowed: runs for this build, [0-9a-f]{12}/);
    expect(code).toBe(2);
  });
});

it.each([
  ['where nothing answers', 'redis://name:secret@127.0.0.1:9', /found no answer at 127\.0\.0\.1:9/],
  ['of another kind', 'https://name:secret@127.0.0.1', /found no address of Redis/],
])('a queue %s is refused, and its password is not printed', async (_what, address, told) => {
  const { code, out, err } = await say('worker', '--queue', address);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(told);
  expect(err).not.toContain('secret');
});
