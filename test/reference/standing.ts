import type { Plan, Policy } from '@glasshouse/model';
import { PURPOSE } from '@glasshouse/dice';
import { withEffects } from './effects.js';
import { chance } from './people.js';
import type { Draw, Person, Thing } from './people.js';
import { restsForInstalments } from './resting.js';

type LedgerPlan = Policy['ledgers'][number];
type GradeRange = { grade: number; atMost: boolean };

export const DEED = 0;
const STATUS = 2;
const INABILITY = 3;
export const ERROR = 5;

/** What stands for or against a person. */
export interface Standing {
  /** By ledger: index of the grade, best first; -1 outside. */
  grades: number[];
  lists: Set<number>;
  /** Measures on them: the cause, and whether no deed behind it was done in the measure's context. */
  measures: Map<number, { cause: number; unrelated: boolean }>;
  /** Benefits that a sanction takes away: its cause. Doors closed, by measure whose trigger is met. */
  withheld: Map<number, number>;
  /** Sanctions on them and benefits withheld, not for an own deed, that would be if entries for inability became one upon recovery. */
  recovered: Set<number>;
  /** Measures that own deeds would impose then, whatever imposes them now. */
  recast: Set<number>;
  doors: Map<number, number>;
}

export const fits = (person: Person, who: number[]): boolean => who.every((mask, a) => ((mask >>> person.attributes[a]!) & 1) === 1);

export const isScored = (person: Person, ledger: LedgerPlan, draw: Draw): boolean =>
  ledger.on &&
  (person.adult || !ledger.adultsOnly) &&
  person.present &&
  fits(person, ledger.who) &&
  chance(draw(PURPOSE.opt_in, ledger.key, person.row, 0, 0)[0], ledger.optIn);

export const gradeOf = (ledger: LedgerPlan, score: number): number => ledger.from.findIndex((from) => score >= from);
export const inRange = (range: GradeRange, grade: number): boolean =>
  grade >= 0 && (range.atMost ? grade >= range.grade : grade <= range.grade);

/** Why a person is in a range of grades: that everyone starts there; own conduct, where that alone would do; else what took most points. */
export function causeOfGrade(person: Person, index: number, ledger: LedgerPlan, range: GradeRange): number {
  if (inRange(range, gradeOf(ledger, ledger.start))) return STATUS;
  return inRange(range, gradeOf(ledger, ledger.start + person.accounts[index]!.by[DEED]!)) ? DEED : worstCause(person, index);
}

/** The cause, other than own deeds, that took most points; the first of equals; `error` where none took any. */
function worstCause(person: Person, index: number): number {
  const by = person.accounts[index]!.by;
  const least = Math.min(...by.slice(1));
  return least < 0 ? by.indexOf(least, 1) : ERROR;
}

/** Reads a person's standing under a policy. Absent people have none; a child can be on a list, but no measure falls on it for that. */
export function standingOf(plan: Plan, policy: Policy, person: Person, draw: Draw, day: number): Standing {
  const standing: Standing = {
    grades: policy.ledgers.map(() => -1),
    lists: new Set(),
    measures: new Map(),
    withheld: new Map(),
    recovered: new Set(),
    recast: new Set(),
    doors: new Map(),
  };
  if (!person.present) return standing;
  const all = person.things.filter((thing) => thing.kind === 'listing');
  for (const listing of all) if (!listing.offList) standing.lists.add(listing.list!);
  const heard = (listing: Thing): boolean => Boolean(listing.appealing) && policy.lists[listing.list!]!.appealSuspends;
  const listings = all.filter((listing) => !heard(listing));
  const resting = listings.filter((listing) => !restsForInstalments(policy, person, listing));
  if (!person.adult && !plan.minors) return standing;
  policy.ledgers.forEach((ledger, l) => {
    if (isScored(person, ledger, draw)) standing.grades[l] = gradeOf(ledger, ledger.start + person.accounts[l]!.all);
  });
  policy.measures.forEach((measure, m) => {
    if (!measure.on) return;
    const causes: number[] = [];
    const contexts = new Set<number>();
    let recast = false;
    for (const trigger of measure.triggers) {
      if (trigger.list >= 0) {
        for (const listing of resting) {
          if (listing.list !== trigger.list || (listing.offList && !measure.untilPerformed)) continue;
          causes.push(listing.cause);
          if (listing.recovered && listing.cause === INABILITY) recast = true;
          listing.contexts!.forEach((context) => contexts.add(context));
        }
      } else if (trigger.who) {
        if ((person.adult || !trigger.who.adultsOnly) && fits(person, trigger.who.masks)) causes.push(STATUS);
      } else if (!Number.isNaN(trigger.score)) {
        if (standing.grades[trigger.ledger]! < 0) continue;
        const ledger = policy.ledgers[trigger.ledger]!;
        const account = person.accounts[trigger.ledger]!;
        const is = (score: number): boolean => (trigger.atMost ? score <= trigger.score : score >= trigger.score);
        if (!is(ledger.start + account.all)) continue;
        const own = is(ledger.start + account.by[DEED]!) ? DEED : worstCause(person, trigger.ledger);
        causes.push(is(ledger.start) ? STATUS : own);
        if (!is(ledger.start) && is(recastScore(person, trigger.ledger, ledger))) recast = true;
        account.contexts.forEach((context) => contexts.add(context));
      } else if (inRange(trigger, standing.grades[trigger.ledger]!)) {
        const ledger = policy.ledgers[trigger.ledger]!;
        const cause = causeOfGrade(person, trigger.ledger, ledger, trigger);
        causes.push(cause);
        if (cause !== STATUS && inRange(trigger, gradeOf(ledger, recastScore(person, trigger.ledger, ledger)))) recast = true;
        person.accounts[trigger.ledger]!.contexts.forEach((context) => contexts.add(context));
      }
    }
    if (causes.length === 0) return;
    standing.measures.set(m, { cause: Math.min(...causes), unrelated: !contexts.has(measure.context) });
    if (recast) standing.recast.add(m);
  });
  withEffects(plan, policy, person, draw, day, standing);
  for (const m of standing.recast) {
    const on = standing.measures.get(m);
    if (on && on.cause !== DEED && isSanction(plan, m)) standing.recovered.add(m);
  }
  return standing;
}

/** What of a change remains: a score is not moved past its floor or ceiling. */
export function kept(ledger: LedgerPlan, score: number, points: number): number {
  if (points < 0) return Math.min(0, Math.max(points, ledger.floor - score));
  return Math.max(0, Math.min(points, ledger.ceiling - score));
}

/** The score that own conduct alone would give if points for an inability that is over were for an own deed. */
function recastScore(person: Person, index: number, ledger: LedgerPlan): number {
  const own = ledger.start + person.accounts[index]!.by[DEED]!;
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
export const isSanction = (plan: Plan, m: number): boolean =>
  plan.arms.some((arm) => arm.policies.some((policy) => policy.measures[m]!.sanction));

/** Measures on any adult of the household that reach a child and that it is not under itself. */
export function reaching(plan: Plan, policy: Policy, child: Person, draw: Draw, day: number): Set<number> {
  const found = new Set<number>();
  if (!child.present || child.adult) return found;
  const own = standingOf(plan, policy, child, draw, day).measures;
  for (const other of child.household) {
    if (!other.adult) continue;
    for (const m of standingOf(plan, policy, other, draw, day).measures.keys()) {
      const { sanction, reachesChildren } = policy.measures[m]!;
      if (sanction && reachesChildren && !own.has(m)) found.add(m);
    }
  }
  return found;
}
