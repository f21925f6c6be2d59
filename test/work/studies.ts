import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { glasshouse, objectOf, startGlasshouse } from '../cli/command-line.js';
import { tinyStudy } from '../places/tiny.js';

/** A path that is all letters to a person and something else to a shell, a script or a scheduler. */
export const NAME = `a b 'q" $x 汉字`;

/** The tiny study with nobody followed, for tests that begin many processes. Returns its path. */
export function smallStudy(folder: string): string {
  const path = tinyStudy(folder);
  const text = readFileSync(path, 'utf8');
  const small = text.replace(/\nfollow:\n {2}.*\n/, '\n');
  if (small.length >= text.length) throw new Error('nothing was made smaller');
  writeFileSync(path, small);
  return path;
}

/** Result hash of the study, run without interruption in one process. */
export const wholeHash = (study: string, folder: string): unknown =>
  objectOf(glasshouse(['run', study, '--out', folder, '--threads', '1', '--json'])).hash;

/** Waits until something holds, for as long as it takes; a test's own time limit ends it. */
export async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Names of the run files of a folder. */
export const runsIn = (folder: string): string[] =>
  (existsSync(join(folder, 'runs')) ? readdirSync(join(folder, 'runs')) : []).filter((name) => name.endsWith('.run'));

/** Files below a folder that are not whole. */
export const unfinishedIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.unfinished'));

/** Ids of the runs of a study, from its plan. */
export const planned = (folder: string): string[] =>
  readFileSync(join(folder, 'plan.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.slice(0, 64));

/** Resolves with the exit code of a process, or with the signal that ended it. */
export const ended = (child: ChildProcess): Promise<number | string> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode ?? child.signalCode ?? '');
    else child.on('exit', (code, signal) => resolve(code ?? signal ?? ''));
  });

/** Starts a shard and resolves once it has left its note in the folder, or has ended. */
export async function startShard(folder: string, shard: string): Promise<ChildProcess> {
  const notes = (): number => (existsSync(join(folder, 'workers')) ? readdirSync(join(folder, 'workers')).length : 0);
  const before = notes();
  const child = startGlasshouse(['shard', folder, '--shard', shard]);
  await until(() => notes() > before || child.exitCode !== null);
  return child;
}

/** Numbers from 0 to 1 that are the same in every run of a test. */
export function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
