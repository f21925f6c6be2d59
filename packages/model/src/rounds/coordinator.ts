import { largestRemainder } from '../mechanisms/places/plan.js';
import { allowanceKinds, allowanceOf } from '../mechanisms/reviews/allowances.js';
import { KIN } from '../mechanisms/spreads/plan.js';
import type { Plan } from '../plan/types.js';
import type { Decisions, RoundReport } from './batch.js';

/** Words of a letter: community, row, sender's key, sender's row, what it is (0: news of a listing, else a record passed on). */
export const LETTER = 5;

/** Whether anybody of a plan writes to relatives in another community. */
const writesLetters = (plan: Plan): boolean =>
  plan.kinElsewhere > 0 &&
  (plan.kinListed > 0 ||
    plan.arms.some((arm) => arm.policies.some((policy) => policy.spreads.some((spread) => spread !== null && spread.to === KIN))));

/** Letters and capacities of every round, kept so that one community can be worked again with the others held fixed. */
export interface Held {
  /** `[arm]`: round, then the words of a letter. */
  mail: Int32Array[];
  /** `[arm][round]`: capacities (and quotas) of the round, or empty when no review has a limit. */
  capacity: Int32Array[][];
}

/**
 * The council of a run: reads integer totals at a round's end and decides for the next. Capacities above the communities
 * are shared out in whole reports by largest remainder, in proportion to what arrived last time (at first: to people).
 */
export class Coordinator {
  private arrived: Float64Array[];
  private mail: Int32Array[];
  readonly held: Held;
  private readonly limited: boolean;
  /** No capacity to share and no letters to carry: communities need not wait for each other between rounds. */
  readonly idle: boolean;

  constructor(private readonly plan: Plan) {
    this.arrived = plan.arms.map(() => new Float64Array(plan.reviews.length * plan.communities.length));
    this.mail = plan.arms.map(() => new Int32Array(0));
    this.limited = plan.arms.some((arm) =>
      arm.policies.some((policy) =>
        policy.reviewsOf.some((reviews) => reviews.some(({ review }) => review.capacity >= 0 || review.quota >= 0)),
      ),
    );
    this.idle = !this.limited && !writesLetters(plan);
    this.held = { mail: plan.arms.map(() => new Int32Array(0)), capacity: plan.arms.map(() => []) };
  }

  /** Decisions for round `r`. */
  decide(r: number): Decisions {
    const capacity = this.plan.arms.map((_, arm) => this.capacities(arm, r));
    if (this.limited) capacity.forEach((row, arm) => this.held.capacity[arm].push(row));
    this.mail.forEach((letters, arm) => {
      if (letters.length > 0) this.held.mail[arm] = appendMail(this.held.mail[arm], r, letters);
    });
    return { capacity, mail: this.mail };
  }

  private capacities(arm: number, r: number): Int32Array {
    const { plan } = this;
    const round = plan.rounds[r];
    if (!this.limited) return new Int32Array(0);
    const n = plan.communities.length;
    const kinds = allowanceKinds(plan);
    const out = new Int32Array(kinds * plan.reviews.length * n).fill(-1);
    const variants = plan.arms[arm].variants.map((policies) => policies.filter((policy) => policy.from <= round.first).at(-1)!);
    for (let part = 0; part < kinds * plan.reviews.length; part++) {
      const index = part % plan.reviews.length;
      const kind = (part - index) / plan.reviews.length;
      const found = variants.map((policy) => allowanceOf(policy, kind, index));
      const capacity = Math.max(...found);
      if (capacity < 0) continue;
      const theirs = plan.communities.flatMap(({ place }, c) => (found[plan.variantOf[place]] >= 0 ? [c] : []));
      const persons = theirs.length === n ? plan.persons : theirs.reduce((sum, c) => sum + plan.communities[c].persons, 0);
      const by = (days: number): number => Math.floor(capacity * persons * days);
      const total = by(round.last + 1 - plan.start) - by(round.first - plan.start);
      const arrivals = theirs.map((c) => this.arrived[arm][index * n + c]);
      const weights = arrivals.some((value) => value > 0) ? arrivals : theirs.map((c) => plan.communities[c].persons);
      largestRemainder(total, weights).forEach((share, i) => (out[part * n + theirs[i]] = share));
    }
    return out;
  }

  /** Takes in the reports of all batches of a round, each with its first community. The order of batches does not matter. */
  receive(reports: { first: number; end: number; report: RoundReport }[]): void {
    const { plan } = this;
    const n = plan.communities.length;
    plan.arms.forEach((_, arm) => {
      for (const { first, end, report } of reports) {
        const mine = end - first;
        for (let i = 0; i < plan.reviews.length; i++) {
          for (let c = 0; c < mine; c++) this.arrived[arm][i * n + first + c] = report.arrived[arm][i * mine + c];
        }
      }
      this.mail[arm] = sortMail(reports.map(({ report }) => report.mail[arm]));
    });
  }
}

/** Letters of all batches in one order: word by word. */
function sortMail(parts: Int32Array[]): Int32Array {
  const letters: Int32Array[] = [];
  for (const part of parts) for (let i = 0; i < part.length; i += LETTER) letters.push(part.subarray(i, i + LETTER));
  letters.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || a[3] - b[3] || a[4] - b[4]);
  const sorted = new Int32Array(letters.length * LETTER);
  letters.forEach((letter, i) => sorted.set(letter, i * LETTER));
  return sorted;
}

function appendMail(held: Int32Array, round: number, letters: Int32Array): Int32Array {
  const count = letters.length / LETTER;
  const all = new Int32Array(held.length + count * (LETTER + 1));
  all.set(held);
  for (let i = 0; i < count; i++) {
    all[held.length + i * (LETTER + 1)] = round;
    all.set(letters.subarray(i * LETTER, (i + 1) * LETTER), held.length + i * (LETTER + 1) + 1);
  }
  return all;
}

/** Letters of the plan cut by community of a batch, each without its first word. */
export function splitMail(mail: Int32Array, first: number, end: number): Int32Array[] {
  const parts: number[][] = Array.from({ length: end - first }, () => []);
  for (let i = 0; i < mail.length; i += LETTER) {
    if (mail[i] >= first && mail[i] < end) parts[mail[i] - first].push(mail[i + 1], mail[i + 2], mail[i + 3], mail[i + 4]);
  }
  return parts.map((part) => Int32Array.from(part));
}
