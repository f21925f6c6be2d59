import { civil, isDayOfYear } from '../../format/dates.js';
import type { Work } from '../../rounds/work.js';
import { LISTING, OFF_LIST, kindOf, refOf, settleDue } from '../../state/entries.js';
import { NEXT, TYPE } from '../../state/state.js';
import { closeAccount } from '../measures/close-account.js';
import { RESET } from './exits.js';
import { dropOutlasting, leave } from './leave.js';

/** Takes every entry off the lists whose day of the year it is. On the first day of a run there is none. */
export function resetLists(w: Work): void {
  const { lists } = w.policy;
  if (w.day === w.plan.start) return;
  for (let l = 0; l < lists.length; l++) {
    const { on, resets } = lists[l];
    if (!on || resets === null || !isDayOfYear(resets, civil(w.day))) continue;
    for (let row = 0; row < w.people.n; row++) {
      const due = w.state.due[row];
      if (!wipe(w, row, l)) continue;
      closeAccount(w);
      settleDue(w.state, row, w.turnoverDue(row));
      if (w.state.due[row] !== due) w.schedule(row);
    }
  }
}

/** Takes the entries of a person off a list, and limits that outlasted theirs. Whether there were any. */
function wipe(w: Work, row: number, list: number): boolean {
  const { state } = w;
  let found = false;
  for (let at = state.head[row]; at !== 0;) {
    const next = state.entries[at + NEXT];
    const type = state.entries[at + TYPE];
    if (kindOf(type) === LISTING && w.listOfEntry[refOf(type)] === list) {
      found = true;
      if ((type & OFF_LIST) === 0) leave(w, row, at, RESET);
      else dropOutlasting(w, row, at);
    }
    at = next;
  }
  return found;
}
