import { toBase } from '../../format/units.js';
import { cumulative, planWho } from '../../plan/by-attribute.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Planning } from '../../plan/planning.js';
import type { Plan } from '../../plan/types.js';
import type { InForce, Scenario } from '../../scenario/schema.js';
import { MONTHS } from '../firms/plan.js';

/** How a holder of office works. */
export interface HolderTypePlan {
  id: string;
  drops: number;
  /** Chance of a merit record for nothing in a calendar month, per favoured person. */
  invents: number;
  /** Returns per record, in `RETURNS_ONE`s. */
  returns: number;
  widens: number;
}

/** The office of every community. */
export interface OfficePlan {
  key: number;
  types: HolderTypePlan[];
  typeCumulative: number[];
  /** Whom holders favour; null: nobody. */
  favours: number[] | null;
  /** Merit stream of invented records, or -1. */
  inventsAs: number;
  /** Streams returned to the centre; for each stream of the plan, the position among them of its conduct, or -1. */
  returnsOf: number[];
  returnOf: number[];
  term: number;
}

export interface AuditPlan {
  id: string;
  on: boolean;
  key: number;
  perDay: number;
  finds: number;
}

export interface CataloguePlan {
  id: string;
  on: boolean;
  key: number;
  followed: number;
}

/** The offices of the plan, and the names of what watches and binds them in any arm. */
export interface OfficeSection {
  office: OfficePlan | null;
  audits: string[];
  catalogues: string[];
}

/** What watches and binds offices on a day. */
export interface OfficePolicy {
  audits: AuditPlan[];
  catalogues: CataloguePlan[];
}

/** One of what was recorded, as returned: returns are kept in whole parts of it. */
export const RETURNS_ONE = 1_000_000;

/** Most catalogues, a bit each in a word of the state. */
export const MOST_CATALOGUES = 24;

/** The offices of a scenario, or null where it has none. */
export function planOffice({ base, names: { streams, streamConduct }, plan: { attributes }, key }: Planning): OfficePlan | null {
  const { officials } = base;
  if (officials === undefined) return null;
  const ids = sortedIds(officials.types);
  const returnsOf = [...new Set(officials.returns_of.map((id) => indexOf(streams, id)))].sort((a, b) => a - b);
  return {
    key: key('officials'),
    types: ids.map((id) => {
      const { drops, invents, returns, widens } = officials.types[id];
      return {
        id,
        drops: toBase(drops),
        invents: invents ? toBase(invents) / MONTHS : 0,
        returns: Math.round(toBase(returns) * RETURNS_ONE),
        widens: toBase(widens),
      };
    }),
    typeCumulative: cumulative(ids.map((id) => toBase(officials.types[id].share))),
    favours: officials.favours === undefined ? null : planWho(officials.favours, attributes),
    inventsAs: officials.invents_as === undefined ? -1 : indexOf(streams, officials.invents_as),
    returnsOf,
    returnOf: streamConduct.map((conduct) => returnsOf.indexOf(conduct)),
    term: toBase(officials.term),
  };
}

/** Audits and catalogues by id; `holds` says what is in force. */
export function planOfficePolicy(
  scenario: Scenario,
  ids: Pick<OfficeSection, 'audits' | 'catalogues'>,
  holds: (window: InForce | undefined) => boolean,
  key: (name: string) => number,
): OfficePolicy {
  return {
    audits: ids.audits.map((id) => {
      const audit = scenario.audits[id];
      return {
        id,
        on: audit !== undefined && holds(audit.in_force),
        key: key(`audits.${id}`),
        perDay: audit ? toBase(audit.rate) / 365 : 0,
        finds: audit ? toBase(audit.finds) : 0,
      };
    }),
    catalogues: ids.catalogues.map((id) => {
      const catalogue = scenario.catalogues[id];
      return {
        id,
        on: catalogue !== undefined && holds(catalogue.in_force),
        key: key(`catalogues.${id}`),
        followed: catalogue ? toBase(catalogue.followed) : 0,
      };
    }),
  };
}

/** Words of an office in a state: holder, last day in office, marks; then, for each stream returned, records of the round and what is carried over. */
export const officeWords = (plan: Plan): number => (plan.office ? 3 + 2 * plan.office.returnsOf.length : 0);
