import { canonicalJson } from './canonical.js';
import { parseCsv } from './csv.js';
import { sha256Hex } from './hash.js';
import { readYaml } from './read-yaml.js';
import { parseOwnRegister, parseRegister } from './register.js';
import { plain } from './tree.js';

/**
 * SHA-256 of what a file says: the values that a study, a scenario, a register or a design table (both `.csv`) holds. Comments, layout, quotes, anchors, line
 * endings and the order of keys or of register rows leave it unchanged; any other value, or another order of a list, changes it.
 * Throws InputError for a file that cannot be read.
 */
export function contentHash(file: string, text: string): string {
  const value = file.endsWith('.csv') ? csvValue(file, text) : plain(readYaml(file, text));
  return sha256Hex(canonicalJson(value));
}

/** Rows of a register by id, whatever their order; of any other table its cells. */
function csvValue(file: string, text: string): unknown {
  const [head, first] = parseCsv(text);
  if (head && !head.fields.includes('id')) return parseCsv(text).map(({ fields }) => fields);
  const own = first !== undefined && /^(?!E\d+$)[A-Z]+\d+$/.test(first.fields[head!.fields.indexOf('id')] ?? '');
  return Object.fromEntries(own ? parseOwnRegister(text, file) : parseRegister(text, file).rows);
}
