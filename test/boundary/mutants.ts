import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import ts from 'typescript';
import { ROOT } from '../structure/sources.js';

/** One statement of a source file that can be taken out. */
export interface Cut {
  /** Path relative to the root. */
  path: string;
  line: number;
  text: string;
  start: number;
  end: number;
}

/** Expression statements of a file whose text matches, in order. Nothing is changed. */
export function statementsOf(path: string, matches: RegExp): Cut[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: Cut[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isExpressionStatement(node) && matches.test(node.getText(file))) {
      const start = node.getStart(file);
      found.push({ path, line: file.getLineAndCharacterOfPosition(start).line + 1, text: node.getText(file), start, end: node.getEnd() });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/**
 * The engine bundled from its sources with one statement taken out (`null`: none), loaded as a module of its own. The sources on disk stay
 * as they are; the bundle stands in a temporary folder that is removed again.
 */
export async function engineWithout<Engine>(cut: Cut | null): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-mutant-'));
  const outfile = join(folder, 'engine.mjs');
  const aim = cut ? join(ROOT, cut.path) : null;
  let met = false;
  try {
    await build({
      entryPoints: [join(ROOT, 'packages/engine/src/index.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      conditions: ['source'],
      logLevel: 'silent',
      plugins: [
        {
          name: 'cut',
          setup(builder) {
            builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
              if (cut === null || path !== aim) return null;
              met = true;
              const text = readFileSync(path, 'utf8');
              return { contents: `${text.slice(0, cut.start)};${text.slice(cut.end)}`, loader: 'ts' };
            });
          },
        },
      ],
    });
    if (cut && !met) throw new Error(`${cut.path} is not part of the engine`);
    return (await import(pathToFileURL(outfile).href)) as Engine;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
