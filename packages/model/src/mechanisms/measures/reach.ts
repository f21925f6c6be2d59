import type { Work } from '../../rounds/work.js';
import { othersReachingChildren } from './children.js';
import { bookComing } from './household.js';
import { bookChild } from './own-days.js';

/** What measures of others in the household bring on someone (sign 1) or no longer do (sign -1): of adults for a child, of everybody for an adult. */
export function bookReach(w: Work, row: number, sign: number): void {
  if (w.people.adult[row] === 1) {
    if (w.policy.reachesHousehold !== 0) bookComing(w, row, sign);
    return;
  }
  if (w.policy.reachesChildren === 0) return;
  const mask = othersReachingChildren(w, row) & ~w.state.mask[row];
  for (let m = 0; mask >>> m !== 0; m++) if ((mask >>> m) & 1) bookChild(w, row, m, sign);
}
