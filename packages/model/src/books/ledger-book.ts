import { UNCOUNTED } from '../plan/rounds.js';
import type { Plan } from '../plan/types.js';
import type { Slots } from './slots.js';

/**
 * Empty counts: slot x cell, and after them a mark for each slot, which is set where anything was booked. Most slots of a community and round
 * are untouched, so that what goes over all counts goes over the marks.
 */
export const blankCounts = (slots: Slots, cells: number): Float64Array => new Float64Array(slots.count * (cells + 1));

/**
 * The running counts of a batch. Arms that are still one state share one book: a book belongs to a set of arms (bit mask)
 * and a place. Flows are emptied at each round's end into the arms' margins; stocks run on.
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
  private readonly cells: number;
  /** Where the marks begin. */
  private readonly marks: number;
  /** Slots of a book that hold anything, listed by `total`. */
  private readonly touched: Int32Array;
  /** Sum over the cells of each listed slot. */
  private readonly totals: Float64Array;

  constructor(
    private readonly plan: Plan,
    private readonly slots: Slots,
  ) {
    const arms = plan.arms.length;
    const reported = slots.reported.length;
    this.cells = plan.cells.length;
    this.marks = slots.count * this.cells;
    this.touched = new Int32Array(slots.count);
    this.totals = new Float64Array(slots.count);
    const table = (n: number): Float64Array[] => Array.from({ length: n }, () => new Float64Array(reported));
    this.byRound = Array.from({ length: arms }, () => table(plan.rounds.length));
    this.byYear = Array.from({ length: arms }, () => plan.years.map(() => table(plan.places.length)));
    this.byCell = Array.from({ length: arms }, () => table(this.cells));
    const kept = plan.groupYears ? plan.years : [];
    this.byYearCell = Array.from({ length: arms }, () => kept.map(() => table(this.cells)));
    this.opening = plan.countFrom > plan.start ? this.byCell.map(() => table(this.cells)) : [];
  }

  /** Empty counts of the right length. */
  blank(): Float64Array {
    return blankCounts(this.slots, this.cells);
  }

  /** Empties counts. */
  empty(counts: Float64Array): Float64Array {
    const { cells, marks } = this;
    for (let slot = 0; slot < this.slots.count; slot++) {
      if (counts[marks + slot] === 0) continue;
      counts.fill(0, slot * cells, (slot + 1) * cells);
      counts[marks + slot] = 0;
    }
    return counts;
  }

  /** Whether two counts are equal, however they came about. */
  equal(one: Float64Array, other: Float64Array): boolean {
    const { cells, marks } = this;
    for (let slot = 0; slot < this.slots.count; slot++) {
      if (one[marks + slot] === 0 && other[marks + slot] === 0) continue;
      for (let i = slot * cells; i < (slot + 1) * cells; i++) if (one[i] !== other[i]) return false;
    }
    return true;
  }

  /** Adds counts to a book, or takes them out of it. */
  add(counts: Float64Array, book: Float64Array, sign: 1 | -1): void {
    const { cells, marks } = this;
    for (let slot = 0; slot < this.slots.count; slot++) {
      if (counts[marks + slot] === 0) continue;
      for (let i = slot * cells; i < (slot + 1) * cells; i++) book[i] += sign * counts[i];
      book[marks + slot] = 1;
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
    const { cells, marks } = this;
    for (const [stock, dayslot] of this.slots.dayPairs) {
      if (stocks[marks + stock] === 0) continue;
      for (let c = 0; c < cells; c++) book[dayslot * cells + c] += stocks[stock * cells + c] * days;
      book[marks + dayslot] = 1;
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

  /** Adds the round to the margins and empties the flows. */
  endRound(round: number): void {
    const { reported, stocks, firstOf, reportedOf } = this.slots;
    const places = this.plan.places.length;
    const year = this.plan.rounds[round].year;
    const lastOfYear = this.plan.rounds[round + 1]?.year !== year;
    const lastRound = round === this.plan.rounds.length - 1;
    const counted = year !== UNCOUNTED;
    const opens = !counted && this.plan.rounds[round + 1].year !== UNCOUNTED;
    const { totals } = this;
    for (const [key, book] of this.books) {
      const place = key % places;
      const arms = Math.floor(key / places);
      const touched = this.total(book, totals);
      let standing = false;
      for (let t = 0; t < touched; t++) {
        const slot = this.touched[t];
        const value = totals[slot];
        for (let at = firstOf[slot]; at < firstOf[slot + 1]; at++) {
          const i = reportedOf[at];
          const stock = reported[i].kind === 'stock';
          for (let a = 0; arms >>> a !== 0; a++) {
            if (((arms >>> a) & 1) === 0) continue;
            this.byRound[a][round][i] += value;
            if (!counted) {
              if (opens && stock) this.addCells(this.opening[a], book, slot, i);
              continue;
            }
            if (!stock || lastOfYear) this.byYear[a][year][place][i] += value;
            if (!stock || lastRound) this.addCells(this.byCell[a], book, slot, i);
            const ofYear = this.byYearCell[a][year];
            if (ofYear && (!stock || lastOfYear)) this.addCells(ofYear, book, slot, i);
          }
        }
        if (stocks[slot] === 0 && !this.internalStock(slot)) {
          book.fill(0, slot * this.cells, (slot + 1) * this.cells);
          book[this.marks + slot] = 0;
        } else standing = true;
      }
      // Arms that have come apart everywhere leave a book that nobody writes into again.
      if (!standing) this.books.delete(key);
    }
  }

  private internal: Uint8Array | null = null;

  /** Stocks that only stand behind days are stocks too, though not reported as such. */
  private internalStock(slot: number): boolean {
    if (!this.internal) {
      this.internal = new Uint8Array(this.slots.count);
      for (const [stock] of this.slots.dayPairs) this.internal[stock] = 1;
    }
    return this.internal[slot] === 1;
  }

  /** Sums the marked slots of a book, lists in `touched` those that hold anything, unmarks the others, and returns how many it listed. */
  private total(book: Float64Array, totals: Float64Array): number {
    const { cells, marks, touched } = this;
    let count = 0;
    for (let slot = 0; slot < this.slots.count; slot++) {
      if (book[marks + slot] === 0) continue;
      let sum = 0;
      let any = 0;
      for (let at = slot * cells; at < (slot + 1) * cells; at++) {
        const value = book[at];
        if (value === 0) continue;
        sum += value;
        any = 1;
      }
      totals[slot] = sum;
      if (any) touched[count++] = slot;
      else book[marks + slot] = 0;
    }
    return count;
  }

  private addCells(byCell: Float64Array[], book: Float64Array, slot: number, i: number): void {
    for (let c = 0; c < this.cells; c++) byCell[c][i] += book[slot * this.cells + c];
  }

  /** Running stocks of one arm, summed over its books and places: what a recount must find. */
  stocksOfArm(arm: number): Float64Array {
    const sum = this.blank();
    for (const [key, book] of this.books) {
      if (((Math.floor(key / this.plan.places.length) >>> arm) & 1) === 0) continue;
      this.add(book, sum, 1);
    }
    return sum;
  }
}
