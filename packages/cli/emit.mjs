// Writes the scripts of every package from its sources, and the command line as one bundle, without looking at types: those are checked by
// `npm run build` and `npm test`. With --bundle, only the bundle.
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { filesOf, LICENCES_FILE, noticesOf } from '../lab/licences.mjs';

const packages = join(dirname(fileURLToPath(import.meta.url)), '..');
const BUNDLE = join(packages, 'cli', 'dist', 'bundle');

/** @param {string} folder @returns {string[]} */
const scriptsIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));

const scripts = () =>
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
    });

/**
 * Messages of zod in other languages, a third of what it weighs. Ours are written in packages/model/src/format/issues.ts.
 * @type {import('esbuild').Plugin}
 */
const englishOnly = {
  name: 'english-only',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({ contents: "export { default as en } from './en.js';" }));
  },
};

/**
 * The command line and its worker threads as a few files: a start reads those instead of some hundreds. They lie as deep as the scripts that
 * look for the repository from where they are, and beside each other, because the threads are looked for there.
 */
async function bundle() {
  rmSync(BUNDLE, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: {
      main: join(packages, 'cli', 'src', 'main.ts'),
      worker: join(packages, 'study', 'src', 'threads', 'worker.ts'),
    },
    outdir: BUNDLE,
    bundle: true,
    splitting: true,
    conditions: ['source'],
    // A native module, loaded when tables are written, and optional packages, loaded for a queue.
    external: ['@duckdb/node-api', 'bullmq', 'ioredis'],
    plugins: [englishOnly],
    platform: 'node',
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
    sourcesContent: false,
    metafile: true,
    // Libraries of the older form ask for modules of Node.
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
    logLevel: 'warning',
  });
  writeFileSync(join(BUNDLE, LICENCES_FILE), noticesOf('The command line', filesOf(metafile), true));
}

await Promise.all([...(process.argv.includes('--bundle') ? [] : scripts()), bundle()]);
