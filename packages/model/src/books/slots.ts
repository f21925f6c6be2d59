import type { Catalogue } from '../counters/catalogue.js';
import type { Plan } from '../plan/types.js';
import type { CounterDefinition } from '../results/tables.js';

/** First of the flag bits that remember a first time: lists, then attempt streams. */
export const LIST_BITS_AT = 8;

/**
 * The books of a plan, as its catalogue lays them out: where each block of counters begins, and which slots are stocks. A class, since V8 compiles anew what reads
 * the second object that a literal makes, and every block of a run has books of its own.
 */
export class Slots {
  readonly count: number;
  /** Cells of people that each is counted in, and where the tallies of counts begin: see `blankCounts`. */
  readonly cells: number;
  readonly tallies: number;
  /** First slot of each subject's block, in the order of the plan; -1 where it has none. */
  readonly at: Catalogue['at'];
  readonly stocks: Uint8Array;
  /** Stock -> person-day slot pairs, booked at each round's start. */
  readonly dayPairs: [number, number][];
  /** What is published: each counter is a sum of slots. */
  readonly reported: Catalogue['counters'];
  /** Which counters a slot belongs to: `reportedOf` from `firstOf[slot]` up to `firstOf[slot + 1]`. */
  readonly firstOf: Int32Array;
  readonly reportedOf: Int32Array;

  constructor({ catalogue, cells }: Plan) {
    const { size, counters } = catalogue;
    this.count = size;
    this.cells = cells.length;
    this.tallies = size * cells.length;
    this.at = catalogue.at;
    this.stocks = new Uint8Array(size);
    this.dayPairs = catalogue.dayPairs;
    this.reported = counters;
    this.firstOf = new Int32Array(size + 1);
    for (const { kind, slots } of counters)
      for (const slot of slots) {
        if (kind === 'stock') this.stocks[slot] = 1;
        this.firstOf[slot + 1] += 1;
      }
    for (let slot = 0; slot < size; slot++) this.firstOf[slot + 1] += this.firstOf[slot];
    this.reportedOf = new Int32Array(this.firstOf[size]);
    const filled = this.firstOf.slice();
    counters.forEach(({ slots }, i) => slots.forEach((slot) => (this.reportedOf[filled[slot]++] = i)));
  }
}

/** Counters of a plan in the order in which results hold them: id, kind, unit, meaning. */
export const counterDefinitions = (plan: Plan): CounterDefinition[] =>
  plan.catalogue.counters.map(({ id, kind, unit, definition, owned }) => ({ id, kind, unit, definition, ...(owned ? { owned } : {}) }));

/** Whether a measure is a sanction, in any arm that has it. */
export const isSanction = (plan: Plan, m: number): boolean =>
  plan.arms.some((arm) => arm.policies.some((policy) => policy.measures[m].sanction));
