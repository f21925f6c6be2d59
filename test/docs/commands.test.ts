import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, textOf } from '../structure/sources.js';
import { pages, testedBlocks } from './pages.js';

/**
 * Runs the blocks that are marked `sh test`, page by page, as a reader would: in a folder that holds `glasshouse`, `scenarios` and `studies`.
 * A block fails when any of its commands does. All pages share one folder, as those of a reader do: a study that is already finished is not run again.
 */
const marked = pages()
  .map((page) => ({ page, blocks: testedBlocks(page, textOf(page)) }))
  .filter(({ blocks }) => blocks.length > 0);

const shell = spawnSync('bash', ['-c', 'exit 0']).status === 0;

it('pages have commands to run', () => {
  expect(marked.map(({ page }) => page)).toEqual([
    'docs/how-to/describe-a-scenario.md',
    'docs/how-to/explain-a-life.md',
    'docs/how-to/open-the-tables.md',
    'docs/how-to/read-a-report.md',
    'docs/how-to/run-a-study.md',
    'docs/how-to/write-a-scenario.md',
  ]);
});

describe('the commands of', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'glasshouse-pages-'));
    symlinkSync(join(ROOT, 'glasshouse'), join(folder, 'glasshouse'));
    for (const name of ['scenarios', 'studies']) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  for (const { page, line, script } of marked.flatMap((one) => one.blocks)) {
    it(`${page}, line ${line}`, (context) => {
      if (!shell) context.skip('there is no bash here');
      const done = spawnSync('bash', ['-euo', 'pipefail', '-c', script], { cwd: folder, encoding: 'utf8', timeout: 170_000 });
      expect(done.status, `${script}\n${done.stdout}\n${done.stderr}`).toBe(0);
    }, 180_000);
  }
});
