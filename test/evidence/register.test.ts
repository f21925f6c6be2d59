import { describe, expect, it } from 'vitest';
import { textOf } from '../structure/sources.js';
import { register } from './uses.js';

const { rows } = register();
const all = [...rows.values()];

/** Words by which a citation says that it names a copy or an account of a work. */
const COPY = /\b(mirror|copy|digest|reprint|excerpt|summary of|via|seen only|reposted|annotation|encyclopaedia|forum post)\b/i;

const GRADE = /^(legal-text|measured|reported|claimed)(-unverified)?$/;
const ORDER = ['legal-text', 'measured', 'reported', 'claimed'];

/** The rows that a cell names, spans filled in. */
function rowsIn(cell: string): string[] {
  return [...cell.matchAll(/E(\d{3})(?:\s*[–-]\s*E(\d{3}))?/g)].flatMap(([, from, to]) => {
    const ids: string[] = [];
    for (let id = Number(from); id <= Number(to ?? from); id++) ids.push(`E${String(id).padStart(3, '0')}`);
    return ids.filter((id) => rows.has(id));
  });
}

const gradesOf = (ids: readonly string[]): string[] =>
  [...new Set(ids.map((id) => rows.get(id)?.grade ?? ''))].sort(
    (a, b) => ORDER.indexOf(a.replace('-unverified', '')) - ORDER.indexOf(b.replace('-unverified', '')) || (a < b ? -1 : 1),
  );

/** Lines of a table in which the grade is not that of the rows named just before it. */
function wrongGrades(page: string): string[] {
  return page.split('\n').flatMap((line) => {
    if (!line.startsWith('|')) return [];
    const cells = line.split('|').map((cell) => cell.trim());
    const at = cells.findIndex((cell) => cell !== '' && cell.split(' / ').every((part) => GRADE.test(part)));
    const named = cells.slice(0, Math.max(at, 0)).filter((cell) => /^E\d{3}/.test(cell));
    const ids = rowsIn(named.at(-1) ?? '');
    if (at < 0 || ids.length === 0) return [];
    const right = gradesOf(ids).join(' / ');
    return cells[at] === right ? [] : [`${line}: ${right}`];
  });
}

describe('grades', () => {
  it('say unverified exactly where a row was seen elsewhere', () => {
    expect(all.filter((row) => row.grade.endsWith('-unverified') !== (row.seenVia !== '')).map((row) => row.id)).toEqual([]);
  });

  it('are unverified where the citation itself names a copy', () => {
    expect(all.filter((row) => COPY.test(`${row.title} ${row.author}`) && row.seenVia === '').map((row) => row.id)).toEqual([]);
  });

  it('are measured only where the citation is no newspaper', () => {
    const paper = /China Daily|Xinhua|People's Daily|Global Times|South China Morning Post|Guardian|Telegraph|Apple Daily|Economist/;
    const found = all.filter((row) => /^(measured|legal-text)$/.test(row.grade) && paper.test(`${row.title} ${row.author}`));
    expect(found.map((row) => row.id)).toEqual([]);
  });

  it.each(['timeline.md', 'rulesets.md'])('of %s are those of the register', (page) => {
    const text = textOf(`evidence/${page}`);
    expect(text.split('\n').filter((line) => /\| *(legal-text|measured|reported|claimed)/.test(line)).length).toBeGreaterThan(40);
    expect(wrongGrades(text)).toEqual([]);
  });

  it('of a page that differ are found', () => {
    expect(wrongGrades('| Sep 2018 | C | Counts | E016–E018 | reported |')).toHaveLength(1);
    expect(wrongGrades('| Sep 2018 | C | Counts | E016–E018 | reported-unverified |')).toEqual([]);
  });
});

describe('units', () => {
  it('do not say persons where the court counts cases', () => {
    const listed = /\b(list|listed|defaulters?|debtors?)\b/i;
    const sure = ['E007', 'E010', 'E053', 'E070', 'E518', 'E520'];
    const found = all.filter((row) => row.topic.startsWith('court-') && /^persons\b(?! or cases)/.test(row.unit) && listed.test(row.statement));
    expect(found.filter((row) => !sure.includes(row.id)).map((row) => `${row.id} ${row.unit}`)).toEqual([]);
  });
});
