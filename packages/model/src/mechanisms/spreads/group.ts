import { tiesOf, unitsOf } from '../../people/groups.js';
import type { Groups } from '../../people/groups.js';
import { startOf } from '../../people/household.js';
import type { Work } from '../../rounds/work.js';
import { HOUSEHOLD } from './plan.js';

/** The groups of a partition or tie under the policy of the day. `to` is at least 0. */
export function groupsOf(w: Work, to: number): Groups {
  const { partitions } = w.policy;
  return to < partitions.length
    ? unitsOf(w.people, partitions[to], w.seed, w.replicate)
    : tiesOf(w.people, w.plan.ties[to - partitions.length], w.seed, w.replicate);
}

/** People around a person: in their household, unit or circle of ties. `from` to `end` are rows where `members` is null, else places in it. */
export interface Around {
  members: Int32Array | null;
  from: number;
  end: number;
}

/** Finds those around a person, the person perhaps among them, children of the household too. Writes `into`. */
export function lookAround(w: Work, to: number, row: number, into: Around): void {
  if (to === HOUSEHOLD) {
    into.members = null;
    into.from = startOf(w.people, row);
    into.end = into.from + w.people.household[row];
    return;
  }
  const { of, start, members } = groupsOf(w, to);
  into.members = members;
  into.from = of[row] < 0 ? 0 : start[of[row]];
  into.end = of[row] < 0 ? 0 : start[of[row] + 1];
}
