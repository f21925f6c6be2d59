import { join, relative, sep } from 'node:path';
import { shellWord } from '@glasshouse/model';
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
