import { basename } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { filesBelow, textOf } from './sources.js';

/** Files beside the reference that hold the two engines against each other: they know both. */
const BETWEEN = ['compare.ts', 'contract.test.ts', 'run-engine.ts'];

/** What the reference takes from the model: the form of scenarios, dates, keys and words of results. It may only become less. */
const TAKEN = ['CAUSES', 'POLICY_SECTIONS', 'applyPatch', 'dateOf', 'dayOf', 'hash32'];
const TYPES = ['Condition', 'REASONS', 'Scenario'];

interface Taken {
  from: string;
  name: string;
  type: boolean;
}

/** Names that a source imports, and where from; `*` for a whole module. */
function takenBy(text: string): Taken[] {
  const source = ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement): Taken[] => {
    if (ts.isExportDeclaration(statement) && statement.moduleSpecifier)
      return [{ from: (statement.moduleSpecifier as ts.StringLiteral).text, name: '*', type: statement.isTypeOnly }];
    if (!ts.isImportDeclaration(statement)) return [];
    const from = (statement.moduleSpecifier as ts.StringLiteral).text;
    const bindings = statement.importClause?.namedBindings;
    const type = statement.importClause?.isTypeOnly ?? false;
    if (!bindings || !ts.isNamedImports(bindings)) return [{ from, name: '*', type }];
    return bindings.elements.map((each) => ({ from, name: (each.propertyName ?? each.name).text, type: type || each.isTypeOnly }));
  });
}

const strange = ({ from, name, type }: Taken): boolean =>
  from === '@glasshouse/model'
    ? !(type ? TYPES : TAKEN).includes(name)
    : from !== '@glasshouse/dice' &&
      (!from.startsWith('.') || from.includes('packages/') || BETWEEN.includes(basename(from).replace('.js', '.ts')));

describe('the reference engine', () => {
  const files = filesBelow('test/reference').filter((path) => !BETWEEN.includes(basename(path)) && !basename(path).startsWith('random-'));
  const taken = files.flatMap((path) => takenBy(textOf(path)).map((each) => ({ ...each, path })));

  it('plans its runs from the scenario alone: nothing of the compiler, of mechanisms or of states is taken', () => {
    expect(files.length).toBeGreaterThan(30);
    expect(taken.filter(strange)).toEqual([]);
  });

  it('takes all that it is allowed, so that the list can only become shorter', () => {
    const names = new Set(taken.filter(({ from }) => from === '@glasshouse/model').map(({ name }) => name));
    expect([...TAKEN, ...TYPES].filter((name) => !names.has(name))).toEqual([]);
  });

  it.each([
    `import { compile } from '@glasshouse/model';`,
    `import type { Plan } from '@glasshouse/model';`,
    `import * as model from '@glasshouse/model';`,
    `import { planRounds } from '../../packages/model/src/plan/rounds.js';`,
    `export * from '../../packages/model/src/plan/ids.js';`,
    `import { runBatches } from './run-engine.js';`,
  ])('would be seen to take %s', (text) => {
    expect(takenBy(text).filter(strange)).toHaveLength(1);
  });
});
