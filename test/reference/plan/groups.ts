import { poissonTable } from '@glasshouse/dice';
import { streamOf } from './here.js';
import type { Here } from './here.js';
import { amount, at, keyOf } from './numbers.js';

const GROUPS: Record<string, number> = { household: -1, kin: -2, contacts: -3 };

/** The number of a group of people around somebody: partitions first, then ties. */
export const groupOf = ({ known }: Here, id: string): number =>
  GROUPS[id] ?? at([...known.partitions, ...known.ties.map((tie) => tie.id)], id);

export function spreadOf(here: Here, id: string, index: number) {
  const { spreads, responses } = here.scenario;
  const spread = spreads[id];
  if (spread === undefined || !here.open(spread.in_force)) return null;
  const to = groupOf(here, spread.to);
  const revolt = Object.values(responses).filter((response) => response.kind === 'revolt' && response.on.includes(id));
  return {
    id,
    index,
    key: keyOf(`spreads.${id}`),
    on: spread.on,
    to,
    probability: spread.probability === undefined ? 1 : amount(spread.probability),
    contacts: to === GROUPS['contacts'] && spread.mean ? poissonTable(amount(spread.mean)) : [],
    again: spread.again ?? false,
    mistaken: spread.mistaken ?? false,
    sparesInformer: spread.spares_informer ?? false,
    as: spread.as === undefined ? -1 : streamOf(here, spread.as),
    revolt: Math.min(
      1,
      revolt.reduce((sum, { effect }) => sum + amount(effect), 0),
    ),
  };
}
