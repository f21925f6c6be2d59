import { execFileSync, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { say, temporaryFolder, treeOf } from '../places/tiny.js';
import type { Said } from '../places/tiny.js';
import { JumpingDate } from './jumping-clock.mjs';
import { Redis } from './redis.js';
import { chances, ended, NAME, planned, runsIn, smallStudy, unfinishedIn, until } from './studies.js';
import { at, waysOf } from './ways.js';
import type { Role, Way } from './ways.js';

// No case depends on how fast the machine is.
vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 900_000 });

const home = temporaryFolder();
const study = smallStudy(home);
const ready = join(home, 'ready');
const complete = join(home, 'whole');
const redis = new Redis(home);
const ways = waysOf(study, redis, home);
const children: ChildProcess[] = [];
let hash: unknown;
let next = 0;

const fresh = (): string => join(home, `${NAME}-${(next += 1)}`);
/** A copy of the prepared study, or of the finished one. */
function copied(of: string = ready): string {
  const folder = fresh();
  cpSync(of, folder, { recursive: true });
  return folder;
}
const objectIn = ({ code, out, err }: Said): Record<string, unknown> => {
  if (code !== 0) throw new Error(`ended with ${code}: ${err}`);
  return JSON.parse(out) as Record<string, unknown>;
};
async function started(way: Way, role: Role, folder: string, begin?: Parameters<Way['start']>[2]): Promise<ChildProcess> {
  const child = await way.start(role, folder, begin);
  children.push(child);
  return child;
}
const living = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

let queueWorker: ChildProcess | null = null;
/** Whoever has to be there before this way does anything: the server and a worker of a queue. */
async function company(way: Way): Promise<void> {
  if (way.name !== 'queue') return;
  await redis.start();
  if (queueWorker === null || !living(queueWorker)) queueWorker = await started(way, 'worker', '');
}

/** The result is the one of an unbroken run: its hash, each run once and byte by byte, and nothing left over. */
function expectWhole(folder: string, said: Said): void {
  expect(objectIn(said)).toMatchObject({ ok: true, hash, counts: { runs: planned(ready).length } });
  const runs = (of: string): object => Object.fromEntries(Object.entries(treeOf(of)).filter(([name]) => name.startsWith('runs')));
  expect(runs(folder)).toEqual(runs(complete));
  expect(unfinishedIn(folder)).toEqual([]);
  expect(readdirSync(folder)).not.toContain('failed');
}

beforeAll(async () => {
  hash = objectIn(await say('run', study, '--out', complete, '--threads', '1', '--json')).hash;
  expect((await say('prepare', study, '--out', ready, '--shards', '2')).code).toBe(0);
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await redis.stop();
});

/** A file system of its own with a limited size; only the administrator of a Linux can make one. */
class Disk {
  constructor(readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  static missing(): string | null {
    return process.platform === 'linux' && process.getuid?.() === 0 ? null : 'making a small file system needs root on Linux';
  }

  mount(kilobytes: number): void {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'none', this.folder]);
  }

  change(...settings: string[]): void {
    execFileSync('mount', ['-o', ['remount', ...settings].join(','), this.folder]);
  }

  unmount(): void {
    execFileSync('umount', [this.folder]);
  }
}

const kilobytes = (folder: string): number => Number(spawnSync('du', ['-sk', folder], { encoding: 'utf8' }).stdout.split('\t')[0]);
const NAMESPACE = ['unshare', '--pid', '--fork', '--mount-proc'] as const;
const noNamespaces = (): string | null =>
  spawnSync(NAMESPACE[0], [...NAMESPACE.slice(1), 'true']).status === 0 ? null : 'making a space for process numbers needs root on Linux';
/** The process that `unshare` started, by its number out here. */
const inside = ({ pid }: ChildProcess): number => Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);
const holdsLock = (folder: string): boolean => existsSync(join(folder, 'owner.lock'));
const noted = (folder: string): number => (existsSync(join(folder, 'workers')) ? readdirSync(join(folder, 'workers')).length : 0);

/** Stops a process that holds a folder, tries to resume beside it, lets it go on, and waits for it. */
async function busyBeside(folder: string, child: ChildProcess, pid: () => number, told: RegExp): Promise<void> {
  await until(() => holdsLock(folder) || !living(child));
  process.kill(pid(), 'SIGSTOP');
  const beside = await say('resume', folder);
  process.kill(pid(), 'SIGCONT');
  expect(beside).toMatchObject({ code: 1, err: expect.stringMatching(told) });
  expect(await ended(child)).toBe(0);
}

interface Fault {
  fault: string;
  /** Why it cannot be tried here; null where it can. */
  missing: string | null;
  /** Ways for which it makes sense; absent: all. */
  of?: readonly string[];
  act(way: Way): Promise<void>;
}

const faults: Fault[] = [
  {
    fault: 'nothing in its way',
    missing: null,
    async act(way) {
      const folder = copied();
      expectWhole(folder, await way.finish(folder));
    },
  },
  {
    fault: 'torn and changed runs, and drafts of writers that are gone',
    missing: null,
    async act(way) {
      const folder = copied(complete);
      const file = (i: number): string => join(folder, 'runs', runsIn(folder).sort()[i]);
      rmSync(join(folder, 'manifest.json'));
      truncateSync(file(0), 300);
      const bytes = readFileSync(file(1));
      bytes[bytes.length - 20] ^= 1;
      writeFileSync(file(1), bytes);
      truncateSync(file(2), 0);
      writeFileSync(join(folder, 'harm.parquet'), 'PAR1');
      writeFileSync(join(folder, 'runs', `${'0'.repeat(64)}.run.999999999.unfinished`), 'half');
      expectWhole(folder, await way.finish(folder));
    },
  },
  {
    fault: 'a disk that fills up',
    missing: Disk.missing(),
    async act(way) {
      const disk = new Disk(fresh());
      const folder = join(disk.folder, 'study');
      const free = kilobytes(join(complete, 'runs')) / 2;
      disk.mount(Math.ceil(kilobytes(ready) + free));
      try {
        cpSync(ready, folder, { recursive: true });
        const full = await way.finish(folder);
        expect(full).toMatchObject({ code: 1, err: expect.stringMatching(/no space left to write .*: free some space, then resume/) });
        expect([unfinishedIn(folder), existsSync(join(folder, 'manifest.json')), holdsLock(folder)]).toEqual([[], false, false]);
        disk.change('size=64m');
        expectWhole(folder, await way.finish(folder));
      } finally {
        disk.unmount();
      }
    },
  },
  {
    fault: 'a disk that may only be read',
    missing: Disk.missing(),
    async act(way) {
      const disk = new Disk(fresh());
      const folder = join(disk.folder, 'study');
      disk.mount(64_000);
      try {
        cpSync(ready, folder, { recursive: true });
        disk.change('ro');
        expect(await way.finish(folder)).toMatchObject({ code: expect.any(Number), err: expect.stringMatching(/no permission to write/) });
        disk.change('rw');
        expect(treeOf(folder)).toEqual(treeOf(ready));
      } finally {
        disk.unmount();
      }
    },
  },
  {
    fault: 'a clock that jumps by years',
    missing: null,
    async act(way) {
      const folder = copied();
      for (const [i, name] of readdirSync(folder).entries()) {
        const when = new Date(Date.UTC(i % 2 === 0 ? 1999 : 2099, 1, 1));
        utimesSync(join(folder, name), when, when);
      }
      await redis.start();
      const options = `--import ${pathToFileURL(join(import.meta.dirname, 'jumping-clock.mjs')).href}`;
      const environment = { NODE_OPTIONS: options, GLASSHOUSE_TEST_CLOCK: 'jumps' };
      const worker = way.name === 'queue' ? await started(way, 'worker', folder, { environment }) : null;
      vi.stubGlobal('Date', JumpingDate);
      try {
        expectWhole(folder, await way.finish(folder));
      } finally {
        vi.unstubAllGlobals();
        worker?.kill('SIGKILL');
      }
    },
  },
  {
    fault: 'two hosts of one name, with processes of one number',
    missing: noNamespaces(),
    of: ['threads', 'array', 'queue'],
    async act(way) {
      const folder = copied();
      const begin = { before: NAMESPACE };
      if (way.name === 'threads') {
        const child = await started(way, 'runner', folder, begin);
        await busyBeside(
          folder,
          child,
          () => inside(child),
          /, of another container or from before a restart, last heard from .*: wait for it, or remove .*owner\.lock once that process is gone/,
        );
      } else if (way.name === 'queue') await redis.start();
      const twins = way.roles.includes('worker')
        ? [await started(way, 'worker', folder, begin), await started(way, 'worker', folder, begin)]
        : [];
      if (way.name !== 'queue') await until(() => noted(folder) === twins.length || !twins.every(living));
      expectWhole(folder, await way.finish(folder));
      if (way.name === 'queue') for (const twin of twins) process.kill(inside(twin), 'SIGKILL');
      else expect(await Promise.all(twins.map(ended))).toEqual(twins.map(() => 0));
    },
  },
  {
    fault: 'a study that another build began',
    missing: null,
    async act(way) {
      const folder = copied();
      const start = join(folder, 'start.json');
      writeFileSync(start, readFileSync(start, 'utf8').replace(/"engine": "[0-9a-f]{12}/, '"engine": "abcabcabcabc'));
      const before = treeOf(folder);
      const { code, err } = await way.finish(folder);
      expect({ code: code > 0, err }).toEqual({
        code: true,
        err: expect.stringMatching(/begun with build abcabcabcabc .*, and this is build [0-9a-f]{12} /),
      });
      expect(treeOf(folder)).toEqual(before);
    },
  },
  {
    fault: 'workers that live while somebody resumes',
    missing: null,
    // The workers of a queue live beside everything else here.
    of: ['inline', 'array'],
    async act(way) {
      const folder = copied();
      const worker = await started(way, 'worker', folder);
      await until(() => noted(folder) > 0 || !living(worker));
      const said = await say('resume', folder, '--threads', '1', '--json');
      expect(await ended(worker)).toBe(0);
      expectWhole(folder, said);
    },
  },
  {
    fault: 'a second one that resumes',
    missing: null,
    of: ['threads', 'queue'],
    async act(way) {
      const folder = copied();
      const runner = await started(way, 'runner', folder);
      await busyBeside(
        folder,
        runner,
        () => runner.pid!,
        new RegExp(`is being written by process ${runner.pid} on .*: wait for it, or stop it`),
      );
      expectWhole(folder, await say('resume', folder, '--json'));
    },
  },
];

describe.each(ways)('$name', (way) => {
  const without = way.missing === null ? '' : ` (${way.missing})`;
  describe.skipIf(way.missing !== null)(`gives the result of an unbroken run or one clear message${without}, with`, () => {
    beforeAll(() => company(way));
    for (const { fault, missing, of, act } of faults) {
      if (of?.includes(way.name) === false) continue;
      it.skipIf(missing !== null)(`${fault}${missing === null ? '' : ` (${missing})`}`, () => act(way));
    }
  });
});

it.skipIf(ways.some(({ missing }) => missing !== null))(
  'a worker of a queue that holds runs of another build only is refused by name',
  async () => {
    await redis.start();
    redis.tell('flushall');
    redis.tell('lpush', 'bull:glasshouse-abcabcabcabc:wait', '1');
    const { code, err } = await say('worker', '--queue', redis.address);
    redis.tell('flushall');
    expect(err).toMatch(/runs for build abcabcabcabc only; allowed: runs for this build, [0-9a-f]{12}/);
    expect(code).toBe(2);
  },
);

/** Kills in `npm test`, of each way; `npm run soak` asks for more. */
const KILLS: Record<string, number> = { inline: 3, threads: 6, array: 5, queue: 6 };
const times = Number(process.env.GLASSHOUSE_KILLS ?? 20) / 20;
const chance = chances(Number(process.env.GLASSHOUSE_KILLS_SEED ?? 12));
/** Milliseconds at most between what is waited for and the kill, so that it does not always hit the moment after a file was written. */
const LATER = 150;
/** Share of kills that spare the runner as long as somebody else lives. */
const WORKERS_FIRST = 0.7;

/** Kills whoever takes part at random moments, starting the others again, until the study is there. Returns how many were killed. */
async function killed(way: Way, folder: string, most: number): Promise<Record<string, number>> {
  const at_work = new Map<Role, ChildProcess>();
  const did: Record<string, number> = {};
  let seen = 0;
  const names = (): number => {
    try {
      seen = existsSync(folder) ? readdirSync(folder, { recursive: true }).length : 0;
    } catch {
      // A folder below it was removed while it was being read.
    }
    return seen;
  };
  const finished = (): boolean => existsSync(join(folder, 'manifest.json'));
  for (let kills = 0; kills < most && !finished();) {
    for (const role of way.roles) {
      const child = at_work.get(role);
      // One that has done its part is not begun again, and a worker that failed has told why: the study shows it in the end. A runner ends where it finds no
      // server, and is begun again.
      if (child === undefined || child.signalCode !== null || (role === 'runner' && !living(child)))
        at_work.set(role, await started(way, role, folder));
    }
    const alive = way.roles.filter((role) => living(at_work.get(role)!));
    // Workers are soon done, and whoever finishes a study lives longest: without a preference it would be killed almost every time.
    const workers = alive.filter((role) => role !== 'runner');
    const among = workers.length > 0 && chance() < WORKERS_FIRST ? workers : alive;
    const role = among[Math.floor(chance() * among.length)];
    if (role === undefined) break;
    const victim = at_work.get(role)!;
    const runner = at_work.get('runner');
    await at({
      names,
      more: Math.floor(chance() * 4),
      over: () => finished() || [victim, runner].some((child) => child !== undefined && !living(child)),
    });
    await new Promise((resolve) => setTimeout(resolve, chance() * LATER));
    victim.kill('SIGKILL');
    if ((await ended(victim)) === 'SIGKILL') {
      kills += 1;
      did[role] = (did[role] ?? 0) + 1;
    }
  }
  for (const child of at_work.values()) if (child !== (await serverOf(way))) child.kill('SIGKILL');
  await Promise.all([...at_work].filter(([role]) => role !== 'server').map(([, child]) => ended(child)));
  return did;
}

const serverOf = (way: Way): Promise<ChildProcess | null> => (way.roles.includes('server') ? redis.start() : Promise.resolve(null));

describe.each(ways)('$name, with whoever takes part killed outright at random moments,', (way) => {
  it.skipIf(way.missing !== null)(`loses nothing and does nothing twice${way.missing === null ? '' : ` (${way.missing})`}`, async () => {
    const wanted = Math.max(1, Math.round(KILLS[way.name] * times));
    const all: Record<string, number> = {};
    for (let kills = 0; kills < wanted;) {
      const folder = fresh();
      const did = await killed(way, folder, wanted - kills);
      for (const [role, number] of Object.entries(did)) {
        kills += number;
        all[role] = (all[role] ?? 0) + number;
      }
      await company(way);
      if (!existsSync(join(folder, 'plan.csv'))) expect((await say('prepare', study, '--out', folder)).code).toBe(0);
      expectWhole(folder, await way.finish(folder));
    }
    if (process.env.GLASSHOUSE_KILLS !== undefined) console.log(`${way.name}: killed ${JSON.stringify(all)}`);
  });
});
