import { PURPOSE } from '@glasshouse/dice';
import type { Plan, Policy } from './plan/plan.js';
import { chance } from './people.js';
import type { Draw, Person } from './people.js';

type LedgerPlan = Policy['ledgers'][number];
type GradeRange = { grade: number; atMost: boolean };

export const DEED = 0;
export const STATUS = 2;
export const INABILITY = 3;
export const ERROR = 5;

export const fits = (person: Person, who: number[]): boolean => who.every((mask, a) => ((mask >>> person.attributes[a]!) & 1) === 1);

export const isScored = (person: Person, ledger: LedgerPlan, draw: Draw): boolean =>
  ledger.on &&
  (person.adult || !ledger.adultsOnly) &&
  person.present &&
  fits(person, ledger.who) &&
  (ledger.optIn >= 1 || chance(draw(PURPOSE.opt_in, ledger.key, person.row, 0, 0)[0], ledger.optIn));

/** The score with which a person begins. */
export function startOf(person: Person, ledger: LedgerPlan): number {
  const by = ledger.startBy;
  if (!by) return ledger.start;
  return by.values[by.attribute === -2 ? person.place : person.attributes[by.attribute]!]!;
}

export const gradeOf = (ledger: LedgerPlan, score: number): number => ledger.from.findIndex((from) => score >= from);
export const inRange = (range: GradeRange, grade: number): boolean =>
  grade >= 0 && (range.atMost ? grade >= range.grade : grade <= range.grade);

/** The cause, other than own deeds, that took most points; the first of equals; `error` where none took any. */
export function worstCause(person: Person, index: number): number {
  const by = person.accounts[index]!.by;
  const least = Math.min(...by.slice(1));
  return least < 0 ? by.indexOf(least, 1) : ERROR;
}

/** What of a change remains: a score is not moved past its floor or ceiling. */
export function kept(ledger: LedgerPlan, score: number, points: number): number {
  if (points < 0) return Math.min(0, Math.max(points, ledger.floor - score));
  return Math.max(0, Math.min(points, ledger.ceiling - score));
}

/** The score that own conduct alone would give if points for an inability that is over were for an own deed. */
export function recastScore(person: Person, index: number, ledger: LedgerPlan): number {
  const own = startOf(person, ledger) + person.accounts[index]!.by[DEED]!;
  const points = person.things.filter((thing) => thing.recovered && thing.ledger === index && thing.cause === INABILITY);
  return (
    own +
    kept(
      ledger,
      own,
      points.reduce((sum, thing) => sum + thing.points!, 0),
    )
  );
}

/** Whether a measure is a sanction. */
export const isSanction = (plan: Plan, m: number): boolean => plan.sanctions[m]!;
