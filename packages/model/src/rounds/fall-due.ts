import { checkAppeal } from '../mechanisms/appeals/answer.js';
import { checkObjection } from '../mechanisms/appeals/points-answer.js';
import { expireRemembered, nextExpiry } from '../mechanisms/conditions/memory.js';
import { expireChange } from '../mechanisms/ledgers/expire.js';
import { checkListing } from '../mechanisms/lists/review-listing.js';
import { openAccount } from '../mechanisms/measures/open-account.js';
import { recordOf } from '../mechanisms/records/basis.js';
import { checkDuty } from '../mechanisms/records/duty.js';
import { reportArrives } from '../mechanisms/records/record.js';
import { tryAgain } from '../mechanisms/streams/react.js';
import { APPEAL, causeOf, CHANGE, DUTY, kindOf, OBJECTION, removeEntry, REPORT, RETRY, SOUND, streamOf } from '../state/entries.js';
import { DUE, EXTRA, NEXT, START, TYPE } from '../state/state.js';
import { arrive, depart } from './presence.js';
import type { Work } from './work.js';

/** Everything of a person that falls due today, oldest entry first. */
export function fallDue(w: Work, row: number): void {
  const { enters, leaves } = w.people;
  if (enters !== null && leaves !== null) {
    if (w.day === enters[row] && !w.present(row)) arrive(w, row);
    if (w.day === leaves[row] && w.present(row)) {
      depart(w, row);
      return;
    }
  }
  if (w.plan.memory.expiring.length > 0 && w.present(row) && nextExpiry(w, row) <= w.day) {
    openAccount(w, row);
    expireRemembered(w, row);
  }
  for (let at = w.state.head[row]; at !== 0;) {
    const entries = w.state.entries;
    if (entries[at + DUE] > w.day) {
      at = entries[at + NEXT];
      continue;
    }
    settleEntry(w, row, at);
    at = w.state.head[row];
  }
}

export function settleEntry(w: Work, row: number, at: number): void {
  const type = w.state.entries[at + TYPE];
  switch (kindOf(type)) {
    case DUTY:
      checkDuty(w, row, at);
      return;
    case REPORT: {
      const day = w.state.entries[at + START];
      w.keeper = w.state.entries[at + EXTRA] - 1;
      removeEntry(w.state, row, at);
      reportArrives(w, row, recordOf(w, streamOf(type), causeOf(type), (type & SOUND) !== 0, day));
      return;
    }
    case APPEAL:
      checkAppeal(w, row, at);
      return;
    case OBJECTION:
      checkObjection(w, row, at);
      return;
    case RETRY:
      tryAgain(w, row, at);
      return;
    case CHANGE:
      expireChange(w, row, at);
      return;
    default:
      checkListing(w, row, at);
  }
}
