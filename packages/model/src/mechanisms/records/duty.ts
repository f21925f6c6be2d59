import { ONE, PURPOSE } from '@glasshouse/dice';
import { DEED, INABILITY } from '../../plan/causes.js';
import type { Work } from '../../rounds/work.js';
import { DUTY, RECORDED, SOUND, addEntry, causeOf, removeEntry, streamOf, typeWord, withCause } from '../../state/entries.js';
import { COUNT, DUE, EXTRA, START, TYPE } from '../../state/state.js';
import { barMoney, fallsDue, instalmentDue, leaveOpen, payAtOnce, payInFull, payOtherwise } from '../amounts/owed.js';
import { INSTALMENT } from '../amounts/words-of-duty.js';
import { detect } from '../channels/detect.js';
import { scoreMonthly } from '../ledgers/apply.js';
import { dutyBarred, dutyPerformed, isListedFor, noteRecovery } from '../lists/review-listing.js';
import { openForDuty } from '../measures/open-for-duty.js';
import { valueFor } from '../streams/candidates.js';
import { effectNow } from '../responses/under.js';
import { caseNow } from '../streams/cases.js';
import { recordOf } from './basis.js';
import { isSoundDuty } from './sound.js';
import type { StreamPlan } from '../streams/plan-types.js';
import { CHECK_DAYS } from '../streams/plan.js';
import { BARRED, STREAM, streamSlot } from '../streams/slots.js';

/** Cause of an open duty: an able person's omission is their own breach, unless own deeds alone would not have brought the duty. */
const dutyCause = ({ brought }: StreamPlan, able: boolean): number => (brought >= 0 ? brought : able ? DEED : INABILITY);

/** The next day on which an open duty is looked at. */
const nextLook = ({ lapses }: StreamPlan, day: number, start: number): number => Math.min(day + CHECK_DAYS, start + lapses);

/** A duty falls due: performed at once by some of the able; else it stays open and may be reported. */
export function dutyFalls(w: Work, row: number, s: number): void {
  const stream = w.plan.streams[s];
  const now = caseNow(w, row, stream);
  const ability = valueFor(now?.able ?? stream.able, w.people, row);
  const prompt = now?.performsAtOnce ?? stream.performsAtOnce;
  w.draw(PURPOSE.duty, stream.key, row, w.day, 0);
  const able = w.word(0) < ability * ONE;
  const atOnce = able && w.word(1) < prompt * ONE;
  const amount = stream.owed === null ? 0 : fallsDue(w, row, s, stream.owed, now?.amount ?? null);
  if (w.trace !== null) w.trace.duty(w, row, s, { able, atOnce, amount });
  if (atOnce) {
    w.book(streamSlot(w.slots, s, STREAM.performed_at_once), row, 1);
    if (stream.owed !== null) payAtOnce(w, row, s, amount);
    return;
  }
  w.book(streamSlot(w.slots, s, able ? STREAM.opened_able : STREAM.opened_unable), row, 1);
  w.book(streamSlot(w.slots, s, able ? STREAM.open_able : STREAM.open_unable), row, 1);
  const cause = dutyCause(stream, able);
  const at = addEntry(w.state, row, typeWord(DUTY, 0, s, cause, able ? SOUND : 0), nextLook(stream, w.day, w.day));
  w.state.entries[at + START] = w.day;
  if (stream.owed !== null) leaveOpen(w, row, s, at, amount);
  detect(w, row, s, cause, isSoundDuty(stream, able));
}

/**
 * The monthly check of an open duty. An able person performs with the stream's chance, raised by the payment response
 * while listed for it; an unable one may become able. What stays open costs the points of monthly rules.
 * Returns true when the duty was performed or has lapsed, and its entry is gone.
 */
export function checkDuty(w: Work, row: number, at: number): boolean {
  const entries = w.state.entries;
  const type = entries[at + TYPE];
  const s = streamOf(type);
  const stream = w.plan.streams[s];
  const start = entries[at + START];
  if (stream.owed !== null && entries[at + INSTALMENT] > 0) {
    const paid = instalmentDue(w, row, at, stream.owed) === 'paid';
    if (paid) perform(w, row, at, isListedFor(w, row, s, start), 'plan');
    return paid;
  }
  if (w.day >= start + stream.lapses) {
    lapseInTime(w, row, at, s, start);
    return true;
  }
  const n = ++entries[at + COUNT];
  const performs = caseNow(w, row, stream)?.performs ?? stream.performs;
  const urged = effectNow(w, row, stream, 'payment', stream.paymentEffect);
  w.draw(PURPOSE.duty, stream.key, row, start, n);
  const able = (type & SOUND) !== 0;
  const listedFor = able && isListedFor(w, row, s, start);
  if (able && w.word(0) < performs * (listedFor ? 1 + urged : 1) * ONE) {
    const forList = w.word(0) >= performs * ONE;
    if (stream.owed !== null) payInFull(w, row, at);
    perform(w, row, at, listedFor, forList ? 'list' : 'own');
    return true;
  }
  const recovers = w.word(1);
  if (stream.owed !== null) {
    const outcome = payOtherwise(w, row, at, stream.owed, { choice: w.word(2), parts: w.word(3) });
    if (outcome === 'paid') perform(w, row, at, isListedFor(w, row, s, start), 'other');
    if (outcome !== 'open') return outcome === 'paid';
  }
  if (!able && recovers < stream.recovers * ONE) {
    openForDuty(w, row);
    w.book(streamSlot(w.slots, s, STREAM.recovered), row, 1);
    w.book(streamSlot(w.slots, s, STREAM.open_unable), row, -1);
    w.book(streamSlot(w.slots, s, STREAM.open_able), row, 1);
    entries[at + TYPE] = (stream.brought < 0 ? withCause(type, DEED) : type) | SOUND;
    if (stream.brought < 0) noteRecovery(w, row, s, start);
    if (w.trace !== null) w.trace.recovered(w, row, s, start);
  }
  w.keeper = entries[at + EXTRA] - 1;
  if (w.trace !== null) w.trace.resume(row, s, start);
  if (type & RECORDED) scoreMonthly(w, row, recordOf(w, s, causeOf(entries[at + TYPE]), (type & SOUND) !== 0, w.day));
  w.state.entries[at + DUE] = nextLook(stream, w.day, start);
  return false;
}

/** An open duty lapses by time: what is owed with it is owed no more, and entries that stood until performance leave their lists. */
function lapseInTime(w: Work, row: number, at: number, s: number, start: number): void {
  openForDuty(w, row);
  const able = (w.state.entries[at + TYPE] & SOUND) !== 0;
  w.book(w.slots.at.barred[s] + BARRED.time_barred, row, 1);
  w.book(streamSlot(w.slots, s, able ? STREAM.open_able : STREAM.open_unable), row, -1);
  if (w.plan.streams[s].owed !== null) barMoney(w, row, s, at);
  if (w.trace !== null) w.trace.lapsed(w, row, s);
  removeEntry(w.state, row, at);
  dutyBarred(w, row, s, start);
}

/** How a duty came to be performed: of itself, for the list's sake, by the last instalment of a plan, or by paying otherwise. */
type How = 'own' | 'list' | 'plan' | 'other';

function perform(w: Work, row: number, at: number, listedFor: boolean, how: How): void {
  openForDuty(w, row);
  const type = w.state.entries[at + TYPE];
  const start = w.state.entries[at + START];
  const s = streamOf(type);
  const able = (type & SOUND) !== 0;
  w.book(streamSlot(w.slots, s, STREAM.performed), row, 1);
  if (listedFor) w.book(streamSlot(w.slots, s, STREAM.performed_listed), row, 1);
  w.book(streamSlot(w.slots, s, able ? STREAM.open_able : STREAM.open_unable), row, -1);
  if (w.trace !== null && (how === 'own' || how === 'list')) w.trace.performed(w, row, s, how === 'list');
  removeEntry(w.state, row, at);
  dutyPerformed(w, row, s, start, how === 'plan');
}
