import { PURPOSE, expOf, lnOfWord, normalOfWord } from '@glasshouse/dice';
import { CAUSES } from '@glasshouse/model';
import type { Plan } from './plan/plan.js';
import { caseNow } from './cases.js';
import { chance, valueFor } from './people.js';
import type { Draw, Person, Thing } from './people.js';
import { isSanction, standingOf } from './standing.js';
import type { Standing } from './standing.js';
import type { World } from './world.js';

type Spread = Plan['amounts'][number];

/** Days between two checks of an open duty. */
const MONTH = 30;

/** An amount of a person: the mean of their category, or drawn around it. */
function amountOf(amount: Omit<Spread, 'id'>, person: Person, draw: Draw, purpose: number, day: number, own?: number | null): number {
  const mean = own ?? valueFor(amount.mean, person);
  if (amount.law === 0) return mean;
  const word = draw(purpose, amount.key, person.row, day, 0)[0];
  const factor = amount.law === 1 ? -lnOfWord(word) : expOf(amount.spread * normalOfWord(word) - amount.spread ** 2 / 2);
  return Math.min(2_000_000_000, Math.round(mean * factor));
}

/** Share of a reference amount that a measure takes: a sanction with a limit yields to those without one, and to those that come before it. */
function shareNow(w: World, person: Person, m: number, standing: Standing): number {
  const size = w.policy.measures[m]!.size!;
  const own = valueFor(size.share, person);
  if (size.together === Number.POSITIVE_INFINITY && !size.protects) return own;
  const beside = [...standing.measures.keys()]
    .filter((other) => isSanction(w.plan, other) && w.policy.measures[other]!.size?.amount === size.amount)
    .toSorted((a, b) => a - b);
  const limited = (other: number): boolean => {
    const { together, protects } = w.policy.measures[other]!.size!;
    return protects || together !== Number.POSITIVE_INFINITY;
  };
  const whole = amountOf(w.plan.amounts[size.amount]!, person, w.here.draw, PURPOSE.amount, 0);
  let taken = 0;
  for (const other of beside) if (!limited(other)) taken += valueFor(w.policy.measures[other]!.size!.share, person);
  for (const other of beside)
    if (limited(other)) {
      const { share, together, leaves } = w.policy.measures[other]!.size!;
      const free = leaves === 0 ? Number.POSITIVE_INFINITY : 1 - leaves / whole;
      const left = Math.max(0, Math.min(valueFor(share, person), Math.min(together, free) - taken));
      if (other === m) return left;
      taken += left;
    }
  return own;
}

/** What a measure takes from a person, or gives them, on one day, in whole minor units. */
function sizeADay(w: World, person: Person, m: number, standing: Standing): number {
  const { size } = w.policy.measures[m]!;
  if (!size) return 0;
  let month = valueFor(size.monthly, person);
  if (size.amount >= 0)
    month += shareNow(w, person, m, standing) * amountOf(w.plan.amounts[size.amount]!, person, w.here.draw, PURPOSE.amount, 0);
  if (size.ledger >= 0) month += size.grades[standing.grades[size.ledger]!] ?? 0;
  return Math.round((month * 12) / 365);
}

/** Whether a measure reaches children in some arm, and there are any around a person. */
const withChildren = (w: World, person: Person, m: number): boolean => w.plan.ever.reachesChildren[m]! && person.attributes[1] !== 0;

export function lose(w: World, person: Person, amount: number, cause: number): void {
  w.book.count('harm.money', person, amount);
  w.book.count(`harm.money.${CAUSES[cause]}`, person, amount);
  for (const of of w.plan.ever.returns ? ['', `.${CAUSES[cause]}`] : []) w.book.count(`harm.money_net${of}`, person, amount);
  person.money.taken += amount;
  if (cause === 0) return;
  w.book.count('harm.money_without_deed', person, amount);
  person.money.without += amount;
}

function loseWithChildren(w: World, person: Person, m: number, amount: number, how: 'money_children' | 'money_children_once'): void {
  if (!withChildren(w, person, m)) return;
  w.book.count(`measure.${w.plan.measures[m]}.${how}`, person, amount);
  w.book.count('harm.money_with_children', person, amount);
  if (w.plan.ever.returns) w.book.count('harm.money_net_with_children', person, amount);
}

/** Entries on lists of which a granted request returns money, each with what would stand without it. */
function* returnable(w: World, person: Person): Generator<[Thing, Standing]> {
  if (w.day < w.plan.countFrom) return;
  for (const listing of person.things)
    if (listing.kind === 'listing' && w.plan.ever.returnsMoney[listing.list!])
      yield [listing, standingOf(w.plan, w.policy, person, w.here.draw, w.day, true, listing)];
}

/** Keeps with each such entry what is taken today by sanctions that would not stand without it: the same thing with each that is needed. */
function keepTaken(w: World, person: Person, standing: Standing): void {
  const entries = [...returnable(w, person)];
  if (entries.length === 0) return;
  const today = new Map<number, NonNullable<Thing['taken']>[number]>();
  for (const [m, { cause }] of standing.measures)
    if (isSanction(w.plan, m))
      today.set(m, { m, cause, amount: sizeADay(w, person, m, standing), children: withChildren(w, person, m), returned: false });
  const lost = new Map(today);
  for (const [m, cause] of standing.withheld)
    today.set(m, { m, cause, amount: sizeADay(w, person, m, standing), children: false, returned: false });
  for (const [listing, without] of entries)
    for (const [m, taken] of today) if (lost.has(m) !== without.measures.has(m)) (listing.taken ??= []).push(taken);
}

/** A request against an entry is granted: what was taken because of it is returned. */
export function returnTaken(w: World, person: Person, listing: Thing): void {
  for (const taken of listing.taken ?? []) {
    const { m, cause, amount, children, returned } = taken;
    if (returned) continue;
    taken.returned = true;
    const id = `measure.${w.plan.measures[m]}`;
    w.book.count(`${id}.money_returned.${CAUSES[cause]}`, person, amount);
    w.book.count(`appeal.${w.plan.lists[listing.list!]}.money_returned`, person, amount);
    for (const of of ['', `.${CAUSES[cause]}`]) {
      w.book.count(`harm.money_returned${of}`, person, amount);
      w.book.count(`harm.money_net${of}`, person, -amount);
    }
    if (!children) continue;
    w.book.count(`${id}.money_children_returned`, person, amount);
    w.book.count('harm.money_returned_with_children', person, amount);
    w.book.count('harm.money_net_with_children', person, -amount);
  }
  listing.taken = [];
}

/** Counts the money of a day: what sanctions took, rewards gave, and sanctions withheld. */
export function countMoneyOfDay(w: World, person: Person): void {
  const standing = w.standing(person);
  for (const [m, { cause }] of standing.measures) {
    const amount = sizeADay(w, person, m, standing);
    const id = `measure.${w.plan.measures[m]}`;
    if (amount === 0) continue;
    if (!isSanction(w.plan, m)) w.book.count(`${id}.given`, person, amount);
    else {
      w.book.count(`${id}.money.${CAUSES[cause]}`, person, amount);
      loseWithChildren(w, person, m, amount, 'money_children');
      lose(w, person, amount, cause);
    }
  }
  for (const [m, cause] of standing.withheld) {
    const amount = sizeADay(w, person, m, standing);
    if (amount === 0) continue;
    w.book.count(`measure.${w.plan.measures[m]}.money_withheld.${CAUSES[cause]}`, person, amount);
    lose(w, person, amount, cause);
  }
  keepTaken(w, person, standing);
}

/** Counts what a measure takes or gives when it begins. */
export function countOnce(w: World, person: Person, m: number, standing: Standing): void {
  const { size } = w.policy.measures[m]!;
  if (!size) return;
  const debts = person.things.filter((thing) => thing.kind === 'duty' && thing.stream === size.surcharge);
  const income = size.fine < 0 ? 0 : amountOf(w.plan.amounts[size.fine]!, person, w.here.draw, PURPOSE.amount, 0);
  const whole = debts.reduce((sum, { open }) => sum + open!, income);
  const amount = Math.min(2_000_000_000, valueFor(size.once, person) + Math.round(valueFor(size.times, person) * whole));
  const id = `measure.${w.plan.measures[m]}`;
  if (amount === 0) return;
  if (!isSanction(w.plan, m)) return w.book.count(`${id}.given_once`, person, amount);
  const { cause } = standing.measures.get(m)!;
  w.book.count(`${id}.money_once.${CAUSES[cause]}`, person, amount);
  loseWithChildren(w, person, m, amount, 'money_children_once');
  const taken = { m, cause, amount, children: withChildren(w, person, m), returned: false };
  for (const [listing, without] of returnable(w, person)) if (!without.measures.has(m)) (listing.taken ??= []).push(taken);
  lose(w, person, amount, cause);
}

/** Draws what falls due with a duty; undefined where it has no amount. */
export function fallDueMoney(w: World, person: Person, s: number, atOnce: boolean): number | undefined {
  const { owed, id } = w.plan.streams[s]!;
  if (!owed) return undefined;
  const own = caseNow(w, person, w.plan.streams[s]!)?.amount;
  const amount = amountOf(owed, person, w.here.draw, PURPOSE.owed, w.day, own);
  w.book.count(`stream.${id}.fell_due`, person, amount);
  if (atOnce) w.book.count(`stream.${id}.paid_in_full`, person, amount);
  return amount;
}

/**
 * What a check makes of an open duty with an amount that is not performed, or of its plan of instalments: `open`, or `over` for this time, or `paid`.
 * `words`: the draw of the check.
 */
export function payOtherwise(w: World, person: Person, duty: Thing, words: number[]): 'open' | 'over' | 'paid' {
  const { owed, id } = w.plan.streams[duty.stream]!;
  if (!owed) return 'open';
  const count = (what: string, n = 1): void => w.book.count(`stream.${id}.${what}`, person, n);
  const choice = words[2]!;
  if (chance(choice, owed.settles)) {
    const paid = Math.round(duty.open! * owed.settled);
    count('paid_by_settling', paid);
    count('waived', duty.open! - paid);
    count('settlements');
    return 'paid';
  }
  if (chance(choice, owed.settles + owed.agrees)) {
    count('plans_agreed');
    duty.instalment = Math.max(1, Math.ceil(duty.open! / owed.number));
    duty.due = w.day + owed.every;
    return 'over';
  }
  if (!chance(words[3]!, owed.pays)) return 'open';
  const paid = Math.round(duty.open! * owed.part);
  duty.open! -= paid;
  count('paid_in_part', paid);
  count('part_payments');
  return duty.open === 0 ? 'paid' : 'open';
}

export function payInstalment(w: World, person: Person, duty: Thing): 'over' | 'paid' {
  const { owed, id } = w.plan.streams[duty.stream]!;
  const count = (what: string, n = 1): void => w.book.count(`stream.${id}.${what}`, person, n);
  duty.fallen = (duty.fallen ?? 0) + 1;
  if (!chance(w.draw(PURPOSE.instalment, owed!.key, person.row, duty.start, duty.fallen)[0], owed!.keeps)) {
    count('plans_broken');
    duty.instalment = undefined;
    duty.due = w.day + MONTH;
    return 'over';
  }
  const paid = Math.min(duty.open!, duty.instalment!);
  duty.open! -= paid;
  count('paid_by_instalment', paid);
  if (duty.open === 0) {
    count('plans_completed');
    return 'paid';
  }
  duty.due = w.day + owed!.every;
  return 'over';
}

/** What is owed by somebody who leaves. */
export function lapse(w: World, person: Person, duty: Thing): void {
  if (duty.open === undefined) return;
  const { id } = w.plan.streams[duty.stream]!;
  w.book.count(`stream.${id}.lapsed`, person, duty.open);
  if (duty.instalment !== undefined) w.book.count(`stream.${id}.plans_ended`, person);
}

/** Counts what is owed, and plans that are kept, at the end of a round. */
export function countOwed(w: World, person: Person, duty: Thing): void {
  if (duty.open === undefined) return;
  const { id } = w.plan.streams[duty.stream]!;
  w.book.stock(`stream.${id}.owed`, person, duty.open);
  if (duty.instalment !== undefined) w.book.stock(`stream.${id}.plans`, person);
}
