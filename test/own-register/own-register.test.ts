import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StudyDocument } from '@glasshouse/model';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { say, temporaryFolder, tinyStudy } from '../places/tiny.js';
import { ROOT } from '../structure/sources.js';

vi.setConfig({ testTimeout: 900_000, hookTimeout: 900_000 });

const home = join(temporaryFolder(), 'a folder, with blanks');
const scenario = join(home, 'scenarios', 'smoke.yaml');
const rows = join(home, 'scenarios', 'my evidence', 'own rows.csv');
const result = join(home, 'result');
const [HEADER] = readFileSync(join(ROOT, 'evidence/register.csv'), 'utf8').split('\n');
let study = '';

const change = (file: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(file, 'utf8');
  if (text.replace(from, to) === text) throw new Error(`nothing to replace in ${file}: ${String(from)}`);
  writeFileSync(file, text.replace(from, to));
};

/** Writes the file of own rows; the value is that of the scenario. */
const writeRows = (more = ''): void =>
  writeFileSync(
    rows,
    `${HEADER!.trim()}\nUC1,lists,"Term of a listing, in months",6,months,2020,Nowhere,Rules of a list,An office,2020,doi:10.1000/182,measured,,,\n` +
      `UC2,lists,Persons listed at the end of March,40,persons,2020,Nowhere,Yearbook,A bureau,2021,https://example.org/yearbook,reported-unverified,A digest,,\n${more}`,
  );

beforeAll(async () => {
  mkdirSync(join(home, 'scenarios', 'my evidence'), { recursive: true });
  study = tinyStudy(home);
  writeRows();
  change(scenario, /^kind: scenario$/m, 'kind: scenario\nregister: my evidence/own rows.csv');
  change(scenario, /term: \{ value: [^}]*\}/, 'term: { value: 6, unit: months, source: UC1 }');
  const { code, err } = await say('run', study, '--out', result, '--threads', '1');
  expect(code, err).toBe(0);
});

const document = (): StudyDocument => JSON.parse(readFileSync(join(result, 'study.json'), 'utf8')) as StudyDocument;

describe('a scenario with a register of its own', () => {
  it('is sound alone, and in every document made of it', async () => {
    expect(await say('validate', scenario)).toMatchObject({ code: 0 });
    const odd = await say('export', 'odd', scenario);
    expect(odd.out).toContain('**UC1** (measured, own register)');
    expect(odd.out).toContain('https://doi.org/10.1000/182');
    for (const command of [
      ['rights-check', scenario],
      ['counters', scenario],
      ['compare', scenario, join(ROOT, 'scenarios/smoke.yaml')],
    ])
      expect((await say(...command)).code, command.join(' ')).toBe(0);
  });

  it('has citation and grade of its row in the report, marked as its own', () => {
    expect(document().sources.find(({ id }) => id === 'UC1')).toMatchObject({
      citation: 'An office, “Rules of a list”, 2020',
      grade: 'measured, own register',
      file: 'scenarios/my evidence/own rows.csv',
    });
    const pages = ['report.html', 'pages/sources.html', 'pages/inputs.html'].map((page) => {
      try {
        return readFileSync(join(result, page), 'utf8');
      } catch {
        return '';
      }
    });
    expect(pages.join('')).toMatch(/id="source-uc1"[\s\S]*?measured, own register/);
  });

  it('leaves rows that nothing uses out of the sources', () => {
    expect(document().sources.map(({ id }) => id)).not.toContain('UC2');
  });

  it('is kept with the result, and checked elsewhere from the archive alone', async () => {
    expect(readFileSync(join(result, 'inputs', 'scenarios', 'my evidence', 'own rows.csv'), 'utf8')).toBe(readFileSync(rows, 'utf8'));
    const archive = join(home, 'packed.zip');
    expect((await say('pack', result, '--out', archive)).code).toBe(0);
    renameSync(rows, `${rows}.away`);
    try {
      for (const place of [archive, result]) {
        const { code, out, err } = await say('verify', place, '--json');
        expect(code, out + err).toBe(0);
      }
      const { code, out, err } = await say('verify', archive, '--rerun', '--json');
      expect(code, out + err).toBe(0);
    } finally {
      renameSync(`${rows}.away`, rows);
    }
  });

  it('puts the used rows beside the shipped ones in the archive', async () => {
    const { unzipSync, strFromU8 } = await import('fflate');
    const files = unzipSync(readFileSync(join(home, 'packed.zip')));
    const name = Object.keys(files).find((one) => one.endsWith('register-rows.csv'))!;
    const lines = strFromU8(files[name]!).trim().split('\n');
    expect(lines.filter((line) => line.startsWith('UC')).map((line) => line.split(',')[0])).toEqual(['UC1']);
  });
});

describe('what is wrong with it', () => {
  const refused = async (file = scenario): Promise<string> => {
    const { code, err } = await say('validate', file);
    expect(code, err).toBe(2);
    return err;
  };

  it.each([
    ['a torn row', 'UC3,lists\n', 'scenarios/my evidence/own rows.csv:4:1 UC3: found 2 fields'],
    [
      'the id of a shipped row',
      'E113,a,b,1,c,2020,d,e,f,2020,https://example.org/x,measured,,,\n',
      'own rows.csv:4:1 id: found the id "E113"',
    ],
  ])('%s is named with file, line and column', async (_what, more, says) => {
    writeRows(more);
    try {
      expect(await refused()).toContain(says);
      expect(await refused(study)).toContain(says);
    } finally {
      writeRows();
    }
  });

  it('a missing row names the nearest of its own', async () => {
    change(scenario, 'source: UC1 }', 'source: UC3 }');
    try {
      expect(await refused()).toMatch(
        /found UC3, which is not in the register; allowed: .* or of scenarios\/my evidence\/own rows\.csv\. Did you mean "?UC/,
      );
    } finally {
      change(scenario, 'source: UC3 }', 'source: UC1 }');
    }
  });

  it('a missing file is named where it is named', async () => {
    renameSync(rows, `${rows}.away`);
    try {
      expect(await refused()).toMatch(/smoke\.yaml:\d+:\d+ register: found no readable file scenarios\/my evidence\/own rows\.csv/);
    } finally {
      renameSync(`${rows}.away`, rows);
    }
  });

  it('a study that names another register with the same id is refused', async () => {
    writeFileSync(join(home, 'studies', 'own.csv'), readFileSync(rows, 'utf8'));
    change(study, /^kind: study$/m, 'kind: study\nregister: own.csv');
    try {
      expect(await refused(study)).toContain('found UC1 of scenarios/my evidence/own rows.csv, which is also a row of studies/own.csv');
    } finally {
      change(study, 'kind: study\nregister: own.csv', 'kind: study');
    }
  });
});
