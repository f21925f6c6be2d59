import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { ROOT, filesBelow, textOf } from './sources.js';

/** What a benchmark takes from a built module: `const { a, b } = await built('package/dist/file.js')`. */
interface Taken {
  file: string;
  module: string;
  names: string[];
}

const taken = (file: string, text: string): Taken[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.JS);
  const found: Taken[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.initializer && ts.isAwaitExpression(node.initializer)) {
      const call = node.initializer.expression;
      const [module] = ts.isCallExpression(call) && call.expression.getText() === 'built' ? call.arguments : [];
      if (module && ts.isStringLiteral(module))
        found.push({
          file,
          module: module.text,
          names: ts.isObjectBindingPattern(node.name) ? node.name.elements.map((one) => (one.propertyName ?? one.name).getText()) : [],
        });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

const all = filesBelow('benchmarks')
  .filter((file) => file.endsWith('.mjs'))
  .flatMap((file) => taken(file, textOf(file)));

it('finds what benchmarks take, in every benchmark of the engine', () => {
  expect(new Set(all.map(({ file }) => file)).size).toBeGreaterThan(9);
  expect(taken('x.mjs', "const { a: b, c } = await built('model/dist/index.js');")).toEqual([
    { file: 'x.mjs', module: 'model/dist/index.js', names: ['a', 'c'] },
  ]);
});

it.each(all)('$file finds $names in $module', async ({ module, names }) => {
  const exported = (await import(pathToFileURL(join(ROOT, 'packages', module)).href)) as Record<string, unknown>;
  expect(names.filter((name) => exported[name] === undefined)).toEqual([]);
});

/** Programs that are run by a command: they export nothing. `setup.mjs` is read by vitest. */
const programs = filesBelow('benchmarks').filter(
  (file) => file.endsWith('.mjs') && !file.startsWith('benchmarks/lib/') && !file.endsWith('/setup.mjs') && !/^export /m.test(textOf(file)),
);

it('reads the command line of every benchmark in one place', () => {
  expect(programs.length).toBeGreaterThan(11);
  expect(programs.filter((file) => textOf(file).split('optionsOf(').length !== 2)).toEqual([]);
  expect(programs.filter((file) => /process\.argv|parseArgs/.test(textOf(file)))).toEqual([]);
});

it.each([
  [['--help'], 0, /^Time and memory[^]*--persons N +people \[26000000\]\n/, /^$/],
  [['--nonsense', '1'], 2, /^$/, /^Unknown option '--nonsense'; --help lists the options\n$/],
  [['26000'], 2, /^$/, /^Unexpected argument '26000'/],
  [['--persons', '0'], 2, /^$/, /^--persons takes a whole number of at least 1, found 0/],
])('runs nothing for %j', (args, status, out, told) => {
  const done = spawnSync(process.execPath, [join(ROOT, 'benchmarks/country/country.mjs'), ...args], { encoding: 'utf8' });
  expect(done.status).toBe(status);
  expect(done.stdout).toMatch(out);
  expect(done.stderr).toMatch(told);
});
