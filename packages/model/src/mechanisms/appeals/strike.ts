import type { Work } from '../../rounds/work.js';
import { NO_STREAM } from '../../state/entries.js';
import { strikeRemembered } from '../conditions/memory.js';
import { RECORD } from '../conditions/slots.js';
import { openAccount } from '../measures/open-account.js';

/** A request was granted: the record of the act that it was about counts in no condition any more. `path`: of the appeal that was heard. */
export function strikeRecord(w: Work, row: number, s: number, actDay: number, path: string): void {
  const { memory, streams } = w.plan;
  if (s === NO_STREAM || memory.words === 0 || memory.ofStream[streams[s].conduct] === null) return;
  if (memory.standing) openAccount(w, row);
  if (!strikeRemembered(w, row, s, actDay)) return;
  w.book(w.slots.at.struck[streams[s].conduct] + RECORD.struck, row, 1);
  if (w.trace !== null) w.trace.struck(w, row, s, path);
}
