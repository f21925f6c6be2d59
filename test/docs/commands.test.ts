import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StudyDocument } from '@glasshouse/model';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeArguments } from '../cli/command-line.js';
import { ROOT, textOf } from '../structure/sources.js';
import { pages, testedBlocks } from './pages.js';
import { inOneProcess } from './one-process.js';
import type { OneProcess } from './one-process.js';
import { runBlock, spawnedBeside } from './tools.js';

/**
 * Runs the blocks that are marked `test`, page by page, as a reader would: in a folder that holds `glasshouse`, `scenarios` and `studies`.
 * Commands of Glasshouse are carried out in the process of the tests. A block fails when any of its commands does. All pages share one folder,
 * as those of a reader do: a study that is already finished is not run again.
 */
const marked = pages()
  .map((page) => ({ page, blocks: testedBlocks(page, textOf(page)) }))
  .filter(({ blocks }) => blocks.length > 0);

it('pages have commands to run', () => {
  expect(marked.map(({ page }) => page)).toEqual([
    'docs/how-to/bring-your-own-evidence.md',
    'docs/how-to/build-a-relative.md',
    'docs/how-to/choose-a-design.md',
    'docs/how-to/describe-a-scenario.md',
    'docs/how-to/explain-a-life.md',
    'docs/how-to/open-the-tables.md',
    'docs/how-to/read-a-report.md',
    'docs/how-to/run-a-study.md',
    'docs/how-to/run-on-many-machines.md',
    'docs/how-to/use-in-code.md',
    'docs/how-to/write-a-scenario.md',
  ]);
});

describe('the commands of', () => {
  let folder = '';
  let shared: OneProcess | null = null;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'glasshouse-pages-'));
    symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
    for (const name of ['scenarios', 'studies']) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
    shared = await inOneProcess(join(folder, 'glasshouse'));
  });
  afterAll(() => {
    shared?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const printed = new Map<string, string>();
  for (const block of marked.flatMap((one) => one.blocks)) {
    const { page, line, language, script } = block;
    it(`${page}, line ${line} (${language})`, async (context) => {
      const ran = await runBlock(block, folder);
      if ('missing' in ran) return context.skip(ran.missing);
      expect(ran.status, `${script}\n${ran.out}\n${ran.err}`).toBe(0);
      printed.set(`${page} ${language}`, `${printed.get(`${page} ${language}`) ?? ''}${ran.out}`);
    });
  }

  it('are carried out in one process, which says and does what a process for each of them does', async () => {
    for (const args of [
      ['explain', 'results/smoke', '--person', 'S-12', '--arm', 'as_written', '--rule', 'measures'],
      ['validate', 'studies/no-such-study.yaml'],
      ['query', 'results/smoke', "select arm, avg(value) from indicators where indicator = 'sanction_days' group by arm order by arm"],
      ['run', 'studies/smoke.yaml', '--out', 'results/smoke', '--seed', '7'],
    ]) {
      const [together, alone] = await Promise.all([
        spawnedBeside(join(folder, 'glasshouse'), args, folder),
        spawnedBeside(process.execPath, nodeArguments(args), folder),
      ]);
      expect(together, args.join(' ')).toEqual(alone);
      expect(together).toMatchObject({ status: args[0] === 'validate' || args.includes('--seed') ? 2 : 0 });
    }
    expect(shared!.asked()).toBeGreaterThan(50);
  });

  it('docs/how-to/use-in-code.md draws a figure, and counts what the command line counts', () => {
    const out = printed.get('docs/how-to/use-in-code.md js') ?? '';
    expect(out).toMatch(/^true 180$/m);
    expect(readFileSync(join(folder, 'sanction-days.html'), 'utf8')).toMatch(/Synthetic people.*<svg[\s\S]*<circle/);
  });

  it.for(['r', 'python', 'sql'])('docs/how-to/open-the-tables.md give the numbers of the report in %s', (language, context) => {
    const out = printed.get(`docs/how-to/open-the-tables.md ${language}`);
    if (out === undefined) return context.skip(`the blocks in ${language} could not be run here`);
    const document = JSON.parse(readFileSync(join(folder, 'results', 'smoke', 'study.json'), 'utf8')) as StudyDocument;
    const { arms } = document.indicators.find((one) => one.indicator === 'sanction_days')!;
    const numbers = [...out.matchAll(/-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/g)].map(([text]) => Number(text));
    for (const { arm, estimate } of arms) {
      const near = numbers.some((number) => Math.abs(number / estimate.middle - 1) < 1e-6);
      expect(near, `${arm}: ${estimate.middle} in\n${out}`).toBe(true);
    }
  });
});
