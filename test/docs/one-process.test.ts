import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inOneProcess } from './one-process.js';
import type { OneProcess } from './one-process.js';

describe('commands in one process', () => {
  const folder = mkdtempSync(join(tmpdir(), 'glasshouse-one-'));
  let shared: OneProcess | null = null;
  beforeAll(async () => {
    shared = await inOneProcess(join(folder, 'glasshouse'));
  });
  afterAll(() => {
    shared?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const bash = async (script: string): Promise<{ code: unknown; out: string; err: string }> =>
    new Promise((resolve) => {
      execFile('bash', ['-c', script], { cwd: folder, timeout: 20_000 }, (error, out, err) =>
        resolve({ code: error?.code ?? 0, out, err }),
      );
    });

  it('answer where one cannot be carried out, and so do those after it', async () => {
    const home = process.cwd();
    expect(await bash('mkdir gone && cd gone && rmdir ../gone && ../glasshouse --version')).toEqual({
      code: 1,
      out: '',
      err: expect.stringMatching(/^the command could not be carried out: .*ENOENT.*gone/m),
    });
    expect(await bash('./glasshouse --version')).toEqual({ code: 0, out: expect.stringMatching(/^\d/), err: '' });
    expect(await bash('./glasshouse nonsense')).toMatchObject({ code: 2, out: '' });
    expect([process.cwd(), shared!.asked()]).toEqual([home, 3]);
  });
});
