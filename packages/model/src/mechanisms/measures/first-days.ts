import { LIST_BITS_AT } from '../../books/slots.js';
import type { Work } from '../../rounds/work.js';
import { LISTING, OFF_LIST, kindOf, refOf } from '../../state/entries.js';
import { EVER_SANCTIONED, EVER_WITHOUT_DEED, NEXT, TYPE } from '../../state/state.js';
import { LIST, listSlot } from '../lists/slots.js';
import { PEOPLE } from '../population/slots.js';

/**
 * Books, at the end of a day, the first sanction, sanction without deed and entry on each list of those on whom one fell today and still stands.
 * What began and ended today stood no day: it is no first. A person's own sum of days is above zero only where something stands or has stood.
 */
export function countFirstDays(w: Work): void {
  const { state, fresh } = w;
  if (fresh.length === 0) return;
  for (let i = 0; i < fresh.length; i++) {
    const row = fresh[i];
    first(w, row, EVER_SANCTIONED, state.sanctionDays[row] > 0, PEOPLE.first_sanctioned);
    first(w, row, EVER_WITHOUT_DEED, state.withoutDays[row] > 0, PEOPLE.first_without_deed);
    for (let at = state.head[row]; at !== 0; at = state.entries[at + NEXT]) {
      const type = state.entries[at + TYPE];
      if (kindOf(type) !== LISTING) continue;
      const list = w.listOfEntry[refOf(type)];
      first(w, row, 1 << (LIST_BITS_AT + list), (type & OFF_LIST) === 0, listSlot(w.slots, list, LIST.first));
    }
  }
  fresh.length = 0;
}

function first(w: Work, row: number, bit: number, stands: boolean, slot: number): void {
  if (!stands || (w.state.flags[row] & bit) !== 0) return;
  w.state.flags[row] |= bit;
  w.book(slot, row, 1);
}
