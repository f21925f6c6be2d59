import { enterByGrade, leaveByGrade } from './lists.js';
import type { Person, Thing } from './people.js';
import { DEED, gradeOf, kept, startOf } from './standing.js';
import type { World } from './world.js';

/** `part` is what counts under the cause. */
export function changeScore(w: World, person: Person, l: number, points: number, own: number, cause: number, part: number): void {
  const ledger = w.policy.ledgers[l]!;
  const account = person.accounts[l]!;
  const before = gradeOf(ledger, startOf(person, ledger) + account.all);
  account.all += points;
  account.by[cause]! += cause === DEED ? own : part;
  const id = `ledger.${w.plan.ledgers[l]}`;
  w.book.count(`${id}.changes`, person);
  w.book.count(`${id}.${points < 0 ? 'points_taken' : 'points_given'}`, person, Math.abs(points));
  const after = gradeOf(ledger, startOf(person, ledger) + account.all);
  enterByGrade(w, person, l, before, after);
  leaveByGrade(w, person, l, before, after);
}

/** Undoes what a rule did to a score. Returns the points that moved. */
export function undo(w: World, person: Person, { ledger: l, points, own, cause }: Thing): number {
  const ledger = w.policy.ledgers[l!]!;
  const account = person.accounts[l!]!;
  const back = kept(ledger, startOf(person, ledger) + account.all, -points!);
  const ownBack = kept(ledger, startOf(person, ledger) + account.by[DEED]!, -own!);
  changeScore(w, person, l!, back, ownBack, cause, -points!);
  return back;
}
