import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { ROOT } from '../structure/sources.js';

const KB = 1000;
const packed = (bytes: Buffer): number => gzipSync(bytes, { level: 9 }).length;

describe('what a reader fetches, packed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-budget-'));
  let scripts: { name: string; bytes: Buffer }[] = [];
  let minified: (code: string, module: boolean) => string;
  beforeAll(async () => {
    ({ minified } = (await import(pathToFileURL(join(ROOT, 'packages/lab/smaller.mjs')).href)) as { minified: typeof minified });
    const built = spawnSync(process.execPath, [join(ROOT, 'packages/lab/build.mjs'), '--folder', folder], { encoding: 'utf8' });
    expect(built.stderr).toBe('');
    const assets = join(folder, 'assets');
    scripts = readdirSync(assets).flatMap((name) => (name.endsWith('.js') ? [{ name, bytes: readFileSync(join(assets, name)) }] : []));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const nameOf = (start: string): string => {
    const found = scripts.filter(({ name }) => name.startsWith(start) && name.length === `${start}xxxxxxxx.js`.length);
    expect(found.map(({ name }) => name)).toHaveLength(1);
    return found[0]!.name;
  };
  const script = (start: string): Buffer => scripts.find(({ name }) => name === nameOf(start))!.bytes;

  /** What a browser fetches to start `name`: the script with all that it imports at its head. */
  const started = (name: string, found = new Set<string>()): Set<string> => {
    if (found.has(name)) return found;
    found.add(name);
    const code = scripts.find((one) => one.name === name)!.bytes.toString('utf8');
    for (const [, other] of code.matchAll(/(?:\bfrom|\bimport) ?["'`]\.\/([\w.-]+\.js)["'`]/g)) started(other!, found);
    return found;
  };
  const sizeOf = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + packed(scripts.find((one) => one.name === name)!.bytes), 0);

  it('is under 600 kB as one file', () => expect(packed(labPage())).toBeLessThan(600 * KB));

  it('is minified twice, with the names of properties kept', () => {
    expect(minified('export const one = (given) => given.kept_name;', true)).toMatch(/=>\w\.kept_name/);
    const worker = script('worker-').toString('utf8');
    expect(minified(worker, true).length).toBeGreaterThan(0.999 * worker.length);
  });

  it.each(['the folder', 'the one file'])('holds in %s the notice of everything that it bundles, and each licence once', (where) => {
    const alone = where === 'the one file';
    const said = alone
      ? /<!--([^]*)-->\s*<\/body>/.exec(labPage().toString('utf8'))![1]!
      : readFileSync(join(folder, 'licences.txt'), 'utf8');
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'packages/lab/package.json'), 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    // The folder is not packed.
    const bundled = Object.entries(dependencies!).filter(([name]) => !name.startsWith('@glasshouse/') && (alone || name !== 'lzma1'));
    for (const [name, version] of bundled) expect(said).toContain(`${name} ${version}`);
    for (const holder of [
      'Marijn Haverbeke',
      'Ryan Carniato',
      'Colin McDonnell',
      'Eemeli Aro',
      'Paul Miller',
      'The Stdlib Authors',
      'Sun Microsystems',
      'The Go Authors',
      'John Maddock',
      'Frances Y. Kuo and Stephen Joe',
    ])
      expect(said).toContain(holder);
    for (const words of [
      'MIT\nPermission is hereby granted, free of charge',
      'ISC\nPermission to use, copy, modify',
      'Boost Software License - Version 1.0',
      'University of New South Wales and the University of Waikato',
      'http://www.apache.org/licenses/LICENSE-2.0',
    ])
      expect(said.split(words)).toHaveLength(2);
    expect(said.split('3. Grant of Patent License.')).toHaveLength(alone ? 1 : 2);
    // The one file gives of many packages under Apache the scope alone.
    expect(said.includes('@stdlib/math-base-special-ln ')).toBe(!alone);
    expect(said.includes('\n@stdlib/*\n')).toBe(alone);
    if (!alone) {
      expect(scripts.filter(({ bytes }) => bytes.includes('/*! ../licences.txt */')).length).toBeGreaterThan(3);
      expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('<link rel="license" href="licences.txt">');
    }
    expect(scripts.filter(({ bytes }) => bytes.includes('@license'))).toEqual([]);
  });

  it('is under 60 kB for the page, which carries no schema and no YAML reader', () => {
    expect(packed(script('index-'))).toBeLessThan(60 * KB);
    expect(script('index-').toString('utf8')).not.toContain('invalid_type');
  });

  it('is under 230 kB for the code of the worker that the first run needs', () => {
    const parts = started(nameOf('worker-'));
    expect(parts.size).toBeGreaterThan(1);
    expect(sizeOf(parts)).toBeLessThan(230 * KB);
  });

  it('is under 160 kB for the texts that the first run needs', () =>
    expect(sizeOf([nameOf('shipped-'), nameOf('shipped-texts-')])).toBeLessThan(160 * KB));

  it.each([
    ['the editor', 'code-editor-', 135],
    ['what is read when a reader writes: YAML, every scenario as it is written, direction numbers', 'in-full-', 115],
    ['the keys of scenarios with their descriptions', 'schema-text-', 32],
    ['the report', 'reports-', 42],
    ['what makes a document of the runs', 'build-document-', 19],
    ['lives in words', 'explain-', 9],
    ['lives in Russian and Chinese', 'life-steps-', 8],
    ['lessons', 'list-', 16],
  ])('fetches later, and bounds, %s', (_, name, most) => {
    expect(sizeOf([nameOf(name)])).toBeLessThan(most * KB);
    expect([...started(nameOf('worker-')), ...started(nameOf('index-'))]).not.toContain(nameOf(name));
  });
});
