import { PURPOSE } from '@glasshouse/dice';
import { DEED, STATUS } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { NO_STREAM } from '../../state/entries.js';
import { reachesGrade } from '../ledgers/grades.js';
import type { Crossing } from '../ledgers/grades.js';
import { contextsAt, deedScoreOf, gradeOf, startOf, worstCause } from '../ledgers/score.js';
import { canEnter, makeEntry, standingEntry } from './make-entry.js';

/** A change of grade may bring entries: once on crossing into the range, not again while within it. Expects the account to be open. */
export function enterByGrade(w: Work, row: number, index: number, { before, after }: Crossing): void {
  const ledger = w.policy.ledgers[index];
  for (let i = 0; i < ledger.entries.length; i++) {
    const entry = w.policy.entries[ledger.entries[i]];
    if (entry === null || reachesGrade(entry, before) || !reachesGrade(entry, after)) continue;
    const fromStart = reachesGrade(entry, gradeOf(ledger, startOf(w, row, ledger)));
    const ownAlone = !fromStart && reachesGrade(entry, gradeOf(ledger, deedScoreOf(w, row, index, ledger)));
    const cause = fromStart ? STATUS : ownAlone ? DEED : worstCause(w, row, index);
    if (!canEnter(w, row, entry) || (!entry.restarts && !entry.consecutive && standingEntry(w, row, entry.index) !== 0)) continue;
    w.draw(PURPOSE.ledger_entry, entry.key, row, w.day, 0);
    const contexts = w.state.contexts[contextsAt(w, row, index)];
    makeEntry(w, row, entry, { stream: NO_STREAM, cause, sound: ownAlone, actDay: w.day, contexts });
  }
}
