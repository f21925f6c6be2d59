import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { compile, runExperiment } from '@glasshouse/model';
import type { RunResult, Scenario } from '@glasshouse/model';
import { packageNames, sourcesOf, textOf } from '../structure/sources.js';
import { richWorld } from './rich-world.js';

/** The only files that may fill the column of a person's cell or the columns of attributes: the generator, and what puts in its changes of age and household. */
const WRITERS = ['packages/model/src/mechanisms/demography/as-of.ts', 'packages/model/src/people/people.ts'];
/** Names of the columns that say to which group a person belongs. `people.groups` is no such column: it holds units of partitions and ties. */
const COLUMNS = /^(cell|cells|group|attributes|columns)$/;

/** Places in a text where a column of group membership is written: an element set, or `fill`, `set` or `copyWithin` called. */
function writesOf(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found: string[] = [];
  const owner = (node: ts.Expression): string => {
    if (ts.isElementAccessExpression(node) || ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node))
      return owner(node.expression);
    if (ts.isPropertyAccessExpression(node)) return COLUMNS.test(node.name.text) ? node.getText(file) : owner(node.expression);
    return '';
  };
  const say = (node: ts.Node): void => void found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`);
  const visit = (node: ts.Node): void => {
    if (
      ts.isBinaryExpression(node) &&
      node.operatorToken.kind >= ts.SyntaxKind.FirstAssignment &&
      node.operatorToken.kind <= ts.SyntaxKind.LastAssignment
    ) {
      if (ts.isElementAccessExpression(node.left) && /\b(people|person)\b/.test(node.left.getText(file)) && owner(node.left) !== '')
        say(node);
    } else if (
      ts.isCallExpression(node) &&
      ts.isPropertyAccessExpression(node.expression) &&
      /^(fill|set|copyWithin|reverse|sort)$/.test(node.expression.name.text)
    ) {
      if (/\b(people|person)\b/.test(node.expression.getText(file)) && owner(node.expression.expression) !== '') say(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('group membership', () => {
  it('is written by the population generator alone', () => {
    const writers = packageNames()
      .flatMap(sourcesOf)
      .filter((path) => writesOf(path, textOf(path)).length > 0);
    expect(writers.sort()).toEqual(WRITERS);
  });

  it('would be seen elsewhere', () => {
    for (const text of [
      'w.people.cell[row] = 3;',
      'people.attributes[2][row] = 1;',
      'this.people.cell.fill(0);',
      'people.attributes[2]!.set(other);',
      'people.cell[row] += 1;',
    ]) {
      expect(writesOf('x.ts', text), text).toHaveLength(1);
    }
    for (const text of ['const c = w.people.cell[row];', 'count[slot * cells + w.people.cell[row]] += 1;', 'people.risk[row] = 2;'])
      expect(writesOf('x.ts', text), text).toEqual([]);
  });
});

const share = (value: number) => ({ value, unit: 'percent', assumed: 'For a test', range: [value, value] as [number, number] });

/** The world with every section and one more attribute that no rule reads, by which results are told apart. */
function labelled(attribute: string, categories: Record<string, number>, equalRates = false): Scenario {
  const scenario = richWorld();
  scenario.population.attributes[attribute] = {
    title: 'A label with parameters',
    of: 'person',
    categories: Object.fromEntries(Object.entries(categories).map(([id, value]) => [id, { title: id, share: share(value) }])),
  };
  scenario.groups = [attribute, 'children'];
  if (equalRates) {
    for (const stream of Object.values(scenario.streams)) {
      const { rate } = stream;
      if (!rate || 'by' in rate) continue;
      stream.rate = { by: attribute, values: Object.fromEntries(Object.keys(categories).map((id) => [id, structuredClone(rate)])) };
    }
  }
  return scenario;
}

function run(scenario: Scenario): RunResult {
  const plan = compile(scenario, [{ id: 'base', scenario }], { persons: 1000 });
  return runExperiment(plan, { seed: 7, replicate: 0, runId: 'x', experiment: 'x', point: 0 });
}

const totals = (result: RunResult): number[][][] => [
  ...result.counts.byRound[0]!.map((row) => [Array.from(row)]),
  ...result.counts.byYear[0]!.map((places) => places.map((row) => Array.from(row))),
];
const cells = (result: RunResult): number[][] => result.counts.byCell[0]!.map((row) => Array.from(row));

describe('renaming groups with equal parameters', () => {
  const first = run(labelled('label', { a: 70, b: 30 }));

  it('starts from a world in which much happens', () => {
    expect(
      totals(first)
        .flat(2)
        .filter((n) => n !== 0).length,
    ).toBeGreaterThan(500);
    expect(cells(first)).toHaveLength(4);
  });

  it('changes no count when only the names of categories change', () => {
    const other = run(labelled('label', { north: 70, south: 30 }));
    expect(totals(other)).toEqual(totals(first));
    expect(cells(other)).toEqual(cells(first));
  });

  it('changes no count when only the names change, with other shares in one place', () => {
    const mixed = (first: string, second: string): RunResult => {
      const scenario = labelled('label', { [first]: 70, [second]: 30 });
      scenario.places['county_a']!.shares = { label: { [first]: share(20), [second]: share(80) } };
      return run(scenario);
    };
    const one = mixed('a', 'b');
    const other = mixed('north', 'south');
    expect(totals(other)).toEqual(totals(one));
    expect(cells(other)).toEqual(cells(one));
    expect(totals(one)).toEqual(totals(first));
    expect(cells(one)).not.toEqual(cells(first));
  });

  it('changes no total when the names change their order', () => {
    expect(totals(run(labelled('label', { z: 70, y: 30 })))).toEqual(totals(first));
  });

  it('changes no total when the attribute has another name', () => {
    expect(totals(run(labelled('origin', { a: 70, b: 30 })))).toEqual(totals(first));
  });

  it('changes no total when results are not told apart at all', () => {
    const scenario = labelled('label', { a: 70, b: 30 });
    scenario.groups = [];
    expect(totals(run(scenario))).toEqual(totals(first));
  });

  it('changes no total when each group is given the same rates one by one', () => {
    expect(totals(run(labelled('label', { a: 70, b: 30 }, true)))).toEqual(totals(first));
  });

  it('but unequal parameters do change totals, so the property is not empty', () => {
    const scenario = labelled('label', { a: 70, b: 30 }, true);
    const stream = Object.values(scenario.streams).find((one) => one.kind === 'merit')!;
    if (stream.rate && 'by' in stream.rate) stream.rate.values['b'] = { ...stream.rate.values['b']!, value: 0, range: [0, 1] };
    expect(totals(run(scenario))).not.toEqual(totals(first));
  });
});
