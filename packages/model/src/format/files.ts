import { InputError, problemAt } from './problem.js';
import type { Path, Spot } from './problem.js';

/** How files are read. Given by the caller: a folder on disk, a map in memory, a bundle in a page. */
export interface SourceFiles {
  /** Text of a file by its path relative to the root, with `/` between folders. Throws where there is none. */
  read(path: string): string;
}

/** A relative path without `.` and `..`, or null where it leaves the root or is not a plain relative path. */
export function normalPath(folder: string, path: string): string | null {
  if (path === '' || /^[/\\~]|\\|^[a-zA-Z][a-zA-Z0-9+.-]*:|[\p{Cc}%]/u.test(path)) return null;
  const steps: string[] = folder === '' ? [] : folder.split('/');
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue;
    if (step === '..') {
      if (steps.length === 0) return null;
      steps.pop();
    } else steps.push(step);
  }
  return steps.join('/');
}

/** A name in a message, with the character for which it is refused where there is one: other systems read it as something else than a part of a name. */
export function namedPath(path: string): string {
  const [sign] = /^~|\\|%|\p{Cc}|(?<=^[a-zA-Z][a-zA-Z0-9+.-]*):/u.exec(path) ?? [];
  const name = path.length > 60 ? `${path.slice(0, 57)}...` : path;
  return `"${name}"${sign === undefined ? '' : `, with the character "${sign}", which is not allowed there`}`;
}

/** Folder of a path; empty for a file in the root. */
export const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/');

/** The folder that `extends` may not leave: the nearest folder above named `scenarios`, else the folder of the file. */
export function homeOf(path: string): string {
  const steps = path.split('/').slice(0, -1);
  const at = steps.lastIndexOf('scenarios');
  return (at === -1 ? steps : steps.slice(0, at + 1)).join('/');
}

/** Text of a file, or an InputError placed where its name stands. */
export function readText(files: SourceFiles, path: string, from: Spot | null, named: Path = []): string {
  try {
    return files.read(path);
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError([
      problemAt(from ?? { file: path, line: 0, column: 0 }, named, {
        found: `no readable file ${path}`,
        allowed: 'a file that exists, relative to the file that names it',
        todo: 'Check the name.',
      }),
    ]);
  }
}
