import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { APPEALING, OFF_LIST, RECORDED, RECOVERED, SOUND, refOf, removeEntry } from '../../state/entries.js';
import { CONTEXTS, COUNT, DUE, EXTRA, LIMIT, ORIGIN, START, TYPE } from '../../state/state.js';
import { holdsByEntry } from '../conditions/holds.js';
import { streamIn } from '../ledgers/links.js';
import { CORRECTED } from '../lists/exits.js';
import { dropOutlasting, leave } from '../lists/leave.js';
import type { ListPlan } from '../lists/plan-types.js';
import { LIST, listSlot } from '../lists/slots.js';
import { openAccount } from '../measures/open-account.js';
import { settleFee } from './fees.js';
import { fileItem } from './file.js';
import { APPEALED, appealedListing, bookAppeal, bookFate, groundOf } from './items.js';
import { appealsAgainst } from './against.js';
import { returnTaken } from './returns.js';
import { strikeRecord } from './strike.js';

/** An appeal is due: made, or answered. */
export function checkAppeal(w: Work, row: number, item: number): void {
  if ((w.state.entries[item + TYPE] & RECORDED) === 0) fileItem(w, row, item);
  else answer(w, row, item);
}

/** Answers the appeal that an entry waits for, if today is the day. Returns true when the entry is gone. */
export function answerDue(w: Work, row: number, at: number): boolean {
  const { entries } = w.state;
  for (const item of appealsAgainst(w, row, at)) {
    const waits = (entries[item + TYPE] & (RECORDED | OFF_LIST)) === RECORDED;
    if (waits) return entries[item + DUE] <= w.day && answer(w, row, item);
  }
  return false;
}

/** A request lapses because nobody is left to answer it, or to benefit from it. One that has not been made yet is dropped. */
export function lapseAppeal(w: Work, row: number, item: number): void {
  const type = w.state.entries[item + TYPE];
  if ((type & RECORDED) !== 0) {
    bookFate(w, row, type, 'lapsed');
    bookFate(w, row, type, 'pending', -1);
    settleFee(w, row, item, false);
    if (w.trace !== null) w.trace.appeal(w, row, item, 'lapsed', null);
  }
  removeEntry(w.state, row, item);
}

/** The answer, by the facts of its day, or of the day on which the entry ended. Returns true when an entry is taken off by it. */
function answer(w: Work, row: number, item: number): boolean {
  const { entries } = w.state;
  const type = entries[item + TYPE];
  const index = w.listOfEntry[refOf(type)];
  const list = w.policy.lists[index];
  const at = (type & OFF_LIST) !== 0 ? 0 : appealedListing(w, row, item);
  if (at !== 0) {
    openAccount(w, row);
    entries[at + TYPE] &= ~APPEALING;
  }
  if (!list.hears) {
    lapseAppeal(w, row, item);
    return false;
  }
  const now = at !== 0 ? entries[at + TYPE] : type;
  const sound = at !== 0 ? (now & SOUND) !== 0 : (type & RECOVERED) !== 0;
  w.draw(PURPOSE.appeal, w.entryKey[refOf(type)], row, w.day, entries[item + ORIGIN]);
  const ground = groundOf(w, now, sound);
  const granted = w.word(0) < chanceOf(list, ground) * ONE;
  const wrong = granted ? daysFoundWrong(w, row, item, index) : 0;
  bookFate(w, row, type, 'pending', -1);
  bookFate(w, row, type, granted ? 'granted' : 'refused');
  settleFee(w, row, item, granted);
  w.book(listSlot(w.slots, index, !granted ? LIST.refused : sound ? LIST.overturned : LIST.corrected), row, 1);
  if (w.trace !== null) w.trace.answered(w, row, item, ground, granted);
  if (granted && list.returnsMoney) {
    const returned = returnTaken(w, row, item);
    bookAppeal(w, row, type, APPEALED.money_returned, returned);
    if (w.trace !== null && returned > 0) w.trace.returned(w, row, index, returned);
  }
  const [origin, stream] = [entries[item + ORIGIN], streamIn(entries[item + EXTRA])];
  removeEntry(w.state, row, item);
  if (!granted) return false;
  if (!list.keepsRecord) strikeRecord(w, row, stream, origin, `lists.${w.plan.lists[index]}.appeal`);
  bookAppeal(w, row, type, APPEALED.found_wrong + groundOf(w, type), wrong);
  if (at !== 0 && (now & OFF_LIST) === 0) leave(w, row, at, CORRECTED);
  else {
    bookAppeal(w, row, type, APPEALED.cleared, 1);
    if (at !== 0) dropOutlasting(w, row, at);
  }
  return at !== 0;
}

const chanceOf = (list: ListPlan, ground: number): number => [list.correctsUnsound, list.correctsInability, list.overturnsSound][ground];

/**
 * Sanction-days that rested on the entry up to today: for each day as many as its list triggered under the rules of that day. Days on which this request
 * suspended them, and those of the warm-up, are left out.
 */
function daysFoundWrong(w: Work, row: number, item: number, list: number): number {
  const { entries } = w.state;
  const [since, off, end] = [COUNT, LIMIT, CONTEXTS].map((word) => Math.min(w.day, entries[item + word]));
  const first = Math.max(since, w.plan.countFrom);
  let days = 0;
  for (let p = 0; p < w.policies.length; p++) {
    const policy = w.policies[p];
    const next = p + 1 < w.policies.length ? w.policies[p + 1].from : w.day;
    const until = policy.lists[list].appealSuspends ? Math.min(next, entries[item + START]) : next;
    const [all, lasting] = sanctionsOf(w, row, policy, list, refOf(entries[item + TYPE]));
    const within = (from: number, to: number): number =>
      Math.max(0, Math.min(to, until) - Math.max(from, p === 0 ? w.plan.start : policy.from));
    days += all * within(first, off) + lasting * within(Math.max(first, off), end);
  }
  return days;
}

/** Sanctions that an entry on a list triggers under a policy, by itself or under a condition, and those of them that last until performance. */
function sanctionsOf(w: Work, row: number, policy: Policy, list: number, ground: number): [number, number] {
  let all = 0;
  let lasting = 0;
  for (const m of policy.measuresOn) {
    const { triggers, untilPerformed } = policy.measures[m];
    if (!w.sanction[m]) continue;
    const falls = triggers.some(
      (trigger) => trigger.list === list || (trigger.condition !== null && holdsByEntry(w, row, trigger.condition, { list, ground })),
    );
    if (!falls) continue;
    all++;
    if (untilPerformed) lasting++;
  }
  return [all, lasting];
}
