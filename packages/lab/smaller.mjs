// Minifies once more what the bundler minified: swc inlines functions that are called once and folds constants over several passes, which the bundler does not.
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

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
 * Minifies every script. The licences at the heads of its modules stand once: with `apart` in a file of their own, which the script names, else in the script.
 * @param {boolean} apart @returns {import('vite').Plugin}
 */
export const smaller = (apart) => {
  /** @type {Map<string, string>} */
  const licences = new Map();
  return {
    name: 'smaller',
    enforce: 'pre',
    transform(code, id) {
      const [licence] = LICENCE.exec(code) ?? [];
      if (licence !== undefined && /[\\/]node_modules[\\/]/.test(id)) licences.set(id, licence);
    },
    // The name of a file holds a hash of what the bundler wrote, which this changes.
    augmentChunkHash: () => version + JSON.stringify(OPTIONS),
    generateBundle: {
      order: 'post',
      handler({ format }, bundle) {
        for (const part of Object.values(bundle)) {
          if (part.type !== 'chunk') continue;
          const code = minified(part.code, format === 'es');
          const own = [...new Set(part.moduleIds.flatMap((id) => licences.get(id) ?? []))].sort().join('\n');
          if (own === '') part.code = code;
          else part.code = `${apart ? `/*! Licences: ${fileOf(this, own)} */` : own}\n${code}`;
        }
      },
    },
  };
};

/** @param {{ emitFile(file: object): string }} context @param {string} licences @returns {string} */
function fileOf(context, licences) {
  const name = `licences-${createHash('sha256').update(licences).digest('base64url').slice(0, 8)}.txt`;
  context.emitFile({ type: 'asset', fileName: `assets/${name}`, source: `${licences}\n` });
  return name;
}
