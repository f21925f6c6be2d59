import { PURPOSE, threefry4x32 } from '@glasshouse/dice';
import { addTo } from '../books/ledger-book.js';
import { isSanction } from '../books/slots.js';
import type { Slots } from '../books/slots.js';
import type { Trace } from '../explain/trace.js';
import { hash32 } from '../format/hash.js';
import { nextExpiry, TODAY } from '../mechanisms/conditions/memory.js';
import type { RulePlan } from '../mechanisms/ledgers/plan-types.js';
import { PatrolDesk } from '../mechanisms/patrols/desk.js';
import type { Around } from '../mechanisms/spreads/group.js';
import { MOST_MEMBERS } from '../people/household.js';
import type { People } from '../people/people.js';
import { NEVER } from '../plan/never.js';
import type { Plan, Policy } from '../plan/types.js';
import { PRESENT } from '../state/state.js';
import type { State } from '../state/state.js';
import { Buckets, DUE_ITEM } from './buckets.js';
import type { Reach } from './policy-change.js';

/** What stands for or against a person on a day: grades, measures, and why. Scratch, reused. */
export interface Standing {
  mask: number;
  /** Per measure. */
  cause: Int8Array;
  unrelated: Int8Array;
  /** Per ledger: grade index, or -1 outside. */
  grade: Int8Array;
  listed: number;
  /** Measures whose trigger is met, whether or not another ends them or no body imposes them. */
  met: number;
  /** Benefits that a sanction takes away, and its cause. */
  withheld: number;
  withheldCause: Int8Array;
  /** Sanctions, and benefits withheld, not for an own deed that would be if recovery made entries for inability one: how many. */
  recovered: number;
  /** Per measure on the person or withheld: minor units a day that it takes or gives. */
  perDay: Int32Array;
  /** Per measure imposed by bodies: doors closed. */
  doors: Int16Array;
}

/** Reusable state for simulating one community of one arm. One per worker; holds no result. */
export class Work {
  readonly out = new Int32Array(4);
  /** Words of draws that must leave `out` as it is. */
  readonly aside = new Int32Array(4);
  readonly before: Standing;
  readonly after: Standing;
  /** Scratch for other members of a household. */
  readonly third: Standing;
  /** Per measure: a sanction. Per entry of the plan: its list. */
  readonly sanction: boolean[];
  readonly listOfEntry: number[];
  /** Share of each reference amount that sanctions on a person take so far; empty where no sanction has a limit. */
  readonly shares: Float64Array;
  /** Per measure: what it takes is also counted for households with children, as in some arm it reaches them. */
  readonly childMoney: boolean[];
  /** Some rule of the plan follows a list. */
  readonly listRules: boolean;
  readonly entryKey: number[];
  /** Scratch of `evaluate`: causes and contexts seen, per list, on it or outlasting it. */
  readonly causesOn: Int32Array;
  readonly causesAny: Int32Array;
  readonly contextsOn: Int32Array;
  readonly contextsAny: Int32Array;
  /** Contexts of the deeds behind the last condition that was met. */
  contextsMet = 0;
  people!: People;
  state!: State;
  policy!: Policy;
  /** Policies of the arm in the place at work, in order of their days. */
  policies: readonly Policy[] = [];
  /** By policy: the one before it, and whose standing going from that one to it can change. */
  readonly changes = new Map<Policy, { from: Policy; reach: Reach }>();
  /** Counts of the alias set and place at work; see `blankCounts`. */
  count!: Float64Array;
  day = 0;
  /** First day whose attempts still lie ahead: tomorrow among items, today at a change of policy. */
  wakeFrom = 0;
  /** Day on which remembered records are read while a standing is evaluated, or TODAY. */
  readAsOf = TODAY;
  /** A condition is read for a measure: entries that bring none for now do not count. */
  standingRead = false;
  /** A standing is read as if no request suspended anything and no instalments were paid. */
  liftNothing = false;
  /** Entry on a list without which a standing is read; 0: none. */
  without = 0;
  /** Rows that a refusing measure reached in the course of today: they try from tomorrow on. */
  woken: number[] = [];
  /** Measures of the members of one household before a change. Scratch. */
  readonly household = new Int32Array(MOST_MEMBERS);
  /** Listings made or gone in the item at work, that rules or other lists follow: see `FOLLOWING_WORDS`. */
  following: number[] = [];
  /** Rows on whom something fell today that may be the first of its kind to stand a day; see `first-days.ts`. */
  fresh: number[] = [];
  /** Records of today still to be passed on: row, stream, sound, keeper, informers and their number first; see `chain.ts`. */
  passing: number[] = [];
  /** Rows that a spread touched today. */
  touched: number[] = [];
  /** Whether an encounter met or was revised today, which may change anyone. */
  met = false;
  /** Rows that informed on the deed at hand. */
  informers: number[] = [];
  /** Scratch of those around a person. */
  readonly around: Around = { members: null, from: 0, end: 0 };
  /** The chain at work: people in it in order, the spread that reached each, whether each one's record is sound (0 or 1), and a mark for everyone reached. */
  readonly chain = { row: [] as number[], by: [] as number[], sound: [] as number[], mark: new Int32Array(0), stamp: 0 };
  roundFirst = 0;
  roundLast = 0;
  /** An item has changed this row and its standing is not yet booked; -1: none. */
  open = -1;
  /** Capacity left to each review in this community and round; negative: no limit. */
  readonly capacity: Int32Array;
  /** Reports that reached each review this round. */
  readonly arrived: Int32Array;
  /** Letters written this round: community, row, day, sender's key. */
  outbox: number[] = [];
  readonly buckets: Buckets;
  /** Where patrols are in the round at work. */
  readonly patrols: PatrolDesk;
  /** Reports that each review has yet to let through for its quota in this community and round. */
  readonly quota: Int32Array;
  /** Whether `local` rules are in force in the community today. */
  localOn = true;
  /** Owner that keeps the record at hand, or -1: everybody knows it. */
  keeper = -1;
  trace: Trace | null = null;
  /** Told when a day has been worked through. It only listens. */
  endOfDay: (() => void) | null = null;

  constructor(
    readonly plan: Plan,
    readonly slots: Slots,
    readonly seed: number,
    readonly replicate: number,
  ) {
    const standing = (): Standing => ({
      mask: 0,
      cause: new Int8Array(plan.measures.length),
      unrelated: new Int8Array(plan.measures.length),
      grade: new Int8Array(plan.ledgers.length).fill(-1),
      listed: 0,
      met: 0,
      withheld: 0,
      withheldCause: new Int8Array(plan.measures.length),
      recovered: 0,
      perDay: new Int32Array(plan.money ? plan.measures.length : 0),
      doors: new Int16Array(plan.measures.length),
    });
    this.shares = new Float64Array(plan.sharesLimited ? plan.amounts.length : 0);
    this.before = standing();
    this.after = standing();
    this.third = standing();
    this.sanction = plan.measures.map((_, m) => isSanction(plan, m));
    this.childMoney = plan.measures.map((_, m) =>
      plan.arms.some((arm) => arm.policies.some(({ measures }) => measures[m].reachesChildren)),
    );
    this.listOfEntry = plan.entries.map((path) => plan.lists.indexOf(path.slice(0, path.indexOf('.'))));
    this.listRules = plan.arms.some((arm) => arm.policies.some(({ rules }) => rules.some((rule) => rule !== null && rule.list >= 0)));
    this.entryKey = plan.entries.map((path) => hash32(`lists.${path.replace('.', '.entries.')}`) | 0);
    this.buckets = new Buckets();
    this.patrols = new PatrolDesk(plan.patrols.length);
    this.quota = new Int32Array(plan.reviews.length);
    this.causesOn = new Int32Array(plan.lists.length);
    this.causesAny = new Int32Array(plan.lists.length);
    this.contextsOn = new Int32Array(plan.lists.length);
    this.contextsAny = new Int32Array(plan.lists.length);
    this.capacity = new Int32Array(plan.reviews.length);
    this.arrived = new Int32Array(plan.reviews.length);
  }

  /** Four words for a decision about a person; see `PURPOSE` for the addresses. */
  draw(purpose: number, rule: number, row: number, time: number, other: number): void {
    threefry4x32(this.out, this.seed, this.replicate, purpose, rule, this.people.key, row, time, other);
  }

  /** Unsigned word of the last draw. */
  word(i: number): number {
    return this.out[i] >>> 0;
  }

  /** Puts a person's next due day among the items of the round, if it lies in it. */
  schedule(row: number): void {
    const day = this.state.due[row];
    if (day > this.roundLast) return;
    this.draw(PURPOSE.order, 0, row, day, 0);
    this.buckets.add(day, row, DUE_ITEM, this.word(0));
  }

  book(slot: number, row: number, n: number): void {
    addTo(this.count, this.slots, this.people.cell[row], slot, n);
  }

  /** Books what belongs to a place, a firm or an office and to nobody: in the first cell. */
  bookPlace(slot: number, n: number): void {
    addTo(this.count, this.slots, 0, slot, n);
  }

  present(row: number): boolean {
    return (this.state.flags[row] & PRESENT) !== 0;
  }

  /** First day still to come on which something of a person's own changes beside their entries: turnover, or a remembered record that stops counting. */
  turnoverDue(row: number): number {
    const own = this.plan.memory.expiring.length > 0 && this.present(row) ? nextExpiry(this, row) : NEVER;
    const { enters, leaves } = this.people;
    if (enters === null || leaves === null) return own;
    if (this.day < enters[row]) return enters[row];
    return this.present(row) ? Math.min(own, leaves[row]) : NEVER;
  }

  /** A rule of the plan by index, whether or not it is in force today. */
  anyRule(index: number): RulePlan {
    for (const arm of this.plan.arms) {
      for (const policy of arm.policies) {
        const rule = policy.rules[index];
        if (rule !== null) return rule;
      }
    }
    throw new Error(`the plan has no rule ${index}`);
  }
}
