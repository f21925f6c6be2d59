import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { StoreError } from '@glasshouse/store';
import { ROOT } from '../io/repository.js';

const BUILDER = join(ROOT, 'packages', 'lab', 'build.mjs');
const PAGE = join(ROOT, 'packages', 'lab', 'dist', 'lab.html');
const FROM = [
  ...['dice', 'lab', 'model', 'report', 'study'].map((name) => `packages/${name}/src`),
  'scenarios',
  'studies',
  'docs/reports',
  'evidence/register.csv',
];
const LAB = 'packages/lab';

/** What the page is made from: sources, what they ship, and every file of the builder. */
export const pageSources = (): string[] => [
  ...FROM,
  ...readdirSync(join(ROOT, LAB))
    .filter((name) => /\.(mjs|html|json)$/.test(name))
    .map((name) => `${LAB}/${name}`),
];

function newest(path: string): number {
  const full = join(ROOT, path);
  if (!existsSync(full)) return 0;
  const facts = statSync(full);
  if (!facts.isDirectory()) return facts.mtimeMs;
  return Math.max(0, ...readdirSync(full, { recursive: true, encoding: 'utf8' }).map((name) => statSync(join(full, name)).mtimeMs));
}

/** The laboratory as one HTML file, built first where it is missing or older than what it is made from. `building` is told before a build, which takes minutes. Throws StoreError where it cannot be built. */
export function labPage(building: (line: string) => void = () => undefined): Buffer {
  const made = existsSync(PAGE) ? statSync(PAGE).mtimeMs : 0;
  if (pageSources().some((path) => newest(path) > made)) {
    building('The laboratory is built first, from the sources in this folder. That takes a few minutes, and is done once.');
    const built = spawnSync(process.execPath, [BUILDER], { cwd: ROOT, encoding: 'utf8' });
    if (built.status !== 0)
      throw new StoreError('other', `the laboratory could not be built: ${built.stderr.trim().split('\n').at(-1) ?? ''}`);
  }
  return readFileSync(PAGE);
}
