import { COUNTER_FAMILIES, offsetsOf } from '@glasshouse/scenario';
import type { Catalogue, CounterDefinition } from '@glasshouse/scenario';
import type { Plan } from '../plan/types.js';

/** Offsets of the rows of the catalogue within their blocks. A row with members: plus the position of the member. */
export const ACCUSATION = offsetsOf(COUNTER_FAMILIES.accusation);
export const DOORS = offsetsOf(COUNTER_FAMILIES.door);
export const FIRMS = offsetsOf(COUNTER_FAMILIES.firm);
export const FIRM_TYPE = offsetsOf(COUNTER_FAMILIES.firmType);
export const HOLDER = offsetsOf(COUNTER_FAMILIES.holder);
export const INCIDENT = offsetsOf(COUNTER_FAMILIES.incident);
export const LEDGER = offsetsOf(COUNTER_FAMILIES.ledger);
export const LIST = offsetsOf(COUNTER_FAMILIES.list);
/** `on` and `days`: cause x 2 + (related ? 0 : 1). */
export const MEASURE = offsetsOf(COUNTER_FAMILIES.measure);
export const OFFICE = offsetsOf(COUNTER_FAMILIES.office);
export const PATROL = offsetsOf(COUNTER_FAMILIES.patrol);
/** The people's block is the first of every run, so these are slots. */
export const PEOPLE = offsetsOf(COUNTER_FAMILIES.people);
export const REACH = offsetsOf(COUNTER_FAMILIES.reach);
export const REGISTER = offsetsOf(COUNTER_FAMILIES.enterprise);
export const RESTART = offsetsOf(COUNTER_FAMILIES.restart);
export const RETURN = offsetsOf(COUNTER_FAMILIES.return);
export const SCREEN = offsetsOf(COUNTER_FAMILIES.screen);
export const SPREAD = offsetsOf(COUNTER_FAMILIES.spread);
export const STANCE = offsetsOf(COUNTER_FAMILIES.stance);
export const STREAM = offsetsOf(COUNTER_FAMILIES.stream);
export const SURVEY = offsetsOf(COUNTER_FAMILIES.survey);
export const SUSPENDED = offsetsOf(COUNTER_FAMILIES.suspension);
export const WITHHELD = offsetsOf(COUNTER_FAMILIES.withheld);
export const WITNESS = offsetsOf(COUNTER_FAMILIES.witness);

/** First of the flag bits that remember a first time: lists, then attempt streams. */
export const LIST_BITS_AT = 8;

/** Where each block of counters begins, and which slots are stocks. */
export interface Slots {
  count: number;
  /** First slot of each subject's block, in the order of the plan; -1 where it has none. */
  at: Catalogue['at'];
  stocks: Uint8Array;
  /** Stock -> person-day slot pairs, booked at each round's start. */
  dayPairs: [number, number][];
  /** What is published: each counter is a sum of slots. */
  reported: Catalogue['counters'];
  /** Which counters a slot belongs to: `reportedOf` from `firstOf[slot]` up to `firstOf[slot + 1]`. */
  firstOf: Int32Array;
  reportedOf: Int32Array;
}

/** The books of a plan, as its catalogue lays them out. */
export function layOutSlots({ catalogue }: Plan): Slots {
  const { size, counters } = catalogue;
  const stocks = new Uint8Array(size);
  const firstOf = new Int32Array(size + 1);
  for (const { kind, slots } of counters)
    for (const slot of slots) {
      if (kind === 'stock') stocks[slot] = 1;
      firstOf[slot + 1] += 1;
    }
  for (let slot = 0; slot < size; slot++) firstOf[slot + 1] += firstOf[slot];
  const reportedOf = new Int32Array(firstOf[size]);
  const filled = firstOf.slice();
  counters.forEach(({ slots }, i) => slots.forEach((slot) => (reportedOf[filled[slot]++] = i)));
  return { count: size, at: catalogue.at, stocks, dayPairs: catalogue.dayPairs, reported: counters, firstOf, reportedOf };
}

/** Counters of a plan in the order in which results hold them: id, kind, unit, meaning. */
export const counterDefinitions = (plan: Plan): CounterDefinition[] =>
  plan.catalogue.counters.map(({ id, kind, unit, definition, owned }) => ({ id, kind, unit, definition, ...(owned ? { owned } : {}) }));

/** Whether a measure is a sanction, in any arm that has it. */
export const isSanction = (plan: Plan, m: number): boolean =>
  plan.arms.some((arm) => arm.policies.some((policy) => policy.measures[m].sanction));

type At = Pick<Slots, 'at'>;

export const streamSlot = ({ at }: At, s: number, offset: number): number => at.stream[s] + offset;
export const listSlot = ({ at }: At, l: number, offset: number): number => at.list[l] + offset;
export const measureSlot = ({ at }: At, m: number, offset: number): number => at.measure[m] + offset;
export const spreadSlot = ({ at }: At, spread: number, offset: number): number => at.spread[spread] + offset;
export const stanceSlot = ({ at }: At, s: number, offset: number): number => at.stance[s] + offset;
/** Answers are booked for the place, in the first cell, and never by group. */
export const surveySlot = ({ at }: At, s: number, offset: number): number => at.survey[s] + offset;
export const incidentSlot = ({ at }: At, i: number, offset: number): number => at.incident[i] + offset;
export const patrolSlot = ({ at }: At, p: number, offset: number): number => at.patrol[p] + offset;
export const screenSlot = ({ at }: At, s: number, offset: number): number => at.screen[s] + offset;
export const firmTypeSlot = ({ at }: At, type: number, offset: number): number => at.firmType[type] + offset;
export const registerSlot = ({ at }: At, register: number, offset: number): number => at.enterprise[register] + offset;
export const holderSlot = ({ at }: At, type: number, offset: number): number => at.holder[type] + offset;
export const returnSlot = ({ at }: At, position: number, offset: number): number => at.return[position] + offset;
