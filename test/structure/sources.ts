import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** Folders of what was made, wherever they stand; and those at the root only, since packages have folders of the same name. */
const SKIPPED = new Set(['.cache', '.git', 'coverage', 'dist', 'node_modules']);
const SKIPPED_AT_ROOT = new Set(['results']);

/** Every file below `folder` (relative to the root), as paths relative to the root with `/`, sorted. Absent folder: none. */
export function filesBelow(folder: string): string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      if (entry.isDirectory()) {
        if (!SKIPPED.has(entry.name) && !(path === ROOT && SKIPPED_AT_ROOT.has(entry.name))) visit(join(path, entry.name));
      } else if (entry.isFile()) found.push(relative(ROOT, join(path, entry.name)).split(sep).join('/'));
    }
  };
  const start = join(ROOT, folder);
  if (statSync(start, { throwIfNoEntry: false })?.isDirectory()) visit(start);
  return found.sort();
}

/** The text of a file given relative to the root. */
export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Names of the packages that exist, sorted. */
export const packageNames = (): string[] =>
  readdirSync(join(ROOT, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

const isTest = (path: string): boolean => /\.test\.tsx?$|\/test\//.test(path);

/** Sources of a package that are built: TypeScript below `src`, tests left out. */
export const sourcesOf = (name: string): string[] =>
  filesBelow(`packages/${name}/src`).filter((path) => /\.tsx?$/.test(path) && !isTest(path));

/** Sources of all packages. */
export const allSources = (): string[] => packageNames().flatMap(sourcesOf);
