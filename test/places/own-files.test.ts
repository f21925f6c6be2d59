import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { say, temporaryFolder, tinyStudy, treeOf } from './tiny.js';

const home = temporaryFolder();
const study = tinyStudy(home);
const scenario = join(home, 'scenarios', 'smoke.yaml');
const result = join(home, 'result');
const own = join(home, 'own');

beforeAll(async () => {
  mkdirSync(own);
  expect(await say('run', study, '--out', result, '--threads', '1')).toMatchObject({ code: 0 });
}, 120_000);

const bytes = (text: string): Buffer => Buffer.from(text);
const packed = (files: Record<string, string>): Buffer =>
  Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes(text)]))));
const odd = (place: string): string[] => ['export', 'odd', scenario, '--out', place];
const pack = (place: string): string[] => ['pack', result, '--out', place];
const picture = (place: string): string[] => ['export', 'picture', scenario, '--out', place];
const figure = (place: string): string[] => ['export', 'figure', result, 'outcome-smoke-sanction_days', '--out', place];
const report = (place: string): string[] => ['report', result, '--single', '--out', place];
const claims = (place: string): string[] => ['export', 'claims', result, '--out', place];

/** The archive of the result with a file of one's own added. */
async function archiveWithMore(): Promise<Buffer> {
  const whole = join(home, 'whole.zip');
  await say(...pack(whole));
  const files = unzipSync(readFileSync(whole));
  return Buffer.from(zipSync({ ...files, [`${Object.keys(files)[0].split('/')[0]}/notes.txt`]: bytes('mine') }));
}

const HTML = '<!doctype html>\n<title>Notes</title>\n<footer><p>Glasshouse study <code>smoke</code>, as I read it</p></footer>\n';

describe('a file of a person that has words of ours is not replaced, even with --force', () => {
  it.each<[string, string, (place: string) => string[], () => Buffer | Promise<Buffer>]>([
    [
      'a thesis on the ODD protocol',
      'thesis.md',
      odd,
      () => bytes('# My thesis\n\nIt follows the ODD protocol (Grimm and others 2020).\n'),
    ],
    ['an archive of files with our names', 'backup.zip', pack, () => packed({ 'x/pack.json': '{}', 'x/manifest.json': '{}' })],
    ['our archive with a file added', 'more.zip', pack, archiveWithMore],
    [
      'a drawing',
      'drawing.svg',
      picture,
      () => bytes('<svg xmlns="http://www.w3.org/2000/svg"><text>Synthetic people only.</text></svg>\n'),
    ],
    ['a drawing beside a figure', 'mine.svg', figure, () => bytes('<svg class="glasshouse-figure"></svg>\n')],
    ['a page', 'notes.html', report, () => bytes(HTML)],
    ['claims of another form', 'mine.json', claims, () => bytes('{"id":1,"hash":2,"inputs":3,"claims":4,"ratios":5,"sources":6}\n')],
  ])('%s', async (_what, name, line, content) => {
    const place = join(own, name);
    const text = await content();
    writeFileSync(place, text);
    expect(await say(...line(place), '--force')).toMatchObject({
      code: 2,
      err: `${place} was not made by this command and is not replaced: name another file with --out`,
    });
    expect(readFileSync(place).equals(text)).toBe(true);
  });

  it('nor is one that stands in the result folder', async () => {
    const folder = join(home, 'copy');
    cpSync(result, folder, { recursive: true });
    mkdirSync(join(folder, 'csv'));
    for (const [file, text, line] of [
      ['csv/indicators.csv', 'name,value\nmine,1\n', ['export', 'csv', folder]],
      ['claims.json', '{"mine": true}\n', ['export', 'claims', folder]],
    ] as const) {
      writeFileSync(join(folder, file), text);
      expect(await say(...line)).toMatchObject({ code: 2 });
      expect(await say(...line, '--force')).toMatchObject({
        code: 2,
        err: `${folder}/${file} was not made by this command and is not replaced: move it away`,
      });
      expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
    }
    rmSync(folder, { recursive: true });
  });
});

it('claims of a study without any are exported with a note', async () => {
  const bare = tinyStudy(home, 'bare');
  writeFileSync(bare, readFileSync(bare, 'utf8').replace(/\nclaims:\n(?: .*\n)+/, '\nclaims: []\n'));
  const folder = join(home, 'bare-result');
  expect(await say('run', bare, '--out', folder, '--threads', '1')).toMatchObject({ code: 0 });
  const err = 'note: the study has no claims, and the file none; export csv writes its numbers';
  expect(await say('export', 'claims', folder)).toEqual({ code: 0, out: `${folder}/claims.json`, err });
});

describe('run --force and report --force', () => {
  const again = (folder: string, ...more: string[]): ReturnType<typeof say> =>
    say('run', study, '--out', folder, '--threads', '1', '--seed', '2', '--force', ...more);
  const copy = (name: string): string => {
    const folder = join(home, name);
    cpSync(result, folder, { recursive: true });
    return folder;
  };

  it.each([
    ['csv/indicators.csv', 'name,value\nmine,1\n'],
    ['csv/harm.csv', 'synthetic,experiment,point,replicate,arm,cell,measure,harm,context,person_days,minor_units,my_remark\n'],
    ['claims.json', '{"mine": true}\n'],
    ['report.html', HTML],
    ['pages/arms.html', HTML],
    ['array.sbatch', '#!/bin/bash\n#SBATCH --job-name=glasshouse-mine\nsrun mine\n'],
    ['indexed-job.yaml', 'kind: Job\n'],
  ])('clear no %s of a person, and nothing else then', async (file, text) => {
    const folder = copy('cleared');
    mkdirSync(join(folder, 'csv'), { recursive: true });
    writeFileSync(join(folder, file), text);
    const before = treeOf(folder);
    const err = `${folder}/${file} was not made by this command and is not replaced: move it away`;
    expect(await again(folder)).toEqual({ code: 2, out: '', err });
    if (file.endsWith('.html')) expect(await say('report', folder, '--force')).toEqual({ code: 2, out: '', err });
    expect(treeOf(folder)).toEqual(before);
    rmSync(folder, { recursive: true });
  });

  it('replace what commands wrote, exported, changed or not', async () => {
    const folder = copy('replaced');
    expect(await say('export', 'csv', folder)).toMatchObject({ code: 0 });
    expect(await say('export', 'claims', folder)).toMatchObject({ code: 0 });
    for (const file of ['report.html', 'pages/arms.html', 'claims.json', 'csv/runs.csv'])
      writeFileSync(join(folder, file), `${readFileSync(join(folder, file), 'utf8')}\n`);
    expect(await say('report', folder, '--force')).toMatchObject({ code: 0 });
    writeFileSync(join(folder, 'report.html'), `${readFileSync(join(folder, 'report.html'), 'utf8')}\n`);
    expect(await again(folder)).toMatchObject({ code: 0 });
    expect(Object.keys(treeOf(folder)).filter((name) => /^csv|^claims/.test(name))).toEqual([]);
    rmSync(folder, { recursive: true });
  });
});

describe('a file that the command wrote', () => {
  it.each<[string, (place: string) => string[]]>([
    ['odd.md', odd],
    ['result.zip', pack],
    ['picture.svg', picture],
    ['figure.svg', figure],
    ['figure.csv', figure],
    ['report.html', report],
    ['claims.json', claims],
  ])('is replaced with --force after a change: %s', async (name, line) => {
    const place = join(own, name);
    await say(...line(place));
    const whole = readFileSync(place);
    writeFileSync(place, Buffer.concat([whole, bytes('\n')]));
    expect(await say(...line(place), '--force')).toMatchObject({ code: 0 });
    expect(readFileSync(place).equals(whole)).toBe(true);
  });

  it('is replaced in the result folder as well, whatever its lines end with', async () => {
    await say('export', 'csv', result);
    const table = join(result, 'csv', 'runs.csv');
    copyFileSync(table, join(home, 'before.csv'));
    const text = readFileSync(table, 'utf8');
    writeFileSync(table, text.replaceAll('\n', '\r\n'));
    expect(await say('export', 'csv', result, '--force')).toMatchObject({ code: 0 });
    expect(readFileSync(table, 'utf8')).toBe(text);
  });
});

describe('prepare, given again', () => {
  const folder = join(home, 'prepared');
  const job = join(folder, 'indexed-job.yaml');
  const again = (...more: string[]): ReturnType<typeof say> => say('prepare', study, '--out', folder, ...more);

  it('writes its scripts for another number of shards, and keeps one that was changed until --force', async () => {
    await again('--shards', '3');
    expect(await again('--shards', '2')).toMatchObject({ code: 0, err: '' });
    const whole = readFileSync(job, 'utf8');
    expect(whole).toContain('completions: 2');
    for (const name of ['indexed-job.yaml', 'array.sbatch']) {
      const file = join(folder, name);
      const text = readFileSync(file, 'utf8');
      writeFileSync(file, `${text}# mine\n`);
      expect(await again('--shards', '2')).toMatchObject({
        code: 0,
        err: `${folder}/${name} was changed since it was written and is kept (--force replaces it)`,
      });
      expect(readFileSync(file, 'utf8')).toBe(`${text}# mine\n`);
      expect(await again('--shards', '2', '--force')).toMatchObject({ code: 0, err: '' });
      expect(readFileSync(file, 'utf8')).toBe(text);
    }
  });

  it('keeps a script of a person, even with --force', async () => {
    writeFileSync(job, 'kind: Job\n');
    for (const more of [[], ['--force']])
      expect(await again('--shards', '2', ...more)).toMatchObject({ code: 0, err: `${job} was not made by this command and is kept` });
    expect(readFileSync(job, 'utf8')).toBe('kind: Job\n');
  });
});
