import { canonicalJson } from './canonical.js';
import { parseCsv } from './csv.js';
import { sha256Hex } from './hash.js';
import { readYaml } from './read-yaml.js';
import { parseOwnRegister, parseRegister } from './register.js';
import { plain } from './tree.js';

/**
 * SHA-256 of what a file says: the values that a study, a scenario, a register or a design table (both `.csv`), or a stored search (`.json`) holds. Comments, layout, quotes, anchors, line
 * endings and the order of keys or of register rows leave it unchanged; any other value, or another order of a list, changes it.
 * Throws InputError for a file that cannot be read.
 */
export function contentHash(file: string, text: string): string {
  return sha256Hex(canonicalJson(valueOf(file, text)));
}

function valueOf(file: string, text: string): unknown {
  if (file.endsWith('.csv')) return csvValue(file, text);
  // A stored search has tens of thousands of numbers, which the reader of YAML takes seconds for.
  if (file.endsWith('.json'))
    try {
      return JSON.parse(text);
    } catch {
      // What is no JSON is refused by the reader of YAML, with line and column.
    }
  return plain(readYaml(file, text));
}

/** Rows of a register by id, whatever their order; of any other table its cells. */
function csvValue(file: string, text: string): unknown {
  const [head, first] = parseCsv(text);
  if (head && !head.fields.includes('id')) return parseCsv(text).map(({ fields }) => fields);
  const own = first !== undefined && /^(?!E\d+$)[A-Z]+\d+$/.test(first.fields[head!.fields.indexOf('id')] ?? '');
  return Object.fromEntries(own ? parseOwnRegister(text, file) : parseRegister(text, file).rows);
}
