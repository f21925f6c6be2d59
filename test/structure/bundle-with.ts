import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { PluginBuild } from 'esbuild';
import { packageNames, ROOT, textOf } from './sources.js';

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

/** Whether the tests run what was built (vitest.config.mts). */
const BUILT = process.env.GLASSHOUSE_TEST_BUILT === '1';

/** Names by which our packages are imported, of those that an addition to `files` reaches: what it changes, and what depends on that. */
function reachedBy(files: readonly string[]): Set<string> {
  const manifests = packageNames().map((folder) => ({
    folder,
    ...(JSON.parse(textOf(`packages/${folder}/package.json`)) as { name: string; dependencies?: Record<string, string> }),
  }));
  const reached = new Set(
    manifests.flatMap(({ folder, name }) => (files.some((file) => file.startsWith(`packages/${folder}/`)) ? [name] : [])),
  );
  for (let before = -1; before < reached.size;) {
    before = reached.size;
    for (const { name, dependencies = {} } of manifests) if (Object.keys(dependencies).some((one) => reached.has(one))) reached.add(name);
  }
  return reached;
}

/** Leaves out of a bundle what the addition does not reach: this process has loaded and compiled it already. */
function leaveOutOthers(builder: PluginBuild, reached: ReadonlySet<string>): void {
  builder.onResolve({ filter: /^[@a-z]/ }, async ({ path, pluginData, ...from }) => {
    if (pluginData === 'asked' || from.kind === 'entry-point') return null;
    const ours = /^(@glasshouse\/[^/]+|glasshouse)(\/|$)/.exec(path)?.[1];
    if (ours !== undefined && reached.has(ours)) return null;
    if (ours !== undefined) return { path: import.meta.resolve(path), external: true };
    const { path: file, external, errors } = await builder.resolve(path, { ...from, pluginData: 'asked' });
    return external || errors.length > 0 ? null : { path: pathToFileURL(file).href, external: true };
  });
}

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
            if (BUILT) leaveOutOthers(builder, reachedBy(Object.keys({ ...files, ...edits })));
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
