import { startOf } from '../../people/household.js';
import { tiesOf, unitsOf } from '../../people/groups.js';
import type { Groups } from '../../people/groups.js';
import type { Work } from '../../rounds/work.js';
import { HOUSEHOLD } from './plan.js';

/** The groups of a partition or tie under the policy of the day. `to` is at least 0. */
function groupsOf(w: Work, to: number): Groups {
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

/** Whether a record of one adult would fall on another through such a group. */
export function standTogether(w: Work, to: number, row: number, other: number): boolean {
  if (to === HOUSEHOLD) return startOf(w.people, row) === startOf(w.people, other);
  if (to < 0) return false;
  const { of, start, members } = groupsOf(w, to);
  if (of[row] < 0) return false;
  // A unit of households counts its children as well; a record falls on those who came in as adults alone.
  if (to < w.policy.partitions.length) return of[row] === of[other] && (w.people.lives?.cameAdult ?? w.people.adult)[other] === 1;
  for (let i = start[of[row]]; i < start[of[row] + 1]; i++) if (members[i] === other) return true;
  return false;
}
