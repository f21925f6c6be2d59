import { ONE, PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { streamOf } from '../../state/entries.js';
import { DUE, START, TYPE } from '../../state/state.js';
import { openAccount } from '../measures/open-account.js';
import { CHECK_DAYS } from '../streams/plan.js';
import { amountFor } from './draw.js';
import type { OwedPlan } from './plan-types.js';
import { BARRED_MONEY, OWED } from './slots.js';
import { FALLEN, INSTALMENT, OPEN_MONEY } from './words-of-duty.js';

/** What a check or an instalment makes of a duty: still open; open, and the check is over; or paid, with how. */
export type Outcome = 'open' | 'waits' | 'paid';

/** Money falls due with a duty: draws how much. `mean`: minor units where a case gives another, or null. */
export function fallsDue(w: Work, row: number, s: number, owed: OwedPlan, mean: number | null): number {
  const amount = amountFor(w, row, owed, 'owed', w.day, mean);
  w.book(w.slots.at.owed[s] + OWED.fell_due, row, amount);
  return amount;
}

/** Pays a duty in full on the day on which it falls due. */
export const payAtOnce = (w: Work, row: number, s: number, amount: number): void =>
  w.book(w.slots.at.owed[s] + OWED.paid_in_full, row, amount);

/** Keeps an amount with a duty left open. */
export function leaveOpen(w: Work, row: number, s: number, at: number, amount: number): void {
  w.state.entries[at + OPEN_MONEY] = amount;
  w.book(w.slots.at.owed[s] + OWED.owed, row, amount);
}

/** Takes money off an open duty, booked under `how`. */
function take(w: Work, row: number, at: number, amount: number, how: number): void {
  const block = w.slots.at.owed[streamOf(w.state.entries[at + TYPE])];
  w.state.entries[at + OPEN_MONEY] -= amount;
  w.book(block + OWED.owed, row, -amount);
  w.book(block + how, row, amount);
}

/** Pays all that is left of an open duty that is performed. */
export const payInFull = (w: Work, row: number, at: number): void => take(w, row, at, w.state.entries[at + OPEN_MONEY], OWED.paid_in_full);

/**
 * What else than performance becomes of an open duty at a monthly check: settled for less, a plan of instalments, or a part paid.
 * `choice` and `parts` are words of the check's draw.
 */
export function payOtherwise(
  w: Work,
  row: number,
  at: number,
  owed: OwedPlan,
  { choice, parts }: { choice: number; parts: number },
): Outcome {
  const { entries } = w.state;
  const s = streamOf(entries[at + TYPE]);
  const block = w.slots.at.owed[s];
  const open = entries[at + OPEN_MONEY];
  if (choice < owed.settles * ONE) {
    const paid = Math.round(open * owed.settled);
    take(w, row, at, paid, OWED.paid_by_settling);
    take(w, row, at, open - paid, OWED.waived);
    w.book(block + OWED.settlements, row, 1);
    if (w.trace !== null) w.trace.paid(w, row, s, { how: 'settlement', amount: paid, left: open - paid });
    return 'paid';
  }
  if (choice < (owed.settles + owed.agrees) * ONE) {
    openAccount(w, row);
    entries[at + INSTALMENT] = Math.max(1, Math.ceil(open / owed.number));
    entries[at + DUE] = w.day + owed.every;
    w.book(block + OWED.plans, row, 1);
    w.book(block + OWED.plans_agreed, row, 1);
    if (w.trace !== null) w.trace.paid(w, row, s, { how: 'agreed', amount: 0, left: open });
    return 'waits';
  }
  if (parts >= owed.pays * ONE) return 'open';
  const paid = Math.round(open * owed.part);
  take(w, row, at, paid, OWED.paid_in_part);
  w.book(block + OWED.part_payments, row, 1);
  if (w.trace !== null) w.trace.paid(w, row, s, { how: 'part', amount: paid, left: open - paid });
  return open === paid ? 'paid' : 'open';
}

/** An instalment falls due: paid, or missed, which breaks the plan. */
export function instalmentDue(w: Work, row: number, at: number, owed: OwedPlan): Outcome {
  const { entries } = w.state;
  const s = streamOf(entries[at + TYPE]);
  const block = w.slots.at.owed[s];
  const n = ++entries[at + FALLEN];
  w.draw(PURPOSE.instalment, owed.key, row, entries[at + START], n);
  const open = entries[at + OPEN_MONEY];
  if (w.word(0) >= owed.keeps * ONE) {
    openAccount(w, row);
    entries[at + INSTALMENT] = 0;
    entries[at + DUE] = w.day + CHECK_DAYS;
    w.book(block + OWED.plans, row, -1);
    w.book(block + OWED.plans_broken, row, 1);
    if (w.trace !== null) w.trace.paid(w, row, s, { how: 'broken', amount: 0, left: open });
    return 'waits';
  }
  const paid = Math.min(open, entries[at + INSTALMENT]);
  if (paid === open) openAccount(w, row);
  take(w, row, at, paid, OWED.paid_by_instalment);
  if (w.trace !== null) w.trace.paid(w, row, s, { how: 'instalment', amount: paid, left: open - paid });
  if (paid < open) {
    entries[at + DUE] = w.day + owed.every;
    return 'waits';
  }
  w.book(block + OWED.plans, row, -1);
  w.book(block + OWED.plans_completed, row, 1);
  return 'paid';
}

/** What is owed with a duty whose bearer leaves the run. */
export function lapse(w: Work, row: number, s: number, at: number): void {
  const block = w.slots.at.owed[s];
  if (block < 0) return;
  take(w, row, at, w.state.entries[at + OPEN_MONEY], OWED.lapsed);
  if (w.state.entries[at + INSTALMENT] === 0) return;
  w.book(block + OWED.plans, row, -1);
  w.book(block + OWED.plans_ended, row, 1);
}

/** What is owed with a duty that lapses by time. */
export const barMoney = (w: Work, row: number, s: number, at: number): void => {
  const amount = w.state.entries[at + OPEN_MONEY];
  w.state.entries[at + OPEN_MONEY] = 0;
  w.book(w.slots.at.owed[s] + OWED.owed, row, -amount);
  w.book(w.slots.at.barredMoney[s] + BARRED_MONEY.time_barred_money, row, amount);
};

/** Adds the stocks of money and plans that one open duty stands for. */
export function addOwed(w: Work, at: number, add: (slot: number, n: number) => void): void {
  const { entries } = w.state;
  const block = w.slots.at.owed[streamOf(entries[at + TYPE])];
  add(block + OWED.owed, entries[at + OPEN_MONEY]);
  if (entries[at + INSTALMENT] > 0) add(block + OWED.plans, 1);
}
