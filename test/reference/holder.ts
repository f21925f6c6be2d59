import { PURPOSE } from '@glasshouse/dice';
import type { Plan, Policy } from './plan/plan.js';
import { chance, oneOf } from './people.js';
import type { Person } from './people.js';
import { fits } from './standing.js';
import type { World } from './world.js';

/** Who holds the office of a community, and what waits to be returned by stream of the plan. */
export interface Office {
  generation: number;
  type: number;
  lastDay: number;
  widens: boolean;
  follows: Set<string>;
  wrong: boolean;
  leaves: 'removed' | 'ended' | null;
  recorded: Map<number, number>;
  /** Millionths of a record. */
  carried: Map<number, number>;
}

const MERIT = 1;

export const kindOf = (w: World, office: Office): NonNullable<Plan['office']>['types'][number] => w.plan.office!.types[office.type]!;

/** A new holder where there was none, or where the last one has left. */
export function takeOffice(w: World): void {
  const { office } = w.plan;
  if (!office) return;
  const last = w.here.office;
  if (last && last.leaves === null) return;
  if (last) {
    w.book.countPlace(`office.${last.leaves}`);
    w.book.countPlace('office.left');
    w.book.countPlace(`office.type.${kindOf(w, last).id}.left`);
    if (last.wrong) w.book.countPlace('office.wrong_left');
  }
  const generation = last ? last.generation + 1 : 0;
  const [kind, widens, when] = w.draw(PURPOSE.office, office.key, generation, 0, 0);
  const type = office.typeCumulative.findIndex((edge) => kind < edge);
  const follows = w.policy.catalogues.filter((each) => chance(w.draw(PURPOSE.office, each.key, generation, 0, 0)[0], each.followed));
  w.here.office = {
    generation,
    type,
    lastDay: w.day - 1 + (last ? office.term : 1 + oneOf(when, office.term)),
    widens: chance(widens, office.types[type]!.widens),
    follows: new Set(follows.map((each) => each.id)),
    wrong: false,
    leaves: null,
    recorded: last?.recorded ?? new Map(),
    carried: last?.carried ?? new Map(),
  };
  w.book.countPlace('office.began');
  w.book.countPlace(`office.type.${office.types[type]!.id}.began`);
}

/** Whether local rules are in force here under a policy. */
function local(w: World, policy: Policy): boolean {
  if (!w.plan.office) return true;
  const { office } = w.here;
  return office !== undefined && office.widens && !policy.catalogues.some((each) => each.on && office.follows.has(each.id));
}

/** A policy as it holds here today: without its local rules where the holder does not put them in force. Counts the change. */
export function asHeldHere(w: World, policy: Policy): Policy {
  const on = local(w, policy);
  if (w.plan.office && on !== (w.here.local ?? false)) w.book.countPlace(on ? 'office.local_began' : 'office.local_ended');
  w.here.local = on;
  if (w.plan.office && on && policy.catalogues.some((each) => each.on)) goWrong(w);
  return on ? policy : withoutLocal(policy);
}

const plains = new Map<Policy, Policy>();

/** The same policy without anything local. */
export function withoutLocal(policy: Policy): Policy {
  let found = plains.get(policy);
  if (!found) {
    const without = <T extends { local: boolean }>(of: T[][]): T[][] => of.map((each) => each.filter((item) => !item.local));
    found = {
      ...policy,
      channelsOf: without(policy.channelsOf),
      rulesOf: without(policy.rulesOf),
      entriesOf: without(policy.entriesOf),
      entries: policy.entries.map((entry) => (entry?.local ? { ...entry, probability: 0 } : entry)),
      measures: policy.measures.map((measure) => (measure.local ? { ...measure, on: false } : measure)),
    };
    plains.set(policy, found);
  }
  return found;
}

export function goWrong(w: World): void {
  if (w.here.office!.wrong) return;
  w.here.office!.wrong = true;
  w.book.countPlace('office.went_wrong');
}

export const favours = (w: World, person: Person): boolean => w.plan.office!.favours !== null && fits(person, w.plan.office!.favours);

/** Whether the holder drops a report against someone favoured. */
export function drops(w: World, person: Person, s: number, actDay: number): boolean {
  const { office, streams } = w.plan;
  if (!office || streams[s]!.kind === MERIT || !favours(w, person)) return false;
  const [word] = w.draw(PURPOSE.favour, office.key, person.row, actDay, streams[s]!.key);
  if (!chance(word, kindOf(w, w.here.office!).drops)) return false;
  w.book.count('office.dropped', person);
  goWrong(w);
  return true;
}

/** A record of a stream was written: it is due to be returned. */
export function toReturn(w: World, s: number): void {
  const { office } = w.plan;
  const { conduct } = w.plan.streams[s]!;
  if (!office?.returnsOf.includes(conduct)) return;
  const { recorded } = w.here.office!;
  recorded.set(conduct, (recorded.get(conduct) ?? 0) + 1);
}

/** Owners that a record kept by one of them has reached, following every open way again and again. */
export function reached(w: World, s: number): Set<number> | null {
  const { reach } = w.policy;
  if (reach === null || w.keeper === null) return null;
  return reach.known[s]![w.keeper]!;
}

/** Counts the flows that carry a record. */
export function carry(w: World, person: Person, s: number): void {
  const { reach } = w.policy;
  if (reach === null || w.keeper === null) return;
  for (const id of reach.carried[s]![w.keeper]!) w.book.count(`flow.${id}.carried`, person);
}
