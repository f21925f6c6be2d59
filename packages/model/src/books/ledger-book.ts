import { UNCOUNTED } from '../plan/rounds.js';
import type { Plan } from '../plan/types.js';
import type { Slots } from './slots.js';

/**
 * Empty counts: slot x cell, and after them a mark for each slot, which is set where anything was booked. Most slots of a community and round
 * are untouched, so that what goes over all counts goes over the marks. Last, what each slot that flows held at the end of the last round, over all cells.
 */
export const blankCounts = (slots: Slots, cells: number): Float64Array => new Float64Array(slots.count * (cells + 2));

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
  private readonly cells: number;
  /** Where the marks begin. */
  private readonly marks: number;
  /** Where the sums of the last round begin. */
  private readonly closed: number;
  /** Slots that run on from round to round: stocks, and what stands behind days without being reported as a stock. */
  private readonly runsOn: Uint8Array;
  /** `[arm]`: stocks of communities that are worked to the end. */
  private readonly ended: Float64Array[];

  constructor(
    private readonly plan: Plan,
    private readonly slots: Slots,
  ) {
    const arms = plan.arms.length;
    const reported = slots.reported.length;
    this.cells = plan.cells.length;
    this.marks = slots.count * this.cells;
    this.closed = this.marks + slots.count;
    this.runsOn = slots.stocks.slice();
    for (const [stock] of slots.dayPairs) this.runsOn[stock] = 1;
    this.ended = plan.arms.map(() => this.blank());
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
    for (let slot = 0; slot < this.slots.count; slot++) {
      if (counts[this.marks + slot] === 0) continue;
      this.clear(counts, slot);
    }
    return counts;
  }

  private clear(counts: Float64Array, slot: number): void {
    counts.fill(0, slot * this.cells, (slot + 1) * this.cells);
    counts[this.marks + slot] = 0;
    counts[this.closed + slot] = 0;
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

  /**
   * Adds the round to the margins. Flows add up in their cells until those are due: at the end of the run and of the warm-up, and of each year where
   * the plan asks for it. A round's part of a flow is what has come since the round before.
   */
  endRound(round: number): void {
    const { slots, closed, marks } = this;
    const { reported, firstOf, reportedOf } = slots;
    const places = this.plan.places.length;
    const year = this.plan.rounds[round].year;
    const nextYear = this.plan.rounds[round + 1]?.year;
    const lastRound = round === this.plan.rounds.length - 1;
    const counted = year !== UNCOUNTED;
    const opens = !counted && nextYear !== UNCOUNTED;
    const cellsDue = lastRound || opens || (counted && nextYear !== year && this.byYearCell[0].length > 0);
    for (const [key, book] of this.books) {
      const place = key % places;
      const arms = Math.floor(key / places);
      let standing = !cellsDue;
      for (let slot = 0; slot < slots.count; slot++) {
        const before = book[closed + slot];
        const marked = book[marks + slot] === 1;
        if (!marked && (before === 0 || !cellsDue)) continue;
        const value = marked ? this.total(book, slot) - before : 0;
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
            if (!stock || nextYear !== year) this.byYear[a][year][place][i] += value;
            if (!cellsDue) continue;
            if (!stock || lastRound) this.addCells(this.byCell[a], book, slot, i);
            const ofYear = this.byYearCell[a][year];
            if (ofYear) this.addCells(ofYear, book, slot, i);
          }
        }
        if (this.runsOn[slot] === 1) standing ||= book[marks + slot] === 1;
        else if (cellsDue) this.clear(book, slot);
        else {
          book[closed + slot] += value;
          // Nothing has come since then; what stands is known by its sum.
          if (book[closed + slot] !== 0) book[marks + slot] = 0;
        }
      }
      // Arms that have come apart everywhere leave a book that nobody writes into again.
      if (!standing) this.books.delete(key);
    }
  }

  /** Moves the stocks of communities that are worked to the end of the run out of the books, before others begin. */
  endCommunities(): void {
    this.ended.forEach((sum, arm) => this.addStocks(arm, sum));
    this.books.clear();
  }

  /** Sum of a marked slot over its cells. Takes the mark away where all of them are empty. */
  private total(book: Float64Array, slot: number): number {
    let sum = 0;
    let any = 0;
    for (let at = slot * this.cells; at < (slot + 1) * this.cells; at++) {
      const value = book[at];
      if (value === 0) continue;
      sum += value;
      any = 1;
    }
    book[this.marks + slot] = any;
    return sum;
  }

  private addCells(byCell: Float64Array[], book: Float64Array, slot: number, i: number): void {
    for (let c = 0; c < this.cells; c++) byCell[c][i] += book[slot * this.cells + c];
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
