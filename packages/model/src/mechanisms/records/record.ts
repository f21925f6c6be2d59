import type { Work } from '../../rounds/work.js';
import { DUTY, RECORDED, SOUND, causeOf, kindOf, streamOf } from '../../state/entries.js';
import { EXTRA, NEXT, START, TYPE } from '../../state/state.js';
import { noteForConditions } from './note.js';
import { scoreRecord } from '../ledgers/apply.js';
import { enterLists } from '../lists/enter.js';
import { dropsReport, noteRecord } from '../officials/report.js';
import { raiseRisk } from '../responses/risk.js';
import { passesReview } from '../reviews/review.js';
import { noteForPassing } from '../spreads/passing.js';
import { MERIT, OBLIGATION } from '../streams/plan-types.js';
import { STREAM, streamSlot } from '../streams/slots.js';
import { isSoundDuty } from './sound.js';
import { carryRecord } from './known.js';

/**
 * A report reaches the record keeper on `w.day` about an act of `actDay`. A duty performed meanwhile is no longer reported;
 * one whose bearer's ability has changed is reported as it now stands. What passes review is written down, and the ledgers
 * and lists that act on it do so.
 */
export function reportArrives(w: Work, row: number, s: number, cause: number, sound: boolean, actDay: number): void {
  const stream = w.plan.streams[s];
  if (w.trace !== null) w.trace.resume(row, s, actDay);
  let duty = 0;
  if (stream.kind === OBLIGATION) {
    duty = openDuty(w, row, s, actDay);
    if (duty === 0) return;
    cause = causeOf(w.state.entries[duty + TYPE]);
    sound = isSoundDuty(stream, (w.state.entries[duty + TYPE] & SOUND) !== 0);
  }
  if (dropsReport(w, row, s, actDay)) return;
  if (!passesReview(w, row, s, sound, actDay)) return;
  w.book(streamSlot(w.slots, s, STREAM.recorded), row, 1);
  noteRecord(w, s);
  carryRecord(w, row, s);
  if (duty !== 0) {
    w.state.entries[duty + TYPE] |= RECORDED;
    w.state.entries[duty + EXTRA] = w.keeper + 1;
  }
  if (w.trace !== null) w.trace.record(w, row, s, actDay);
  if (stream.kind !== MERIT && w.policy.felt[s]) raiseRisk(w, row, w.plan.ownRecord);
  w.sound = sound;
  scoreRecord(w, row, s, cause, actDay);
  enterLists(w, row, s, cause, sound, actDay);
  noteForConditions(w, row, s, cause);
  noteForPassing(w, row, s, sound);
}

/** Offset of a person's open duty of a stream that fell due on a day, or 0. */
export function openDuty(w: Work, row: number, s: number, day: number): number {
  const entries = w.state.entries;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) === DUTY && streamOf(type) === s && entries[at + START] === day) return at;
  }
  return 0;
}
