import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCsv } from './csv.js';
import { InputError } from './problem.js';
import { parseRegister } from './register.js';

const HEADER =
  'id,topic,statement,value,unit,year,place,source_title,source_author,source_year,source_url,grade,seen_via,disputed_by,dispute_kind';
const row = (start: string, grade = 'reported', via = grade.endsWith('-unverified') ? 'example.net' : ''): string =>
  `${start},persons,2019,China,Title,Author,2019,http://example.org,${grade},${via},,`;
const problems = (csv: string): string[] => {
  try {
    parseRegister(csv);
  } catch (error) {
    if (error instanceof InputError) return error.problems.map((problem) => problem.message);
    throw error;
  }
  return [];
};

describe('comma-separated text', () => {
  it('keeps quoted commas, quotes and line breaks, and counts lines', () => {
    expect(parseCsv('a,"b, ""c""\nd"\r\n\n"",e\n')).toEqual([
      { line: 1, fields: ['a', 'b, "c"\nd'] },
      { line: 4, fields: ['', 'e'] },
    ]);
    expect(parseCsv('a,\nb')).toEqual([
      { line: 1, fields: ['a', ''] },
      { line: 2, fields: ['b'] },
    ]);
    expect(parseCsv('a,')).toEqual([{ line: 1, fields: ['a', ''] }]);
    expect(parseCsv('')).toEqual([]);
  });

  it('reads what was written', () => {
    const cell = fc.string();
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1 }), (table) => {
        const text = table.map((fields) => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(',')).join('\n');
        expect(parseCsv(text).map((record) => record.fields)).toEqual(table);
      }),
    );
  });

  it.each(['"open', 'a,"b"c\n'])('%j is torn', (text) => {
    expect(() => parseCsv(text)).toThrow(RangeError);
  });
});

describe('the register', () => {
  it('is read with numbers where there are numbers', () => {
    const { rows } = parseRegister(
      [HEADER, row('E001,list,"A statement, with a comma",87079'), row('E002,list,Other,-5 to -50', 'legal-text-unverified')].join('\n'),
    );
    expect(rows.get('E001')).toMatchObject({
      statement: 'A statement, with a comma',
      number: 87079,
      unit: 'persons',
      title: 'Title',
      address: 'http://example.org',
      grade: 'reported',
    });
    expect(rows.get('E002')).toMatchObject({ value: '-5 to -50', number: null });
  });

  it('in the repository is sound', () => {
    const { rows } = parseRegister(readFileSync(new URL('../../../../evidence/register.csv', import.meta.url), 'utf8'));
    expect(rows.size).toBeGreaterThan(400);
    expect(rows.get('E131')).toMatchObject({ number: 1000, unit: 'points' });
  });

  it.each([
    ['a row that is too long', [HEADER, `${row('E001,a,b,1')},more`], 'evidence/register.csv:2:1 E001: found 16 fields'],
    ['an unquoted comma', [HEADER, row('E001,a,b, c,1')], 'found 16 fields'],
    ['an id of another form', [HEADER, row('X1,a,b,1')], 'found the id "X1"; allowed: E and three digits'],
    ['an id twice', [HEADER, row('E001,a,b,1'), row('E001,a,b,2')], 'evidence/register.csv:3:1 E001: found the same id twice'],
    ['an unknown grade', [HEADER, row('E001,a,b,1', 'mesured')], 'Did you mean "measured"?'],
    ['a grade that no row has any more', [HEADER, row('E001,a,b,1', 'contested')], 'found "contested"'],
    [
      'a copy that is graded as if the work had been opened',
      [HEADER, row('E001,a,b,1', 'reported', 'example.net')],
      'found seen via example.net, with the grade reported; allowed: seen_via exactly where the grade ends in -unverified',
    ],
    [
      'no word on where an unopened work was seen',
      [HEADER, row('E001,a,b,1', 'measured-unverified', '')],
      'found nothing, with the grade measured-unverified',
    ],
    ['a missing column', [HEADER.replace(',grade', '')], 'found no column grade'],
    ['an unknown column', [`${HEADER},person`], 'found a column "person"'],
    ['a torn quote', [HEADER, row('E001,a,"b,1')], 'a quoted field is not closed'],
    ['nothing', [''], 'found no column id'],
    ['semicolons', [HEADER.replaceAll(',', ';')], 'found columns separated by semicolons'],
    ['tabs and quotes', [`\uFEFF"${HEADER.replaceAll(',', '"\t"')}"`], 'found columns separated by tabs'],
  ])('with %s is refused', (_name, lines, says) => {
    expect(problems(lines.join('\n')).join('\n')).toContain(says);
  });
});
