import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import type { Quantity } from '../format/quantity.js';
import type { Register } from '../format/register.js';
import { checkBy, partsOf } from './check-by.js';
import type { Scenario, Stream } from './schema.js';

/** What is private is the same in every group by which results are told apart, unless a measured row says otherwise. */
export function checkPrivate(
  scenario: Scenario,
  by: NonNullable<Stream['rate']>,
  path: Path,
  register: Register | null,
  out: Findings,
): void {
  checkBy(scenario, by, path, out);
  if (!('by' in by) || !scenario.groups.includes(by.by)) return;
  for (const { path: part, quantity } of partsOf(by)) {
    if (gradeOf(quantity, register) === 'measured') continue;
    out.error(
      [...path, ...part],
      quantity.source === undefined
        ? `an assumed ${String(path.at(-1))} by ${by.by}`
        : `a ${String(path.at(-1))} by ${by.by} from ${quantity.source}`,
      `one ${String(path.at(-1))} for everybody, or rows of grade measured for each category`,
      'Nobody is assumed to think otherwise for belonging to a group: give one number. See docs/responsible-use.md.',
    );
  }
}

const gradeOf = (quantity: Quantity, register: Register | null): string =>
  quantity.source === undefined ? 'assumed' : (register?.rows.get(quantity.source)?.grade ?? 'measured');
