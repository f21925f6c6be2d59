import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { main } from '@glasshouse/cli';

const folder = mkdtempSync(join(tmpdir(), 'glasshouse-documents-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await main(args, { out: (text) => out.push(text), err: (text) => err.push(text), bar: null, width: 80, now: () => 0 });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

const FLAWED = 'test/rights/no-legal-basis.yaml';
const CLEAN = 'test/rights/nothing.yaml';

describe('rights-check', () => {
  it('ends with 0 whatever it finds, and with 1 only where --strict asks for it', async () => {
    expect((await run('rights-check', FLAWED)).code).toBe(0);
    expect((await run('rights-check', FLAWED, '--strict')).code).toBe(1);
    expect(await run('rights-check', CLEAN, '--strict')).toMatchObject({ code: 0, err: '' });
    expect((await run('rights-check', CLEAN)).out).toContain('nothing found');
  });

  it('prints file and line of each finding, within the width of the terminal', async () => {
    const { out } = await run('rights-check', FLAWED);
    expect(out).toMatch(/^test\/rights\/no-legal-basis\.yaml:\d+ measures\.no_permit\.basis$/m);
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('prints one JSON object, also of what is wrong with the input', async () => {
    const { out } = await run('rights-check', FLAWED, '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ ok: true, synthetic: true, findings: [{ kind: 'no_legal_basis', file: FLAWED }] });
    const wrong = await run('rights-check', 'nowhere.yaml', '--format', 'json');
    expect(wrong.code).toBe(2);
    expect(JSON.parse(wrong.out)).toMatchObject({ ok: false, problems: [{ path: 'nowhere.yaml' }] });
  });
});

describe('compare', () => {
  it('prints text, Markdown or JSON of the same', async () => {
    const text = await run('compare', CLEAN, FLAWED);
    expect(text).toMatchObject({ code: 0, err: '' });
    expect(text.out).toContain('POLICY');
    expect((await run('compare', CLEAN, FLAWED, '--format', 'markdown')).out).toContain('## Policy');
    expect(JSON.parse((await run('compare', CLEAN, FLAWED, '--format', 'json')).out)).toMatchObject({
      ok: true,
      same: false,
      synthetic: true,
    });
    expect((await run('compare', CLEAN, CLEAN)).out).toContain('They say the same');
  });
});

describe('export odd', () => {
  it('prints the page, or writes it and says where', async () => {
    const printed = await run('export', 'odd', CLEAN);
    const file = join(folder, 'page.md');
    expect(await run('export', 'odd', CLEAN, '--out', file)).toEqual({ code: 0, out: file, err: '' });
    expect(readFileSync(file, 'utf8')).toBe(`${printed.out}\n`);
  });

  it('writes nothing where the scenario is wrong or the file is no page', async () => {
    const file = join(folder, 'none.md');
    expect((await run('export', 'odd', 'test/bad-input/scenario-kind.yaml', '--out', file)).code).toBe(2);
    expect((await run('export', 'odd', CLEAN, '--out', join(folder, 'none.yaml'))).code).toBe(2);
    expect(existsSync(file) || existsSync(join(folder, 'none.yaml'))).toBe(false);
  });

  it('makes the folder of a page that is not there yet', async () => {
    const file = join(folder, 'no', 'such.md');
    expect((await run('export', 'odd', CLEAN, '--out', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^# /);
  });
});
