import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that holds `packages`, `evidence`, `scenarios` and `studies`. */
export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..', '..');

export const VERSION = '0.1.0';

const ENGINE_PACKAGES = ['dice', 'model', 'study'];

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.replaceAll('\\', '/'))
    .sort();
}

let known: string | null = null;

/** SHA-256 over the sources of the packages that decide a result, without their tests. The `glasshouse` script builds what is older than its sources. */
export function engineHash(): string {
  if (known !== null) return known;
  const hash = createHash('sha256');
  for (const name of ENGINE_PACKAGES) {
    const folder = join(ROOT, 'packages', name, 'src');
    for (const file of sourcesIn(folder)) hash.update(`${name}/${file}\n`).update(readFileSync(join(folder, file)));
  }
  known = hash.digest('hex');
  return known;
}
