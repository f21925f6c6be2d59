import { sameData } from '../format/same-data.js';
import type { Candidates } from '../mechanisms/streams/candidates.js';
import { memberOf, sizeOf, startOf } from '../people/household.js';
import type { People } from '../people/people.js';
import type { Plan, Policy, RoundPlan } from '../plan/types.js';
import { policiesAt } from '../plan/variants.js';
import { personHash } from '../state/state-hash.js';
import { newState } from '../state/new-state.js';
import { DRAWN } from '../state/state.js';
import type { State } from '../state/state.js';
import type { Work } from './work.js';

/** Position of the arm with which others are compared. */
const BASELINE = 0;

/** A community in a round. */
interface Place {
  people: People;
  round: RoundPlan;
  community: number;
}

/** Works a copy of a community through part of a round: state, arm, book, last day. */
type Pass = (state: State, arm: number, book: Float64Array, lastDay: number) => void;

/**
 * The earliest day on which each arm differs in memory from the arm it shared a state with, and the first person touched.
 * Found by comparing fingerprints of every person at the end of every day, so that a difference that is gone by the end of the round counts
 * too. The fingerprints are taken while the arms are worked; `note` works a round again from a copy of its start.
 */
export class FirstDifferences {
  /** `[arm]`: day and person number; day Infinity while equal. */
  readonly best: { day: number; person: number }[];
  /** Which policies say the same, as far as it was asked. */
  private readonly equal = new Map<Policy, Map<Policy, boolean>>();
  /** `[arm]`: whether it differs from the baseline in its registers of firms alone, as far as it was asked. */
  private readonly nobody: boolean[] = [];
  /** Fingerprints of the arm that leads: day of the round, row. */
  private prints = new Int32Array(0);
  /** Fingerprints of the arm at work, today. */
  private now = new Int32Array(0);
  private readonly found = { day: Number.POSITIVE_INFINITY, row: -1 };

  constructor(
    private readonly plan: Plan,
    private readonly work: Work,
    readonly candidates: Candidates,
    private readonly book: Float64Array,
  ) {
    this.best = plan.arms.map(() => ({ day: Number.POSITIVE_INFINITY, person: Number.POSITIVE_INFINITY }));
  }

  /** Whether two arms have equal rules in a place on every day of a round (and on the day before it). */
  samePolicies(a: number, b: number, place: number, round: RoundPlan): boolean {
    const of = (arm: number): Policy[] =>
      policiesAt(this.plan, arm, place).filter(
        ({ from }, i, all) => from <= round.last && !(i + 1 < all.length && all[i + 1].from < round.first),
      );
    const same = (one: Policy, other: Policy): boolean => this.same(one, other);
    return sameInTime(of(a), of(b), round.first, same);
  }

  private same(one: Policy, other: Policy): boolean {
    if (one === other) return true;
    let known = this.equal.get(one);
    if (known === undefined) this.equal.set(one, (known = new Map<Policy, boolean>()));
    let same = known.get(other);
    if (same === undefined) known.set(other, (same = sameData(one, { ...other, from: one.from })));
    return same;
  }

  /** Whether an arm differs from the baseline in its registers of firms alone, and no measure falls on representatives: then no person can ever differ. */
  concernsNobody(arm: number): boolean {
    if (this.plan.market?.represented === true) return false;
    const { arms } = this.plan;
    const same = (one: Policy, other: Policy): boolean => sameData(one, { ...other, from: one.from, enterprises: one.enterprises });
    return (this.nobody[arm] ??= arms[arm].variants.every((policies, v) =>
      sameInTime(policies, arms[BASELINE].variants[v], this.plan.start, same),
    ));
  }

  /** Whether a difference in this round could still be the first of an arm. */
  awaits(arm: number, round: RoundPlan): boolean {
    return round.first <= this.best[arm].day;
  }

  /** From now on the pass at work leaves the fingerprints of `lead` at the end of each day, for `follow` to compare with. Ends with `rest`. */
  lead(lead: number, people: People, round: RoundPlan): void {
    const words = (round.last - round.first + 1) * people.n;
    if (this.prints.length < words) this.prints = new Int32Array(words);
    if (this.now.length < people.n) this.now = new Int32Array(people.n);
    this.work.endOfDay = () => {
      this.print(this.now, lead, round);
      this.prints.set(this.now.subarray(0, people.n), (this.work.day - round.first) * people.n);
    };
  }

  /** From now on the pass at work looks for the first day on which a person of `arm` differs from what `lead` left. Ends with `rest`. */
  follow(arm: number, people: People, round: RoundPlan): void {
    const { work, prints, now, found } = this;
    const { n } = people;
    const until = this.best[arm].day;
    found.day = Number.POSITIVE_INFINITY;
    found.row = -1;
    work.endOfDay = () => {
      if (found.row >= 0 || work.day > until) return;
      this.print(now, arm, round);
      const at = (work.day - round.first) * n;
      for (let row = 0; row < n; row++) {
        if (prints[at + row] === now[row]) continue;
        found.day = work.day;
        found.row = row;
        return;
      }
    };
  }

  /** Stops listening. */
  rest(): void {
    this.work.endOfDay = null;
  }

  /** Notes what the last `follow` found, when it is the earliest. Returns false when no person differed up to the round's end. */
  settle(arm: number, round: RoundPlan, community: number): boolean {
    const best = this.best[arm];
    const { day, row } = this.found;
    if (row < 0) return best.day < round.last;
    const person = personNumber(this.plan, community, row);
    if (day < best.day || person < best.person) this.best[arm] = { day, person };
    return true;
  }

  /**
   * Looks for the first day of this round of a community on which `arm` differs from the baseline in any person, by working copies of the round's
   * start once more. Offices, firms or places may have come apart before any person does, so each starts from its own state. Returns false
   * when there is none up to the round's end.
   */
  note(arm: number, { people, round, community }: Place, start: { baseline: State; own: State }, pass: Pass): boolean {
    if (!this.awaits(arm, round)) return true;
    const { work, plan } = this;
    const { outbox, trace } = work;
    const arrived = work.arrived.slice();
    const last = Math.min(round.last, this.best[arm].day);
    const copy = newState(plan, people.n);
    work.trace = null;
    this.lead(BASELINE, people, round);
    copy.copyFrom(start.baseline);
    pass(copy, BASELINE, this.book, last);
    this.follow(arm, people, round);
    copy.copyFrom(start.own);
    pass(copy, arm, this.book, last);
    this.rest();
    work.outbox = outbox;
    work.arrived.set(arrived);
    work.trace = trace;
    return this.settle(arm, round, community);
  }

  /**
   * Brings the fingerprints of a community up to the end of `work.day`: of everybody on the round's first day, where rules change and where
   * an encounter was held, else of the households of those who met something that day. Nobody else can have changed.
   */
  private print(now: Int32Array, arm: number, round: RoundPlan): void {
    const { plan, work, candidates } = this;
    const { people, state, buckets, day } = work;
    // That attempts were drawn in this round says nothing about a person.
    const printOf = (row: number): number => personHash(plan, state, row, 0, DRAWN);
    if (day === round.first || work.met || policiesAt(plan, arm, people.place).some((policy) => policy.from === day)) {
      for (let row = 0; row < people.n; row++) now[row] = printOf(row);
      return;
    }
    const household = (row: number): void => {
      const start = startOf(people, row);
      const size = sizeOf(people, start);
      for (let i = 0; i < size; i++) {
        const member = memberOf(people, start, i);
        now[member] = printOf(member);
      }
    };
    const d = day - round.first;
    for (let i = candidates.dayStart[d]; i < candidates.dayStart[d + 1]; i++) household(candidates.row[candidates.order[i]]);
    for (let i = 0; i < buckets.count; i++) household(buckets.row[buckets.order[i]]);
    for (const row of work.touched) household(row);
  }
}

/** Whether policies say the same from the same days on, of which those before `first` count as that day. One that says what the one before it says changes nothing. */
function sameInTime(a: Policy[], b: Policy[], first: number, same: (one: Policy, other: Policy) => boolean): boolean {
  const changes = (policies: Policy[]): Policy[] => policies.filter((policy, i) => i === 0 || !same(policies[i - 1], policy));
  const [ours, theirs] = [changes(a), changes(b)];
  const day = ({ from }: Policy): number => Math.max(from, first);
  return ours.length === theirs.length && ours.every((policy, i) => day(policy) === day(theirs[i]) && same(policy, theirs[i]));
}

/** Number of a person within a run: means nothing outside it, and does not move when others are added to the roster. */
export const personNumber = (plan: Plan, community: number, row: number): number => row * plan.communities.length + community;
