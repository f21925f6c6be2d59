import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { labPage } from '../../packages/cli/src/lab/page.js';
import { ROOT } from '../structure/sources.js';

const KB = 1000;
const packed = (bytes: Buffer): number => gzipSync(bytes, { level: 9 }).length;

describe('what a reader fetches, packed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-budget-'));
  let scripts: { name: string; bytes: Buffer }[] = [];
  beforeAll(() => {
    const built = spawnSync(process.execPath, [join(ROOT, 'packages/lab/build.mjs'), '--folder', folder], { encoding: 'utf8' });
    expect(built.stderr).toBe('');
    const assets = join(folder, 'assets');
    scripts = readdirSync(assets).flatMap((name) => (name.endsWith('.js') ? [{ name, bytes: readFileSync(join(assets, name)) }] : []));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const script = (start: string): Buffer => {
    const found = scripts.filter(({ name }) => name.startsWith(start));
    expect(found.map(({ name }) => name)).toHaveLength(1);
    return found[0]!.bytes;
  };

  it('is under 600 kB as one file', () => expect(packed(labPage())).toBeLessThan(600 * KB));

  it('is under 60 kB for the page, which carries no schema and no YAML reader', () => {
    expect(packed(script('index-'))).toBeLessThan(60 * KB);
    expect(script('index-').toString('utf8')).not.toContain('invalid_type');
  });

  it('is under 480 kB for the engine with its texts: 370 kB of code, 110 kB of scenarios, register, claims', () => {
    expect(packed(script('worker-'))).toBeLessThan(480 * KB);
    const texts = ['scenarios', 'evidence'].flatMap((name) =>
      readdirSync(join(ROOT, name)).flatMap((file) =>
        /^(?!planted-|smoke).*\.yaml$|^register\.csv$/.test(file) ? [readFileSync(join(ROOT, name, file))] : [],
      ),
    );
    expect(packed(Buffer.concat(texts))).toBeLessThan(110 * KB);
  });
});
