/** One record of a CSV text with the line on which it starts. */
export interface CsvRecord {
  line: number;
  fields: string[];
}

/**
 * Records of a CSV text (RFC 4180: comma, double quotes, doubled quotes inside, line breaks inside quotes).
 * Empty lines are left out. Throws RangeError, with the line, for a quote left open or text after a closing quote.
 */
export function parseCsv(text: string): CsvRecord[] {
  const records: CsvRecord[] = [];
  let fields: string[] = [];
  let line = 1;
  let start = 1;
  let at = 0;
  const end = text.length;
  while (at < end) {
    let field = '';
    if (text[at] === '"') {
      const opened = line;
      at += 1;
      for (;;) {
        if (at >= end) throw new RangeError(`line ${opened}: a quoted field is not closed`);
        const sign = text[at]!;
        if (sign === '"') {
          if (text[at + 1] !== '"') break;
          at += 1;
        }
        if (sign === '\n') line += 1;
        field += sign;
        at += 1;
      }
      at += 1;
      if (at < end && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') {
        throw new RangeError(`line ${line}: text after a closing quote`);
      }
    } else {
      const from = at;
      while (at < end && text[at] !== ',' && text[at] !== '\n' && text[at] !== '\r') at += 1;
      field = text.slice(from, at);
    }
    fields.push(field);
    if (text[at] === ',') {
      at += 1;
      if (at < end) continue;
      fields.push('');
    }
    if (text[at] === '\r') at += 1;
    if (text[at] === '\n') {
      at += 1;
      line += 1;
    }
    if (fields.length > 1 || fields[0] !== '') records.push({ line: start, fields });
    fields = [];
    start = line;
  }
  return records;
}

const SEPARATORS: Readonly<Record<string, string>> = { ';': 'semicolons', '\t': 'tabs', '|': 'vertical bars' };

/**
 * What stands between the names of a first line, in words, where that is no comma: a table that a spreadsheet saved with the separator of its
 * language. Null where it is a comma, or one name stands alone. No name of a column or path holds such a sign.
 */
export function otherSeparator(text: string): string | null {
  const [first = ''] = text.replace(/^\uFEFF/, '').split(/[\r\n]/, 1);
  const found = Object.keys(SEPARATORS).find((sign) => first.includes(sign));
  return found === undefined ? null : SEPARATORS[found]!;
}

/** What makes a text no UTF-8, in words; null where it is. */
export function otherEncoding(text: string): string | null {
  if (text.includes('\0')) return 'a NUL byte: this is a binary file, or text in UTF-16';
  return text.includes('\uFFFD') ? 'bytes that are not UTF-8' : null;
}
