import { PURPOSE } from '@glasshouse/dice';
import { CAUSES } from '@glasshouse/model';
import { lose } from './amounts.js';
import { groundOf } from './appeals.js';
import { meets } from './conditions.js';
import { changeScore, undo } from './change-score.js';
import { drop } from './leaving.js';
import { chance } from './people.js';
import type { Person, Thing } from './people.js';
import { strike } from './remember.js';
import { DEED, kept, startOf } from './scores.js';
import type { World } from './world.js';

const NEVER = 0x3fffffff;

type Rule = World['policy']['rulesOf'][number][number];

/** Key of a rule, in whatever arm and on whatever date it is there. */
const keyOf = (w: World, { rule }: Thing): number =>
  w.plan.arms.flatMap((arm) => arm.flat().map((policy) => policy.rules[rule!])).find((one) => one)!.key;

const count = (w: World, person: Person, { ledger, stream, sound }: Thing, fate: string): void => {
  const id = `ledger.${w.plan.ledgers[ledger!]}.appeals_${fate}`;
  w.book.count(id, person);
  w.book.count(`${id}.${groundOf(w, stream, sound)}`, person);
};

/** Somebody loses points by a record: they may decide to ask for them, today if a request is returned. `change`: what the record did to the score. */
export function mayObject(w: World, person: Person, rule: Rule, change: Thing, actDay: number): Thing | null {
  const { hears, asksSound, asksUnsound, asksAfter, asksCondition } = w.policy.ledgers[rule.ledger]!;
  if (asksCondition && !meets(w, person, asksCondition)) return null;
  const p = w.sound ? asksSound : asksUnsound;
  if (!hears || p <= 0 || !chance(w.draw(PURPOSE.ask, rule.key, person.row, w.day, actDay)[0], p)) return null;
  const objection: Thing = {
    ...change,
    kind: 'objection',
    due: w.day + asksAfter,
    sound: w.sound,
    origin: actDay,
    filed: false,
    lasting: rule.lifetime < 0,
    change,
    gone: false,
  };
  person.things.push(objection);
  return asksAfter === 0 ? objection : null;
}

export function file(w: World, person: Person, objection: Thing): void {
  const ledger = w.policy.ledgers[objection.ledger!]!;
  if (!ledger.on || !ledger.hears) return drop(person, objection);
  const id = `ledger.${w.plan.ledgers[objection.ledger!]}`;
  if (ledger.appealCondition && !meets(w, person, ledger.appealCondition)) {
    w.book.count(`${id}.appeals_barred`, person);
    return drop(person, objection);
  }
  Object.assign(objection, { filed: true, due: w.day + ledger.appealDelay });
  count(w, person, objection, 'filed');
  if (ledger.fee > 0) pay(w, person, objection, ledger);
  if (ledger.suspends) suspend(w, person, objection);
}

function pay(w: World, person: Person, objection: Thing, ledger: World['policy']['ledgers'][number]): void {
  const id = `ledger.${w.plan.ledgers[objection.ledger!]}`;
  w.book.count(`${id}.appeals_fees_paid`, person, ledger.fee);
  if (ledger.feeReturned) objection.fee = ledger.fee;
  else loseFee(w, person, objection, ledger.fee);
}

/** A fee is kept by the authority. */
function loseFee(w: World, person: Person, { ledger, cause }: Thing, fee: number): void {
  w.book.count(`ledger.${w.plan.ledgers[ledger!]}.appeals_fees.${CAUSES[cause]}`, person, fee);
  lose(w, person, fee, cause);
}

/** The points do not count until the answer, if they still do. */
function suspend(w: World, person: Person, objection: Thing): void {
  const change = objection.change!;
  if (objection.lasting ? objection.gone : !person.things.includes(change)) return;
  drop(person, change);
  const before = person.accounts[objection.ledger!]!.by[DEED]!;
  const points = undo(w, person, objection);
  const own = objection.cause === DEED ? person.accounts[objection.ledger!]!.by[DEED]! - before : 0;
  objection.back = { points, own, until: objection.lasting ? NEVER : change.due };
  Object.assign(objection, { points: -points, own: -own });
  w.book.count(`ledger.${w.plan.ledgers[objection.ledger!]}.appeals_suspended`, person, points);
}

/** They count again, if they would by now. */
function resume(w: World, person: Person, objection: Thing): void {
  const { back, ledger: l, cause } = objection;
  if (!back || objection.gone || back.until <= w.day) return;
  const ledger = w.policy.ledgers[l!]!;
  const account = person.accounts[l!]!;
  const points = kept(ledger, startOf(person, ledger) + account.all, -back.points);
  const own = kept(ledger, startOf(person, ledger) + account.by[DEED]!, -back.own);
  if (points === 0 && own === 0) return;
  changeScore(w, person, l!, points, own, cause, points);
  w.book.count(`ledger.${w.plan.ledgers[l!]}.appeals_resumed`, person, -points);
  if (back.until < NEVER) person.things.push({ ...objection.change!, points, own });
}

/** A request against points is due: made, or answered. */
export function checkObjection(w: World, person: Person, objection: Thing): void {
  if (!objection.filed) return file(w, person, objection);
  const ledger = w.policy.ledgers[objection.ledger!]!;
  if (!ledger.on || !ledger.hears) {
    if (ledger.on) resume(w, person, objection);
    return lapseObjection(w, person, objection);
  }
  const chances = { error: ledger.correctsUnsound, inability: ledger.correctsInability, discretion: ledger.overturnsSound };
  const [word] = w.draw(PURPOSE.appeal, keyOf(w, objection), person.row, w.day, objection.origin!);
  drop(person, objection);
  if (!chance(word, chances[groundOf(w, objection.stream, objection.sound)])) {
    if (objection.fee !== undefined) loseFee(w, person, objection, objection.fee);
    resume(w, person, objection);
    return count(w, person, objection, 'refused');
  }
  count(w, person, objection, 'granted');
  const id = `ledger.${w.plan.ledgers[objection.ledger!]}`;
  if (objection.fee !== undefined) w.book.count(`${id}.appeals_fees_returned`, person, objection.fee);
  if (!ledger.keepsRecord) strike(w, person, objection.stream, objection.origin!);
  const { back: suspended } = objection;
  if (suspended && !objection.gone && suspended.until > w.day) {
    w.book.count(`${id}.appeals_returned`, person);
    return w.book.count(`${id}.appeals_points`, person, suspended.points);
  }
  const stands = !suspended && (objection.lasting ? !objection.gone : person.things.includes(objection.change!));
  if (!stands) return w.book.count(`${id}.appeals_cleared`, person);
  const back = undo(w, person, objection);
  drop(person, objection.change!);
  w.book.count(`${id}.appeals_returned`, person);
  w.book.count(`${id}.appeals_points`, person, back);
}

/** Nobody is left to answer it, or for whom. */
export function lapseObjection(w: World, person: Person, objection: Thing): void {
  if (objection.filed) count(w, person, objection, 'lapsed');
  if (objection.fee !== undefined) loseFee(w, person, objection, objection.fee);
  drop(person, objection);
}

/** Counts requests that wait, at the end of a round. */
export function countObjections(w: World, person: Person): void {
  for (const { filed, ledger, stream, sound, kind, fee } of person.things) {
    if (kind !== 'objection' || !filed) continue;
    const id = `ledger.${w.plan.ledgers[ledger!]}`;
    w.book.stock(`${id}.appeals_pending.${groundOf(w, stream, sound)}`, person);
    if (fee !== undefined) w.book.stock(`${id}.appeals_fees_waiting`, person, fee);
  }
}
