import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const SMOKE = join(ROOT, 'studies', 'smoke.yaml');

const LAUNCH = join(ROOT, 'test', 'cli', 'launch.mjs');

/** Arguments of Node for a command line. */
export const nodeArguments = (args: string[]): string[] => [LAUNCH, ...args];

export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built command line to its end. */
export function glasshouse(args: string[], cwd: string = ROOT): Ended {
  const { status, stdout, stderr } = spawnSync(process.execPath, nodeArguments(args), { cwd, encoding: 'utf8' });
  return { code: status, out: stdout, err: stderr };
}

/** Starts the built command line. */
export const startGlasshouse = (args: string[], cwd: string = ROOT): ChildProcess =>
  spawn(process.execPath, nodeArguments(args), { cwd, stdio: 'ignore' });

/** The JSON object on the only line of standard output. */
export function objectOf(ended: Ended): Record<string, unknown> {
  const lines = ended.out.trim().split('\n');
  if (lines.length !== 1) throw new Error(`${lines.length} lines on standard output, not one: ${ended.out}\n${ended.err}`);
  return JSON.parse(lines[0]) as Record<string, unknown>;
}

/** A folder that is removed after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
