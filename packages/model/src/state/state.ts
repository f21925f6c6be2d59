import { CAUSE_COUNT } from '../plan/causes.js';
import { NEVER } from '../plan/never.js';
import type { Plan } from '../plan/types.js';
import type { AnnexLayout } from './annex.js';

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

/** Words of an entry of the arena. */
export const ENTRY_WORDS = 9;

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
  readonly flags: Int32Array;
  /** Perceived risk (upper 16 bits) as of a day (lower 16 bits, from the start of the horizon). */
  readonly risk: Int32Array;
  /** Sanction-days up to the horizon's end if nothing more changes; and those without deed. */
  readonly sanctionDays: Int32Array;
  readonly withoutDays: Int32Array;
  /** Measures on the person now, a bit each. */
  readonly mask: Int32Array;
  /** Columns of scores: empty, which stands for noughts, until a ledger is in force. */
  ruleTotals = new Int32Array(0);
  sums = new Int32Array(0);
  /** Contexts of the deeds that took points, a bit each. */
  contexts = new Uint16Array(0);
  private scores: ArrayBuffer | null = null;
  private readonly totals: number;
  private readonly accounts: number;
  entries: Int32Array;
  /** Minor units that sanctions take up to the horizon's end if nothing more changes; and those without deed. Empty where no measure has a size. */
  readonly money: Float64Array;
  /** Slots in use or free below this mark; slot 0 is never used. */
  mark = 1;
  free = 0;
  /** Words of the stages that only some scenarios declare; see `annex.ts`. Part of every copy, comparison and fingerprint. */
  readonly annex: Int32Array;
  /** Where each stage's words begin in it. */
  readonly at: AnnexLayout;
  /** Entries on public lists at the end of the last round. */
  displayed = 0;
  /** The same, now. */
  onPublic = 0;

  constructor(plan: Plan, n: number, layout: AnnexLayout) {
    this.n = n;
    this.totals = n * plan.ruleColumns;
    this.accounts = n * plan.ledgers.length;
    this.columns = new ArrayBuffer(7 * n * 4);
    let at = 0;
    const int32 = (length: number): Int32Array => {
      const view = new Int32Array(this.columns, at, length);
      at += length * 4;
      return view;
    };
    this.due = int32(n).fill(NEVER);
    this.head = int32(n);
    this.flags = int32(n);
    this.risk = int32(n);
    this.sanctionDays = int32(n);
    this.withoutDays = int32(n);
    this.mask = int32(n);
    this.money = new Float64Array(plan.money ? (plan.countFrom > plan.start ? 4 : 2) * n : 0);
    this.entries = new Int32Array(16 * ENTRY_WORDS);
    this.at = layout;
    this.annex = new Int32Array(this.at.words);
  }

  /** Makes room for scores. Every policy with a ledger in force needs it; later calls do nothing. */
  openScores(): void {
    if (this.scores !== null) return;
    const words = this.totals + this.accounts * SUMS;
    this.scores = new ArrayBuffer(words * 4 + this.accounts * 2 + ((this.accounts & 1) << 1));
    this.ruleTotals = new Int32Array(this.scores, 0, this.totals);
    this.sums = new Int32Array(this.scores, this.totals * 4, this.accounts * SUMS);
    this.contexts = new Uint16Array(this.scores, words * 4, this.accounts);
  }

  /** Makes this state equal to another of the same people. */
  copyFrom(other: State): void {
    new Uint8Array(this.columns).set(new Uint8Array(other.columns));
    if (other.scores !== null) this.openScores();
    if (this.scores !== null && other.scores !== null) new Uint8Array(this.scores).set(new Uint8Array(other.scores));
    else if (this.scores !== null) new Uint8Array(this.scores).fill(0);
    if (this.entries.length < other.entries.length) this.entries = new Int32Array(other.entries.length);
    this.entries.set(other.entries.subarray(0, other.mark * ENTRY_WORDS));
    this.mark = other.mark;
    this.free = other.free;
    this.annex.set(other.annex);
    this.money.set(other.money);
    this.displayed = other.displayed;
    this.onPublic = other.onPublic;
  }

  /** Same bits in memory: columns, entries and totals. */
  equals(other: State): boolean {
    if (this.mark !== other.mark || this.free !== other.free || this.displayed !== other.displayed || this.onPublic !== other.onPublic)
      return false;
    if (!sameWords(this.columns, other.columns) || !sameWords(this.scores, other.scores)) return false;
    for (let i = 0; i < this.annex.length; i++) if (this.annex[i] !== other.annex[i]) return false;
    for (let i = 0; i < this.money.length; i++) if (this.money[i] !== other.money[i]) return false;
    for (let i = ENTRY_WORDS; i < this.mark * ENTRY_WORDS; i++) if (this.entries[i] !== other.entries[i]) return false;
    return true;
  }

  /** Bytes held. */
  get bytes(): number {
    return (
      this.columns.byteLength + (this.scores?.byteLength ?? 0) + this.entries.byteLength + this.annex.byteLength + this.money.byteLength
    );
  }
}

/** Same bits; an absent buffer stands for noughts. */
function sameWords(one: ArrayBuffer | null, other: ArrayBuffer | null): boolean {
  if (one === null && other === null) return true;
  const a = new Int32Array(one ?? other!);
  const b = one === null || other === null ? null : new Int32Array(other);
  for (let i = 0; i < a.length; i++) if (a[i] !== (b === null ? 0 : b[i])) return false;
  return true;
}
