import { evaluate } from '../mechanisms/measures/standing.js';
import { localOnUnder } from '../mechanisms/officials/holder.js';
import { ERROR, INABILITY, LAWFUL, OTHER, STATUS } from '../plan/causes.js';
import { memberOf, sizeOf, startOf } from '../people/household.js';
import type { Policy } from '../plan/types.js';
import type { Work } from '../rounds/work.js';
import { PRESENT } from '../state/state.js';

/**
 * Why a person is under a sanction on a day, as one number. Where several causes apply, the first in this order counts, so that a sanction without an own
 * breach is never hidden behind one with it.
 */
export const WHY = { absent: 0, free: 1, lawful: 2, status: 3, inability: 4, other: 5, error: 6, deed: 7 } as const;

/** Order in which causes are looked for, and the number each has. */
const CODES: readonly (readonly [cause: number, why: number])[] = [
  [LAWFUL, WHY.lawful],
  [STATUS, WHY.status],
  [INABILITY, WHY.inability],
  [OTHER, WHY.other],
  [ERROR, WHY.error],
];

/** Everyone of a run on the last day of a round, in one arm. Columns in the order of the roster. */
export interface Frame {
  /** A value of `WHY` for each person. */
  why: Uint8Array;
  /** Sanctions that a person is under, a bit for each measure of the plan: own, and those of others in the household that reach them. */
  sanctions: Int32Array;
}

/** Fills the part of a frame that holds one community, from position `at` on. Reads only. Expects `w.people` and `w.state`. */
export function fillFrame(w: Work, policy: Policy, into: Frame, at: number): void {
  const { people, state } = w;
  const { flags, mask } = state;
  const { n } = people;
  w.policy = policy;
  w.localOn = localOnUnder(w, policy);
  into.sanctions.fill(0, at, at + n);
  for (let row = 0; row < n; row++) into.why[at + row] = (flags[row] & PRESENT) === 0 ? WHY.absent : WHY.free;
  // Few households are under a sanction, and everybody is looked at in every month.
  const told = sanctionsOf(w) | policy.reachesChildren | policy.reachesHousehold;
  for (let row = 0, done = -1; row < n; row++) {
    if ((mask[row] & told) === 0) continue;
    const start = startOf(people, row);
    if (start !== done) fillHousehold(w, policy, start, into, at);
    done = start;
  }
}

/** Measures of the plan that are sanctions, a bit each. */
function sanctionsOf({ sanction }: Work): number {
  let bits = 0;
  for (let m = 0; m < sanction.length; m++) if (sanction[m]) bits |= 1 << m;
  return bits;
}

function fillHousehold(w: Work, policy: Policy, start: number, into: Frame, at: number): void {
  const size = sizeOf(w.people, start);
  for (let i = 0; i < size; i++) fillMember(w, policy, memberOf(w.people, start, i), into, at);
}

/** Measures on the others of a household that can reach a person: on the adults for a child, on everyone for an adult. */
function othersOf(w: Work, start: number, size: number, row: number): number {
  let masks = 0;
  const everyone = w.people.adult[row] === 1;
  for (let i = 0; i < size; i++) {
    const p = memberOf(w.people, start, i);
    if (p !== row && (everyone || w.people.adult[p] === 1)) masks |= w.state.mask[p];
  }
  return masks;
}

/** Fills what a frame says of one person; `community` is the position of the community. As `fillFrame` otherwise. */
export function fillMember(w: Work, policy: Policy, row: number, into: Frame, community: number): void {
  const at = community + row;
  if (!w.present(row)) {
    into.why[at] = WHY.absent;
    into.sanctions[at] = 0;
    return;
  }
  const own = w.state.mask[row];
  const start = startOf(w.people, row);
  const others = othersOf(w, start, sizeOf(w.people, start), row);
  const reached = others & ~own & (w.people.adult[row] === 1 ? policy.reachesHousehold : policy.reachesChildren);
  let sanctions = 0;
  let causes = 0;
  if (own !== 0) {
    evaluate(w, row, policy, w.third);
    for (let m = 0; w.third.mask >>> m !== 0; m++) {
      if (((w.third.mask >>> m) & 1) === 0 || !w.sanction[m]) continue;
      sanctions |= 1 << m;
      causes |= 1 << w.third.cause[m];
    }
  }
  if (reached !== 0) {
    sanctions |= reached;
    causes |= 1 << OTHER;
  }
  into.sanctions[at] = sanctions;
  into.why[at] = sanctions === 0 ? WHY.free : whyOf(causes);
}

function whyOf(causes: number): number {
  for (const [cause, why] of CODES) if ((causes >>> cause) & 1) return why;
  return WHY.deed;
}
