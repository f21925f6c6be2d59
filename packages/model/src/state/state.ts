import { LIST_BITS_AT } from '../books/slots.js';
import { CAUSE_COUNT } from '../plan/causes.js';
import { NEVER } from '../plan/never.js';
import type { Plan } from '../plan/types.js';
import type { AnnexLayout } from './annex.js';
import { columnsOf, ofBits, upTo } from './columns.js';
import type { Narrow } from './columns.js';

/** Bits of a person's `flags`. */
export const AWAKE = 1;

export const DRAWN = 2;

export const PRESENT = 4;

export const EVER_SANCTIONED = 8;

export const EVER_WITHOUT_DEED = 16;

export const EVER_REFUSED = 32;

/** Sanctioned in the warm-up: remembered, and not counted. */
export const SANCTIONED_BEFORE = 64;

/** Sums kept per ledger and person: all, then one per cause. `deed` also holds own merit: what own conduct alone gives. */
export const SUMS = CAUSE_COUNT + 1;

/** Words of an entry of the arena; those of a change of score that follows no listing: up to `LIMIT`. */
export const ENTRY_WORDS = 9;

export const CHANGE_WORDS = 6;

export const NEXT = 0;

export const TYPE = 1;

export const DUE = 2;

export const START = 3;

export const COUNT = 4;

export const LIMIT = 5;

export const ORIGIN = 6;

export const EXTRA = 7;

/** listing: contexts of the deeds behind it when it was made, a bit each. */
export const CONTEXTS = 8;

/**
 * What can change about the people of one community in one arm: fixed columns in one buffer, columns of scores in another once a
 * ledger is in force, and an arena of entries (open duties, reports under way, changes of score that expire, listings), each
 * person's entries in a linked list.
 */
export class State {
  readonly n: number;
  readonly columns: ArrayBuffer;
  /** Next day on which anything of this person's changes by itself. */
  readonly due: Int32Array;
  readonly head: Int32Array;
  readonly flags: Narrow;
  /** Perceived risk (upper 16 bits) as of a day (lower 16 bits, from the start of the horizon). Empty where nobody perceives any. */
  readonly risk: Int32Array;
  /** Sanction-days up to the horizon's end if nothing more changes; and those without deed. */
  readonly sanctionDays: Narrow;
  readonly withoutDays: Narrow;
  /** Measures on the person now, a bit each. */
  readonly mask: Narrow;
  /**
   * Scores that something has changed. `scoreRow[row * ledgers + ledger]` says in which row of `sums` and `contexts` they stand, `totalRow[row]` in which row of
   * `ruleTotals` a person's running totals do; row 0 stands for zeros. All are empty until a ledger is in force.
   */
  scoreRow = new Int32Array(0);
  /** Per row: the sums; contexts of the deeds that took points, a bit each. */
  sums = new Int32Array(0);
  contexts = new Uint16Array(0);
  totalRow = new Int32Array(0);
  /** Per row: a running total for each column of the plan. */
  ruleTotals = new Int32Array(0);
  /** Rows in use, row 0 among them. */
  private scoreRows = 0;
  private totalRows = 0;
  private readonly totalsEach: number;
  private readonly ledgersEach: number;
  entries: Int32Array;
  /** Minor units that sanctions take up to the horizon's end if nothing more changes; and those without deed. Empty where no measure has a size. */
  readonly money: Float64Array;
  /** Words of the arena in use or free below this mark; word 0 is never used. */
  mark = 1;
  /** First free place for an entry of `ENTRY_WORDS`, and for one of `CHANGE_WORDS`; 0: none. */
  free = 0;
  freeChange = 0;
  /** Words of the stages that only some scenarios declare; see `annex.ts`. Part of every copy, comparison and fingerprint. */
  readonly annex: Int32Array;
  /** Where each stage's words begin in it. */
  readonly at: AnnexLayout;
  /** Entries on public lists at the end of the last round. */
  displayed = 0;
  /** The same, now. */
  onPublic = 0;
  /** While somebody watches: rows whose presence or measures were booked anew since the last look, some of them more than once. No part of what is compared. */
  changed: number[] | null = null;

  constructor(plan: Plan, n: number, layout: AnnexLayout) {
    this.n = n;
    this.totalsEach = plan.ruleColumns;
    this.ledgersEach = plan.ledgers.length;
    // Every measure may add a day to a person's own and take one from them before it is over: twice that is never reached.
    const days = upTo(2 * plan.measures.length * (plan.end - plan.start + 1));
    const { buffer, words, narrow } = columnsOf(n, plan.perceives ? 3 : 2, [
      days,
      days,
      ofBits(plan.measures.length),
      ofBits(LIST_BITS_AT + plan.lists.length + plan.attempts.length),
    ]);
    this.columns = buffer;
    this.due = words[0].fill(NEVER);
    this.head = words[1];
    this.risk = words[2] ?? new Int32Array(0);
    [this.sanctionDays, this.withoutDays, this.mask, this.flags] = narrow as [Narrow, Narrow, Narrow, Narrow];
    this.money = new Float64Array(plan.money ? (plan.countFrom > plan.start ? 4 : 2) * n : 0);
    this.entries = new Int32Array(FIRST_WORDS);
    this.at = layout;
    this.annex = new Int32Array(this.at.words);
  }

  /** Makes room for scores. Every policy with a ledger in force needs it; later calls do nothing. */
  openScores(): void {
    if (this.scoreRows > 0) return;
    this.scoreRow = new Int32Array(this.n * this.ledgersEach);
    this.totalRow = new Int32Array(this.totalsEach > 0 ? this.n : 0);
    this.scoreRows = 1;
    this.totalRows = 1;
    this.sizeScores(1);
    this.sizeTotals(1);
  }

  /** Gives a person's score on a ledger a row of its own, before something is written there. Needs `openScores`. */
  openScore(row: number, ledger: number): void {
    const account = row * this.ledgersEach + ledger;
    if (this.scoreRow[account] !== 0) return;
    if (this.scoreRows >= this.contexts.length) this.sizeScores(larger(this.scoreRows, this.scoreRow.length));
    this.scoreRow[account] = this.scoreRows++;
  }

  /** The same for the running totals of a person. */
  openTotals(row: number): void {
    if (this.totalRow[row] !== 0) return;
    if (this.totalRows * this.totalsEach >= this.ruleTotals.length) this.sizeTotals(larger(this.totalRows, this.n));
    this.totalRow[row] = this.totalRows++;
  }

  private sizeScores(rows: number): void {
    const { sums, contexts } = this;
    this.sums = new Int32Array(rows * SUMS);
    this.contexts = new Uint16Array(rows);
    this.sums.set(sums);
    this.contexts.set(contexts);
  }

  private sizeTotals(rows: number): void {
    const { ruleTotals } = this;
    this.ruleTotals = new Int32Array(rows * this.totalsEach);
    this.ruleTotals.set(ruleTotals);
  }

  /** Makes this state equal to another of the same people. */
  copyFrom(other: State): void {
    new Uint8Array(this.columns).set(new Uint8Array(other.columns));
    this.copyScores(other);
    if (this.entries.length < other.entries.length) this.entries = new Int32Array(other.entries.length);
    this.entries.set(other.entries.subarray(0, other.mark));
    this.mark = other.mark;
    this.free = other.free;
    this.freeChange = other.freeChange;
    this.annex.set(other.annex);
    this.money.set(other.money);
    this.displayed = other.displayed;
    this.onPublic = other.onPublic;
    this.changed = other.changed === null ? null : [...other.changed];
  }

  /** Gives back the room that stands idle, such as that of people whose copy this was before: what a state holds follows from its own people alone. */
  fit(): void {
    this.entries = this.entries.slice(0, Math.max(FIRST_WORDS, this.mark));
    this.sums = this.sums.slice(0, this.scoreRows * SUMS);
    this.contexts = this.contexts.slice(0, this.scoreRows);
    this.ruleTotals = this.ruleTotals.slice(0, this.totalRows * this.totalsEach);
  }

  private closeScores(): void {
    this.scoreRow = new Int32Array(0);
    this.sums = new Int32Array(0);
    this.totalRow = new Int32Array(0);
    this.ruleTotals = new Int32Array(0);
    this.contexts = new Uint16Array(0);
    this.scoreRows = 0;
    this.totalRows = 0;
  }

  private copyScores(other: State): void {
    if (other.scoreRows === 0) {
      if (this.scoreRows > 0) this.closeScores();
      return;
    }
    this.openScores();
    if (this.contexts.length < other.contexts.length) this.sizeScores(other.contexts.length);
    if (this.ruleTotals.length < other.ruleTotals.length) this.sizeTotals(other.ruleTotals.length / this.totalsEach);
    this.scoreRow.fill(0).set(other.scoreRow);
    this.sums.fill(0).set(other.sums);
    this.contexts.fill(0).set(other.contexts);
    this.totalRow.fill(0).set(other.totalRow);
    this.ruleTotals.fill(0).set(other.ruleTotals);
    this.scoreRows = other.scoreRows;
    this.totalRows = other.totalRows;
  }

  /** Same scores of everybody, whichever rows they stand in. Absent tables stand for zeros. */
  private sameScores(other: State): boolean {
    for (let i = Math.max(this.scoreRow.length, other.scoreRow.length) - 1; i >= 0; i--) {
      const [one, two] = [this.scoreRow[i] ?? 0, other.scoreRow[i] ?? 0];
      if (one === 0 && two === 0) continue;
      if (!samePart(this.sums, one, other.sums, two, SUMS) || !samePart(this.contexts, one, other.contexts, two, 1)) return false;
    }
    for (let i = Math.max(this.totalRow.length, other.totalRow.length) - 1; i >= 0; i--) {
      if (!samePart(this.ruleTotals, this.totalRow[i] ?? 0, other.ruleTotals, other.totalRow[i] ?? 0, this.totalsEach)) return false;
    }
    return true;
  }

  /** Same in memory: columns, entries and totals, and the same scores. */
  equals(other: State): boolean {
    if (this.mark !== other.mark || this.free !== other.free || this.freeChange !== other.freeChange) return false;
    if (this.displayed !== other.displayed || this.onPublic !== other.onPublic) return false;
    if (!sameWords(this.columns, other.columns) || !this.sameScores(other)) return false;
    for (let i = 0; i < this.annex.length; i++) if (this.annex[i] !== other.annex[i]) return false;
    for (let i = 0; i < this.money.length; i++) if (this.money[i] !== other.money[i]) return false;
    for (let i = 1; i < this.mark; i++) if (this.entries[i] !== other.entries[i]) return false;
    return true;
  }

  /** Bytes held. */
  get bytes(): number {
    return (
      this.columns.byteLength +
      this.scoreRow.byteLength +
      this.ruleTotals.byteLength +
      this.sums.byteLength +
      this.contexts.byteLength +
      this.totalRow.byteLength +
      this.entries.byteLength +
      this.annex.byteLength +
      this.money.byteLength
    );
  }
}

/** Words of an arena that nobody has written to. */
const FIRST_WORDS = 16 * ENTRY_WORDS;

/** Same bits of two buffers of one length. */
function sameWords(one: ArrayBuffer, other: ArrayBuffer): boolean {
  const [a, b] = [new Int32Array(one), new Int32Array(other)];
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Rows for a table that is full at `rows`: an eighth more, and never more than one for each of `most` and row 0. */
const larger = (rows: number, most: number): number => Math.min(most + 1, rows + (rows >> 3) + 16);

type Words = Int32Array | Uint16Array;

/** Whether row `i` of one table and row `j` of another, `size` words each, hold the same; row 0 of a table that is not there holds zeros. */
function samePart(a: Words, i: number, b: Words, j: number, size: number): boolean {
  for (let word = 0; word < size; word++) if ((a[i * size + word] ?? 0) !== (b[j * size + word] ?? 0)) return false;
  return true;
}
