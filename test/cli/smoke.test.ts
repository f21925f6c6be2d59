import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { TABLES } from '@glasshouse/model';
import { InputError } from 'glasshouse';
import { openResults } from 'glasshouse/node';
import { say, tinyStudy } from '../places/tiny.js';
import { glasshouse, objectOf, temporaryFolder } from './command-line.js';
import type { Ended } from './command-line.js';

const folder = temporaryFolder();
const study = tinyStudy(folder, 'smoke');
writeFileSync(study, readFileSync(study, 'utf8').replace('points: { reduced: 1,', 'points: { reduced: 2,'));
const result = join(folder, 'result');
let ended: Ended;
/** Runs a command in this process: how a process begins and ends is tested by the first run, and in test/cli/launcher and terminal. */
const here = async (...args: string[]): Promise<Ended> => {
  const { code, out, err } = await say(...args);
  return { code, out: out === '' ? '' : `${out}\n`, err };
};

beforeAll(() => {
  ended = glasshouse(['run', study, '--out', result, '--threads', '2', '--seed', '7', '--json']);
});

afterEach(() => {
  vi.unstubAllEnvs();
});

describe('the smoke study', () => {
  it('ends with one JSON object', () => {
    expect(ended.code).toBe(0);
    const object = objectOf(ended);
    expect(object).toEqual({
      ok: true,
      study: 'smoke',
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      folder: result,
      report: `${result}/report.html`,
      size: 'reduced',
      seed: 7,
      counts: {
        experiments: expect.any(Number),
        runs: expect.any(Number),
        runsKept: 0,
        persons: expect.any(Number),
        rows: Object.fromEntries(TABLES.map((id) => [id, expect.any(Number) as number])),
      },
      timings: { seconds: expect.any(Number), simulating: expect.any(Number), writing: expect.any(Number), threads: 2 },
    });
  });

  it('leaves a folder with every file of a result and no other', () => {
    const files = readdirSync(result).sort();
    const tables = TABLES.map((id) => `${id}.parquet`);
    expect(files).toEqual(
      [...tables, 'inputs', 'log', 'manifest.json', 'pages', 'plan.csv', 'report.html', 'runs', 'start.json', 'study.json'].sort(),
    );
    const manifest = JSON.parse(readFileSync(join(result, 'manifest.json'), 'utf8')) as Record<string, unknown>;
    expect(manifest).toMatchObject({ complete: true, synthetic: true, seed: 7, study: 'studies/smoke.yaml' });
    expect(readFileSync(join(result, 'report.html'), 'utf8')).toContain(String(manifest.hash));
  });

  it('keeps hosts and times in the log only', () => {
    const timings = readFileSync(join(result, 'log', 'timings.jsonl'), 'utf8');
    const { host } = JSON.parse(timings.split('\n')[0]) as { host: string };
    expect(host).not.toBe('');
    for (const file of ['manifest.json', 'study.json', 'start.json']) {
      const text = readFileSync(join(result, file), 'utf8');
      expect(text).not.toContain(folder);
      if (host.length > 6) expect(text).not.toContain(host);
    }
  });

  it('takes the number of threads from GLASSHOUSE_THREADS where nothing else is said', async () => {
    vi.stubEnv('GLASSHOUSE_THREADS', '3');
    expect(objectOf(await here('resume', result, '--json')).timings).toMatchObject({ threads: 3 });
    expect(objectOf(await here('resume', result, '--json', '--threads', '2')).timings).toMatchObject({ threads: 2 });
    vi.stubEnv('GLASSHOUSE_THREADS', 'many');
    const refused = await here('resume', result);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain("value 'many' from env 'GLASSHOUSE_THREADS' is invalid. Give a whole number from 1 to 256");
  });

  it('resumed when it is complete, says the same again', async () => {
    expect(objectOf(await here('resume', result, '--json')).hash).toBe(objectOf(ended).hash);
  });

  it('has its page written again, byte by byte', async () => {
    const before = readFileSync(join(result, 'report.html'), 'utf8');
    expect(await here('report', result)).toMatchObject({ code: 0, out: `${result}/report.html\n` });
    expect(readFileSync(join(result, 'report.html'), 'utf8')).toBe(before);
  });

  it('has every page of its report listed in the manifest, and the first is small', () => {
    const { files } = JSON.parse(readFileSync(join(result, 'manifest.json'), 'utf8')) as { files: { file: string; bytes: number }[] };
    const pages = files.filter(({ file }) => file.endsWith('.html'));
    expect(
      pages
        .map(({ file }) => file)
        .filter((file) => file !== 'report.html')
        .sort(),
    ).toEqual(
      readdirSync(join(result, 'pages'))
        .map((name) => `pages/${name}`)
        .sort(),
    );
    expect(pages.find(({ file }) => file === 'report.html')?.bytes).toBeLessThan(400_000);
    for (const { file, bytes } of pages) expect(bytes, file).toBeLessThan(1_100_000);
  });

  it('is written as one self-contained page, which replaces nothing of somebody else', async () => {
    const one = join(folder, 'one.html');
    expect(await here('report', result, '--single', '--out', one)).toMatchObject({ code: 0, out: `${one}\n` });
    const page = readFileSync(one, 'utf8');
    expect(page).toContain('<section id="years"');
    expect(page).not.toMatch(/href="(\.\.\/|pages\/)/);
    writeFileSync(one, 'my notes');
    for (const flags of [[], ['--force']]) {
      const refused = await here('report', result, '--single', '--out', one, ...flags);
      expect(refused.code).toBe(2);
      expect(readFileSync(one, 'utf8')).toBe('my notes');
    }
    expect((await here('report', result, '--single', '--out', join(result, 'one.html'))).code).toBe(2);
    expect((await here('report', result, '--single')).err).toMatch(/--single without --out/);
    expect((await here('report', result, '--out', join(folder, 'x.html'))).err).toMatch(/--out without --single/);
  });

  it('is exported as comma-separated values', async () => {
    const { files } = objectOf(await here('export', 'csv', result, '--json')) as { files: string[] };
    expect(files.map((file) => file.slice(result.length))).toEqual(TABLES.map((id) => `/csv/${id}.csv`));
    const outcomes = files.find((file) => file.endsWith('/outcomes.csv'))!;
    expect(readFileSync(outcomes, 'utf8').split('\n')[0]).toBe('synthetic,experiment,point,replicate,arm,counter,kind,count');
  });

  it('gives its figures one by one: the list, a drawing, its numbers, and what is in them', async () => {
    const { hash } = objectOf(ended) as { hash: string };
    const listed = objectOf(await here('export', 'figure', result, '--json')) as {
      figures: { figure: string; kind: string; title: string }[];
    };
    const { figure, kind, title } = listed.figures.find((one) => one.figure === 'outcome-smoke-listed')!;
    expect((await here('export', 'figure', result)).out).toMatch(new RegExp(`^${figure} +${kind} +`, 'm'));
    const [svg, csv] = [join(folder, 'figures', 'f.svg'), join(folder, 'figures', 'F.CSV')];
    const said = { synthetic: true, figure, kind, title, hash };
    expect(objectOf(await here('export', 'figure', result, figure, '--out', svg, '--json'))).toEqual({ ...said, file: svg });
    expect((await here('export', 'figure', result, figure, '--out', csv)).out.trim()).toBe(csv);
    const drawing = readFileSync(svg, 'utf8');
    expect(drawing).toMatch(/^<svg /);
    expect(readFileSync(csv, 'utf8')).toMatch(/^synthetic,study,figure,title,kind,/);
    expect(objectOf(await here('export', 'figure', result, figure, '--json'))).toEqual({ ...said, svg: drawing });
    expect((await here('export', 'figure', result, figure)).out.trim()).toBe(drawing.trim());
  });

  it('is a valid study, and says how many assumptions it uses', async () => {
    const checked = objectOf(await here('validate', study, '--json'));
    expect(checked).toMatchObject({ ok: true, kind: 'study', id: 'smoke' });
    expect(checked.assumptions).toBeGreaterThan(0);
    const { counts } = objectOf(ended) as { counts: { runs: number } };
    const work = { persons: expect.any(Number), personRounds: expect.any(Number), bytes: expect.any(Number), seconds: null };
    expect(checked.sizes).toEqual({ reduced: { runs: counts.runs, ...work }, full: { runs: expect.any(Number), ...work } });
    const { out } = await here('validate', study);
    expect(out).toMatch(/\n {2}\d+ quantities in the scenario, (all|\d+ of them) assumed; the arms add 2 assumptions\n/);
    expect(out).toMatch(/a valid study/);
    expect(out).toMatch(/^ {2}reduced size: \d+ runs of at most [\d,]+ people, about \d+ MB of memory for the people of the largest run$/m);
    expect((await here('validate', study, '--time')).out).toMatch(
      /^ {2}full size: \d+ runs of .* of the largest run; (a few seconds|about \d+ s) on one thread$/m,
    );
  });

  it('refuses what no option, pattern or query can choose, and says what there is', async () => {
    const wrong: [string[], RegExp][] = [
      [['advise', study, '--experiment', 'none'], /^--experiment: found "none"; allowed: /],
      [
        ['calibrate', study, '--experiment', 'none'],
        /^--experiment: found "none"; allowed: an experiment with fit: true; this study has none/,
      ],
      [['query', result, 'select * from nothing'], /allowed: one SELECT over the tables of the result: indicators, design, outcomes, /],
      [['counters', study, 'nothing.*'], /matches no counter of this file/],
      [['evidence', '--topic', 'nothing at all'], /^--topic: found "nothing at all"; allowed: a topic of the register/],
      [['evidence', 'E9999'], /found "E9999"; allowed: an id of the register/],
      [['replay', result, 'smoke/99/0'], /smoke\/99\/0/],
      [['explain', result, '--person', 'S-1', '--experiment', 'none'], /^--experiment: found "none"; allowed: smoke/],
      [['export', 'figure', result, 'none'], /^figure: found "none"; allowed: brief-/],
      [['export', 'figure', result, 'outcome-smoke-liste'], /Did you mean "outcome-smoke-listed"/],
      [['export', 'figure', result, '--out', join(folder, 'f.svg')], /--out without a figure/],
      [['export', 'figure', result, 'outcome-smoke-listed', '--out', join(folder, 'f.png')], /No PNG is written here: write \.svg/],
    ];
    for (const [args, says] of wrong) {
      const { code, out, err } = await here(...args);
      expect([args, code, out]).toEqual([args, 2, '']);
      expect(err).toMatch(says);
    }
    expect(readdirSync(folder).filter((name) => name.startsWith('f.'))).toEqual([]);
  });

  it('tells the life of a person in every arm', async () => {
    const { arms, synthetic } = objectOf(await here('explain', result, '--person', 'S-1', '--json')) as {
      arms: unknown[];
      synthetic: boolean;
    };
    expect(synthetic).toBe(true);
    expect(arms.length).toBeGreaterThan(1);
    expect((await here('explain', result, '--person', 'S-1')).out).toMatch(/synthetic/);
  });

  it('shows lives with and without a rule side by side, and says which step is whose', async () => {
    const ask = ['explain', result, '--person', 'S-1', '--without', 'lists'];
    const { arms, without } = objectOf(await here(...ask, '--json')) as {
      arms: { arm: string; steps: { text: string }[] }[];
      without: { rule: string; arms: { arm: string; steps: { text: string }[] }[] };
    };
    expect(without.rule).toBe('lists');
    expect(without.arms.map(({ arm }) => arm)).toEqual(arms.map(({ arm }) => arm));
    expect(arms).toEqual((objectOf(await here('explain', result, '--person', 'S-1', '--json')) as { arms: unknown }).arms);
    const { out } = await here(...ask);
    expect(out).toMatch(/^ {2}A +as_written +.*sanction-days/m);
    expect(out).toMatch(/^ {2}a +as_written, without lists +.*sanction-days/m);
    const marked = out
      .split('\n')
      .filter((line) => /^\d{4}-\d\d-\d\d {2}/.test(line))
      .map((line) => line.slice(12).split(' ')[0]!);
    const shown = (letter: string): number => marked.filter((marks) => marks.includes(letter)).length;
    expect(['A', 'B', 'C'].map(shown)).toEqual(arms.map(({ steps }) => steps.length));
    expect(['a', 'b', 'c'].map(shown)).toEqual(without.arms.map(({ steps }) => steps.length));
    expect(marked.length).toBeGreaterThan(0);
  });

  it('shows one arm, one rule and the days from a date, and says which there are', async () => {
    type Told = { arms: { arm: string; steps: { day: string; rule: string | null; quantity: { path: string } | null }[] }[] };
    const { person } = openResults(result).document.followed[0]!;
    const ask = (...more: string[]): Promise<Ended> => here('explain', result, '--person', person, ...more);
    const whole = objectOf(await ask('--json')) as Told;
    const { arm, steps } = whole.arms.find((one) => one.steps.some(({ rule }) => rule !== null))!;
    const step = steps.findLast(({ rule }) => rule !== null)!;
    const names = ({ rule, quantity }: (typeof steps)[number]): boolean =>
      [rule, quantity?.path].some((path) => path?.split('.')[0] === step.rule!.split('.')[0]);
    const asked = ['--arm', arm, '--rule', step.rule!.split('.')[0]!, '--from', step.day, '--json'];
    const found = objectOf(await ask(...asked)) as Told;
    expect(found.arms).toEqual([
      { ...whole.arms.find((one) => one.arm === arm)!, steps: steps.filter((one) => one.day >= step.day && names(one)) },
    ]);
    expect((await ask('--arm', whole.arms[1]!.arm)).out).toMatch(/^ {2}B +no_list/m);
    expect((await ask('--rule', 'measures.no_aid')).out).toMatch(
      /No step of this life names measures\.no_aid\. They name .*[a-z]+\.[a-z]+/,
    );
    for (const [flag, value, says] of [
      ['--arm', 'none', /found "none"; allowed: as_written, no_list, harsher/],
      ['--from', '2021-02-30', /a day of the calendar/],
      ['--from', '2019-12-31', /--from: found 2019-12-31; allowed: a day from 2020-01-01 to 2020-03-31/],
      ['--from', '2999-01-01', /--from: found 2999-01-01; allowed: a day from 2020-01-01 to 2020-03-31/],
      ['--rule', 'lists.nope', /--rule: found "lists\.nope"; allowed: lists\.black, lists\.defaulters, lists\.red\. Name one/],
      ['--rule', 'measures.no_flght', /--rule: .* Did you mean "measures\.no_flight"/],
      ['--rule', 'lists.defaulters.entries.nobody', /allowed: lists\.defaulters\.entries\.able, /],
      ['--rule', 'nothing', /--rule: found "nothing"; allowed: .*lists.*measures/],
      ['--rule', '', /path of a rule/],
      ['--rule', 'lists.*', /path of a rule/],
      ['--point', '99', /--point: found 99; allowed: 0/],
      ['--replicate', '99', /--replicate: found 99; allowed: 0 to 3/],
    ] as const) {
      const refused = await ask(flag, value);
      const asJson = await ask(flag, value, '--rule', step.rule!, '--json');
      if (flag === '--rule') expect([asJson.code, objectOf({ ...asJson, code: 0 })]).toMatchObject([2, { ok: false }]);
      expect([refused.code, refused.out]).toEqual([2, '']);
      expect(refused.err).toMatch(says);
    }
  });

  it('tells the life of another design point, by the numbers of the tables', async () => {
    const point = openResults(result).document.experiments[0]!.points - 1;
    const told = objectOf(await here('explain', result, '--person', 'S-1', '--point', String(point), '--json')) as object;
    expect(point).toBeGreaterThan(0);
    expect(told).toMatchObject({ point, replicate: 1000 * point });
    expect(openResults(result).explain('S-1', { point }).arms).toEqual((told as { arms: unknown }).arms);
  });

  it('tells the same life to code, and refuses there what it has not', async () => {
    const stored = openResults(result);
    const { arms } = objectOf(await here('explain', result, '--person', 'S-1', '--json')) as { arms: unknown };
    expect(stored.explain('S-1').arms).toEqual(arms);
    const cut = objectOf(await here('explain', result, '--person', 'S-1', '--without', 'lists', '--json')) as {
      without: { arms: unknown };
    };
    expect(stored.explain('S-1', { without: 'lists' })).toMatchObject({ without: 'lists', arms: cut.without.arms });
    expect(() => stored.explain('S-999999999')).toThrow(InputError);
    expect(() => stored.explain('S-1', { experiment: 'none' })).toThrow(/found "none"; allowed: smoke/);
    expect(() => stored.explain('S-1', { replicate: 99 })).toThrow(/found 99; allowed: 0 to 3/);
  });

  it('knows no person beyond its last, and no rule it does not have', async () => {
    const nobody = await here('explain', result, '--person', 'S-999999999');
    expect(nobody.code).toBe(2);
    expect(nobody.err).toMatch(/S-999999999/);
    const nothing = await here('explain', result, '--person', 'S-1', '--without', 'lists.no_such_list');
    expect(nothing.code).toBe(2);
    expect(nothing.err).toMatch(/no_such_list/);
  });
});

describe('a new study', () => {
  it('is sound at once and lies in a folder of its own', () => {
    const made = objectOf(glasshouse(['new', 'my-study', '--json'], folder)) as { files: string[] };
    expect(made.files).toContain('my-study/studies/my-study.yaml');
    for (const file of made.files) expect(existsSync(join(folder, file))).toBe(true);
    expect(objectOf(glasshouse(['validate', 'my-study/studies/my-study.yaml', '--json'], folder))).toMatchObject({
      ok: true,
      id: 'my-study',
    });
  });
});
