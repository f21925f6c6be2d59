import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { addEntry, APPEAL, causeOf, OFF_LIST, refOf, SOUND, streamOf, typeWord } from '../../state/entries.js';
import { CONTEXTS, COUNT, EXTRA, LIMIT, ORIGIN, START, TYPE } from '../../state/state.js';
import { linkOf } from '../ledgers/links.js';

/** An appeal against an entry, not yet made. */
export function addAppeal(w: Work, row: number, at: number, day: number): number {
  const type = w.state.entries[at + TYPE];
  const item = addEntry(w.state, row, typeWord(APPEAL, refOf(type), streamOf(type), causeOf(type), type & SOUND), day);
  const { entries } = w.state;
  entries[item + COUNT] = entries[at + START];
  entries[item + LIMIT] = (type & OFF_LIST) === 0 ? NEVER : Math.min(w.day, entries[at + LIMIT]);
  entries[item + CONTEXTS] = NEVER;
  entries[item + ORIGIN] = entries[at + ORIGIN];
  entries[item + EXTRA] = linkOf(refOf(type), streamOf(type));
  return item;
}
