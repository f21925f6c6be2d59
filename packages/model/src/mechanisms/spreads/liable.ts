import { startOf } from '../../people/household.js';
import type { Work } from '../../rounds/work.js';
import { groupsOf } from './group.js';
import { HOUSEHOLD } from './plan.js';

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

/** Whether a spread in force would write a record of this stream on a witness too: to the household, unit or ties that both are in. */
export function isLiable(w: Work, row: number, s: number, other: number): boolean {
  const spreads = w.policy.spreadsOf[s];
  for (let i = 0; i < spreads.length; i++) if (standTogether(w, spreads[i].to, row, other)) return true;
  return false;
}
