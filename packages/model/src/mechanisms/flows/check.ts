import { checkInForce } from '../../format/check-days.js';
import { entriesOf } from '../../format/findings.js';
import type { Findings } from '../../format/findings.js';
import type { Path } from '../../format/problem.js';
import { recordedStreams } from '../../scenario/check-records.js';
import type { Scenario } from '../../scenario/schema.js';

/** Limits of the engine. */
const MOST = { flows: 31, owners: 31 } as const;

export function checkFlows(scenario: Scenario, out: Findings): void {
  const flows = entriesOf(scenario.flows);
  if (flows.length === 0) return;
  if (flows.length > MOST.flows) out.error(['flows'], `${flows.length} flows`, `at most ${MOST.flows}`, 'Join or remove some.');
  const owners = (...sections: Record<string, { owner: string }>[]): string[] =>
    sections.flatMap((section) => Object.values(section).map((each) => each.owner));
  const keepers = owners(scenario.channels, scenario.screens, scenario.spreads);
  const readers = owners(scenario.ledgers, scenario.lists);
  const all = new Set([...keepers, ...readers, ...flows.flatMap(([, flow]) => [flow.from, flow.to])]);
  if (all.size > MOST.owners) out.error(['flows'], `${all.size} owners`, `at most ${MOST.owners}`, 'Join some owners.');
  for (const [id, flow] of flows) {
    const path: Path = ['flows', id];
    checkInForce(flow.in_force, [...path, 'in_force'], out);
    const others = flows.filter(([other]) => other !== id);
    if (flow.from === flow.to)
      out.error([...path, 'to'], `${flow.to}, from which it comes`, 'another owner', 'Name the owner that it reaches.');
    else {
      out.refers(
        [...path, 'from'],
        flow.from,
        [...keepers, ...others.map(([, each]) => each.to)],
        'owner of a channel, or reached by a flow',
      );
      out.refers(
        [...path, 'to'],
        flow.to,
        [...readers, ...others.map(([, each]) => each.from)],
        'owner of a ledger or list, or source of a flow',
      );
    }
    (flow.carries ?? []).forEach((stream, i) =>
      out.refers([...path, 'carries', i], stream, recordedStreams(scenario), 'stream with records'),
    );
  }
}
