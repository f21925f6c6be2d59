import { otherEncoding, otherSeparator, parseCsv } from './csv.js';
import type { CsvRecord } from './csv.js';
import { suggestion } from './nearest.js';
import { InputError, codePoint, hiddenSign, problemAt } from './problem.js';
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
  /**
   * legal-text, measured, reported or claimed, with `-unverified` where the work itself was not opened. A row that a study brought with it ends in
   * `, own register`, so that no check for a grade takes it for a row of the shipped register.
   */
  grade: string;
  /** Where the fact was seen, where the work itself was not opened; empty where it was. Filled exactly where the grade ends in `-unverified`. */
  seenVia: string;
  disputedBy: string;
  disputeKind: string;
  /** The file of a row that a study or scenario brought with it; absent for a row of the shipped register. */
  file?: string;
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

const MOST_PROBLEMS = 50;

const SHIPPED_ID = /^E\d{3}$/;

const OWN_ID = /^[A-Z]{2,12}\d{1,4}$/;

/** An id of a row: of the shipped register, or of one that a study brings. No text is an id of both. */
export const ROW_ID = /^(?:E\d{3}|[A-Z]{2,12}\d{1,4})$/;

/** Words of a text that may be ids of rows, as the one group of the pattern. Whether they are, the register says. */
export const ROW_IDS = /\b(E\d{3}|[A-Z]{2,12}\d{1,4})\b/;

/** What a text that has to be the id of a row has to be. */
export const ROW_ID_WORDS = 'a register id such as E113, or UC1 of your own register';

/** Most rows of a register that a study brings. */
const MOST_OWN_ROWS = 2_000;
const MOST_OWN_LETTERS = 1024 * 1024;

/** Columns that a row of a register that a study brings must fill: what it says, and where others can read it. */
const CITED = ['statement', 'source_title', 'source_author', 'source_year', 'source_url'] as const;

const WEB_ADDRESS = /^https?:\/\/[^\s/.]+\.[^\s]+$/;
const DOI = /^(?:doi:\s*)?(10\.\d{4,9}\/\S+)$/i;

const OF_ONE = /^(persons?|people|famil(y|ies)|households?|residents?|debtors?)\b/i;
const IDENTITY = /(?<![\dA-Za-z.])\d{17}[\dXx](?![\dA-Za-z])/;

type Wrong = (line: number, path: string[], found: string, allowed: string, todo: string) => void;

/** The records below a header that is right. Throws InputError. */
function recordsOf(csv: string, problems: Problem[], wrong: Wrong): { header: string[]; records: CsvRecord[] } {
  const separator = otherSeparator(csv);
  if (separator !== null) {
    wrong(1, [], `columns separated by ${separator}`, 'columns separated by commas', 'Save the file with commas.');
    throw new InputError(problems);
  }
  let records: CsvRecord[];
  try {
    records = parseCsv(csv.replace(/^\uFEFF/, ''));
  } catch (error) {
    const message = error instanceof Error ? error.message : 'a torn file';
    wrong(Number(/^line (\d+)/.exec(message)?.[1] ?? 1), [], message, 'comma-separated text with quoted fields', 'Repair the quotes.');
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
  return { header, records: records.slice(1) };
}

type Cell = (column: string) => string;

function checkGrade(cell: Cell, line: number, wrong: Wrong): void {
  const [id, grade] = [cell('id'), cell('grade')];
  if (!ALL_GRADES.includes(grade)) {
    wrong(line, [id, 'grade'], `"${grade}"`, ALL_GRADES.join(', '), suggestion(grade, ALL_GRADES, 'Choose a grade.'));
    return;
  }
  const opened = !grade.endsWith('-unverified');
  if (opened !== (cell('seen_via') === '')) {
    wrong(
      line,
      [id, 'seen_via'],
      opened ? `seen via ${cell('seen_via')}, with the grade ${grade}` : `nothing, with the grade ${grade}`,
      'seen_via exactly where the grade ends in -unverified',
      opened
        ? 'Add -unverified to the grade, or leave seen_via empty if the work itself was opened.'
        : 'Say in seen_via where the fact was seen, or drop -unverified if the work itself was opened.',
    );
  }
}

/** The rows of a register: `idWords` and `isId` say what ids it has, `check` what else holds of a row, `made` what is kept of one. */
function rowsOf(
  csv: string,
  file: string,
  ids: { pattern: RegExp; words: string },
  check: (cell: Cell, line: number, wrong: Wrong) => void,
): Map<string, RegisterRow> {
  const problems: Problem[] = [];
  const wrong: Wrong = (line, path, found, allowed, todo) =>
    void problems.push(problemAt({ file, line, column: 1 }, path, { found, allowed, todo }));
  const { header, records } = recordsOf(csv, problems, wrong);
  const rows = new Map<string, RegisterRow>();
  for (const { line, fields } of records) {
    const cell: Cell = (column) => (fields[header.indexOf(column)] ?? '').trim();
    const id = cell('id');
    if (fields.length !== header.length) {
      wrong(line, [id], `${fields.length} fields`, `${header.length} fields, as in the header`, 'Quote fields that hold a comma.');
      continue;
    }
    if (!ids.pattern.test(id)) wrong(line, ['id'], `the id "${id}"`, ids.words, 'Correct the id.');
    if (rows.has(id)) wrong(line, [id], 'the same id twice', 'each id once', 'Give the row an id of its own.');
    checkGrade(cell, line, wrong);
    check(cell, line, wrong);
    const row = { number: NUMBER.test(cell('value')) ? Number(cell('value')) : null } as Record<string, string | number | null>;
    for (const [key, column] of Object.entries(COLUMNS)) row[key] = cell(column);
    rows.set(id, row as unknown as RegisterRow);
  }
  if (problems.length > 0) throw new InputError(problems.slice(0, MOST_PROBLEMS));
  return rows;
}

/**
 * The shipped register from its CSV text. Throws InputError for a torn file, a missing or unknown column, a repeated or
 * malformed id, a row of the wrong length, an unknown grade, a grade that does not agree with `seen_via`.
 */
export function parseRegister(csv: string, file: string = REGISTER_FILE): Register {
  return { rows: rowsOf(csv, file, { pattern: SHIPPED_ID, words: 'E and three digits, such as E113' }, () => undefined) };
}

function checkOwnRow(cell: Cell, line: number, wrong: Wrong): void {
  const id = cell('id');
  for (const column of CITED) {
    if (cell(column) === '')
      wrong(
        line,
        [id, column],
        'nothing',
        'a statement, and a work that others can open: title, author, year and address',
        `Fill in ${column}.`,
      );
  }
  const address = cell('source_url');
  if (address !== '' && !WEB_ADDRESS.test(address) && !DOI.test(address))
    wrong(
      line,
      [id, 'source_url'],
      `"${address}"`,
      'an address that begins with https:// or http://, or a DOI such as 10.1000/182',
      'Correct it.',
    );
  for (const column of Object.values(COLUMNS)) {
    const sign = hiddenSign(cell(column));
    if (sign !== null)
      wrong(line, [id, column], `a character that does not show (${codePoint(sign)})`, 'text that a reader can see', 'Remove it.');
    if (IDENTITY.test(cell(column)))
      wrong(line, [id, column], 'an 18-digit number like that of an identity card', 'published counts, shares and rules', PEOPLE);
  }
  if (Number(cell('value')) === 1 && cell('value') !== '' && OF_ONE.test(cell('unit')))
    wrong(line, [id, 'value'], `a row that counts one: ${cell('unit')}`, 'published counts, shares and rules', PEOPLE);
}

const PEOPLE = 'No row speaks of one person or one family. See docs/responsible-use.md.';

/**
 * The rows of a register that a study or scenario brings with it, from its CSV text: the columns of the shipped one, ids of its own, and for every row a work
 * that others can open. Each row knows `file`, and its grade ends in `, own register`. Throws InputError as `parseRegister` does.
 */
export function parseOwnRegister(csv: string, file: string): Map<string, RegisterRow> {
  const refuse = (found: string, allowed: string, todo: string): never => {
    throw new InputError([problemAt({ file, line: 1, column: 1 }, [], { found, allowed, todo })]);
  };
  if (csv.length > MOST_OWN_LETTERS)
    refuse(`a file of ${csv.length} characters`, `at most ${MOST_OWN_LETTERS}`, 'Keep the rows that are used.');
  const encoding = otherEncoding(csv);
  if (encoding !== null) refuse(encoding, 'UTF-8 text', 'Save the file as UTF-8.');
  const ids = {
    pattern: OWN_ID,
    words: 'two to twelve capital letters and one to four digits, such as UC1; E and digits are rows of the shipped register',
  };
  const rows = rowsOf(csv, file, ids, checkOwnRow);
  if (rows.size > MOST_OWN_ROWS) refuse(`${rows.size} rows`, `at most ${MOST_OWN_ROWS}`, 'Keep the rows that are used.');
  for (const row of rows.values()) {
    const doi = DOI.exec(row.address)?.[1];
    if (doi !== undefined) row.address = `https://doi.org/${doi}`;
    row.grade = `${row.grade}, own register`;
    row.file = file;
  }
  return rows;
}
