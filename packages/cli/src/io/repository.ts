import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `packages`, `evidence`, `scenarios` and `studies`. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');

export const VERSION = '0.1.0';

const ENGINE_PACKAGES = ['dice', 'engine', 'scenario', 'study'];

function builtFiles(dist: string, source: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && existsSync(join(source, name.replace(/\.js$/, '.ts'))))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

let known: string | null = null;

/** SHA-256 over the built files of the packages that decide a result. Files without a source are left out. */
export function engineHash(): string {
  if (known !== null) return known;
  const hash = createHash('sha256');
  for (const name of ENGINE_PACKAGES) {
    const dist = join(ROOT, 'packages', name, 'dist');
    for (const file of builtFiles(dist, join(ROOT, 'packages', name, 'src'))) {
      hash.update(`${name}/${file}\n`).update(readFileSync(join(dist, file)));
    }
  }
  known = hash.digest('hex');
  return known;
}
