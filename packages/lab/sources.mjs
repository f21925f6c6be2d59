// Runs sources of the packages in Node, for what a build takes from them: one small bundle, which costs a tenth of transforming each module by itself.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const ENTRY = `
export { collect, readOnce, valuesOf } from './src/shipped/collect.ts';
export { shortened } from './src/shipped/short-words.ts';
export { usedOf } from './src/shipped/used-schema.ts';
export { END } from './src/unpack/unpack.ts';
export { everyMechanism } from '../model/src/mechanisms/index.ts';
export { keysOfScenarios } from '../model/src/reference/json-schema.ts';
export { asPrinted, standingAlone } from '../report/src/text/as-printed.ts';
export { modelStamp } from '../report/src/text/words.ts';
export { familiesOf } from '../site/src/families.ts';
`;

/**
 * What the sources give.
 * @typedef {Pick<typeof import('./src/shipped/collect.js'), 'collect' | 'readOnce' | 'valuesOf'>
 *   & Pick<typeof import('./src/shipped/short-words.js'), 'shortened'>
 *   & Pick<typeof import('./src/shipped/used-schema.js'), 'usedOf'>
 *   & Pick<typeof import('./src/unpack/unpack.js'), 'END'>
 *   & Pick<typeof import('../model/src/reference/json-schema.js'), 'keysOfScenarios'>
 *   & Pick<typeof import('../site/src/families.js'), 'familiesOf'>
 *   & { everyMechanism: { name: string, words: { headings?: object } }[], asPrinted<T>(claim: T): T, standingAlone(text: string): string, modelStamp(stamp: string): string }} Sources
 */

/** @returns {Promise<Sources>} */
export async function sources() {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-sources-'));
  try {
    const outfile = join(folder, 'sources.mjs');
    await build({
      stdin: { contents: ENTRY, resolveDir: here, loader: 'ts' },
      outfile,
      bundle: true,
      conditions: ['source'],
      platform: 'node',
      format: 'esm',
      target: 'es2022',
      // Libraries in CommonJS ask so for modules of Node.
      banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
      logLevel: 'warning',
    });
    return /** @type {Sources} */ (await import(pathToFileURL(outfile).href));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
