import type { Catalogue } from '../counters/catalogue.js';
import type { Plan } from '../plan/types.js';
import type { CounterDefinition } from '../results/tables.js';

/** First of the flag bits that remember a first time: lists, then attempt streams. */
export const LIST_BITS_AT = 8;

/** Where each block of counters begins, and which slots are stocks. */
export interface Slots {
  count: number;
  /** Cells of people that each is counted in, and where the tallies of counts begin: see `blankCounts`. */
  cells: number;
  tallies: number;
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
export function layOutSlots({ catalogue, cells }: Plan): Slots {
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
  return {
    count: size,
    cells: cells.length,
    tallies: size * cells.length,
    at: catalogue.at,
    stocks,
    dayPairs: catalogue.dayPairs,
    reported: counters,
    firstOf,
    reportedOf,
  };
}

/** Counters of a plan in the order in which results hold them: id, kind, unit, meaning. */
export const counterDefinitions = (plan: Plan): CounterDefinition[] =>
  plan.catalogue.counters.map(({ id, kind, unit, definition, owned }) => ({ id, kind, unit, definition, ...(owned ? { owned } : {}) }));

/** Whether a measure is a sanction, in any arm that has it. */
export const isSanction = (plan: Plan, m: number): boolean =>
  plan.arms.some((arm) => arm.policies.some((policy) => policy.measures[m].sanction));
