import { UNCOUNTED } from '../plan/rounds.js';
import type { Plan } from '../plan/types.js';
import type { Slots } from './slots.js';

/** Marks of a slot: nothing is booked in it; it has moved since the last round's end, or runs on; it only holds what came before. */
const EMPTY = 0;

const MOVED = 1;

const HELD = 2;

/** Kinds of counters, a bit each. */
const FLOWS = 1;

const STOCKS = 2;

/** Where the tally of a slot stands: its sum over all cells (what stands, or what has come since the last round's end), then its mark. */
export const tallyAt = ({ tallies }: Slots, slot: number): number => tallies + 2 * slot;

/**
 * Empty counts: cell x slot, so that what an item moves lies close together, then a tally for each slot. Most slots of a community and round are
 * untouched, so that what goes over all counts goes over the marks; the end of a round reads no cells.
 */
export const blankCounts = (slots: Slots): Float64Array => new Float64Array(slots.count * (slots.cells + 2));

/** Adds to a slot in a cell. */
export function addTo(counts: Float64Array, slots: Slots, cell: number, slot: number, n: number): void {
  const tally = tallyAt(slots, slot);
  counts[cell * slots.count + slot] += n;
  counts[tally] += n;
  counts[tally + 1] = MOVED;
}

/**
 * The running counts of a batch. Arms that are still one state share one book: a book belongs to a set of arms (bit mask)
 * and a place. Flows go into the arms' margins at each round's end; stocks run on.
 */
export class Books {
  private readonly books = new Map<number, Float64Array>();
  readonly byRound: Float64Array[][];
  readonly byYear: Float64Array[][][];
  readonly byCell: Float64Array[][];
  /** `[arm][year][cell][counter]`: stocks at the end of the year; no year where the plan does not ask for it. */
  readonly byYearCell: Float64Array[][][];
  /** `[arm][cell][counter]`: stocks at the end of the warm-up; empty without one. */
  readonly opening: Float64Array[][];
  /** Counters that are stocks. */
  private readonly isStock: Uint8Array;
  /** Slots that run on from round to round: stocks, and what stands behind days without being reported as a stock. */
  private readonly runsOn: Uint8Array;
  /** Slots of the book at work that the end of a round is about: scratch. */
  private readonly booked: Int32Array;
  private bookedCount = 0;
  /** `[arm]`: stocks of communities that are worked to the end. */
  private readonly ended: Float64Array[];

  constructor(
    private readonly plan: Plan,
    private readonly slots: Slots,
  ) {
    const arms = plan.arms.length;
    const reported = slots.reported.length;
    this.isStock = Uint8Array.from(slots.reported, ({ kind }) => (kind === 'stock' ? 1 : 0));
    this.runsOn = slots.stocks.slice();
    for (const [stock] of slots.dayPairs) this.runsOn[stock] = 1;
    this.booked = new Int32Array(slots.count);
    this.ended = plan.arms.map(() => this.blank());
    const table = (n: number): Float64Array[] => Array.from({ length: n }, () => new Float64Array(reported));
    this.byRound = Array.from({ length: arms }, () => table(plan.rounds.length));
    this.byYear = Array.from({ length: arms }, () => plan.years.map(() => table(plan.places.length)));
    this.byCell = Array.from({ length: arms }, () => table(slots.cells));
    const kept = plan.groupYears ? plan.years : [];
    this.byYearCell = Array.from({ length: arms }, () => kept.map(() => table(slots.cells)));
    this.opening = plan.countFrom > plan.start ? this.byCell.map(() => table(slots.cells)) : [];
  }

  /** Empty counts of the right length. */
  blank(): Float64Array {
    return blankCounts(this.slots);
  }

  /** Empties counts. */
  empty(counts: Float64Array): Float64Array {
    for (let slot = 0; slot < this.slots.count; slot++) if (this.markOf(counts, slot) !== EMPTY) this.clear(counts, slot);
    return counts;
  }

  private markOf(counts: Float64Array, slot: number): number {
    return counts[tallyAt(this.slots, slot) + 1];
  }

  private clear(counts: Float64Array, slot: number): void {
    const { count, tallies } = this.slots;
    for (let at = slot; at < tallies; at += count) counts[at] = 0;
    counts[tallies + 2 * slot] = 0;
    counts[tallies + 2 * slot + 1] = EMPTY;
  }

  /** Whether two counts are equal, however they came about. */
  equal(one: Float64Array, other: Float64Array): boolean {
    const { count, tallies } = this.slots;
    for (let slot = 0; slot < count; slot++) {
      if (this.markOf(one, slot) === EMPTY && this.markOf(other, slot) === EMPTY) continue;
      for (let at = slot; at < tallies; at += count) if (one[at] !== other[at]) return false;
    }
    return true;
  }

  /** Adds counts to a book, or takes them out of it. */
  add(counts: Float64Array, book: Float64Array, sign: 1 | -1): void {
    const { count, tallies } = this.slots;
    for (let slot = 0; slot < count; slot++) {
      if (this.markOf(counts, slot) === EMPTY) continue;
      const tally = tallies + 2 * slot;
      for (let at = slot; at < tallies; at += count) book[at] += sign * counts[at];
      book[tally] += sign * counts[tally];
      book[tally + 1] = MOVED;
    }
  }

  /** Book of a set of arms in a place. */
  of(arms: number, place: number): Float64Array {
    const key = arms * this.plan.places.length + place;
    let book = this.books.get(key);
    if (!book) {
      book = this.blank();
      this.books.set(key, book);
    }
    return book;
  }

  /** Books a round of days for every stock that is counted in person-days. */
  beginRound(days: number): void {
    for (const book of this.books.values()) this.addDays(book, book, days);
  }

  /** Adds so many days on the stocks of `stocks` to a book. */
  private addDays(stocks: Float64Array, book: Float64Array, days: number): void {
    const { count, tallies, dayPairs } = this.slots;
    for (const [stock, dayslot] of dayPairs) {
      if (this.markOf(stocks, stock) === EMPTY) continue;
      const [from, to] = [tallies + 2 * stock, tallies + 2 * dayslot];
      for (let at = 0; at < tallies; at += count) {
        const standing = stocks[at + stock];
        if (standing !== 0) book[at + dayslot] += standing * days;
      }
      book[to] += stocks[from] * days;
      book[to + 1] = MOVED;
    }
  }

  /** Adds a community's stocks, and this round's days that stand on them, to a book. */
  give(stocks: Float64Array, book: Float64Array, days: number): void {
    this.shift(stocks, book, days, 1);
  }

  /** Takes them out again. */
  take(stocks: Float64Array, book: Float64Array, days: number): void {
    this.shift(stocks, book, days, -1);
  }

  private shift(stocks: Float64Array, book: Float64Array, days: number, sign: 1 | -1): void {
    this.add(stocks, book, sign);
    this.addDays(stocks, book, sign * days);
  }

  /**
   * Adds the round to the margins. Flows add up in their cells until those are due: at the end of the run and of the warm-up, and of each year where
   * the plan asks for it.
   */
  endRound(round: number): void {
    const places = this.plan.places.length;
    const { year } = this.plan.rounds[round];
    const nextYear = this.plan.rounds[round + 1]?.year;
    const lastRound = round === this.plan.rounds.length - 1;
    const counted = year !== UNCOUNTED;
    const opens = !counted && nextYear !== UNCOUNTED;
    const cellsDue = lastRound || opens || (counted && nextYear !== year && this.byYearCell[0].length > 0);
    const { count, cells, tallies } = this.slots;
    for (const [key, book] of this.books) {
      const place = key % places;
      const arms = Math.floor(key / places);
      this.listBooked(book, cellsDue);
      for (let arm = 0; arms >>> arm !== 0; arm++) {
        if (((arms >>> arm) & 1) === 0) continue;
        this.addBooked(this.byRound[arm][round], book, tallies, 2, FLOWS | STOCKS);
        if (counted) this.addBooked(this.byYear[arm][year][place], book, tallies, 2, nextYear === year ? FLOWS : FLOWS | STOCKS);
        if (!cellsDue) continue;
        for (let cell = 0; cell < cells; cell++) {
          const from = cell * count;
          if (!counted) this.addBooked(this.opening[arm][cell], book, from, 1, STOCKS);
          else this.addBooked(this.byCell[arm][cell], book, from, 1, lastRound ? FLOWS | STOCKS : FLOWS);
          const ofYear = this.byYearCell[arm][year];
          if (ofYear) this.addBooked(ofYear[cell], book, from, 1, FLOWS | STOCKS);
        }
      }
      // Arms that have come apart everywhere leave a book that nobody writes into again.
      if (!this.settleMarks(book, cellsDue)) this.books.delete(key);
    }
  }

  /** Lists the slots of a book that have moved since the last round's end, and with `held` those that hold what came before. */
  private listBooked(book: Float64Array, held: boolean): void {
    const { booked } = this;
    const { count, tallies } = this.slots;
    let n = 0;
    for (let slot = 0; slot < count; slot++) {
      const mark = book[tallies + 2 * slot + 1];
      if (mark === MOVED || (held && mark === HELD)) booked[n++] = slot;
    }
    this.bookedCount = n;
  }

  /** Adds the slots listed to a row of counters of some kinds. The numbers of the slots begin at `from` and lie `step` apart. */
  private addBooked(row: Float64Array, book: Float64Array, from: number, step: number, kinds: number): void {
    const { booked, bookedCount, isStock } = this;
    const { firstOf, reportedOf } = this.slots;
    for (let k = 0; k < bookedCount; k++) {
      const slot = booked[k];
      const value = book[from + step * slot];
      if (value === 0) continue;
      for (let at = firstOf[slot]; at < firstOf[slot + 1]; at++) {
        const i = reportedOf[at];
        if ((kinds & (isStock[i] === 1 ? STOCKS : FLOWS)) !== 0) row[i] += value;
      }
    }
  }

  /** Marks the slots listed for the next round. Returns whether the book still holds anything that is to be counted. */
  private settleMarks(book: Float64Array, cellsDue: boolean): boolean {
    const { booked, bookedCount, runsOn } = this;
    let standing = !cellsDue;
    for (let k = 0; k < bookedCount; k++) {
      const slot = booked[k];
      const tally = tallyAt(this.slots, slot);
      if (runsOn[slot] === 1) {
        if (book[tally] === 0 && this.isBlank(book, slot)) book[tally + 1] = EMPTY;
        else standing = true;
      } else if (cellsDue) this.clear(book, slot);
      else {
        book[tally] = 0;
        book[tally + 1] = HELD;
      }
    }
    return standing;
  }

  /** Whether all cells of a slot are empty. */
  private isBlank(book: Float64Array, slot: number): boolean {
    const { count, tallies } = this.slots;
    for (let at = slot; at < tallies; at += count) if (book[at] !== 0) return false;
    return true;
  }

  /** Moves the stocks of communities that are worked to the end of the run out of the books, before others begin. */
  endCommunities(): void {
    this.ended.forEach((sum, arm) => this.addStocks(arm, sum));
    this.books.clear();
  }

  /** Running stocks of one arm, summed over its books and places: what a recount must find. */
  stocksOfArm(arm: number): Float64Array {
    const sum = this.blank();
    this.add(this.ended[arm], sum, 1);
    return this.addStocks(arm, sum);
  }

  private addStocks(arm: number, sum: Float64Array): Float64Array {
    for (const [key, book] of this.books) {
      if (((Math.floor(key / this.plan.places.length) >>> arm) & 1) === 1) this.add(book, sum, 1);
    }
    return sum;
  }
}
