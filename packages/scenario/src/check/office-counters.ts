import type { Scenario } from '../schema/scenario.js';

const OF_TYPES = ['open', 'opened', 'months', 'cheated_months'];
const OF_REGISTERS = ['found', 'found_wrongly', 'listed', 'entered', 'left.term', 'left.corrected', 'left.closed', 'left.policy'];
const OF_FIRMS = ['closed.listed', 'closed.failed', 'closed.turnover', 'stopped_months', 'complaints', 'sales'];
const OF_HOLDERS = ['began', 'left', 'holding'];
const OF_OFFICES = [
  ...['audited', 'found', 'removed', 'ended', 'went_wrong', 'wrong_left', 'wrong_in_office'],
  ...['local_began', 'local_ended', 'local_on', 'local_days', 'dropped', 'invented'],
];

const each = (name: string, ends: readonly string[]): string[] => ends.map((end) => `${name}.${end}`);

/** Ids of the counters of firms, offices and flows that runs of these scenarios can have. */
export function officeCounterIds(scenarios: readonly Scenario[]): string[] {
  return scenarios.flatMap((scenario) => [
    ...(scenario.firms === undefined
      ? []
      : [
          ...each('firms', [...OF_TYPES, ...OF_FIRMS, ...OF_REGISTERS]),
          ...Object.keys(scenario.firms.types).flatMap((id) => each(`firms.type.${id}`, [...OF_TYPES, 'closed'])),
          ...Object.keys(scenario.enterprise).flatMap((id) => each(`enterprise.${id}`, OF_REGISTERS)),
        ]),
    ...(scenario.officials === undefined
      ? []
      : [
          ...each('office', [...OF_HOLDERS, ...OF_OFFICES]),
          ...Object.keys(scenario.officials.types).flatMap((id) => each(`office.type.${id}`, OF_HOLDERS)),
          ...each('office.recorded', scenario.officials.returns_of),
          ...each('office.returned', scenario.officials.returns_of),
        ]),
    ...Object.keys(scenario.flows).map((id) => `flow.${id}.carried`),
  ]);
}
