import type { Work } from '../../rounds/work.js';
import { remember } from '../conditions/memory.js';
import { scoreRecord } from '../ledgers/apply.js';
import { enterLists } from '../lists/enter.js';
import { openAccount } from '../measures/open-account.js';
import type { Basis } from './basis.js';

/** What rests on a record that was written to a person today: points, entries on lists, and what conditions ask for. */
export function followRecord(w: Work, row: number, record: Basis): void {
  scoreRecord(w, row, record);
  const { memory, streams } = w.plan;
  const remembered = memory.words > 0 && memory.ofStream[streams[record.stream].conduct] !== null;
  if (w.policy.entriesOf[record.stream].length > 0 || (remembered && memory.standing)) openAccount(w, row);
  enterLists(w, row, record);
  if (remembered) remember(w, row, record.stream, record.cause, record.actDay);
}
