import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import * as engine from '@glasshouse/model';
import { diskFolder, ResultStore, StoreError } from '@glasshouse/store';
import { inlineExecutor } from '@glasshouse/study';
import { fill } from '../../packages/cli/src/work/fill.js';
import { keptStudy } from '../../packages/cli/src/work/kept-study.js';
import { nodeArguments } from '../cli/command-line.js';
import { say } from '../places/tiny.js';
import { ROOT } from '../structure/sources.js';
import type { Said } from '../places/tiny.js';
import { noRedis } from './redis.js';
import type { Redis } from './redis.js';
import { until } from './studies.js';

/** What takes part in a study and can die. */
export type Role = 'runner' | 'worker' | 'other worker' | 'server';

/** How a process of a test is started: what stands before its command line, and its variables. */
export interface Begin {
  before?: readonly string[];
  environment?: NodeJS.ProcessEnv;
}

/** One way in which the runs of a study are done. */
export interface Way {
  name: string;
  /** Why it cannot be tried here; null where it can. */
  missing: string | null;
  roles: readonly Role[];
  /** Starts whoever has this role. It goes on from the folder as it finds it. */
  start(role: Role, folder: string, begin?: Begin): Promise<ChildProcess>;
  /** Does, in this process, all that a prepared folder lacks, and says what the last command said. */
  finish(folder: string): Promise<Said>;
}

const WAITING = { stdio: 'ignore' } as const;

function node(args: readonly string[], { before = [], environment = {} }: Begin = {}): ChildProcess {
  const [command, ...rest] = [...before, process.execPath, ...args];
  return spawn(command, rest, { ...WAITING, env: { ...process.env, ...environment } });
}
const command = (args: string[], begin?: Begin): ChildProcess => node(nodeArguments(args), begin);

/** The command that goes on with a folder: `run` as long as it may hold less than a whole study to resume. */
const going = (study: string, folder: string): string[] =>
  existsSync(join(folder, 'plan.csv')) ? ['resume', folder] : ['run', study, '--out', folder];

/** Everything that fills a prepared folder in turn; what fails ends it. */
async function inTurn(...acts: (() => Promise<Said>)[]): Promise<Said> {
  let said: Said = { code: 0, out: '', err: '' };
  for (const act of acts) if (said.code === 0) said = await act();
  return said;
}

async function fillInline(folder: string): Promise<Said> {
  const store = new ResultStore(diskFolder(folder));
  const err: string[] = [];
  const terminal = { out: () => undefined, err: (text: string) => err.push(text), bar: null, now: () => performance.now() };
  try {
    const { runs } = keptStudy(store);
    const worker = store.join('inline');
    try {
      const { failed } = await fill(terminal, inlineExecutor(engine), { store, worker, runs });
      return { code: failed === 0 ? 0 : 1, out: '', err: err.join('\n') };
    } finally {
      worker.leave();
    }
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return { code: 1, out: '', err: error.message };
  }
}

/** Writes `inline.mjs` with all it imports as one script below a folder: a process reads that instead of some hundreds. Returns its path. */
function inlineScript(folder: string): string {
  const outfile = join(folder, 'inline.mjs');
  buildSync({
    entryPoints: [join(import.meta.dirname, 'inline.mjs')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    external: ['@duckdb/node-api'],
    // The command line looks for the repository from where it is.
    define: { 'import.meta.url': 'here' },
    banner: {
      js: [
        "import { createRequire as requireFrom } from 'node:module';",
        `const here = ${JSON.stringify(pathToFileURL(join(ROOT, 'packages/cli/dist/io/repository.js')).href)};`,
        'const require = requireFrom(here);',
      ].join('\n'),
    },
    logLevel: 'warning',
  });
  return outfile;
}

/** Every way in which runs are done, on the study of this path and the server of the queue; scripts that it needs are written below `home`. */
export function waysOf(study: string, redis: Redis, home: string): Way[] {
  const resume = (folder: string, ...more: string[]): Promise<Said> => say('resume', folder, ...more, '--json');
  const inline = inlineScript(home);
  return [
    {
      name: 'inline',
      missing: null,
      roles: ['worker'],
      async start(_role, folder, begin) {
        if (!existsSync(join(folder, 'plan.csv'))) await say('prepare', study, '--out', folder);
        return node([inline, folder], begin);
      },
      finish: (folder) =>
        inTurn(
          () => fillInline(folder),
          () => resume(folder, '--threads', '1'),
        ),
    },
    {
      name: 'threads',
      missing: null,
      roles: ['runner'],
      start: (_role, folder, begin) => Promise.resolve(command([...going(study, folder), '--threads', '2'], begin)),
      // A second thread compiles the engine once more, which costs a small study as much as its runs.
      finish: (folder) => resume(folder, '--threads', '1'),
    },
    {
      name: 'array',
      missing: null,
      roles: ['worker', 'other worker', 'runner'],
      async start(role, folder, begin) {
        if (!existsSync(join(folder, 'plan.csv'))) await say('prepare', study, '--out', folder);
        if (role === 'runner') return command(['resume', folder, '--threads', '1'], begin);
        return command(['shard', folder, '--shard', role === 'worker' ? '0/2' : '1/2'], begin);
      },
      finish: (folder) =>
        inTurn(
          () => say('shard', folder, '--shard', '0/2'),
          () => say('shard', folder, '--shard', '1/2'),
          () => resume(folder, '--threads', '1'),
        ),
    },
    {
      name: 'queue',
      missing: noRedis(),
      roles: ['server', 'worker', 'runner'],
      async start(role, folder, begin) {
        const server = await redis.start();
        if (role === 'server') return server;
        if (role === 'runner') return command([...going(study, folder), '--queue', redis.address], begin);
        return command(['worker', '--queue', redis.address], begin);
      },
      finish: (folder) => resume(folder, '--queue', redis.address),
    },
  ];
}

/** Waits until a process has been at work on a folder for a while: `more` further names have appeared, or it has ended. */
export async function at(work: { names(): number; more: number; over(): boolean }): Promise<void> {
  const before = work.names();
  await until(() => work.over() || Math.abs(work.names() - before) >= work.more);
}
