import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { KNOWN, refOf, SOUND } from '../../state/entries.js';
import { DUE, ORIGIN, TYPE } from '../../state/state.js';
import { holds } from '../conditions/holds.js';
import type { ListPlan } from '../lists/plan-types.js';
import { addAppeal } from './add.js';
import { fileItem } from './file.js';

/** Somebody comes to know of an entry and may make up their mind to ask; `earliest`: first day on which they can. */
export function mayAsk(w: Work, row: number, at: number, list: ListPlan, earliest: number): void {
  const { entries } = w.state;
  const type = entries[at + TYPE];
  entries[at + TYPE] = type | KNOWN;
  const chance = (type & SOUND) !== 0 ? list.asksSound : list.asksUnsound;
  if (chance <= 0 || (list.asksCondition !== null && !holds(w, row, list.asksCondition))) return;
  w.draw(PURPOSE.ask, w.entryKey[refOf(type)], row, w.day, entries[at + ORIGIN]);
  if (w.word(0) >= chance * ONE) return;
  const item = addAppeal(w, row, at, Math.max(earliest, w.day + list.asksAfter));
  if (w.state.entries[item + DUE] <= w.day) fileItem(w, row, item);
}

/** Chance that a person who is listed asks at a monthly check. It may use up the words of the last draw. */
export function asksMonthly(w: Work, row: number, { appeals, appealsUnder }: ListPlan): number {
  let all = appeals;
  for (let i = 0; i < appealsUnder.length; i++) if (holds(w, row, appealsUnder[i].condition)) all += appealsUnder[i].chance;
  return all;
}
