import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import type { Quantity } from '../format/quantity.js';
import { checkShares } from '../mechanisms/population/check.js';

/** Limits of the engine. */
const MOST_TYPES = 254;

/** Types of firms or of holders: at least one, not more than the engine can tell apart, shares adding to one. */
export function checkTypes(types: Record<string, { share: Quantity }>, path: Path, what: string, out: Findings): void {
  const count = Object.keys(types).length;
  if (count === 0) out.error(path, 'no type', `at least one type of ${what}`, 'Add a type.');
  else if (count > MOST_TYPES) out.error(path, `${count} types`, `at most ${MOST_TYPES}`, 'Join or remove some.');
  else
    checkShares(
      Object.values(types).map((type) => type.share),
      path,
      `types of ${what}`,
      out,
    );
}
