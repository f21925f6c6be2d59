import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT, textOf } from './sources.js';

/** What somebody who adds a part would do: files that are not there, from `test/structure/added`, and lines put into files that are. */
export interface Addition {
  /** Text of each new file, by its path from the root. */
  files?: Record<string, string>;
  /** Each file changed, by its path from the root: what is replaced, once, and by what. */
  edits: Record<string, readonly (readonly [found: string | RegExp, becomes: string])[]>;
}

export const added = (name: string): string => textOf(`test/structure/added/${name}`);

/** Files touched and lines put into files that were there: what the addition costs. */
export function costOf({ files = {}, edits }: Addition): { files: number; lines: number } {
  const lines = Object.keys(edits).map((path) => edited(path, edits[path]!).split('\n').length - textOf(path).split('\n').length);
  return { files: Object.keys(files).length + Object.keys(edits).length, lines: lines.reduce((sum, each) => sum + each, 0) };
}

function edited(path: string, changes: Addition['edits'][string]): string {
  return changes.reduce((text, [found, becomes]) => {
    const next = text.replace(found, becomes);
    if (next === text) throw new Error(`${path} has no ${String(found)}`);
    return next;
  }, textOf(path));
}

/** The folder itself, or for one that is not there a neighbour, from which the same relative paths lead to the same files. */
const thereOrBeside = (folder: string): string =>
  existsSync(folder)
    ? folder
    : join(dirname(folder), readdirSync(dirname(folder), { withFileTypes: true }).find((each) => each.isDirectory())!.name);

/** A package bundled from its sources with an addition, and loaded. Nothing is written beside the sources. */
export async function bundledWith<Module>(entry: string, { files = {}, edits }: Addition): Promise<Module> {
  const temporary = mkdtempSync(join(tmpdir(), 'glasshouse-added-'));
  const outfile = join(temporary, 'added.mjs');
  const whole = (path: string): string => join(ROOT, path);
  try {
    await build({
      entryPoints: [whole(entry)],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      conditions: ['source'],
      external: ['@duckdb/*', 'bullmq', 'ioredis'],
      banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
      define: { 'import.meta.url': JSON.stringify(pathToFileURL(whole(entry)).href) },
      logLevel: 'silent',
      plugins: [
        {
          name: 'added',
          setup(builder) {
            builder.onResolve({ filter: /\.js$/ }, ({ path, importer }) => {
              if (!path.startsWith('.')) return null;
              const file = join(dirname(importer), path.replace(/\.js$/, '.ts'));
              return Object.keys(files).some((name) => whole(name) === file) ? { path: file } : null;
            });
            builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
              const name = Object.keys({ ...files, ...edits }).find((each) => whole(each) === path);
              if (name === undefined) return null;
              return { contents: files[name] ?? edited(name, edits[name]!), loader: 'ts', resolveDir: thereOrBeside(dirname(path)) };
            });
          },
        },
      ],
    });
    return (await import(pathToFileURL(outfile).href)) as Module;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
