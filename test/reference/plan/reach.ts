import type { Here } from './here.js';

/** Who comes to know a record; null where nothing flows and everybody knows every record. */
export function reachOf({ scenario, known, open }: Here) {
  const { flows } = scenario;
  if (Object.keys(flows).length === 0) return null;
  const flowing = Object.entries(flows).filter(([, flow]) => open(flow.in_force));
  const carrying = (conduct: number) =>
    flowing.filter(([, { carries }]) => carries === undefined || carries.includes(known.streams[conduct]!.id));
  const knowing = (conduct: number, keeper: string): Set<string> => {
    const found = new Set([keeper]);
    // One step more than there are owners reaches everybody who can be reached.
    for (const _ of [keeper, ...known.owners]) for (const [, { from, to }] of carrying(conduct)) if (found.has(from)) found.add(to);
    return found;
  };
  return {
    /** `[stream][keeper]`: owners that know a record. */
    known: known.streams.map(({ conduct }) =>
      known.owners.map((keeper) => new Set([...knowing(conduct, keeper)].map((owner) => known.owners.indexOf(owner)))),
    ),
    /** `[stream][keeper]`: flows that carry it. */
    carried: known.streams.map(({ conduct }) =>
      known.owners.map((keeper) => carrying(conduct).flatMap(([id, { from }]) => (knowing(conduct, keeper).has(from) ? [id] : []))),
    ),
    ledgerOwner: known.ledgers.map((id) => known.owners.indexOf(scenario.ledgers[id]?.owner ?? '')),
    listOwner: known.lists.map((id) => known.owners.indexOf(scenario.lists[id]?.owner ?? '')),
  };
}
