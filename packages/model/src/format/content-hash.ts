import { canonicalJson } from './canonical.js';
import { sha256Hex } from './hash.js';
import { readYaml } from './read-yaml.js';
import { parseRegister } from './register.js';
import { plain } from './tree.js';

/**
 * SHA-256 of what a file says: the values that a study, a scenario or the register (`.csv`) holds. Comments, layout, quotes, anchors, line
 * endings and the order of keys or of register rows leave it unchanged; any other value, or another order of a list, changes it.
 * Throws InputError for a file that cannot be read.
 */
export function contentHash(file: string, text: string): string {
  const value = file.endsWith('.csv') ? Object.fromEntries(parseRegister(text, file).rows) : plain(readYaml(file, text));
  return sha256Hex(canonicalJson(value));
}
