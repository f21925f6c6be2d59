import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');

/** The text of a file, by its path below the root. Throws where it cannot be read. */
export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** Every file below a folder, as paths below the root with `/`, sorted. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => statSync(join(ROOT, path)).isFile())
    .sort();
