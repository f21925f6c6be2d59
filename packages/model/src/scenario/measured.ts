import type { Quantity } from '../format/quantity.js';
import type { Register } from '../format/register.js';

/** What a number has to rest on where groups differ. */
export const MEASURED_ROWS = 'rows of grade measured for each category';

/**
 * What a number lacks that may differ between groups only on a measured row of the shipped register: such as `an assumed rate by age`. Null where nothing is
 * lacking. A row that a study brings never does: nobody but its author has read it. Without a register, a source counts as measured.
 */
export function notMeasured(quantity: Quantity, what: string, register: Register | null): string | null {
  if (quantity.source === undefined) return `an assumed ${what}`;
  const row = register?.rows.get(quantity.source);
  if (row === undefined || (row.file === undefined && row.grade === 'measured')) return null;
  const from = `${/^[aeiou]/.test(what) ? 'an' : 'a'} ${what} from ${quantity.source}`;
  return row.file === undefined ? `${from}, a row of grade ${row.grade}` : `${from}, a row of ${row.file} and not of the shipped register`;
}
