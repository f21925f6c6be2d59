import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT, textOf } from '../structure/sources.js';
import { TABLE } from './outcomes.js';

/** What the experiments of a stored report or search counted with few people when it was made: rows of the table of outcomes, behind its name. */
const STORED = 'test/outcomes/stored.csv';

const rowsIn = (path: string): string[] => (existsSync(join(ROOT, path)) ? textOf(path).trimEnd().split('\n').slice(1) : []);
const now = rowsIn(TABLE);

interface Stored {
  file: string;
  study: string;
  /** Null: all experiments of the study. */
  experiment: string | null;
}

const reports: Stored[] = readdirSync(join(ROOT, 'docs/reports'))
  .filter((name) => name.endsWith('.claims.json'))
  .map((name) => ({ file: `docs/reports/${name}`, study: name.slice(0, -'.claims.json'.length), experiment: null }));
const main: Stored = { file: 'docs/reports/the-article/report.html', study: 'the-article', experiment: null };
const searches: Stored[] = readdirSync(join(ROOT, 'studies'))
  .filter((name) => name.endsWith('.json'))
  .map((name) => {
    const [study, experiment] = name.split('.');
    return { file: `studies/${name}`, study: study!, experiment: experiment! };
  });

const ofNow = ({ file, study, experiment }: Stored): string[] =>
  now.filter((row) => row.startsWith(experiment === null ? `${study},` : `${study},${experiment},`)).map((row) => `${file},${row}`);

/** Files that were made again: their rows are written anew. */
const renewed = (process.env['GLASSHOUSE_UPDATE_STORED'] ?? '').split(',').filter((name) => name !== '');
/** Cards from the register rest on no experiment. */
const all = [main, ...reports, ...searches].filter((stored) => ofNow(stored).length > 0).sort((a, b) => (a.file < b.file ? -1 : 1));
if (renewed.length > 0) {
  const kept = rowsIn(STORED);
  const rows = all.flatMap((stored) =>
    renewed.includes(stored.file) ? ofNow(stored) : kept.filter((row) => row.startsWith(`${stored.file},`)),
  );
  writeFileSync(join(ROOT, STORED), `${['stored,study,experiment,arms,sanction_days,digest', ...rows].join('\n')}\n`);
}

const rows = rowsIn(STORED);
const outdated = /^Out of date: (.*)\.$/m.exec(textOf('docs/reports/README.md'))?.[1] ?? '';

/** A change of the engine shows in no hash of an input; it shows in the table of outcomes. */
describe('stored results were made by an engine that counts as this one does', () => {
  it.each(all)('$file', (stored) => {
    const mine = rows.filter((row) => row.startsWith(`${stored.file},`));
    const same = mine.join('\n') === ofNow(stored).join('\n');
    const named = stored.experiment === null && outdated.includes(`\`${stored.study}\``);
    const renew = `make it again, then GLASSHOUSE_UPDATE_STORED=${stored.file} npx vitest run test/outcomes/stored.test.ts`;
    const todo = stored.experiment === null ? `${renew}; or name it in docs/reports/README.md` : renew;
    expect(same || named, `other counts than when it was made: ${todo}`).toBe(true);
  });

  it('are the only ones in the table', () => {
    expect([...new Set(rows.map((row) => row.split(',')[0]!))]).toEqual(all.map(({ file }) => file));
  });
});
