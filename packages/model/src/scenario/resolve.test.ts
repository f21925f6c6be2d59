import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { homeOf, normalPath } from '../format/files.js';
import type { SourceFiles } from '../format/files.js';
import { loadScenario } from './load-scenario.js';
import { InputError } from '../format/problem.js';
import { parseRegister } from '../format/register.js';
import { resolveScenario } from './resolve.js';
import { plain, spotOf } from '../format/tree.js';

const FOLDER = new URL('../../../../test/bad-input/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');
const register = parseRegister(read('register.csv'));

/** Files in memory, under scenarios/, beside the sound scenario. */
const inMemory = (texts: Record<string, string>): SourceFiles => ({
  read: (path) => {
    const name = path.replace('scenarios/', '');
    if (Object.hasOwn(texts, name)) return texts[name]!;
    return read(name);
  },
});
const head = (id: string, parents: string): string => `glasshouse: 1\nkind: scenario\nid: ${id}\ntitle: T\nextends: [${parents}]\n`;
const where = (files: SourceFiles, path: (string | number)[]): string => {
  const spot = spotOf(resolveScenario('scenarios/child.yaml', files), path);
  return `${spot.file}:${spot.line}:${spot.column}`;
};

describe('a scenario that extends others', () => {
  const files = inMemory({
    'child.yaml': `${head('child', 'middle.yaml, sub/_late.yaml')}about: Child.\nstreams:\n  arrears:\n    title: From the child\n`,
    'middle.yaml': `${head('middle', 'good.yaml')}about: Middle.\nstreams:\n  arrears:\n    rate: { value: 0.1, unit: per person-year, source: E131 }\n    title: From the middle\n`,
    'sub/_late.yaml': 'about: Late.\nmeasures:\n  air_ban:\n    in_force:\n      to: "2016-06-30"\ngroups: [income]\n',
  });

  it('merges maps, replaces lists, and takes quantities whole', () => {
    const { scenario } = loadScenario('scenarios/child.yaml', files, register);
    expect(scenario.id).toBe('child');
    expect(scenario.about).toBe('Child.');
    expect(scenario.groups).toEqual(['income']);
    expect(scenario.streams.arrears).toMatchObject({
      title: 'From the child',
      kind: 'breach',
      rate: { value: 0.1, unit: 'per person-year', source: 'E131' },
    });
    expect(scenario.streams.arrears!.rate).not.toHaveProperty('assumed');
    expect(scenario.measures.air_ban!.in_force).toEqual({ from: '2015-01-01', to: '2016-06-30', source: 'E062' });
    expect(scenario).not.toHaveProperty('extends');
  });

  it('knows the file and line of every value', () => {
    const good = read('good.yaml').split('\n');
    const line = (...texts: string[]): number => good.findIndex((each) => texts.every((text) => each.includes(text))) + 1;
    expect(where(files, ['streams', 'arrears', 'title'])).toBe('scenarios/child.yaml:9:12');
    expect(where(files, ['streams', 'arrears', 'rate', 'value'])).toBe('scenarios/middle.yaml:9:20');
    expect(where(files, ['streams', 'arrears', 'context'])).toBe(`scenarios/good.yaml:${line('context: credit')}:14`);
    expect(where(files, ['measures', 'air_ban', 'in_force', 'to'])).toBe('scenarios/sub/_late.yaml:5:11');
    expect(where(files, ['measures', 'air_ban', 'in_force', 'from'])).toBe(`scenarios/good.yaml:${line('source: E062 }', 'in_force')}:23`);
    expect(where(files, ['groups', 0])).toBe('scenarios/sub/_late.yaml:6:10');
    expect(where(files, ['streams', 'arrears', 'nowhere'])).toBe('scenarios/child.yaml:8:3');
    expect(where(files, ['streams', 'nowhere', 'deeper'])).toBe('scenarios/child.yaml:7:1');
  });

  it('does not depend on the order of keys', () => {
    const turn = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(turn)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .reverse()
                .map(([key, item]) => [key, turn(item)]),
            )
          : value;
    const tree = plain(resolveScenario('scenarios/child.yaml', files));
    expect(turn(turn(tree))).toEqual(tree);
  });

  it('may meet one parent twice', () => {
    const twice = inMemory({
      'child.yaml': head('child', 'a.yaml, b.yaml'),
      'a.yaml': head('a', 'good.yaml'),
      'b.yaml': head('b', 'good.yaml'),
    });
    expect(loadScenario('scenarios/child.yaml', twice, register).scenario.id).toBe('child');
  });

  it('stays in its folder of scenarios', () => {
    const out = inMemory({ 'child.yaml': head('child', 'sub/inner.yaml'), 'sub/inner.yaml': 'extends: [../../secret.yaml]\n' });
    expect(() => resolveScenario('scenarios/child.yaml', out)).toThrow(
      /sub\/inner\.yaml:1:11 extends\.0: found "\.\.\/\.\.\/secret\.yaml"; allowed: a file in scenarios\//,
    );
    const up = inMemory({ 'child.yaml': head('child', 'sub/inner.yaml'), 'sub/inner.yaml': 'extends: [../good.yaml]\n' });
    expect(loadScenario('scenarios/child.yaml', up, register).scenario.id).toBe('child');
  });

  it('reads no more than so many files', () => {
    const names = Array.from({ length: 40 }, (_, i) => `_f${i}.yaml`);
    const many = inMemory({
      'child.yaml': head('child', ['good.yaml', ...names].join(', ')),
      ...Object.fromEntries(names.map((name) => [name, 'about: x\n'])),
    });
    expect(() => resolveScenario('scenarios/child.yaml', many)).toThrow(InputError);
  });
});

describe('paths', () => {
  it.each([
    ['scenarios', 'a.yaml', 'scenarios/a.yaml'],
    ['scenarios', './sub/../a.yaml', 'scenarios/a.yaml'],
    ['studies', '../scenarios/a.yaml', 'scenarios/a.yaml'],
    ['', 'a.yaml', 'a.yaml'],
    ['', '../a.yaml', null],
    ['a/b', '../../../c.yaml', null],
    ['a', '/etc/passwd', null],
    ['a', '~/x.yaml', null],
    ['a', 'C:\\x.yaml', null],
    ['a', 'b\\c.yaml', null],
    ['a', 'file:///etc/passwd', null],
    ['a', 'x%2e%2e/y.yaml', null],
    ['a', 'x\0.yaml', null],
    ['a', '', null],
  ])('from %j, %j is %j', (folder, path, expected) => {
    expect(normalPath(folder, path)).toBe(expected);
  });

  it.each([
    ['scenarios/a.yaml', 'scenarios'],
    ['scenarios/sub/a.yaml', 'scenarios'],
    ['x/scenarios/y/scenarios/z/a.yaml', 'x/scenarios/y/scenarios'],
    ['test/bad-input/a.yaml', 'test/bad-input'],
    ['a.yaml', ''],
  ])('%s is at home in %j', (path, home) => {
    expect(homeOf(path)).toBe(home);
  });
});
