import { isYearly } from './calendar.js';
import { applyRule } from './deeds.js';
import { fitsWho } from './entering.js';
import { drop, leave } from './leaving.js';
import { enterByGrade, leaveByGrade } from './lists.js';
import type { Person, Thing } from './people.js';
import { DEED, gradeOf, isScored, startOf } from './standing.js';
import type { World } from './world.js';

const STATUS = 2;

/** Scores, then lists, that begin anew on this day of the year. */
export function reset(w: World): void {
  if (w.day === w.plan.start) return;
  w.policy.ledgers.forEach((ledger, l) => {
    if (!ledger.on || !ledger.resets || !isYearly(ledger.resets.on, w.day)) return;
    for (const person of w.here.people) if (isScored(person, ledger, w.here.draw)) w.act(person, () => resetScore(w, person, l));
  });
  w.policy.lists.forEach((list, l) => {
    if (!list.on || !list.resets || !isYearly(list.resets, w.day)) return;
    for (const person of w.here.people) {
      const wiped = person.things.filter((thing) => thing.kind === 'listing' && thing.list === l);
      if (wiped.length > 0) w.act(person, () => wiped.forEach((thing) => wipe(w, person, thing)));
    }
  });
}

function wipe(w: World, person: Person, thing: Thing): void {
  if (thing.offList) drop(person, thing);
  else leave(w, person, thing, 'reset');
}

function resetScore(w: World, person: Person, l: number): void {
  const ledger = w.policy.ledgers[l]!;
  const { keeps } = ledger.resets!;
  const account = person.accounts[l]!;
  for (const thing of person.things) if (thing.kind === 'objection' && thing.ledger === l) thing.gone = true;
  const ofLedger = (thing: Thing): boolean => thing.kind === 'change' && w.plan.rules[thing.rule!]!.split('.')[0] === w.plan.ledgers[l];
  const follow = person.things.filter((thing) => ofLedger(thing) && thing.follows);
  person.things = person.things.filter((thing) => !ofLedger(thing) || thing.follows);
  const sum = (things: Thing[], part: (thing: Thing) => number): number => things.reduce((all, thing) => all + part(thing), 0);
  /** What stays of a sum: all of the changes that follow a list, a part of the others, in whole points toward the start. */
  const after = (now: number, standing: number): number =>
    standing + Math.trunc((now - standing) * keeps + Math.sign(now - standing) * 1e-9);
  const before = account.all;
  account.all = after(
    account.all,
    sum(follow, (thing) => thing.points!),
  );
  account.by = account.by.map((now, cause) =>
    after(
      now,
      sum(
        follow.filter((thing) => thing.cause === cause),
        (thing) => (cause === DEED ? thing.own! : thing.points!),
      ),
    ),
  );
  if (account.all === 0 && account.by.every((each) => each === 0)) account.contexts = new Set();
  for (const rule of w.policy.rules)
    if (rule?.ledger === l)
      for (const column of [rule.column, rule.warningColumn, rule.sharedColumn]) if (column >= 0) person.totals[column] = 0;
  const id = `ledger.${w.plan.ledgers[l]}`;
  if (account.all !== before) {
    w.book.count(`${id}.resets`, person);
    w.book.count(`${id}.reset_${account.all > before ? 'given' : 'taken'}`, person, Math.abs(account.all - before));
  }
  const [was, is] = [gradeOf(ledger, startOf(person, ledger) + before), gradeOf(ledger, startOf(person, ledger) + account.all)];
  enterByGrade(w, person, l, was, is);
  leaveByGrade(w, person, l, was, is);
  if (keeps > 0) return;
  for (const rule of w.policy.rules)
    if (rule?.ledger === l && rule.who && !(rule.local && w.here.local === false) && fitsWho(person, rule.who))
      applyRule(w, person, -1, rule, STATUS, w.day, new Set());
}
