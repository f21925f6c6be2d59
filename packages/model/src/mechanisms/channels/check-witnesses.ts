import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import type { Scenario } from '../../scenario/schema.js';
import { AROUND, groupsOf, highest } from '../spreads/check.js';

/** Witnesses are around the person seen, and inform at once. */
export function checkWitnesses(scenario: Scenario, out: Findings): void {
  for (const [id, channel] of entriesOf(scenario.channels)) {
    if (!channel.witnesses) continue;
    const path: Path = ['channels', id];
    out.refers([...path, 'witnesses', 'among'], channel.witnesses.among, [AROUND, ...groupsOf(scenario)], 'household, partition or tie');
    if (highest(channel.delay) > 0)
      out.error([...path, 'delay'], `${highest(channel.delay)} days with witnesses`, '0 days: people inform at once', 'Write 0 days.');
  }
}
