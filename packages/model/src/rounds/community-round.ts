import { growOlder } from '../mechanisms/demography/grow-older.js';
import { STATUS_ITEM, drawStatusEntries, statusItem } from '../mechanisms/lists/status-entries.js';
import { closeAccount } from '../mechanisms/measures/close-account.js';
import { localOnUnder, markLocal, switchLocal, takeOffice } from '../mechanisms/officials/holder.js';
import { inventRecords } from '../mechanisms/officials/round.js';
import { beginPlaces } from '../mechanisms/patrols/round.js';
import { FLAG_ITEM, reportFlag } from '../mechanisms/screens/round.js';
import { passOn } from '../mechanisms/spreads/chain.js';
import { deliver } from '../mechanisms/spreads/kin.js';
import { deliverRecords } from '../mechanisms/spreads/letters.js';
import { changeState } from '../mechanisms/states/change.js';
import { attempt, wake } from '../mechanisms/streams/attempts.js';
import type { Candidates } from '../mechanisms/streams/candidates.js';
import { decide } from '../mechanisms/streams/decide.js';
import type { Policy, RoundPlan } from '../plan/types.js';
import { settleDue } from '../state/entries.js';
import { AWAKE, DRAWN } from '../state/state.js';
import { beginCounting } from './begin-counting.js';
import { DUE_ITEM } from './buckets.js';
import { changePolicy, openScores } from './change.js';
import { beginDay, endDay, endRound, openRun } from './hooks.js';
import { arrive } from './presence.js';
import { settle } from './settle.js';
import type { Work } from './work.js';

/**
 * Works one community of one arm through a round, up to and including `lastDay`. Expects `w.people`, `w.state`, `w.count`
 * and `w.capacity` in place. `policies` are the arm's, in order of their days. Returns the number of items handled.
 *
 * In order: birthdays since the last round, mail, the scan of `due`, then each day: a change of policy, then the day's items by drawn priority.
 */
export function workRound(
  w: Work,
  policies: Policy[],
  round: RoundPlan,
  candidates: Candidates,
  mail: ArrayLike<number>,
  lastDay: number,
): number {
  w.roundFirst = round.first;
  w.roundLast = round.last;
  w.day = round.first;
  w.wakeFrom = round.first;
  w.open = -1;
  w.fresh.length = 0;
  w.policies = policies;
  if (round.first === w.plan.countFrom && round.first > w.plan.start) beginCounting(w);
  let next = policies.findIndex((policy) => policy.from > round.first);
  if (next < 0) next = policies.length;
  const starting = policies[next - 1].from === round.first;
  const first = round.first === w.plan.start;
  w.policy = policies[starting && !first ? next - 2 : next - 1];
  openScores(w);
  w.localOn = localOnUnder(w, w.policy);
  w.buckets.begin(round.first, round.last);
  takeOffice(w);
  if (first) beginRun(w);
  if (w.people.lives !== null) growOlder(w, w.people.lives);
  deliver(w, mail, round);
  scanDue(w, first);
  if (!first && (starting || localOnUnder(w, w.policy) !== w.localOn)) changePolicy(w, starting ? policies[next - 1] : w.policy);
  drawStatusEntries(w, policies, round);
  markLocal(w);
  if (mail.length > 0) deliverRecords(w, mail);
  inventRecords(w, round);
  if (w.passing.length > 0) passOn(w);
  beginPlaces(w, policies, round);
  let items = 0;
  for (let day = round.first; day <= lastDay; day++) {
    w.day = day;
    w.woken = [];
    w.met = false;
    if (w.touched.length > 0 && day > round.first) w.touched = [];
    if (next < policies.length && policies[next].from === day) {
      w.wakeFrom = day;
      changePolicy(w, policies[next++]);
    }
    w.wakeFrom = day + 1;
    beginDay(w);
    items += workDay(w, round, candidates);
    endDay(w);
    if (w.endOfDay !== null) w.endOfDay();
  }
  endRound(w, round);
  if (w.passing.length > 0) passOn(w);
  w.state.displayed = w.state.onPublic;
  return items;
}

function beginRun(w: Work): void {
  openRun(w);
  switchLocal(w, localOnUnder(w, w.policy));
  const enters = w.people.enters;
  for (let row = 0; row < w.people.n; row++) {
    if (enters === null || enters[row] <= w.plan.start) arrive(w, row);
    settleDue(w.state, row, w.turnoverDue(row));
  }
}

/** Schedules who is due in the round, and draws the attempts of those awake unless they are `drawn` already. Each column is read in a loop of its own. */
function scanDue(w: Work, drawn: boolean): void {
  const { roundLast } = w;
  const { n } = w.people;
  const { due, flags } = w.state;
  for (let row = 0; row < n; row++) if (due[row] <= roundLast) w.schedule(row);
  if (drawn) return;
  for (let row = 0; row < n; row++) {
    if ((flags[row] & (AWAKE | DRAWN)) === 0) continue;
    flags[row] &= ~DRAWN;
    if (flags[row] & AWAKE) wake(w, row);
  }
}

/** Merges the day's candidates with its due items and attempts by priority, ties by row, then items first. */
function workDay(w: Work, round: RoundPlan, candidates: Candidates): number {
  const { buckets } = w;
  const { dayStart, order, priority, row } = candidates;
  buckets.open(w.day);
  const items = buckets.count;
  const d = w.day - round.first;
  const end = dayStart[d + 1];
  let c = dayStart[d];
  for (let b = 0; b <= items; b++) {
    const item = b < items ? buckets.order[b] : -1;
    const until = item < 0 ? Number.POSITIVE_INFINITY : buckets.priority[item];
    for (; c < end; c++) {
      const candidate = order[c];
      if (priority[candidate] > until || (priority[candidate] === until && row[candidate] >= buckets.row[item])) break;
      workCandidate(w, candidates, candidate);
      if (w.passing.length > 0) passOn(w);
    }
    if (item < 0) break;
    workItem(w, buckets.row[item], buckets.what[item]);
    if (w.passing.length > 0) passOn(w);
  }
  return items + end - dayStart[d];
}

function workCandidate(w: Work, candidates: Candidates, candidate: number): void {
  const row = candidates.row[candidate];
  const due = w.state.due[row];
  const s = candidates.stream[candidate];
  const streams = w.plan.streams.length;
  if (s < streams) decide(w, row, s, candidates.act[candidate] | 0);
  else changeState(w, row, s - streams, candidates.act[candidate] | 0);
  closeAccount(w);
  if (w.state.due[row] === due) return;
  if (w.state.due[row] > w.day) w.schedule(row);
  else settle(w, row);
}

function workItem(w: Work, row: number, what: number): void {
  if (what <= FLAG_ITEM || what >= STATUS_ITEM) {
    const due = w.state.due[row];
    if (what <= FLAG_ITEM) reportFlag(w, row, what);
    else statusItem(w, row, what);
    closeAccount(w);
    if (w.state.due[row] === due) return;
    if (w.state.due[row] > w.day) w.schedule(row);
    else settle(w, row);
    return;
  }
  if (what !== DUE_ITEM) {
    const due = w.state.due[row];
    attempt(w, row, what);
    if (w.state.due[row] !== due) w.schedule(row);
    return;
  }
  if (w.state.due[row] <= w.day) settle(w, row);
}
