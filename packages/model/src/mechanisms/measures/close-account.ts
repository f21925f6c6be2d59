import { mayHaveChild } from '../../people/household.js';
import type { Work } from '../../rounds/work.js';
import { followLists } from '../lists/follow.js';
import { bookDifference } from './book.js';
import { bookChildren, bookOwnOfChild, othersReachingChildren } from './children.js';
import { bookHousehold, noteHousehold } from './household.js';
import { evaluate } from './standing.js';

/** Closes the account: books the difference that the changes of today make to stocks, days and the person's own sums. */
export function closeAccount(w: Work): void {
  const row = w.open;
  if (row < 0) return;
  if (w.following.length > 0) followLists(w);
  w.open = -1;
  evaluate(w, row, w.policy, w.after);
  const reaching = w.policy.reachesChildren;
  if (reaching !== 0 && ((w.before.mask ^ w.after.mask) & reaching) !== 0 && mayHaveChild(w.people, row)) {
    if (w.people.adult[row] === 0) bookOwnOfChild(w, row, w.before.mask, w.after.mask);
    else {
      const others = othersReachingChildren(w, row);
      bookChildren(w, row, (w.before.mask & reaching) | others, (w.after.mask & reaching) | others);
    }
  }
  const within = w.policy.reachesHousehold;
  const touches = ((w.before.mask ^ w.after.mask) & within) !== 0;
  if (touches) noteHousehold(w, row);
  bookDifference(w, row, w.policy);
  if (touches) bookHousehold(w, row, within, within);
}
