import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { memoryLimit } from '../../packages/cli/src/io/memory.js';
import { say, temporaryFolder, tinyStudy, treeOf } from '../places/tiny.js';

const home = temporaryFolder();
const study = tinyStudy(home);
afterEach(() => vi.unstubAllEnvs());

describe('a study that takes more memory than there is', () => {
  it('is refused before anything is written, and says by how much, what may be lowered, and how to raise the limit', async () => {
    vi.stubEnv('GLASSHOUSE_MEMORY', '0.0001');
    const out = join(home, 'refused');
    const { code, out: printed, err } = await say('run', study, '--out', out, '--threads', '2');
    expect(err).toMatch(
      /^experiments\.\w+\.persons: found about \d MB of memory for 1000 people in 3 arms, with 2 runs at a time; allowed: at most 1 MB, as GLASSHOUSE_MEMORY says\. Lower persons or --threads, or set GLASSHOUSE_MEMORY/,
    );
    expect({ code, printed, there: existsSync(out) }).toEqual({ code: 2, printed: '', there: false });
  });

  it('runs once the limit is raised, and a finished one is shown under any limit', async () => {
    vi.stubEnv('GLASSHOUSE_MEMORY', '1');
    const line = ['run', study, '--out', join(home, 'runs'), '--threads', '1'];
    expect(await say(...line)).toMatchObject({ code: 0 });
    vi.stubEnv('GLASSHOUSE_MEMORY', '0.0001');
    expect(await say(...line)).toMatchObject({ code: 0 });
    // To run it again is to replace it: it stays.
    const before = treeOf(join(home, 'runs'));
    expect(await say(...line, '--force')).toMatchObject({ code: 2, err: expect.stringMatching(/of memory for 1000 people/) });
    expect(treeOf(join(home, 'runs'))).toEqual(before);
  });

  it('is held against the memory of the machine where nobody says another limit', () => {
    const { bytes, whose } = memoryLimit('');
    expect(bytes).toBeGreaterThan(0);
    expect(bytes).toBeLessThanOrEqual(totalmem());
    expect(whose).toBe('the memory of this machine');
  });

  it('is refused by a worker of a prepared study too, of which none of its runs is begun', async () => {
    const folder = join(home, 'prepared');
    expect((await say('prepare', study, '--out', folder, '--shards', '2')).code).toBe(0);
    vi.stubEnv('GLASSHOUSE_MEMORY', '0.0001');
    const before = treeOf(folder);
    const { code, err } = await say('shard', folder, '--shard', '0/2', '--threads', '1');
    expect(err).toMatch(
      /^experiments\.\w+\.persons: found about \d MB of memory for 1000 people in 3 arms, with one run at a time; .*the number of arms/,
    );
    expect([code, treeOf(folder)]).toEqual([2, before]);
  });

  it.each(['much', '-1', '0', '1e400', 'Infinity'])('refuses %s as a limit', async (asked) => {
    vi.stubEnv('GLASSHOUSE_MEMORY', asked);
    const { code, err } = await say('run', study, '--out', join(home, 'no-limit'), '--threads', '1');
    expect(err).toMatch(/^GLASSHOUSE_MEMORY: found ".*"; allowed: gigabytes, such as 16\. Correct it or unset it\.$/);
    expect(code).toBe(2);
  });
});
