import { countedRounds } from '../plan/rounds.js';
import type { Plan } from '../plan/types.js';
import { tallyAt } from './ledger-book.js';
import type { Slots } from './slots.js';

/** A number to be kept for each community: counters that are added up, over the rounds from a day to a day. Stocks are read at the end of the last round. */
export interface CommunityColumn {
  counters: readonly string[];
  /** First and last day, as day numbers: those of whole rounds. */
  first: number;
  last: number;
}

/** A slot that some column reads. */
interface Tracked {
  slot: number;
  stock: boolean;
  /** Of person-days: where the stock stands among the tracked slots that they are days of. Else -1. */
  daysOf: number;
}

/**
 * Counts by community of one batch, for the columns that a study asks for. The books proper are shared by the communities of a place, so what a community adds in
 * a round is read as the difference that working it makes; the days of what stood at its beginning are added from the stocks kept here.
 */
export class CommunityBook {
  private readonly tracked: Tracked[] = [];
  /** Per column: tracked slots, one for each time that a counter of it has the slot. */
  private readonly parts: { tracked: number; atEnd: boolean }[][];
  /** `[arm]`: what stands, `community * tracked + slot`; what was counted, `community * columns + column`. */
  private readonly standing: Float64Array[];
  readonly sums: Float64Array[];
  private readonly before: Float64Array;
  private readonly change: Float64Array;

  constructor(
    private readonly plan: Plan,
    private readonly slots: Slots,
    communities: number,
  ) {
    const places = new Map<number, number>();
    const track = (slot: number): number => {
      const known = places.get(slot);
      if (known !== undefined) return known;
      const pair = slots.dayPairs.find(([, days]) => days === slot);
      const daysOf = pair === undefined ? -1 : track(pair[0]);
      places.set(slot, this.tracked.length);
      this.tracked.push({ slot, stock: slots.stocks[slot] === 1 || slots.dayPairs.some(([stock]) => stock === slot), daysOf });
      return this.tracked.length - 1;
    };
    this.parts = plan.communityColumns.map(({ counters }) =>
      counters.flatMap((id) => {
        const counter = slots.reported.find((one) => one.id === id);
        if (!counter) throw new RangeError(`no counter ${id}`);
        return counter.slots.map((slot) => ({ tracked: track(slot), atEnd: counter.kind === 'stock' }));
      }),
    );
    const table = (width: number): Float64Array[] => plan.arms.map(() => new Float64Array(communities * width));
    this.standing = table(this.tracked.length);
    this.sums = table(plan.communityColumns.length);
    this.before = new Float64Array(this.tracked.length);
    this.change = new Float64Array(this.tracked.length);
  }

  /** Notes a book before a community is worked into it. */
  begin(book: Float64Array): void {
    this.tracked.forEach(({ slot }, t) => (this.before[t] = this.sumOf(book, slot)));
  }

  /** Keeps what working a community of the batch through round `r` has added to the book noted by `begin`, for each of `arms`. */
  end(book: Float64Array, arms: readonly number[], community: number, r: number): void {
    this.tracked.forEach(({ slot }, t) => (this.change[t] = this.sumOf(book, slot) - this.before[t]));
    for (const arm of arms) this.keep(arm, community, r);
  }

  /** The same for a book that held nothing before. */
  endOfEmpty(book: Float64Array, arms: readonly number[], community: number, r: number): void {
    this.before.fill(0);
    this.end(book, arms, community, r);
  }

  private keep(arm: number, community: number, r: number): void {
    const { tracked, change, parts } = this;
    const round = this.plan.rounds[r];
    const days = round.last - round.first + 1;
    const standing = this.standing[arm].subarray(community * tracked.length, (community + 1) * tracked.length);
    const value = (t: number): number => change[t] + (tracked[t].daysOf < 0 ? 0 : standing[tracked[t].daysOf] * days);
    const sums = this.sums[arm];
    this.plan.communityColumns.forEach(({ first, last }, column) => {
      if (round.first < first || round.last > last) return;
      for (const part of parts[column]) {
        if (!part.atEnd) sums[community * parts.length + column] += value(part.tracked);
        else if (round.last === last) sums[community * parts.length + column] += standing[part.tracked] + change[part.tracked];
      }
    });
    tracked.forEach(({ stock }, t) => {
      if (stock) standing[t] += change[t];
    });
  }

  private sumOf(book: Float64Array, slot: number): number {
    return book[tallyAt(this.slots, slot)];
  }
}

/** Counts of a run by community: people of each at the start, and `[arm]` the columns of each, `community * columns + column`. */
export interface CommunityCounts {
  sizes: Float64Array;
  byArm: Float64Array[];
}

/**
 * Puts the communities of all batches in order and holds that they add up to the counts of the run, column by column. `byRound`: rounds that count. Throws Error
 * where they do not.
 */
export function communityCounts(
  plan: Plan,
  ids: readonly string[],
  byRound: Float64Array[][],
  parts: readonly Float64Array[][],
): CommunityCounts {
  const columns = plan.communityColumns.length;
  const rounds = countedRounds(plan.rounds);
  const byArm = plan.arms.map((_, arm) => {
    const all = new Float64Array(plan.communities.length * columns);
    let at = 0;
    for (const part of parts) {
      all.set(part[arm], at);
      at += part[arm].length;
    }
    return all;
  });
  const kinds = new Map(plan.catalogue.counters.map(({ id, kind }) => [id, kind]));
  plan.communityColumns.forEach(({ counters, first, last }, column) => {
    byArm.forEach((all, arm) => {
      let own = 0;
      for (let c = 0; c < plan.communities.length; c++) own += all[c * columns + column];
      let whole = 0;
      rounds.forEach((round, r) => {
        if (round.first < first || round.last > last) return;
        for (const id of counters) if (kinds.get(id) !== 'stock' || round.last === last) whole += byRound[arm][r][ids.indexOf(id)];
      });
      if (own !== whole)
        throw new Error(
          `the books do not agree: communities of arm ${plan.arms[arm].id} add up to ${own} ${counters.join(' + ')}, the run has ${whole}`,
        );
    });
  });
  return { sizes: Float64Array.from(plan.communities, ({ persons }) => persons), byArm };
}
