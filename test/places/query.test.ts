import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { textOf } from '../structure/sources.js';
import { say, temporaryFolder, tinyStudy, treeOf } from './tiny.js';

const home = temporaryFolder();
// Brackets, a star, a quote and `=`: letters of a path, and never a pattern, a text of SQL or a column.
const result = join(home, "a [1]=b'*");
let before: Record<string, string> = {};

beforeAll(async () => {
  expect((await say('run', tinyStudy(home), '--out', result, '--threads', '1')).code).toBe(0);
  before = treeOf(home);
});

/** The folder of the result, and a table of it, as a text of SQL. */
const inSql = (file = ''): string => `'${join(result, file).replaceAll("'", "''")}'`;
const asked = (sql: string, ...flags: string[]) => say('query', result, sql, ...flags);
const rows = async (sql: string): Promise<unknown[][]> => {
  const { code, out, err } = await asked(sql, '--format', 'json');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return (JSON.parse(out) as { rows: unknown[][] }).rows;
};

describe('query', () => {
  it('answers a SELECT over the tables by their names, with whole numbers as numbers', async () => {
    expect(await rows('select distinct arm from indicators order by arm')).toEqual([['as_written'], ['harsher'], ['no_list']]);
    expect(await rows('select count(*), sum(persons) from runs')).toEqual([[4, 4000]]);
    expect(await rows('with few as (select 1 as one) from few')).toEqual([[1]]);
  });

  it('prints a table, or comma-separated values, and says where there is more', async () => {
    expect((await asked("select 'a' as word, 10 as number union all select 'bcdefg', 9 order by number")).out).toBe(
      ['word    number', '------  ------', 'bcdefg       9', 'a           10'].join('\n'),
    );
    expect((await asked("select 'a,b' as word, null as none", '--format', 'csv')).out).toBe('word,none\n"a,b",');
    expect((await asked('select * from range(100)', '--rows', '2')).out).toMatch(/\n {4}1\n\.\.\. and more: --rows/);
  });

  it('prints days, times, lists and large numbers in the words of the database, without quotes of their own', async () => {
    const sql =
      "select date '2020-01-02' as d, timestamp '2020-01-02 03:04:05' as t, [1, 2] as l, 1.50::decimal(5,2) as p, 9007199254740993 as n, null as o";
    expect(await rows(sql)).toEqual([['2020-01-02', '2020-01-02 03:04:05', '[1, 2]', 1.5, '9007199254740993', null]]);
    expect((await asked(sql, '--format', 'csv')).out).toBe('d,t,l,p,n,o\n2020-01-02,2020-01-02 03:04:05,"[1, 2]",1.5,9007199254740993,');
  });

  it('prints what is no finite number as a word, in JSON too', async () => {
    const sql = "select 'nan'::double as a, 'inf'::double as b, '-inf'::float as c, null as d";
    expect(await rows(sql)).toEqual([['NaN', 'Infinity', '-Infinity', null]]);
    expect((await asked(sql, '--format', 'csv')).out).toBe('a,b,c,d\nNaN,Infinity,-Infinity,');
  });

  it('prints a table of more rows than a call takes arguments', async () => {
    const { code, out } = await asked('select * from range(200000)', '--rows', '1000000');
    expect([code, out.split('\n').length]).toEqual([0, 200_002]);
  });

  it('keeps each row of a table on its line, and sends a terminal no signs but text', async () => {
    expect((await asked("select 'a' || chr(10) || 'b' || chr(27) || '[2J' as x, 1 as y")).out).toBe(
      ['x               y', '--------------  -', 'a b<U+001B>[2J  1'].join('\n'),
    );
  });

  it('says to put text in single quotes where a word is no column', async () => {
    for (const sql of ['select * from indicators where arm = harsher', 'select * from indicators where arm = "harsher"'])
      expect(await asked(sql)).toMatchObject({
        code: 2,
        err: expect.stringMatching(
          /^query: found no column "harsher"; allowed: a column .*; text in single quotes\. If harsher is text, write 'harsher'\./,
        ),
      });
  });

  it('does not follow an endless answer to its end', async () => {
    expect((await asked('select * from range(10000000000) a, range(1000000) b', '--rows', '2', '--format', 'csv')).out).toBe(
      'range,range:1\n0,0\n1,0',
    );
  });

  it.each<[string, string, RegExp]>([
    ['reads no other file', `select * from read_text('${join(home, 'studies/tiny.yaml')}')`, /file system operations are disabled/],
    ['lists no folder', "select * from glob('/*')", /file system operations are disabled/],
    ['writes no file', `copy indicators to '${join(home, 'out.csv')}'`, /disabled|not a SELECT/],
    ['replaces no table', `copy (select 1) to '${result.replaceAll("'", "''")}/indicators.parquet'`, /not a SELECT|disabled/],
    ['makes nothing', 'create table t as select 1', /not a SELECT/],
    ['attaches nothing', `attach '${join(home, 'out.db')}'`, /not a SELECT|disabled/],
    ['changes no setting', "set memory_limit = '8GB'", /not a SELECT/],
    ['installs nothing', 'install httpfs', /not a SELECT/],
    ...[
      `copy (select 1 as gone) to ${inSql('indicators.parquet')} (format parquet, use_tmp_file false)`,
      `explain copy (select 1 as gone) to ${inSql('indicators.parquet')} (format parquet, use_tmp_file false)`,
      `explain analyze copy (select 1 as gone) to ${inSql('indicators.parquet')} (format parquet, use_tmp_file false)`,
      `EXPLAIN /* */ (ANALYZE, FORMAT json) COPY runs TO ${inSql('runs.parquet')} (USE_TMP_FILE false)`,
      'explain analyze select 1',
      'explain select 1',
      'prepare change as select 1',
      'call enable_logging()',
      'pragma enable_profiling',
      'set variable x = 1',
      'reset memory_limit',
      'use memory',
      'begin',
      'checkpoint',
      'vacuum',
      'load httpfs',
      'detach memory',
      'drop view runs',
      'alter view runs rename to others',
      "comment on view runs is 'x'",
    ].map(
      (sql) =>
        [`refuses: ${sql.replace(inSql(), 'the result').slice(0, 50)}`, sql, /: found a statement that is not a SELECT; /] as [
          string,
          string,
          RegExp,
        ],
    ),
    ['runs nothing prepared', 'execute change', /"change" does not exist/],
    ['writes nothing in a CTE', `with a as (copy (select 1) to ${inSql('runs.parquet')}) from a`, /A CTE needs a SELECT/],
    ['changes nothing in a CTE', 'with a as (insert into runs values (1) returning *) from a', /A CTE needs a SELECT/],
    ['queries no text that writes', `from query('copy (select 1) to ''x''')`, /Expected a single SELECT statement/],
    ['exports nothing', `export database '${join(home, 'exported')}'`, /disabled/],
    ['imports nothing', `import database '${home}'`, /disabled/],
    ['reads no other database', `from read_duckdb('${join(home, 'x.db')}')`, /disabled/],
    ['reads nothing from elsewhere', "from 'https://example.org/a.parquet'", /disabled/],
    ['makes no secret', 'create secret (type s3)', /disabled|not a SELECT/],
    ['loads no extension', 'select st_point(1, 2)', /not in the catalog/],
    ['answers one statement', 'select 1; select 2', /2 statements; one SELECT/],
    ['needs a statement', ' ', /no statement/],
    ['needs more than a semicolon', ' ; ;', /no statement/],
    ['needs more than comments', '/* a * b */;-- nothing ;\n;-- end', /no statement/],
    ['prints no endless text', "select repeat('x', 60000000)", /found an answer with 60000000 characters of text; at most 50000000/],
    ['prints no endless text in many rows', "select repeat('x', 100000) from range(900)", /characters of text; at most/],
    ['says what is wrong', 'selec 1', /syntax error at or near "selec"/],
    ['knows these tables alone', 'select * from people', /people does not exist/],
  ])('%s', async (_what, sql, told) => {
    const { code, out, err } = await asked(sql);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(told);
    expect(treeOf(home)).toEqual(before);
    expect(existsSync(join(home, 'out.csv'))).toBe(false);
  });

  it.each([
    'summarize runs',
    'describe runs',
    'pragma version',
    "select write_log('x')",
    'from checkpoint()',
    `from enable_logging(level = 'trace', storage = 'file', storage_path = '${join(home, 'logs')}'), range(3)`,
    `from enable_logging(level = 'trace', storage = 'file', storage_path = ${inSql('runs.parquet')}), range(3)`,
    `from enable_profiling(format = 'json', save_location = '${join(home, 'profile.json')}', coverage = 'all'), range(3)`,
    `from read_blob(${inSql('runs.parquet')})`,
  ])('answers, and changes no file: %s', async (sql) => {
    expect((await asked(sql)).code).toBe(0);
    expect(treeOf(home)).toEqual(before);
  });
});

describe('query of a folder whose name could be a pattern', () => {
  // Beside each is a folder that it would fit, with another result or with none.
  const names = [
    'q[ab]',
    'q[!z]',
    'q*',
    '**',
    'q?',
    'q{a,b}',
    '{qa,qb}',
    'q\'"[ab]*',
    '[q',
    ']q[',
    '~',
    ...(process.platform === 'win32' ? [] : ['q\\a', 'x[q]\\a']),
  ];
  const at = (name: string): string => join(home, 'patterns', name);

  beforeAll(() => {
    for (const name of ['qa', 'qb', 'qz', ...names]) cpSync(result, at(name), { recursive: true });
    for (const name of ['qa', 'qb', 'qz']) writeFileSync(join(at(name), 'runs.parquet'), 'no table');
  });

  it.each(names)('reads the tables of %s and no others', async (name) => {
    expect(await say('query', at(name), 'select count(*) as n from runs', '--format', 'csv')).toEqual({ code: 0, out: 'n\n4', err: '' });
    const { code, err } = await say('query', at(name), `from read_parquet('${at('qb').replaceAll("'", "''")}/arms.parquet')`);
    expect([code, err]).toEqual([2, expect.stringContaining('disabled')]);
  });
});

describe('an archive', () => {
  it('describes each of its files, and the program, as RO-Crate has it', async () => {
    const file = join(home, 'packed.zip');
    expect((await say('pack', result, '--out', file)).code).toBe(0);
    const entries = Object.entries(unzipSync(readFileSync(file)));
    const names = entries.map(([name]) => name.split('/').slice(1).join('/'));
    const crate = entries.find(([name]) => name.endsWith('/ro-crate-metadata.json'))!;
    const { '@graph': graph } = JSON.parse(Buffer.from(crate[1]).toString('utf8')) as { '@graph': Record<string, unknown>[] };
    const ids = new Set(graph.map((one) => one['@id']));
    expect(ids.size).toBe(graph.length);
    const root = graph.find((one) => one['@id'] === './') as { hasPart: { '@id': string }[]; description: string };
    expect(root.description).toContain('synthetic');
    // All but the description itself, and the list that names it.
    expect(root.hasPart.map((part) => decodeURIComponent(part['@id'])).sort()).toEqual(
      names.filter((name) => !['ro-crate-metadata.json', 'pack.json'].includes(name)).sort(),
    );
    expect(root.hasPart.filter((part) => !ids.has(part['@id']))).toEqual([]);
    expect(JSON.stringify(graph)).not.toMatch(/\/(home|tmp|root)\//);
    expect((await say('verify', file)).code).toBe(0);
  });

  it('and the repository say who wrote the program, under which licence and in which version, the same in each place', () => {
    const meta = JSON.parse(textOf('codemeta.json')) as Record<string, unknown>;
    const citation = parse(textOf('CITATION.cff')) as Record<string, unknown>;
    const { version } = JSON.parse(textOf('packages/cli/package.json')) as Record<string, string>;
    expect([meta['version'], citation['version']]).toEqual([version, version]);
    expect(textOf('LICENSE')).toMatch(/^MIT License/);
    expect([meta['license'], citation['license']]).toEqual(['https://spdx.org/licenses/MIT', 'MIT']);
    expect(meta['keywords']).toEqual(citation['keywords']);
  });
});
