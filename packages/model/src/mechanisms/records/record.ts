import type { Work } from '../../rounds/work.js';
import { causeOf, RECORDED, SOUND } from '../../state/entries.js';
import { EXTRA, TYPE } from '../../state/state.js';
import { carryRecord } from '../flows/carry.js';
import { dropsReport, noteRecord } from '../officials/report.js';
import { raiseRisk } from '../responses/risk.js';
import { passesReview } from '../reviews/review.js';
import { noteForPassing } from '../spreads/passing.js';
import { MERIT, OBLIGATION } from '../streams/plan-types.js';
import { STREAM, streamSlot } from '../streams/slots.js';
import type { Basis } from './basis.js';
import { followRecord } from './consequences.js';
import { openDuty } from './open-duty.js';
import { isSoundDuty } from './sound.js';

/**
 * A report reaches the record keeper on `w.day`. A duty performed meanwhile is no longer reported; one whose bearer's ability has changed is
 * reported as it now stands. What passes review is written down, and what rests on it follows.
 */
export function reportArrives(w: Work, row: number, report: Basis): void {
  const { stream: s, actDay } = report;
  const stream = w.plan.streams[s];
  if (w.trace !== null) w.trace.resume(row, s, actDay);
  let duty = 0;
  if (stream.kind === OBLIGATION) {
    duty = openDuty(w, row, s, actDay);
    if (duty === 0) return;
    report.cause = causeOf(w.state.entries[duty + TYPE]);
    report.sound = isSoundDuty(stream, (w.state.entries[duty + TYPE] & SOUND) !== 0);
  }
  if (dropsReport(w, row, s, actDay)) return;
  if (!passesReview(w, row, report)) return;
  w.book(streamSlot(w.slots, s, STREAM.recorded), row, 1);
  noteRecord(w, s);
  carryRecord(w, row, s);
  if (duty !== 0) {
    w.state.entries[duty + TYPE] |= RECORDED;
    w.state.entries[duty + EXTRA] = w.keeper + 1;
  }
  if (w.trace !== null) w.trace.record(w, row, s, actDay);
  if (stream.kind !== MERIT && w.policy.felt[s]) raiseRisk(w, row, w.plan.ownRecord);
  followRecord(w, row, report);
  noteForPassing(w, row, s, report.sound);
}
