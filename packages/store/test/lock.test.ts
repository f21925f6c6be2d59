import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { takeLock } from '../src/folder/lock.js';
import { beat } from '../src/folder/heartbeat.js';
import { beginningOf, machine } from '../src/folder/process.js';

const root = mkdtempSync(join(tmpdir(), 'glasshouse-lock-'));
let next = 0;
const newFolder = (): string => mkdtempSync(join(root, `${(next += 1)}-`));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const taken = (folder: string): string => {
  try {
    takeLock(folder).release();
    return 'taken';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

/** A process that is gone, and one that lives. */
const gone = spawnSync(process.execPath, ['-e', '']).pid;
const began = beginningOf(process.pid);

/** The lock as other processes load it. */
const MODULE = pathToFileURL(fileURLToPath(new URL('../dist/folder/lock.js', import.meta.url))).href;

describe('a lock', () => {
  it.each([
    ['of a process that is gone', `${gone}\n${hostname()}\n\ntoken\n`, /^taken$/],
    ['of an older build whose process is gone', `${gone}\n${hostname()}\n`, /^taken$/],
    [
      'of a living process',
      `${process.pid}\n${hostname()}\n${began ?? ''}\ntoken\n`,
      /is being written by process \d+ on .*: wait for it, or stop it$/,
    ],
    [
      'of another machine',
      `${gone}\nelsewhere\n\ntoken\n`,
      /process \d+ on elsewhere, last heard from less than a minute ago: wait for it, or remove .*owner\.lock once that process is gone$/,
    ],
    ['that is still empty', '', /is being written by a process that has just begun/],
    ['that names a whole group of processes', `-1\n${hostname()}\n`, /is being written by a process that has just begun/],
  ])('%s', (_name, content, told) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'owner.lock'), content);
    expect(taken(folder)).toMatch(told);
  });

  it.runIf(began !== null)('of a process whose number belongs to a younger one is stale', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'owner.lock'), `${process.pid}\n${hostname()}\n${machine()} 17\ntoken\n`);
    expect(taken(folder)).toBe('taken');
  });

  it.runIf(began !== null).each([
    ['another-boot/1 17', 0, 'less than a minute ago'],
    ['another-boot/1 17', -400_000, '7 minutes ago'],
    ['another-boot/1 17', 60_000, '1 minute ago'],
    // The same boot and another space of process numbers, in which one has the number of a process that is gone here.
    [`${machine()}1 17`, -86_400_000, '1440 minutes ago'],
  ])('of a machine or container with the same name is never taken, with %j and %i ms since a sign of life', (there, shift, heard) => {
    const folder = newFolder();
    const file = join(folder, 'owner.lock');
    const content = `${gone}\n${hostname()}\n${there}\ntoken\n`;
    writeFileSync(file, content);
    const at = new Date(Date.now() + shift);
    utimesSync(file, at, at);
    expect(taken(folder)).toBe(
      `${folder} is being written by process ${gone} on ${hostname()}, of another container or from before a restart, last heard from ${heard}: wait for it, or remove ${file} once that process is gone`,
    );
    expect(readFileSync(file, 'utf8')).toBe(content);
    expect(readdirSync(folder)).toEqual(['owner.lock']);
  });

  // A process in another time namespace is told another time for the same start.
  const unshared = ['--time', '--boottime', '1000'];
  const apart = spawnSync('unshare', [...unshared, 'true']).status === 0;
  it.runIf(apart && began !== null)(
    'of a living process is not taken by one whose clocks count from another time, nor the other way round',
    async () => {
      const folder = newFolder();
      const code = `const { takeLock } = await import(${JSON.stringify(MODULE)});
      try { takeLock(${JSON.stringify(folder)}); process.stdout.write('taken'); setTimeout(() => undefined, 10_000); } catch (error) { process.stdout.write(error.message); }`;
      const other = [...unshared, process.execPath, '--input-type=module', '-e', code];
      const lock = takeLock(folder);
      expect(spawnSync('unshare', other, { encoding: 'utf8' }).stdout).toMatch(
        /is being written by process \d+ on \S+: wait for it, or stop it$/,
      );
      lock.release();
      const child = spawn('unshare', other, { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(child.stdout, 'data');
      expect(taken(folder)).toMatch(/is being written by process \d+ on \S+: wait for it, or stop it$/);
      child.kill('SIGKILL');
      await once(child, 'close');
      expect(taken(folder)).toBe('taken');
    },
  );

  it('is renewed by its holder alone', () => {
    const folder = newFolder();
    const file = join(folder, 'owner.lock');
    const past = new Date(Date.now() - 60_000);
    const age = (): number => Date.now() - statSync(file).mtimeMs;
    writeFileSync(file, 'mine');
    utimesSync(file, past, past);
    beat(file, 'another');
    expect(age()).toBeGreaterThan(50_000);
    beat(file, 'mine');
    expect(age()).toBeLessThan(50_000);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  it('that stayed empty is stale', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'owner.lock'), '');
    const past = new Date(Date.now() - 60_000);
    utimesSync(join(folder, 'owner.lock'), past, past);
    expect(taken(folder)).toBe('taken');
  });

  it('held by this process is held against this process too, and leaves nothing behind', () => {
    const folder = newFolder();
    const lock = takeLock(folder);
    expect(taken(folder)).toMatch(/is being written/);
    expect(lock.held()).toBe(true);
    lock.release();
    expect(lock.held()).toBe(false);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('that another process took is not given up', () => {
    const folder = newFolder();
    const lock = takeLock(folder);
    rmSync(join(folder, 'owner.lock'));
    const other = takeLock(folder);
    expect(lock.held()).toBe(false);
    lock.release();
    expect(other.held()).toBe(true);
  });

  it('whose takeover was broken off is taken over', () => {
    const folder = newFolder();
    const left = `${gone}\n${hostname()}\n\ntoken\n`;
    writeFileSync(join(folder, 'owner.lock'), left);
    // The claim on this lock, left by a process that died while it took over.
    expect(taken(folder)).toBe('taken');
    writeFileSync(join(folder, 'owner.lock'), left);
    const claim = 'owner.lock.after-';
    for (let i = 0; i < 3; i += 1) writeFileSync(join(folder, `${claim}${'0'.repeat(16)}`), left);
    expect(taken(folder)).toBe('taken');
  });
});

const LOCKER = fileURLToPath(new URL('locker.mjs', import.meta.url));

const locker = (folder: string, deaths: number): Promise<{ taken: number; broken: number }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [LOCKER, MODULE, folder, '1500', String(deaths)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (bytes: Buffer) => (out += bytes.toString()));
    child.on('close', () =>
      out === '' ? reject(new Error('a locker said nothing')) : resolve(JSON.parse(out) as { taken: number; broken: number }),
    );
  });

it('is never held by two of several processes, some of which die with it', async () => {
  const folder = newFolder();
  const all = await Promise.all([0, 0, 20, 20, 20, 50, 50, 50].map((deaths) => locker(folder, deaths)));
  expect(all.reduce((sum, { broken }) => sum + broken, 0)).toBe(0);
  expect(all.reduce((sum, { taken: times }) => sum + times, 0)).toBeGreaterThan(8);
  expect(existsSync(join(folder, 'mark'))).toBe(existsSync(join(folder, 'owner.lock')));
});
