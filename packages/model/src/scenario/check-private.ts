import type { Findings } from '../format/findings.js';
import type { Path } from '../format/problem.js';
import type { Register } from '../format/register.js';
import { checkBy, partsOf } from './check-by.js';
import { MEASURED_ROWS, notMeasured } from './measured.js';
import type { Scenario, Stream } from './schema.js';

/** Private numbers are the same in every group by which results are broken down, unless a measured row says otherwise. */
export function checkPrivate(
  scenario: Scenario,
  by: NonNullable<Stream['rate']>,
  path: Path,
  register: Register | null,
  out: Findings,
): void {
  checkBy(scenario, by, path, out);
  if (!('by' in by) || !scenario.groups.includes(by.by)) return;
  const what = String(path.at(-1));
  for (const { path: part, quantity } of partsOf(by)) {
    const found = notMeasured(quantity, `${what} by ${by.by}`, register);
    if (found === null) continue;
    out.error(
      [...path, ...part],
      found,
      `one ${what} for everybody, or ${MEASURED_ROWS}`,
      'Nobody is assumed to think otherwise for belonging to a group: give one number. See docs/responsible-use.md.',
    );
  }
}
