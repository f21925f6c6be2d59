// What tests share, as scripts below .cache: Node loads those as they are, where vitest rewrites every import to a look-up.
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, transform } from 'esbuild';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const home = join(root, '.cache', 'test-helpers');
const TARGET = 'es2022';
const SOURCE = /^(packages\/[^/]+)\/src\/(.+)\.tsx?$/;

/** @param {string} file */
const nameOf = (file) => relative(root, file).split(sep).join('/');
/** @param {string} name */
const isHelper = (name) => /^(test|validation|packages\/[^/]+\/test)\/.*\.ts$/.test(name) && !/\.(test|d)\.ts$/.test(name);

/**
 * The script that Node loads instead of a file of TypeScript, where there is one: what the build made of a package, or what buildHelpers made.
 * @param {string} file @returns {string | null}
 */
export function asBuilt(file) {
  const name = nameOf(file);
  if (name.endsWith('.test.ts')) return null;
  const script = isHelper(name) ? join(home, name.replace(/\.ts$/, '.mjs')) : join(root, name.replace(SOURCE, '$1/dist/$2.js'));
  return script !== join(root, name) && existsSync(script) ? script.split(sep).join('/') : null;
}

/**
 * A file that asks where it is gets the place of its source.
 * @type {import('esbuild').Plugin}
 */
const inTheirPlace = {
  name: 'in-their-place',
  setup({ onLoad, onResolve }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const contents = readFileSync(path, 'utf8');
      if (!contents.includes('import.meta')) return { contents, loader: 'ts' };
      const define = {
        'import.meta.url': JSON.stringify(pathToFileURL(path).href),
        'import.meta.dirname': JSON.stringify(dirname(path)),
      };
      const { code } = await transform(contents, { define, loader: 'ts', sourcefile: path, sourcemap: 'inline', target: TARGET });
      return { contents: code, loader: 'js' };
    });
    // What is no helper is loaded once, by its own address.
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const file = join(resolveDir, path);
      const source = file.replace(/\.js$/, '.ts');
      const helper = isHelper(nameOf(source)) && existsSync(source);
      return helper ? { path: source } : { path: pathToFileURL(asBuilt(source) ?? file).href, external: true };
    });
  },
};

/** Builds the scripts of all helpers. Returns what their paths match. */
export async function buildHelpers() {
  rmSync(home, { recursive: true, force: true });
  await build({
    entryPoints: ['test', 'validation', 'packages']
      .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(root, folder, name)))
      .filter((file) => isHelper(nameOf(file))),
    outbase: root,
    outdir: home,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    plugins: [inTheirPlace],
    platform: 'node',
    format: 'esm',
    target: TARGET,
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return /\/\.cache\/test-helpers\//;
}
