import { PURPOSE } from '@glasshouse/dice';
import type { Plan, Policy } from '@glasshouse/engine';
import { score } from './deeds.js';
import { monthBeginning } from './firms.js';
import { enterLists } from './lists.js';
import { chance, oneOf } from './people.js';
import type { Person } from './people.js';
import { ERROR, fits } from './standing.js';
import type { World } from './world.js';

type Round = Plan['rounds'][number];

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

const kindOf = (w: World, office: Office): NonNullable<Plan['office']>['types'][number] => w.plan.office!.types[office.type]!;

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

function goWrong(w: World): void {
  if (w.here.office!.wrong) return;
  w.here.office!.wrong = true;
  w.book.countPlace('office.went_wrong');
}

const favours = (w: World, person: Person): boolean => w.plan.office!.favours !== null && fits(person, w.plan.office!.favours);

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

/** Merit records for nothing, at the start of a round in which a month begins. */
export function invent(w: World, round: Round): void {
  const { office } = w.plan;
  const month = monthBeginning(round);
  if (!office || office.inventsAs < 0 || month === null) return;
  const stream = w.plan.streams[office.inventsAs]!;
  for (const person of w.here.people) {
    if (!person.adult || !person.present || !favours(w, person)) continue;
    if (!chance(w.draw(PURPOSE.favour, stream.key, person.row, month, 1)[0], kindOf(w, w.here.office!).invents)) continue;
    const wasAwake = person.awake;
    w.act(person, () => {
      w.keeper = null;
      w.book.count('office.invented', person);
      w.book.count(`stream.${stream.id}.recorded`, person);
      toReturn(w, office.inventsAs);
      goWrong(w);
      score(w, person, office.inventsAs, ERROR, w.day, false);
      enterLists(w, person, office.inventsAs, ERROR, false, w.day);
    });
    if (person.awake && !wasAwake) person.awakeFrom = w.day;
  }
}

/** Returns, audits and the end of a term, at the end of a round. */
export function endOffice(w: World, round: Round): void {
  const { plan } = w;
  const { office } = w.here;
  if (!plan.office || !office) return;
  for (const s of plan.office.returnsOf) {
    const recorded = office.recorded.get(s) ?? 0;
    const exact = (office.carried.get(s) ?? 0) + kindOf(w, office).returns * recorded;
    const returned = Math.floor(exact / 1_000_000);
    if (recorded === 0) continue;
    office.recorded.set(s, 0);
    office.carried.set(s, exact - returned * 1_000_000);
    w.book.countPlace(`office.recorded.${plan.streams[s]!.id}`, recorded);
    w.book.countPlace(`office.returned.${plan.streams[s]!.id}`, returned);
    if (returned !== recorded) goWrong(w);
  }
  for (const audit of w.policy.audits) {
    for (let day = round.first; day <= round.last; day++) {
      if (!audit.on || office.leaves === 'removed') continue;
      const [comes, finds] = w.draw(PURPOSE.office, audit.key, office.generation, day, 0);
      if (!chance(comes, audit.perDay)) continue;
      w.book.countPlace('office.audited');
      if (!office.wrong || !chance(finds, audit.finds)) continue;
      w.book.countPlace('office.found');
      office.leaves = 'removed';
    }
  }
  if (office.lastDay <= round.last) office.leaves ??= 'ended';
}

/** The day that is ending, and the stocks at the end of a round. */
export function countOfficeDay(w: World): void {
  if (w.plan.office && w.here.local) w.book.countPlace('office.local_days');
}
export function countOffice(w: World): void {
  const { office } = w.here;
  if (!office) return;
  w.book.stockPlace('office.holding');
  w.book.stockPlace(`office.type.${kindOf(w, office).id}.holding`);
  if (office.wrong) w.book.stockPlace('office.wrong_in_office');
  if (w.here.local) w.book.stockPlace('office.local_on');
}

/** Owners that a record kept by one of them has reached, following every open way again and again. */
export function reached(w: World, s: number): Set<number> | null {
  const { reach } = w.policy;
  if (reach === null || w.keeper === null) return null;
  const mask = reach.known[s * w.plan.owners.length + w.keeper]!;
  return new Set(w.plan.owners.map((_, owner) => owner).filter((owner) => (mask >>> owner) & 1));
}

/** Counts the flows that carry a record. */
export function carry(w: World, person: Person, s: number): void {
  const { reach } = w.policy;
  if (reach === null || w.keeper === null) return;
  const mask = reach.carried[s * w.plan.owners.length + w.keeper]!;
  w.plan.flows.forEach((id, f) => {
    if ((mask >>> f) & 1) w.book.count(`flow.${id}.carried`, person);
  });
}
