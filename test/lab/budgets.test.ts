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

  it('names the file of the licences in the script that they concern', () => {
    const named = scripts.flatMap(({ bytes }) => /^\/\*! Licences: (licences-[\w-]{8}\.txt) \*\//.exec(bytes.toString('utf8'))?.[1] ?? []);
    expect(named).toHaveLength(1);
    const text = readFileSync(join(folder, 'assets', named[0]!), 'utf8');
    const licences = text.match(/\/\*\*[^]*?\*\//g) ?? [];
    expect(licences.length).toBeGreaterThan(2);
    expect(new Set(licences).size).toBe(licences.length);
    for (const holder of ['The Stdlib Authors', 'Sun Microsystems', 'The Go Authors', 'Boost Software License'])
      expect(text).toContain(holder);
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
    ['what makes a document of the runs', 'build-document-', 18],
    ['lives in words', 'explain-', 9],
    ['lives in Russian and Chinese', 'life-steps-', 8],
    ['lessons', 'list-', 16],
  ])('fetches later, and bounds, %s', (_, name, most) => {
    expect(sizeOf([nameOf(name)])).toBeLessThan(most * KB);
    expect([...started(nameOf('worker-')), ...started(nameOf('index-'))]).not.toContain(nameOf(name));
  });
});
