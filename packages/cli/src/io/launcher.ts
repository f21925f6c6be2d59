import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { folderNameOf, shellWord } from '@glasshouse/model';
import { isBelow } from '@glasshouse/store';
import type { StudyStart } from '@glasshouse/store';
import { ROOT } from './repository.js';

/** How the command is called from the folder a person is in: `./glasshouse` in the repository, else a path to it. */
export function launcher(cwd: string = process.cwd()): string {
  const path = relative(cwd, join(ROOT, 'glasshouse'));
  if (path === 'glasshouse') return './glasshouse';
  return shellWord(path.startsWith(`..${sep}..${sep}..`) || path.startsWith(sep) ? join(ROOT, 'glasshouse') : path);
}

/** A command that can be pasted where the person is, each argument quoted where a shell needs it. */
export const commandLine = (...words: string[]): string => [launcher(), ...words.map(shellWord)].join(' ');

/** A message in which commands written as `./glasshouse` are called as they must be from here. */
export const pasteable = (message: string): string => message.replaceAll('./glasshouse', launcher());

/** A place as it is named from the repository; null where it lies elsewhere, because no page or result holds a path of somebody's machine. */
export function fromRepository(place: string): string | null {
  const file = resolve(place);
  return isBelow(ROOT, file) ? relative(ROOT, file).split(sep).join('/') : null;
}

/** Where the result of a study goes when nothing is said. */
export const defaultFolder = (start: Pick<StudyStart, 'id' | 'size' | 'seed'>): string => `results/${folderNameOf(start)}`;

/** The flag for a result folder of one's own in the repository; empty for the one that is meant when nothing is said, and for one elsewhere. */
const outFlag = (start: StudyStart, folder: string | null): string =>
  folder === null || folder === defaultFolder(start) ? '' : `--out ${shellWord(folder)}`;

const line = (...words: string[]): string => words.filter((word) => word !== '').join(' ');

/** How a study of the repository is run again into the folder, as `fromRepository` names it. */
export const runLine = (start: StudyStart, folder: string | null): string =>
  line('./glasshouse run', shellWord(start.study), '--size', start.size, '--seed', String(start.seed), outFlag(start, folder));

/** How the main study is run again. */
export function startLine(start: StudyStart, folder: string | null): string {
  const flags = line(start.size === 'full' ? '--full' : '', start.seed === 1 ? '' : `--seed ${start.seed}`, outFlag(start, folder));
  return flags === '' ? 'npm start' : `npm start -- ${flags}`;
}

/** How any study is run again from the files kept with its result. */
export const keptLine = (folder: string | null): string => `./glasshouse verify ${folder === null ? 'RESULT' : shellWord(folder)} --rerun`;

/** How a reader runs a study again: a study that is no file of the repository, `text` and all, from the files kept with its result. */
export function againLine(start: StudyStart, text: string | undefined, place: string): string {
  const folder = fromRepository(place);
  return text !== undefined && textAt(start.study) === text ? runLine(start, folder) : keptLine(folder);
}

/** Text of a file of the repository, or null where there is none. */
function textAt(path: string): string | null {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    return null;
  }
}
