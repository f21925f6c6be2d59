import { describe, expect, it } from 'vitest';
import { ARROWS, CEILING, FILLED_ONCE, FRONT_DOOR, NAMED_ENTRIES, TEST_CEILING } from './arrows.js';
import { badImports, importsOf, impurities, moduleState } from './inspect.js';
import type { SourceFacts } from './inspect.js';
import { allSources, filesBelow, packageNames, sourcesOf, textOf } from './sources.js';

interface Manifest {
  name: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  exports?: Record<string, unknown>;
}
const manifest = (name: string): Manifest => JSON.parse(textOf(`packages/${name}/package.json`)) as Manifest;

function factsOf(name: string): SourceFacts[] {
  const declared = Object.keys({ ...manifest(name).dependencies, ...manifest(name).optionalDependencies });
  return sourcesOf(name).map((path) => ({ pkg: name, path: path.slice('packages/'.length), text: textOf(path), declared }));
}
const everything = packageNames().flatMap(factsOf);

describe('the real sources', () => {
  it('are seen at all', () => {
    expect(everything.length).toBeGreaterThan(20);
    expect(allSources()).toContain('packages/model/src/results/tables.ts');
    expect(everything.flatMap(importsOf).length).toBeGreaterThan(40);
  });

  it('import only along the arrows, through entries, and what they declare', () => {
    expect(everything.flatMap(badImports)).toEqual([]);
  });

  it('use no clock, no chance and no platform arithmetic in the pure packages', () => {
    expect(everything.flatMap(impurities)).toEqual([]);
  });

  it('keep no state at module level in the pure packages', () => {
    expect(everything.flatMap(moduleState)).toEqual([]);
    const paths = everything.map((facts) => facts.path);
    expect(Object.keys(FILLED_ONCE).filter((key) => !paths.includes(key.split(' ')[0] ?? ''))).toEqual([]);
  });

  it(`stay at or below ${CEILING} lines, tests ${TEST_CEILING}`, () => {
    const sources = allSources();
    const files = [
      ...new Set([...sources, ...filesBelow('test'), ...filesBelow('packages'), ...filesBelow('validation'), ...filesBelow('benchmarks')]),
    ];
    const most = (path: string): number => (sources.includes(path) || !/test|validation|benchmarks/.test(path) ? CEILING : TEST_CEILING);
    const long = files.filter((path) => /\.(ts|tsx|mts|mjs|js|c|css)$/.test(path) && textOf(path).split('\n').length > most(path) + 1);
    expect(long).toEqual([]);
  });

  it('are in files named in kebab-case', () => {
    expect(allSources().filter((path) => !/^[a-z0-9/-]+(\.[a-z]+)*\.tsx?$/.test(path))).toEqual([]);
  });
});

describe('the table of arrows', () => {
  it('knows every package and has no circle', () => {
    expect(packageNames().filter((name) => !(name in ARROWS))).toEqual([]);
    const depth = (name: string, seen: string[]): number => {
      expect(seen).not.toContain(name);
      return 1 + Math.max(0, ...(ARROWS[name] ?? []).map((next) => depth(next, [...seen, name])));
    };
    expect(Math.max(...Object.keys(ARROWS).map((name) => depth(name, [])))).toBeLessThan(6);
  });

  it('agrees with the dependencies and the project references', () => {
    for (const name of packageNames()) {
      const ours = Object.keys(manifest(name).dependencies ?? {}).filter((other) => other.startsWith('@glasshouse/'));
      expect(
        ours.filter((other) => !(ARROWS[name] ?? []).includes(other.slice('@glasshouse/'.length))),
        name,
      ).toEqual([]);
      const references = [...textOf(`packages/${name}/tsconfig.json`).matchAll(/"path":\s*"\.\.\/([a-z]+)"/g)].map(
        (match) => match[1] ?? '',
      );
      expect(
        references.filter((other) => !(ARROWS[name] ?? []).includes(other)),
        name,
      ).toEqual([]);
      const entries = ['.', ...(NAMED_ENTRIES[name] ?? []).map((entry) => `./${entry}`)];
      expect(Object.keys(manifest(name).exports ?? {}), `entries of ${name}`).toEqual(entries);
      expect(manifest(name).name).toBe(name === FRONT_DOOR ? name : `@glasshouse/${name}`);
    }
  });
});

const planted = (text: string, pkg = 'model', path = `${pkg}/src/planted.ts`): SourceFacts => ({ pkg, path, text, declared: ['zod'] });

describe('planted faults are caught', () => {
  it.each([
    ['an arrow that is not in the table', `import { x } from '@glasshouse/store';`],
    ['a type import against the arrows', `import type { X } from '@glasshouse/cli';`],
    ['a re-export against the arrows', `export * from '@glasshouse/report';`],
    ['a dynamic import against the arrows', `const x = await import('@glasshouse/study');`],
    ['an import type against the arrows', `let x: import('@glasshouse/study').Study;`],
    ['a file inside another package', `import { x } from '@glasshouse/dice/src/inner.js';`],
    ['a path out of the package', `import { x } from '../../dice/src/index.js';`],
    ['an import without its ending', `import { x } from './other';`],
    ['a Node module', `import { readFileSync } from 'node:fs';`],
    ['a Node module under its old name', `import fs from 'fs';`],
    ['a Node module by require', `const fs = require('fs');`],
    ['a computed import', `const x = await import(name);`],
    ['an undeclared dependency', `import x from 'left-pad';`],
  ])('%s', (_name, text) => {
    expect(badImports(planted(text))).toHaveLength(1);
  });

  it.each([
    ['Math.random', 'const x = Math.random();'],
    ['Math.exp', 'const x = Math.exp(1);'],
    ['a renamed Math', 'const m = Math; const { log } = m;'],
    ['Math by key', `const x = Math['pow'](2, 3);`],
    ['the power operator', 'const x = 2 ** 0.5;'],
    ['the clock', 'const x = Date.now();'],
    ['a new date', 'const x = new Date();'],
    ['performance', 'const x = performance.now();'],
    ['the process', 'const x = process.env;'],
    ['a way round by globalThis', `const x = globalThis['Date'];`],
    ['sorting by locale', 'const x = a.localeCompare(b);'],
  ])('%s', (_name, text) => {
    expect(impurities(planted(text)).length).toBeGreaterThan(0);
  });

  it.each([
    ['let', 'let count = 0;'],
    ['exported let', 'export let count = 0;'],
    ['var', 'var count = 0;'],
    ['an empty map', 'const seen = new Map<string, number>();'],
    ['an empty list', 'const seen: number[] = [];'],
    ['an empty object', 'const seen: Record<string, number> = {};'],
    ['a scratch array', 'const words = new Int32Array(4);'],
  ])('%s at module level', (_name, text) => {
    expect(moduleState(planted(text))).toHaveLength(1);
  });

  it('and what is allowed passes', () => {
    const fine = `
      import { x } from '@glasshouse/dice'; import type { S } from './s.js'; import { z } from 'zod'; import { y } from './deep/y.js';
      const TABLE = new Int32Array([1, 2]); const NAMES = ['a']; const KINDS = new Set(['a']);
      export function f(a: { Date: number }): number { let sum = 0; sum += Math.floor(a.Date) + Math.imul(3, 4); return sum; }`;
    const facts = planted(fine);
    expect([...badImports(facts), ...impurities(facts), ...moduleState(facts)]).toEqual([]);
    expect(impurities(planted('const x = Math.random();', 'cli'))).toEqual([]);
  });
});
