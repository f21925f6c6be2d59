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
