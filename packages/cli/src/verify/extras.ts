import { parseOwnRegister, parseRegister, REGISTER_FILE } from '@glasshouse/model';
import type { RegisterRow, StudyDocument } from '@glasshouse/model';
import type { FileMark, ResultReader } from '@glasshouse/store';
import { StoreError } from '@glasshouse/store';

/** Lists what an archive holds besides the result. */
export const PACK = 'pack.json';
export const ROWS = 'register-rows.csv';
/** Files that an archive adds to a result. */
export const EXTRAS: readonly string[] = [ROWS, 'CITATION.cff', 'LICENSE', 'README.txt', 'views.sql', 'ro-crate-metadata.json'];

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The rows of the kept registers that a document rests on, as comma-separated values: the shipped register first, each in its own order. */
export function usedRows(reader: ResultReader, document: StudyDocument): string {
  const shipped = [...parseRegister(reader.input(REGISTER_FILE)).rows.values()];
  const files = [...new Set(document.sources.flatMap(({ file }) => file ?? []))].sort();
  const own = files.flatMap((file) => [...parseOwnRegister(reader.input(file), file).values()]);
  const wanted = new Set(document.sources.map(({ id }) => id));
  const written = (row: RegisterRow): [string, unknown][] => Object.entries(row).filter(([key]) => key !== 'number' && key !== 'file');
  const rows = [...shipped, ...own].filter(({ id }) => wanted.has(id)).map(written);
  const head = written(shipped[0]!).map(([key]) => key);
  return [head, ...rows.map((row) => row.map(([, value]) => String(value)))].map((cells) => `${cells.map(quoted).join(',')}\n`).join('');
}

const isMark = (value: unknown): value is FileMark =>
  typeof value === 'object' &&
  value !== null &&
  'file' in value &&
  'bytes' in value &&
  'sha256' in value &&
  typeof value.file === 'string' &&
  EXTRAS.includes(value.file) &&
  typeof value.bytes === 'number' &&
  typeof value.sha256 === 'string';

/** What an unpacked archive says it adds; empty for a plain result. Throws StoreError where the list has another form. */
export function listedExtras(reader: ResultReader): FileMark[] {
  const bytes = reader.bytes(PACK);
  if (bytes === null) return [];
  try {
    const listed = JSON.parse(Buffer.from(bytes).toString('utf8')) as unknown;
    if (typeof listed === 'object' && listed !== null && 'files' in listed && Array.isArray(listed.files) && listed.files.every(isMark))
      return listed.files as FileMark[];
  } catch {
    // Told below.
  }
  throw new StoreError('damaged', `${reader.place}/${PACK} is not the list of an archive of Glasshouse`);
}
