import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { ROOT } from '../structure/sources.js';

const made = mkdtempSync(join(tmpdir(), 'glasshouse-api-'));
afterAll(() => rmSync(made, { recursive: true, force: true }));

it('the API reference is what `npm run docs:api` makes, and every exported name is documented', () => {
  const typedoc = join(ROOT, 'node_modules/typedoc/bin/typedoc');
  const ran = spawnSync(process.execPath, [typedoc, '--options', 'packages/glasshouse/typedoc.json', '--out', made], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  expect(ran.status, ran.stdout + ran.stderr).toBe(0);
  const stored = join(ROOT, 'docs/reference/api');
  expect(readdirSync(stored).sort()).toEqual(readdirSync(made).sort());
  for (const page of readdirSync(made)) expect(readFileSync(join(stored, page), 'utf8'), page).toBe(readFileSync(join(made, page), 'utf8'));
});
