import type { Asked } from './plan/conditions.js';
import type { Plan, Policy } from './plan/plan.js';
import type { Draw, Person, Thing } from './people.js';
import { DEED, ERROR, fits, gradeOf, INABILITY, isSanction, isScored, recastScore, startOf, STATUS, worstCause } from './scores.js';
import type { Standing } from './standing.js';
import type { World } from './world.js';

/** A record written to a person; `known`: owners that it reached, null where everybody knows it. */
export interface Remembered {
  stream: number;
  day: number;
  cause: number;
  known: ReadonlySet<number> | null;
  /** Its own stream, which can be taken for another, and the day of the act. */
  met: number;
  act: number;
  /** Memories that have no room for it any more. */
  forgotten: Set<number>;
}

/** What is read: everything; own deeds and merits alone; the same if recovery made inability own; or nothing that has happened. */
type Reading = 'all' | 'own' | 'recast' | 'start';

/** What a condition is read against. */
export interface Reader {
  plan: Plan;
  policy: Policy;
  day: number;
  draw: Draw;
  under: (person: Person) => Standing['measures'];
  /** Whether an entry counts: for a measure, one that brings none for now does not. */
  counts: (listing: Thing) => boolean;
}

const NEVER = 0x3fffffff;

const readerOf = (w: World): Reader => ({
  plan: w.plan,
  policy: w.policy,
  day: w.day,
  draw: w.here.draw,
  under: (person) => (w.before.get(person) ?? w.standing(person)).measures,
  counts: () => true,
});

/** Whether a condition holds for a person now, with every record that was ever written to them kept. */
export const meets = (w: World, person: Person, condition: Asked): boolean => is(readerOf(w), person, condition, 'all');

/** The last day up to today that is a day of a year; the last of its month where that is too short. */
function lastDay(month: number, date: number, today: number): number {
  const year = new Date(today * 86_400_000).getUTCFullYear();
  const inYear = (y: number): number => Date.UTC(y, month - 1, Math.min(date, new Date(Date.UTC(y, month, 0)).getUTCDate())) / 86_400_000;
  return inYear(year) <= today ? inYear(year) : inYear(year - 1);
}

function recordsOf({ plan, day }: Reader, person: Person, numbers: readonly number[]): Remembered[] {
  const [kept, within, , month, date] = numbers as [number, number, number?, number?, number?];
  const anew = month === undefined ? -Infinity : lastDay(month, date!, day);
  const { stream, owner } = plan.memory.kept[kept]!;
  return person.records.filter(
    (each) =>
      each.stream === stream &&
      (owner < 0 || each.known === null || each.known.has(owner)) &&
      !each.forgotten.has(kept) &&
      each.day >= anew &&
      (within === NEVER || each.day + within > day),
  );
}

const listingsOf = (r: Reader, person: Person, [list, ground, days]: readonly number[]) =>
  person.things.filter(
    (thing) =>
      thing.kind === 'listing' &&
      !thing.offList &&
      thing.list === list &&
      (ground! < 0 || thing.entry === ground) &&
      (days === 0 || thing.start + days! <= r.day) &&
      r.counts(thing),
  );

/** Open duties of a stream that a person has. */
const debtsOf = (person: Person, stream: number): Thing[] =>
  person.things.filter((thing) => thing.kind === 'duty' && thing.stream === stream);

function is(r: Reader, person: Person, { kind, numbers, below }: Asked, reading: Reading): boolean {
  const [first, second, third] = numbers as [number, number, number];
  switch (kind) {
    case 'all':
      return below.every((node) => is(r, person, node, reading));
    case 'any':
      return below.some((node) => is(r, person, node, reading));
    case 'not':
      return !is(r, person, below[0]!, reading);
    case 'who':
      return (first === 0 || person.adult) && fits(person, numbers.slice(2));
    case 'list':
      return (
        reading !== 'start' &&
        listingsOf(r, person, numbers).some(
          ({ cause, recovered }) =>
            reading === 'all' || cause === DEED || (reading === 'recast' && cause === INABILITY && recovered === true),
        )
      );
    case 'state':
      return Array.from({ length: first }, (_, i) => [numbers[1 + 2 * i]!, numbers[2 + 2 * i]!] as const).every(([s, mask]) => {
        const being = person.states[s];
        return (
          being !== undefined && being !== null && ((mask >>> being.value) & 1) === 1 && being.since + numbers[1 + 2 * first]! <= r.day
        );
      });
    case 'standing': {
      const playing = person.playing[first];
      return playing !== undefined && playing !== null && (third === 1 ? playing.standing <= second : playing.standing >= second);
    }
    case 'measure': {
      const on = reading === 'start' ? undefined : r.under(person).get(first);
      return on !== undefined && (reading === 'all' || !isSanction(r.plan, first) || on.cause === DEED);
    }
    case 'records':
      return (
        reading !== 'start' && recordsOf(r, person, numbers).filter(({ cause }) => reading === 'all' || cause === DEED).length >= third
      );
    case 'owed': {
      const debts = debtsOf(person, first).filter(({ cause }) => reading === 'all' || cause === DEED);
      return reading !== 'start' && debts.reduce((sum, { open }) => sum + open!, 0) >= second;
    }
    default: {
      const ledger = r.policy.ledgers[first]!;
      if (!isScored(person, ledger, r.draw)) return false;
      const account = person.accounts[first]!;
      const score = {
        all: startOf(person, ledger) + account.all,
        own: startOf(person, ledger) + account.by[DEED]!,
        recast: recastScore(person, first, ledger),
        start: startOf(person, ledger),
      }[reading];
      if (kind === 'score') return third === 1 ? score <= second : score >= second;
      const grade = gradeOf(ledger, score);
      return second >= 0 && (third === 1 ? grade >= second : grade <= second);
    }
  }
}

/** Parts that hold and are asked for, not denied. */
function holding(r: Reader, person: Person, node: Asked): Asked[] {
  if (node.kind === 'not' || !is(r, person, node, 'all')) return [];
  return node.below.length > 0 ? node.below.flatMap((each) => holding(r, person, each)) : [node];
}

/** Whether a condition that holds rests on a list. */
export const restsOn = (w: World, person: Person, condition: Asked, list: number): boolean =>
  holding(readerOf(w), person, condition).some(({ kind, numbers }) => kind === 'list' && numbers[0] === list);

/** Whether a condition would hold if an entry were the only one of the person, and would not without it; the rest of it as it is today. */
export function meetsByEntry(w: World, person: Person, condition: Asked, listing: Thing): boolean {
  const only = (things: Thing[]): boolean => {
    const here = { ...person, things };
    const reader = { ...readerOf(w), under: () => new Map() as Standing['measures'] };
    return is(reader, here, condition, 'all');
  };
  return only([{ ...listing, offList: false }]) && !only([]);
}

/** Causes other than own deeds by which a part holds. */
function causesOf(r: Reader, person: Person, { kind, numbers }: Asked): number[] {
  if (kind === 'who' || kind === 'state' || kind === 'standing') return [];
  if (kind === 'list') return listingsOf(r, person, numbers).map(({ cause }) => cause);
  if (kind === 'measure') return isSanction(r.plan, numbers[0]!) ? [r.under(person).get(numbers[0]!)!.cause] : [];
  if (kind === 'owed') return debtsOf(person, numbers[0]!).map(({ cause }) => cause);
  if (kind !== 'records') return [worstCause(person, numbers[0]!)];
  return recordsOf(r, person, numbers).map(({ cause }) => cause);
}

function otherCause(r: Reader, person: Person, node: Asked): number {
  const causes = holding(r, person, node)
    .flatMap((each) => causesOf(r, person, each))
    .filter((cause) => cause !== DEED);
  return causes.length === 0 ? ERROR : Math.min(...causes);
}

/** Cause of what a rule does under a condition that holds. */
export function causeUnder(w: World, person: Person, condition: Asked | null, cause: number): number {
  if (!condition || cause !== DEED) return cause;
  return is(readerOf(w), person, condition, 'own') ? cause : otherCause(readerOf(w), person, condition);
}

/** The first case of a term that holds: as things are, and as own deeds alone would have it; the cause behind the first. */
export function casesOf<C extends { condition: Asked | null }>(
  w: World,
  person: Person,
  cases: readonly C[],
): { given: C; own: C; cause: number } {
  const found = (reading: Reading): C => cases.find(({ condition }) => condition === null || is(readerOf(w), person, condition, reading))!;
  const given = found('all');
  const cause = given.condition === null ? ERROR : otherCause(readerOf(w), person, given.condition);
  return { given, own: found('own'), cause };
}

/** Why a condition imposes a measure: its cause, whether recovery would make it own, contexts behind it; null where it does not hold. */
export function imposes(r: Reader, person: Person, condition: Asked): { cause: number; recast: boolean; contexts: Set<number> } | null {
  if (!is(r, person, condition, 'all')) return null;
  const contexts = new Set<number>();
  for (const { kind, numbers } of holding(r, person, condition)) {
    if (kind === 'list') listingsOf(r, person, numbers).forEach((thing) => thing.contexts!.forEach((context) => contexts.add(context)));
    if (kind === 'records') contexts.add(r.plan.streams[r.plan.memory.kept[numbers[0]!]!.stream]!.context);
    if (kind === 'grade' || kind === 'score') person.accounts[numbers[0]!]!.contexts.forEach((context) => contexts.add(context));
  }
  if (is(r, person, condition, 'start')) return { cause: STATUS, recast: false, contexts };
  if (is(r, person, condition, 'own')) return { cause: DEED, recast: false, contexts };
  return { cause: otherCause(r, person, condition), recast: is(r, person, condition, 'recast'), contexts };
}

/** Whether a record that some measure asks for has stopped counting since this was last looked at. */
export const hasExpired = (w: World, person: Person): boolean =>
  person.present &&
  person.records.length > 0 &&
  w.plan.memory.expiring.some(({ kept, within }) =>
    recordsOf(readerOf(w), person, [kept, NEVER]).some(({ day }) => day + within > person.asOf && day + within <= w.day),
  );
