import type { Policy } from '../../plan/types.js';
import { DEED } from '../../plan/causes.js';
import type { Standing, Work } from '../../rounds/work.js';
import { causeOf, refOf, streamOf } from '../../state/entries.js';
import { valueFor } from '../streams/candidates.js';
import { amountFor } from './draw.js';
import { MOST_OWED, perDay } from './minor.js';
import { openMoney } from './open-money.js';
import type { SizePlan } from './plan-types.js';
import { RETURNED, SIZE } from './slots.js';

/** Column of the attribute that says whether there are children in the household. */
const CHILDREN = 1;

/** Reads what each measure on a person, or withheld from them, takes or gives a day. Writes only `into`. */
export function readSizes(w: Work, row: number, policy: Policy, into: Standing): void {
  const known = into.mask | into.withheld;
  if (w.plan.sharesLimited) takeUnlimited(w, row, policy, into.mask);
  for (let m = 0; known >>> m !== 0; m++) {
    if (((known >>> m) & 1) === 0) continue;
    const { size } = policy.measures[m];
    into.perDay[m] = size === null ? 0 : sizePerDay(w, row, size, into);
  }
}

/** Adds up, by reference amount, the shares that sanctions without a limit take. */
function takeUnlimited(w: Work, row: number, policy: Policy, on: number): void {
  w.shares.fill(0);
  for (let m = 0; on >>> m !== 0; m++) {
    const { size } = policy.measures[m];
    if (((on >>> m) & 1) === 0 || !w.sanction[m] || size === null || size.amount < 0 || size.together !== null) continue;
    w.shares[size.amount] += valueFor(size.share, w.people, row);
  }
}

/** Share of a reference amount that a measure takes or gives: with a limit, at most what others leave below it. */
function shareFor(w: Work, row: number, size: SizePlan, amount: number): number {
  const share = valueFor(size.share, w.people, row);
  if (size.together === null) return share;
  const most = size.leaves > 0 ? Math.min(size.together, 1 - size.leaves / amount) : size.together;
  const left = Math.max(0, Math.min(share, most - w.shares[size.amount]));
  w.shares[size.amount] += left;
  return left;
}

/** Minor units a day, rounded once. */
function sizePerDay(w: Work, row: number, size: SizePlan, standing: Standing): number {
  let monthly = valueFor(size.monthly, w.people, row);
  if (size.amount >= 0) {
    const amount = amountFor(w, row, w.plan.amounts[size.amount], 'amount', 0);
    monthly += shareFor(w, row, size, amount) * amount;
  }
  const grade = size.ledger < 0 ? -1 : standing.grade[size.ledger];
  if (grade >= 0) monthly += size.grades[grade];
  return perDay(monthly);
}

/** Adds (sign 1) or takes back (sign -1) what one measure takes or gives from today on. */
export function bookSize(w: Work, row: number, m: number, standing: Standing, sign: number): void {
  const amount = sign * standing.perDay[m];
  if (amount === 0) return;
  const at = w.slots.at.size[m];
  const days = w.roundLast - w.day + 1;
  if (!w.sanction[m]) {
    w.book(at + SIZE.given_on, row, amount);
    w.book(at + SIZE.given, row, amount * days);
    return;
  }
  const cause = standing.cause[m];
  w.book(at + SIZE.money_on + cause, row, amount);
  w.book(at + SIZE.money + cause, row, amount * days);
  if (isWithChildren(w, row, m)) {
    w.book(at + SIZE.money_children_on, row, amount);
    w.book(at + SIZE.money_children, row, amount * days);
  }
  ownStanding(w, row, amount, cause);
}

/** Minor units that a measure takes from a person, or gives them, when it begins. */
export function onceFor(w: Work, row: number, m: number): number {
  const { size } = w.policy.measures[m];
  if (size === null) return 0;
  const once = valueFor(size.once, w.people, row);
  if (size.onceOf < 0 && size.onceOwed < 0) return once;
  const amount = size.onceOf < 0 ? openMoney(w, row, size.onceOwed, false) : amountFor(w, row, w.plan.amounts[size.onceOf], 'amount', 0);
  return Math.min(MOST_OWED, once + Math.round(valueFor(size.times, w.people, row) * amount));
}

/** Books what a measure takes or gives when it begins for a person. */
export function bookOnce(w: Work, row: number, m: number, cause: number): void {
  const amount = onceFor(w, row, m);
  if (amount === 0) return;
  const at = w.slots.at.size[m];
  if (!w.sanction[m]) {
    w.book(at + SIZE.given_once, row, amount);
    return;
  }
  w.book(at + SIZE.money_once + cause, row, amount);
  if (isWithChildren(w, row, m)) w.book(at + SIZE.money_children_once, row, amount);
  ownMoney(w, row, amount, cause);
}

/** Books what a withheld benefit would have given. */
export function bookMoneyWithheld(w: Work, row: number, m: number, standing: Standing, sign: number): void {
  const amount = sign * standing.perDay[m];
  if (amount === 0) return;
  const at = w.slots.at.size[m];
  const cause = standing.withheldCause[m];
  w.book(at + SIZE.money_withheld_on + cause, row, amount);
  w.book(at + SIZE.money_withheld + cause, row, amount * (w.roundLast - w.day + 1));
  ownStanding(w, row, amount, cause);
}

/**
 * Books that a person is given back money that a measure took, or withheld, for a cause: all of it stands in the type word of money taken, and whether there
 * were children in the household when it was taken.
 */
export function bookReturned(w: Work, row: number, type: number, amount: number): void {
  const at = w.slots.at.returned[refOf(type)];
  w.book(at + RETURNED.money_returned + causeOf(type), row, amount);
  w.book(at + RETURNED.money_less + causeOf(type), row, -amount);
  if (streamOf(type) === 0) return;
  w.book(at + RETURNED.money_children_returned, row, amount);
  w.book(at + RETURNED.money_children_less, row, -amount);
}

/** Whether what a measure takes from a person today counts as taken with children in the household. */
export const isWithChildren = (w: Work, row: number, m: number): boolean => w.childMoney[m] && w.people.attributes[CHILDREN][row] === 1;

/** Keeps a person's own totals of money taken. */
export function ownMoney(w: Work, row: number, amount: number, cause: number): void {
  const { money } = w.state;
  money[row * 2] += amount;
  if (cause !== DEED) money[row * 2 + 1] += amount;
}

/** Adds what a person loses a day from today to the end to their own totals. */
function ownStanding(w: Work, row: number, amount: number, cause: number): void {
  ownMoney(w, row, amount * (w.plan.end - w.day + 1), cause);
  if (w.plan.countFrom === w.plan.start) return;
  const { money } = w.state;
  const at = 2 * w.people.n + row * 2;
  money[at] += amount;
  if (cause !== DEED) money[at + 1] += amount;
}

/** When counting begins, a person's own totals are what they lose a day from then to the end. */
export function beginMoney(w: Work): void {
  const { money } = w.state;
  const { n } = w.people;
  const days = w.plan.end - w.plan.countFrom + 1;
  if (w.plan.money) for (let i = 0; i < 2 * n; i++) money[i] = money[2 * n + i] * days;
}

/** Adds the stocks of money that one measure on a person stands for. */
export function addSize(w: Work, row: number, m: number, standing: Standing, add: (slot: number, n: number) => void): void {
  const amount = standing.perDay[m];
  if (amount === 0) return;
  const at = w.slots.at.size[m];
  if (!w.sanction[m]) {
    add(at + SIZE.given_on, amount);
    return;
  }
  add(at + SIZE.money_on + standing.cause[m], amount);
  if (isWithChildren(w, row, m)) add(at + SIZE.money_children_on, amount);
}
