import { poissonTable } from '@glasshouse/dice';
import { toBase } from '../../format/units.js';
import { indexOf, sortedIds } from '../../plan/ids.js';
import type { Drafting, Planning } from '../../plan/planning.js';
import type { Measure, Spread } from '../../scenario/schema.js';
import type { PlanNames } from '../index.js';
import { inOrder, suspendedBy } from '../measures/plan-reach.js';

/** Who the others of a person are: the household, relatives in another community, people drawn anew; from 0 on a partition, and after these a tie. */
export const HOUSEHOLD = -1;

export const KIN = -2;

export const CONTACTS = -3;

/** Most spreads of a scenario: each person keeps two bits for each in one word. */
export const MOST_SPREADS = 15;

export interface PartitionPlan {
  id: string;
  key: number;
  households: boolean;
  /** Households or adults in a unit; 0: not there. */
  size: number;
}

export interface TiePlan {
  id: string;
  key: number;
  /** Poisson table of the partners that an adult draws: half the mean number of ties. */
  partners: number[];
}

export interface SpreadPlan {
  id: string;
  index: number;
  key: number;
  /** HOUSEHOLD, KIN, CONTACTS, a partition, or the number of partitions plus a tie. */
  to: number;
  probability: number;
  /** Poisson table of the people drawn; empty unless `to` is CONTACTS. */
  contacts: number[];
  again: boolean;
  sparesInformer: boolean;
  /** Entered for the others by mistake. */
  mistaken: boolean;
  /** Stream of the others' record, or -1: that of the deed. */
  as: number;
  /** Chance of turning against it. */
  revolt: number;
}

/** The part of a policy that says who else pays. */
export interface SpreadPolicy {
  partitions: PartitionPlan[];
  /** Spreads in force on the records of each stream. */
  spreadsOf: SpreadPlan[][];
  spreads: (SpreadPlan | null)[];
  /** Per stream: measures in force that suspend it, as a bit mask. */
  suspending: number[];
  /** Measures in force that put others out of force, those that no other of them ends first. */
  ending: number[];
  /** Measures in force that can be imposed by several bodies. */
  withDoors: number[];
  /** Sanctions in force that reach the other adults of the household, as a bit mask. */
  reachesHousehold: number;
}

/** What a plan keeps room and counters for, whatever the arm or the day. */
export interface SpreadsPlan {
  partitions: string[];
  ties: TiePlan[];
  spreads: string[];
  /** Measures, a bit each, that some other ends; that reach the household in some arm. */
  endable: number;
  reachesHousehold: number;
  /** Per measure: its column of doors, or -1; and how many columns. */
  doorColumn: number[];
  doorColumns: number;
  /** Per stream: suspended by some measure. Per channel: with witnesses. */
  suspendable: boolean[];
  witnessed: boolean[];
}

export type SpreadIds = Pick<PlanNames, 'streams' | 'streamConduct' | 'measures' | 'partitions' | 'ties' | 'spreads'>;

/** Everything of a plan about who else pays, over all arms and dates. The world's part is read from `base`. */
export function planSpreads({ base, every, names: { streams, channels, measures, partitions, spreads }, key }: Planning): SpreadsPlan {
  const ever = (test: (measure: Measure) => boolean): boolean[] =>
    measures.map((id) => every.some((s) => s.measures[id] && test(s.measures[id])));
  const mask = (bits: boolean[]): number => bits.reduce((sum, bit, i) => (bit ? sum | (1 << i) : sum), 0);
  const ended = new Set(every.flatMap((s) => Object.values(s.measures).flatMap((measure) => measure.ends ?? [])));
  const suspended = new Set(every.flatMap((s) => Object.values(s.measures).flatMap((measure) => suspendedBy(measure, streams))));
  let doorColumns = 0;
  return {
    partitions,
    ties: sortedIds(base.ties).map((id) => ({ id, key: key(`ties.${id}`), partners: poissonTable(toBase(base.ties[id].mean) / 2) })),
    spreads,
    endable: mask(measures.map((id) => ended.has(id))),
    reachesHousehold: mask(ever((measure) => measure.kind === 'sanction' && measure.reaches_household === true)),
    doorColumn: ever((measure) => measure.doors !== undefined).map((has) => (has ? doorColumns++ : -1)),
    doorColumns,
    suspendable: streams.map((_, s) => suspended.has(s)),
    witnessed: channels.map((id) => every.some((s) => s.channels[id]?.witnesses !== undefined)),
  };
}

export function groupOf(id: string, ids: SpreadIds): number {
  if (id === 'household') return HOUSEHOLD;
  if (id === 'kin') return KIN;
  if (id === 'contacts') return CONTACTS;
  const partition = ids.partitions.indexOf(id);
  return partition >= 0 ? partition : ids.partitions.length + indexOf(ids.ties, id);
}

/** The part of a policy on a day in a place. */
export function planSpreadPolicy(of: Drafting): SpreadPolicy {
  const { scenario, names: ids, key } = of;
  const { measures } = of.policy;
  const spreads = ids.spreads.map((id, index) => (of.holds(scenario.spreads[id]?.in_force) ? planSpread(of, id, index) : null));
  return {
    partitions: ids.partitions.map((id) => ({
      id,
      key: key(`partitions.${id}`),
      households: scenario.partitions[id]?.of === 'households',
      size: scenario.partitions[id] ? Math.max(1, Math.round(toBase(scenario.partitions[id].size))) : 0,
    })),
    spreads,
    spreadsOf: ids.streams.map((_, s) =>
      spreads.filter(
        (spread): spread is SpreadPlan => spread !== null && scenario.spreads[spread.id].on.includes(ids.streams[ids.streamConduct[s]]),
      ),
    ),
    suspending: ids.streams.map((_, s) =>
      measures.reduce((mask, measure, m) => (measure.on && measure.suspends.includes(s) ? mask | (1 << m) : mask), 0),
    ),
    ending: inOrder(measures),
    withDoors: measures.flatMap((measure, m) => (measure.on && measure.bodies > 0 ? [m] : [])),
    reachesHousehold: measures.reduce(
      (mask, measure, m) => (measure.on && measure.sanction && measure.reachesHousehold ? mask | (1 << m) : mask),
      0,
    ),
  };
}

function planSpread({ scenario, names: ids, key }: Drafting, id: string, index: number): SpreadPlan | null {
  const spread: Spread | undefined = scenario.spreads[id];
  if (spread === undefined) return null;
  const to = groupOf(spread.to, ids);
  const revolt = Object.values(scenario.responses)
    .filter((response) => response.kind === 'revolt' && response.on.includes(id))
    .reduce((sum, response) => sum + toBase(response.effect), 0);
  return {
    id,
    index,
    key: key(`spreads.${id}`),
    to,
    probability: spread.probability ? toBase(spread.probability) : 1,
    contacts: to === CONTACTS && spread.mean ? poissonTable(toBase(spread.mean)) : [],
    again: spread.again ?? false,
    sparesInformer: spread.spares_informer ?? false,
    mistaken: spread.mistaken ?? false,
    as: spread.as === undefined ? -1 : indexOf(ids.streams, spread.as),
    revolt: Math.min(1, revolt),
  };
}
