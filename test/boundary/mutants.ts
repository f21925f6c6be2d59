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

/** An engine whose statements can be left out one at a time. */
export interface CutEngine<Engine> {
  engine: Engine;
  /** Leaves out one of the statements, by its place in the list given, until called again; -1: none. */
  leaveOut: (index: number) => void;
}

/**
 * The engine bundled once from its sources, with a switch before each of the statements, loaded as a module of its own. The sources on disk
 * stay as they are; the bundle stands in a temporary folder that is removed again.
 */
export async function engineWithCuts<Engine>(cuts: readonly Cut[]): Promise<CutEngine<Engine>> {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-mutant-'));
  const outfile = join(folder, 'engine.mjs');
  const met = new Set<string>();
  try {
    await build({
      entryPoints: [join(ROOT, 'packages/model/src/index.ts')],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      conditions: ['source'],
      logLevel: 'silent',
      // A library of the older form asks for modules of Node.
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url); let glasshouseCut = -1;",
      },
      footer: { js: 'export const leaveOut = (index) => { glasshouseCut = index; };' },
      plugins: [
        {
          name: 'cut',
          setup(builder) {
            builder.onLoad({ filter: /\.ts$/ }, ({ path }) => {
              const here = cuts.map((cut, index) => ({ cut, index })).filter(({ cut }) => join(ROOT, cut.path) === path);
              if (here.length === 0) return null;
              met.add(path);
              return { contents: switched(readFileSync(path, 'utf8'), here), loader: 'ts' };
            });
          },
        },
      ],
    });
    const missed = cuts.find(({ path }) => !met.has(join(ROOT, path)));
    if (missed) throw new Error(`${missed.path} is not part of the engine`);
    const { leaveOut, ...engine } = (await import(pathToFileURL(outfile).href)) as Engine & Pick<CutEngine<Engine>, 'leaveOut'>;
    return { engine: engine as Engine, leaveOut };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A source text with a switch before statements of it, none of which holds another. */
function switched(text: string, cuts: { cut: Cut; index: number }[]): string {
  let out = '';
  let at = 0;
  for (const { cut, index } of [...cuts].sort((a, b) => a.cut.start - b.cut.start)) {
    if (cut.start < at) throw new Error(`${cut.path}:${cut.line} lies within another statement`);
    out += `${text.slice(at, cut.start)}{ if (glasshouseCut !== ${index}) { ${text.slice(cut.start, cut.end)} } }`;
    at = cut.end;
  }
  return out + text.slice(at);
}
