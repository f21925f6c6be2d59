import { sortedIds } from '../../plan/ids.js';
import type { InForce, Scenario } from '../../scenario/schema.js';

/** Names of owners and flows; no owners where no arm names a flow. */
export interface FlowSection {
  owners: string[];
  flows: string[];
}

/** Who knows what on a day. Rows of the tables: stream x owners + owner that keeps the record. */
export interface ReachPlan {
  /** Owners that a record reaches, the keeper included, a bit each. */
  known: number[];
  /** Flows that carry it, a bit each. */
  carried: number[];
  ledgerOwner: number[];
  listOwner: number[];
}

/** Owners of anything that keeps or reads records in any version of any arm, and every flow. */
export function flowIds(every: readonly Scenario[]): FlowSection {
  const flows = [...new Set(every.flatMap((scenario) => Object.keys(scenario.flows)))].sort();
  if (flows.length === 0) return { owners: [], flows };
  const of = (section: Record<string, { owner: string }>): string[] => Object.values(section).map((each) => each.owner);
  const owners = every.flatMap((scenario) => [
    ...of(scenario.channels),
    ...of(scenario.ledgers),
    ...of(scenario.lists),
    ...of(scenario.screens),
    ...of(scenario.spreads),
    ...Object.values(scenario.flows).flatMap((flow) => [flow.from, flow.to]),
  ]);
  return { owners: [...new Set(owners)].sort(), flows };
}

/** Position of an owner, or -1 where the plan has no flows. */
export const ownerOf = (ids: FlowSection, owner: string | undefined): number => (owner === undefined ? -1 : ids.owners.indexOf(owner));

/** What reaches whom while `holds` says what is in force; null where the scenario names no flow: everybody knows every record. */
export function planFlows(
  scenario: Scenario,
  ids: FlowSection & { streams: string[]; streamConduct: number[]; ledgers: string[]; lists: string[] },
  holds: (window: InForce | undefined) => boolean,
): ReachPlan | null {
  if (sortedIds(scenario.flows).length === 0) return null;
  const open = ids.flows.flatMap((id, bit) => {
    const flow = scenario.flows[id];
    if (flow === undefined || !holds(flow.in_force)) return [];
    return [{ bit, from: ids.owners.indexOf(flow.from), to: ids.owners.indexOf(flow.to), carries: flow.carries }];
  });
  const known: number[] = [];
  const carried: number[] = [];
  ids.streamConduct.forEach((conduct) => {
    const carrying = open.filter((flow) => flow.carries === undefined || flow.carries.includes(ids.streams[conduct]));
    ids.owners.forEach((_, keeper) => {
      let mask = 1 << keeper;
      for (let before = 0; before !== mask;) {
        before = mask;
        for (const flow of carrying) if ((mask >>> flow.from) & 1) mask |= 1 << flow.to;
      }
      known.push(mask);
      carried.push(carrying.reduce((flows, flow) => ((mask >>> flow.from) & 1 ? flows | (1 << flow.bit) : flows), 0));
    });
  });
  return {
    known,
    carried,
    ledgerOwner: ids.ledgers.map((id) => ownerOf(ids, scenario.ledgers[id]?.owner)),
    listOwner: ids.lists.map((id) => ownerOf(ids, scenario.lists[id]?.owner)),
  };
}
