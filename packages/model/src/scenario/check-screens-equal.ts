import { entriesOf } from '../format/findings.js';
import type { Findings } from '../format/findings.js';
import type { Register } from '../format/register.js';
import { partsOf } from './check-by.js';
import { SEE } from './check-harm-only.js';
import { MEASURED_ROWS, notMeasured } from './measured.js';
import type { Scenario } from './schema.js';

/**
 * False positives of a screen, and the share noticed by a channel, are the same for every group unless a `measured` row says otherwise.
 * A group is not looked at by its conduct: what a person is stands under `status`, where it is counted as such.
 */
export function checkScreensEqual(scenario: Scenario, register: Register | null, out: Findings): void {
  for (const [id, screen] of entriesOf(scenario.screens)) {
    const by = screen.false_positive;
    if (!('by' in by)) continue;
    for (const { path, quantity } of partsOf(by)) {
      const found = notMeasured(quantity, `false_positive by ${by.by}`, register);
      if (found === null) continue;
      out.error(
        ['screens', id, 'false_positive', ...path],
        found,
        `one false_positive for everybody, or ${MEASURED_ROWS}`,
        `What falls on a group for what it is stands under status: give one number here. ${SEE}`,
      );
    }
  }
}
