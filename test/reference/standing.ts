import type { Plan, Policy } from '@glasshouse/engine';
import { PURPOSE } from '@glasshouse/dice';
import { withEffects } from './effects.js';
import { chance } from './people.js';
import type { Draw, Person } from './people.js';

type LedgerPlan = Policy['ledgers'][number];
type GradeRange = { grade: number; atMost: boolean };

export const DEED = 0;
const STATUS = 2;
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
  doors: Map<number, number>;
}

export const fits = (person: Person, who: number[]): boolean => who.every((mask, a) => ((mask >>> person.attributes[a]!) & 1) === 1);

export const isScored = (person: Person, ledger: LedgerPlan, draw: Draw): boolean =>
  ledger.on &&
  person.adult &&
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
    doors: new Map(),
  };
  if (!person.present) return standing;
  const listings = person.things.filter((thing) => thing.kind === 'listing');
  for (const listing of listings) if (!listing.offList) standing.lists.add(listing.list!);
  if (!person.adult) return standing;
  policy.ledgers.forEach((ledger, l) => {
    if (isScored(person, ledger, draw)) standing.grades[l] = gradeOf(ledger, ledger.start + person.accounts[l]!.all);
  });
  policy.measures.forEach((measure, m) => {
    if (!measure.on) return;
    const causes: number[] = [];
    const contexts = new Set<number>();
    for (const trigger of measure.triggers) {
      if (trigger.list >= 0) {
        for (const listing of listings) {
          if (listing.list !== trigger.list || (listing.offList && !measure.untilPerformed)) continue;
          causes.push(listing.cause);
          if (listing.stream >= 0) contexts.add(plan.streams[listing.stream]!.context);
          else person.accounts[ledgerOf(plan, listing.entry!)]?.contexts.forEach((context) => contexts.add(context));
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
        account.contexts.forEach((context) => contexts.add(context));
      } else if (inRange(trigger, standing.grades[trigger.ledger]!)) {
        causes.push(causeOfGrade(person, trigger.ledger, policy.ledgers[trigger.ledger]!, trigger));
        person.accounts[trigger.ledger]!.contexts.forEach((context) => contexts.add(context));
      }
    }
    if (causes.length > 0) standing.measures.set(m, { cause: Math.min(...causes), unrelated: !contexts.has(measure.context) });
  });
  withEffects(plan, policy, person, draw, day, standing);
  return standing;
}

const ledgersOf = new WeakMap<Plan, Map<number, number>>();

/** Ledger that brings about an entry of the plan, itself or through the list that it follows; -1: none. Once found, remembered. */
function ledgerOf(plan: Plan, entry: number): number {
  const known = ledgersOf.get(plan) ?? new Map<number, number>();
  ledgersOf.set(plan, known);
  if (!known.has(entry)) known.set(entry, ledgerBehind(plan, entry, []));
  return known.get(entry)!;
}

function ledgerBehind(plan: Plan, entry: number, seen: number[]): number {
  if (seen.includes(entry)) return -1;
  for (const { entries } of plan.arms.flatMap((arm) => arm.policies)) {
    const found = entries[entry];
    if (!found) continue;
    if (found.ledger >= 0) return found.ledger;
    const sources = found.onList < 0 ? [] : entries.filter((source) => source?.list === found.onList);
    const ledger = sources.map((source) => ledgerBehind(plan, source!.index, [...seen, entry])).find((each) => each >= 0);
    if (ledger !== undefined) return ledger;
  }
  return -1;
}

/** Whether a measure is a sanction. */
export const isSanction = (plan: Plan, m: number): boolean =>
  plan.arms.some((arm) => arm.policies.some((policy) => policy.measures[m]!.sanction));

/** Measures on any adult of the household that reach a child. */
export function reaching(plan: Plan, policy: Policy, child: Person, draw: Draw, day: number): Set<number> {
  const found = new Set<number>();
  if (!child.present || child.adult) return found;
  for (const other of child.household) {
    for (const m of standingOf(plan, policy, other, draw, day).measures.keys()) {
      const { sanction, reachesChildren } = policy.measures[m]!;
      if (sanction && reachesChildren) found.add(m);
    }
  }
  return found;
}
