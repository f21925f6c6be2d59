// Writes the scripts of every package from its sources, without looking at types: those are checked by `npm run build` and `npm test`.
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const packages = join(dirname(fileURLToPath(import.meta.url)), '..');

/** @param {string} folder @returns {string[]} */
const scriptsIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));

await Promise.all(
  readdirSync(packages, { withFileTypes: true })
    .filter(({ name }) => existsSync(join(packages, name, 'tsconfig.json')))
    .map(({ name }) => {
      const source = join(packages, name, 'src');
      return build({
        entryPoints: scriptsIn(source),
        outbase: source,
        outdir: join(packages, name, 'dist'),
        tsconfig: join(packages, name, 'tsconfig.json'),
        format: 'esm',
        target: 'es2022',
        sourcemap: true,
        logLevel: 'warning',
      });
    }),
);
