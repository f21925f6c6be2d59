import type { Plan, Policy, RoundPlan } from '../plan/types.js';
import type { Candidates } from '../stages/opportunity/candidates.js';
import type { People } from '../world/people.js';
import { firstDifferentRow, State } from '../world/state.js';
import type { Work } from './work.js';

/** Works a copy of a community through part of a round: state, arm, book, last day. */
type Pass = (state: State, arm: number, book: Float64Array, lastDay: number) => void;

/**
 * The earliest day on which each arm differs in memory from the arm it shared a state with, and the first person touched.
 * Found by working the round again up to a day, in halves, from a copy of its start.
 */
export class FirstDifferences {
  /** `[arm]`: day and person number; day Infinity while equal. */
  readonly best: { day: number; person: number }[];
  private readonly signatures = new Map<Policy, string>();

  constructor(
    private readonly plan: Plan,
    private readonly work: Work,
    readonly candidates: Candidates,
    private readonly book: Float64Array,
  ) {
    this.best = plan.arms.map(() => ({ day: Number.POSITIVE_INFINITY, person: Number.POSITIVE_INFINITY }));
  }

  /** Whether two arms have equal rules on every day of a round (and on the day before it). */
  samePolicies(a: number, b: number, round: RoundPlan): boolean {
    return this.signature(a, round) === this.signature(b, round);
  }

  private signature(arm: number, round: RoundPlan): string {
    const parts: string[] = [];
    const policies = this.plan.arms[arm].policies;
    for (let i = 0; i < policies.length; i++) {
      const next = policies[i + 1];
      if (policies[i].from > round.last || (next && next.from < round.first)) continue;
      const text = this.textOf(policies[i]);
      if (parts.at(-1)?.endsWith(text)) continue;
      parts.push(`${Math.max(policies[i].from, round.first)}${text}`);
    }
    return parts.join('|');
  }

  private textOf(policy: Policy): string {
    let text = this.signatures.get(policy);
    if (text === undefined) {
      text = JSON.stringify({ ...policy, from: 0 }, (_, value: unknown) => (typeof value === 'number' && !Number.isFinite(value) ? String(value) : value));
      this.signatures.set(policy, text);
    }
    return text;
  }

  /** Notes that `arm` has come apart from `lead` in this round of a community. Returns false when only their counts differ, not their people. */
  note(arm: number, people: People, start: State, pass: Pass, lead: number, round: RoundPlan, community: number): boolean {
    const best = this.best[arm];
    if (round.first > best.day) return true;
    const { outbox, trace } = this.work;
    const arrived = this.work.arrived.slice();
    this.work.trace = null;
    const a = new State(this.plan, people.n);
    const b = new State(this.plan, people.n);
    const rowOn = (day: number): number => {
      a.copyFrom(start);
      b.copyFrom(start);
      pass(a, lead, this.book, day);
      pass(b, arm, this.book, day);
      return firstDifferentRow(a, b, this.plan.ledgers.length, this.plan.ruleColumns);
    };
    let high = Math.min(round.last, best.day);
    let row = rowOn(high);
    if (row >= 0) {
      for (let low = round.first; low < high; ) {
        const middle = Math.floor((low + high) / 2);
        const found = rowOn(middle);
        if (found >= 0) {
          high = middle;
          row = found;
        } else low = middle + 1;
      }
      const person = personNumber(this.plan, community, row);
      if (high < best.day || person < best.person) this.best[arm] = { day: high, person };
    }
    this.work.outbox = outbox;
    this.work.arrived.set(arrived);
    this.work.trace = trace;
    return row >= 0 || high < round.last;
  }
}

/** Number of a person within a run: means nothing outside it, and does not move when others are added to the roster. */
export const personNumber = (plan: Plan, community: number, row: number): number => row * plan.communities.length + community;
