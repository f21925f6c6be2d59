import { PURPOSE } from '@glasshouse/dice';
import { CAUSES } from '@glasshouse/model';
import type { Policy } from './plan/plan.js';
import { chance } from './people.js';
import type { Draw, Person } from './people.js';
import type { Standing } from './standing.js';
import type { World } from './world.js';

const OTHER = CAUSES.indexOf('other');

/** When a standing is read, and whether requests and instalments suspend; else every body that could impose a measure does. */
interface Reading {
  draw: Draw;
  day: number;
  suspending: boolean;
}

/** Bodies that do not impose a measure, and measures that end others: applied to a standing whose triggers have been read. */
export function withEffects(policy: Policy, person: Person, { draw, day, suspending }: Reading, standing: Standing): void {
  const { measures } = standing;
  if (measures.size === 0) return;
  for (const m of [...measures.keys()]) {
    const { bodies, each, doorKey } = policy.measures[m]!;
    if (bodies === 0 || !suspending) continue;
    const drawn = (): number[] => Array.from({ length: bodies }, (_, body) => draw(PURPOSE.door, doorKey, person.row, day, body)[0]);
    const closed = person.doors.get(m) ?? drawn().filter((word) => chance(word, each)).length;
    standing.doors.set(m, closed);
    if (closed === 0) measures.delete(m);
  }
  const endsOf = (m: number): number[] => policy.measures[m]!.ends;
  if ([...measures.keys()].every((m) => endsOf(m).length === 0)) return;
  const isEnded = (m: number): boolean => [...measures.keys()].some((other) => endsOf(other).includes(m) && !isEnded(other));
  const ended = [...measures.keys()].filter(isEnded);
  for (const m of ended) {
    const by = [...measures].filter(([other]) => !ended.includes(other) && endsOf(other).includes(m) && policy.measures[other]!.sanction);
    if (by.length === 0 || policy.measures[m]!.sanction) continue;
    const cause = Math.min(...by.map(([, each]) => each.cause));
    standing.withheld.set(m, cause);
    if (cause !== 0 && by.some(([other]) => standing.recast.has(other))) standing.recovered.add(m);
  }
  for (const m of ended) measures.delete(m);
}

/** Measures on any other adult of the household that reach a person and that they do not have themselves. */
export function reachedBy(w: World, person: Person): Set<number> {
  const found = new Set<number>();
  if (!person.present || !person.adult) return found;
  const own = w.standing(person).measures;
  for (const other of person.household) {
    if (other === person) continue;
    for (const m of w.standing(other).measures.keys()) if (reachesHousehold(w.policy, m) && !own.has(m)) found.add(m);
  }
  return found;
}

const reachesHousehold = (policy: Policy, m: number): boolean => policy.measures[m]!.sanction && policy.measures[m]!.reachesHousehold;

/** Counts the households over which a measure comes, given what each member had before. */
export function countBroken(w: World, household: Person[], before: Standing[], policyBefore: Policy): void {
  const adults = household.filter((each) => each.adult && each.present);
  const come = w.plan.measures.flatMap((_, m) => {
    if (!reachesHousehold(w.policy, m)) return [];
    return before.some(({ measures }) => measures.has(m) && reachesHousehold(policyBefore, m)) ? [] : [m];
  });
  if (adults.length === 0 || come.length === 0) return;
  const now = household.map((each) => w.standing(each));
  for (const m of come) {
    const holder = household[now.findIndex(({ measures }) => measures.has(m))];
    if (holder && adults.some((each) => each !== holder)) w.book.count(`measure.${w.plan.measures[m]}.households`, holder);
  }
}

/** Counts doors that close and open for a person. */
export function countDoors(w: World, person: Person, before: Standing, after: Standing): void {
  for (const [m, doors] of before.doors)
    if (before.measures.has(m) && !after.measures.has(m) && doors > 0)
      w.book.count(`measure.${w.plan.measures[m]}.doors_opened`, person, doors);
  for (const [m, doors] of after.doors)
    if (after.measures.has(m) && !before.measures.has(m) && doors > 0)
      w.book.count(`measure.${w.plan.measures[m]}.doors_closed`, person, doors);
  person.doors = new Map(after.doors);
}

/** Counts the day's withheld benefits, doors, and what reaches a person from the household. `harm`: a day of the harm ledger. */
export function countEffectsOfDay(w: World, person: Person, harm: (cause: number) => void): void {
  const standing = w.standing(person);
  const id = (m: number): string => `measure.${w.plan.measures[m]}`;
  for (const [m, cause] of standing.withheld) {
    w.book.count(`${id(m)}.withheld_days.${CAUSES[cause]}`, person);
    w.book.count('harm.withheld', person);
    harm(cause);
  }
  for (const [m, doors] of standing.doors) if (standing.measures.has(m)) w.book.count(`${id(m)}.door_days`, person, doors);
  for (const m of reachedBy(w, person)) {
    w.book.count(`${id(m)}.household_days`, person);
    w.book.count('harm.household', person);
    harm(OTHER);
  }
}

/** Counts the stocks of doors, of reach and of revolt. */
export function countEffectStocks(w: World, person: Person): void {
  const standing = w.standing(person);
  for (const [m, doors] of standing.doors)
    if (standing.measures.has(m)) for (let i = 0; i < doors; i++) w.book.stock(`measure.${w.plan.measures[m]}.doors`, person);
  for (const m of reachedBy(w, person)) w.book.stock(`measure.${w.plan.measures[m]}.household_on`, person);
  for (const id of person.turned) w.book.stock(`spread.${id}.revolt`, person);
}

/** Whether a measure on a person suspends a stream. */
export const isSuspended = (w: World, person: Person, s: number): boolean =>
  w.policy.measures.some(({ suspends }) => suspends.includes(s)) &&
  [...w.standing(person).measures.keys()].some((m) => w.policy.measures[m]!.suspends.includes(s));
