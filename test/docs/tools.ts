import { spawn, spawnSync } from 'node:child_process';
import { DuckDBInstance } from '@duckdb/node-api';
import type { Block, Language } from './pages.js';

/** What a block printed, or why it could not be run here. */
export type Ran = { status: number; out: string; err: string } | { missing: string };

const GUARD = 900_000;

function spawned(command: string, args: string[], folder: string): Ran {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', timeout: GUARD });
  return { status: status ?? 1, out: stdout, err: stderr };
}

/** The same, while this process goes on: it carries out the commands of a shell. */
export function spawnedBeside(command: string, args: string[], folder: string): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: folder, timeout: GUARD, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { out: '', err: '' };
    for (const [name, stream] of [
      ['out', child.stdout],
      ['err', child.stderr],
    ] as const) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => (said[name] += text));
    }
    child.on('error', reject);
    child.on('close', (status) => resolve({ status: status ?? 1, ...said }));
  });
}

/** Whether a program starts here, by its command line: asked once, not for each block. */
const known = new Map<string, boolean>();

function works(command: string, args: string[]): boolean {
  const line = JSON.stringify([command, ...args]);
  const found = known.get(line) ?? spawnSync(command, args).status === 0;
  known.set(line, found);
  return found;
}

/** Ends with 0 where there is pandas, without loading it. */
const HAS_PANDAS = "import importlib.util, sys; sys.exit(importlib.util.find_spec('pandas') is None)";

/** The first Python that has pandas: the one on the path may have been built without it. */
const pythonWithPandas = (): string | undefined => ['python3', '/usr/bin/python3', 'python'].find((one) => works(one, ['-c', HAS_PANDAS]));

async function queried(sql: string, folder: string): Promise<Ran> {
  const instance = await DuckDBInstance.create(':memory:');
  const database = await instance.connect();
  try {
    await database.run(`SET file_search_path = '${folder.replaceAll("'", "''")}'`);
    const reader = await database.runAndReadAll(sql);
    return {
      status: 0,
      out: reader
        .getRowsJson()
        .map((row) => JSON.stringify(row))
        .join('\n'),
      err: '',
    };
  } catch (error) {
    return { status: 1, out: '', err: String(error) };
  } finally {
    database.closeSync();
    instance.closeSync();
  }
}

const RUNNERS: Record<Language, (script: string, folder: string) => Ran | Promise<Ran>> = {
  sh: (script, folder) =>
    works('bash', ['-c', 'exit 0'])
      ? spawnedBeside('bash', ['-euo', 'pipefail', '-c', script], folder)
      : { missing: 'there is no bash here' },
  r: (script, folder) =>
    works('Rscript', ['--version'])
      ? spawned('Rscript', ['-e', script], folder)
      : { missing: 'there is no Rscript here (Debian: r-base-core)' },
  python(script, folder) {
    const python = pythonWithPandas();
    return python ? spawned(python, ['-c', script], folder) : { missing: 'there is no Python with pandas here (Debian: python3-pandas)' };
  },
  sql: queried,
  js: (script, folder) => spawned(process.execPath, ['--input-type=module', '-e', script], folder),
};

/** Runs a block of a page in a folder, with the tool that its readers would use. */
export const runBlock = ({ language, script }: Block, folder: string): Ran | Promise<Ran> => RUNNERS[language](script, folder);
