import type { Work } from '../../rounds/work.js';
import { refOf } from '../../state/entries.js';
import { scoreListing, unscoreListing } from '../ledgers/list-rules.js';
import { basisOf } from '../records/basis.js';
import { enterFollowing } from './enter.js';
import { FOLLOWING_WORDS, LISTED } from './leave.js';

/** Most steps in which listings of one item may follow one another; no circle gets through the checks of a scenario. */
const MOST = 10_000;

/**
 * What follows from the listings that the item at work has made or ended, in their order: rules that follow a list, and entries of other lists.
 * What these bring about follows in turn. Throws Error where it does not end.
 */
export function followLists(w: Work): void {
  const { following } = w;
  for (let i = 0; i < following.length; i += FOLLOWING_WORDS) {
    if (i > FOLLOWING_WORDS * MOST) throw new Error('lists and ledgers feed one another without end');
    const row = following[i];
    const type = following[i + 2];
    const origin = following[i + 3];
    if (following[i + 1] === LISTED) {
      const basis = basisOf(type, origin, following[i + 4]);
      scoreListing(w, row, refOf(type), basis);
      enterFollowing(w, row, refOf(type), basis);
    } else unscoreListing(w, row, type, origin);
  }
  following.length = 0;
}
