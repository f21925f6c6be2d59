// Minifies once more what the bundler minified: swc inlines functions that are called once and folds constants over several passes, which the bundler does not.
import { createRequire } from 'node:module';
import { LICENCES_FILE, packageOf } from './licences.mjs';

const require = createRequire(import.meta.url);
const swc = /** @type {{ minifySync(code: string, options: object): { code: string } }} */ (require('@swc/wasm'));
const { version } = /** @type {{ version: string }} */ (require('@swc/wasm/package.json'));

/** Names of properties are kept: files and messages carry them. Sequences of expressions pack worse than statements. */
const OPTIONS = {
  ecma: 2022,
  compress: { passes: 3, toplevel: true, sequences: 0 },
  mangle: { toplevel: true },
  format: { comments: false },
};
/** A script minified. @param {string} code @param {boolean} module @returns {string} */
export const minified = (code, module) => swc.minifySync(code, { ...OPTIONS, module }).code;

const LICENCE = /\/\*\*\s*\*\s*@license[^]*?\*\//;

/**
 * Minifies every script, and adds what it bundles to `found`. With `apart`, a script of a package names the file of the licences.
 * @param {boolean} apart @param {ReturnType<typeof import('./licences.mjs').nothingFound>} found @returns {import('vite').Plugin}
 */
export const smaller = (apart, found) => ({
  name: 'smaller',
  enforce: 'pre',
  transform(code, id) {
    const [licence] = LICENCE.exec(code) ?? [];
    if (licence !== undefined && packageOf(id) !== null) found.heads.set(id, licence);
  },
  // The name of a file holds a hash of what the bundler wrote, which this changes.
  augmentChunkHash: () => version + JSON.stringify(OPTIONS),
  generateBundle: {
    order: 'post',
    handler({ format }, bundle) {
      for (const part of Object.values(bundle)) {
        if (part.type !== 'chunk') continue;
        for (const id of part.moduleIds) found.used.add(id);
        const named = apart && part.moduleIds.some((id) => packageOf(id) !== null);
        part.code = `${named ? `/*! ../${LICENCES_FILE} */\n` : ''}${minified(part.code, format === 'es')}`;
      }
    },
  },
});
