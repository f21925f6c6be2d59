import type { Plan, Policy } from './plan/plan.js';
import { imposes } from './conditions.js';
import { fits, isScored, startOf, gradeOf, inRange, recastScore, isSanction, worstCause, DEED, STATUS, INABILITY } from './scores.js';
import { withEffects } from './effects.js';
import type { Draw, Person, Thing } from './people.js';
import { restsForInstalments } from './resting.js';
import type { World } from './world.js';

type LedgerPlan = Policy['ledgers'][number];
type GradeRange = { grade: number; atMost: boolean };

export { DEED, ERROR, fits, gradeOf, inRange, isSanction, isScored, kept, startOf } from './scores.js';

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

/** Why a person is in a range of grades: that everyone starts there; own conduct, where that alone would do; else what took most points. */
export function causeOfGrade(person: Person, index: number, ledger: LedgerPlan, range: GradeRange): number {
  if (inRange(range, gradeOf(ledger, startOf(person, ledger)))) return STATUS;
  return inRange(range, gradeOf(ledger, startOf(person, ledger) + person.accounts[index]!.by[DEED]!)) ? DEED : worstCause(person, index);
}

/** Reads a person's standing under a policy; without `suspending`, as if no request and no instalments suspended anything; `without`: as if a listing brought nothing. Absent people have none; a child can be on a list, but no measure falls on it for that. */
export function standingOf(
  plan: Plan,
  policy: Policy,
  person: Person,
  draw: Draw,
  day: number,
  suspending = true,
  without?: Thing,
): Standing {
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
  const resting: Thing[] = [];
  for (const listing of person.things) {
    if (listing.kind !== 'listing') continue;
    if (!listing.offList) standing.lists.add(listing.list!);
    const heard = Boolean(listing.appealing) && policy.lists[listing.list!]!.appealSuspends;
    const suspended = suspending && (heard || restsForInstalments(policy, person, listing));
    if (listing !== without && !suspended) resting.push(listing);
  }
  if (!person.adult && !plan.minors) return standing;
  policy.ledgers.forEach((ledger, l) => {
    if (isScored(person, ledger, draw)) standing.grades[l] = gradeOf(ledger, startOf(person, ledger) + person.accounts[l]!.all);
  });
  policy.measures.forEach((measure, m) => {
    if (!measure.on) return;
    let cause = Number.POSITIVE_INFINITY;
    let related = false;
    let recast = false;
    const because = (one: number, contexts?: ReadonlySet<number>): void => {
      cause = Math.min(cause, one);
      if (contexts?.has(measure.context)) related = true;
    };
    for (const trigger of measure.triggers) {
      if (trigger.list >= 0) {
        for (const listing of resting) {
          if (listing.list !== trigger.list || (listing.offList && !measure.untilPerformed)) continue;
          because(listing.cause, listing.contexts);
          if (listing.recovered && listing.cause === INABILITY) recast = true;
        }
      } else if (trigger.condition) {
        const found = imposes(
          { plan, policy, day: person.asOf, draw, under: () => new Map(), counts: (one) => resting.includes(one) },
          person,
          trigger.condition,
        );
        if (!found) continue;
        because(found.cause, found.contexts);
        if (found.recast) recast = true;
      } else if (trigger.enterprise >= 0) {
        if (!policy.enterprises[trigger.enterprise]!.on) continue;
        for (const { register, cause } of person.answers) if (register === trigger.enterprise) because(cause);
      } else if (trigger.who) {
        if ((person.adult || !trigger.who.adultsOnly) && fits(person, trigger.who.masks)) because(STATUS);
      } else if (!Number.isNaN(trigger.score)) {
        if (standing.grades[trigger.ledger]! < 0) continue;
        const ledger = policy.ledgers[trigger.ledger]!;
        const account = person.accounts[trigger.ledger]!;
        const is = (score: number): boolean => (trigger.atMost ? score <= trigger.score : score >= trigger.score);
        if (!is(startOf(person, ledger) + account.all)) continue;
        const own = is(startOf(person, ledger) + account.by[DEED]!) ? DEED : worstCause(person, trigger.ledger);
        because(is(startOf(person, ledger)) ? STATUS : own, account.contexts);
        if (!is(startOf(person, ledger)) && is(recastScore(person, trigger.ledger, ledger))) recast = true;
      } else if (inRange(trigger, standing.grades[trigger.ledger]!)) {
        const ledger = policy.ledgers[trigger.ledger]!;
        const why = causeOfGrade(person, trigger.ledger, ledger, trigger);
        because(why, person.accounts[trigger.ledger]!.contexts);
        if (why !== STATUS && inRange(trigger, gradeOf(ledger, recastScore(person, trigger.ledger, ledger)))) recast = true;
      }
    }
    if (cause === Number.POSITIVE_INFINITY) return;
    standing.measures.set(m, { cause, unrelated: !related });
    if (recast) standing.recast.add(m);
  });
  withEffects(policy, person, { draw, day, suspending }, standing);
  for (const m of standing.recast) {
    const on = standing.measures.get(m);
    if (on && on.cause !== DEED && isSanction(plan, m)) standing.recovered.add(m);
  }
  return standing;
}

/** Measures on any adult of the household that reach a child and that it is not under itself. */
export function reaching(w: World, child: Person): Set<number> {
  const found = new Set<number>();
  if (!child.present || child.adult) return found;
  const own = w.standing(child).measures;
  for (const other of child.household) {
    if (!other.adult) continue;
    for (const m of w.standing(other).measures.keys()) {
      const { sanction, reachesChildren } = w.policy.measures[m]!;
      if (sanction && reachesChildren && !own.has(m)) found.add(m);
    }
  }
  return found;
}
