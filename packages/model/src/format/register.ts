import { parseCsv } from './csv.js';
import { suggestion } from './nearest.js';
import { InputError, problemAt } from './problem.js';
import type { Problem } from './problem.js';

/** One published statement of the evidence register. */
export interface RegisterRow {
  id: string;
  topic: string;
  statement: string;
  /** As written in the register. */
  value: string;
  /** The value as a number, or null where it is a date, a text or empty. */
  number: number | null;
  unit: string;
  year: string;
  place: string;
  title: string;
  author: string;
  sourceYear: string;
  address: string;
  /** legal-text, measured, reported or claimed, with `-unverified` where the work itself was not opened. */
  grade: string;
  /** Where the fact was seen, where the work itself was not opened; empty where it was. Filled exactly where the grade ends in `-unverified`. */
  seenVia: string;
  disputedBy: string;
  disputeKind: string;
}

/** The evidence register, by id. */
export interface Register {
  rows: Map<string, RegisterRow>;
}

/** Where the register stands in the repository; named in messages. */
export const REGISTER_FILE = 'evidence/register.csv';

const COLUMNS = {
  id: 'id',
  topic: 'topic',
  statement: 'statement',
  value: 'value',
  unit: 'unit',
  year: 'year',
  place: 'place',
  title: 'source_title',
  author: 'source_author',
  sourceYear: 'source_year',
  address: 'source_url',
  grade: 'grade',
  seenVia: 'seen_via',
  disputedBy: 'disputed_by',
  disputeKind: 'dispute_kind',
} as const;

const GRADES = ['legal-text', 'measured', 'reported', 'claimed'];

const ALL_GRADES = GRADES.flatMap((grade) => [grade, `${grade}-unverified`]);

const NUMBER = /^[-+]?\d+(\.\d+)?([eE][-+]?\d+)?$/;

/**
 * The register from its CSV text. Throws InputError for a torn file, a missing or unknown column, a repeated or
 * malformed id, a row of the wrong length, an unknown grade, a grade that does not agree with `seen_via`.
 */
export function parseRegister(csv: string, file: string = REGISTER_FILE): Register {
  const problems: Problem[] = [];
  const wrong = (line: number, path: string[], found: string, allowed: string, todo: string): void => {
    problems.push(problemAt({ file, line, column: 1 }, path, { found, allowed, todo }));
  };
  let records;
  try {
    records = parseCsv(csv.replace(/^\uFEFF/, ''));
  } catch (error) {
    wrong(1, [], error instanceof Error ? error.message : 'a torn file', 'comma-separated text with quoted fields', 'Repair the quotes.');
    throw new InputError(problems);
  }
  const names = Object.values(COLUMNS) as string[];
  const header = records[0]?.fields ?? [];
  for (const name of names) {
    if (!header.includes(name)) wrong(1, [], `no column ${name}`, `the columns ${names.join(', ')}`, 'Add the column.');
  }
  for (const name of header) {
    if (!names.includes(name))
      wrong(1, [], `a column "${name}"`, `the columns ${names.join(', ')}`, suggestion(name, names, 'Remove the column.'));
  }
  if (problems.length > 0) throw new InputError(problems);

  const rows = new Map<string, RegisterRow>();
  for (const { line, fields } of records.slice(1)) {
    const cell = (column: string): string => (fields[header.indexOf(column)] ?? '').trim();
    const id = cell('id');
    if (fields.length !== header.length) {
      wrong(line, [id], `${fields.length} fields`, `${header.length} fields, as in the header`, 'Quote fields that hold a comma.');
      continue;
    }
    if (!/^E\d{3}$/.test(id)) wrong(line, [], `the id "${id}"`, 'E and three digits, such as E113', 'Correct the id.');
    if (rows.has(id)) wrong(line, [id], 'the same id twice', 'each id once', 'Give the row an id of its own.');
    if (!ALL_GRADES.includes(cell('grade'))) {
      wrong(line, [id, 'grade'], `"${cell('grade')}"`, ALL_GRADES.join(', '), suggestion(cell('grade'), ALL_GRADES, 'Choose a grade.'));
    }
    const opened = !cell('grade').endsWith('-unverified');
    if (ALL_GRADES.includes(cell('grade')) && opened !== (cell('seen_via') === '')) {
      wrong(
        line,
        [id, 'seen_via'],
        opened ? `seen via ${cell('seen_via')}, with the grade ${cell('grade')}` : `nothing, with the grade ${cell('grade')}`,
        'seen_via exactly where the grade ends in -unverified',
        opened
          ? 'Add -unverified to the grade, or leave seen_via empty if the work itself was opened.'
          : 'Say in seen_via where the fact was seen, or drop -unverified if the work itself was opened.',
      );
    }
    const row = { number: NUMBER.test(cell('value')) ? Number(cell('value')) : null } as Record<string, string | number | null>;
    for (const [key, column] of Object.entries(COLUMNS)) row[key] = cell(column);
    rows.set(id, row as unknown as RegisterRow);
  }
  if (problems.length > 0) throw new InputError(problems);
  return { rows };
}
