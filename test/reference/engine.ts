import { PURPOSE } from '@glasshouse/dice';
import type { Plan, Policy } from './plan/plan.js';
import { opens, scheduled } from './calendar.js';
import { lapse as lapseOwed } from './amounts.js';
import { checkAppeal, lapse } from './appeals.js';
import { checkObjection, lapseObjection } from './objections.js';
import { countEncounters, enterEncounters, leaveEncounters, meetToday } from './encounters.js';
import { hasExpired } from './conditions.js';
import { capacities, quotas, sortLetters } from './council.js';
import type { Letter } from './council.js';
import { countArrival, countBandDays, countBands, countDeparture, growOlder } from './demography.js';
import { arrives, checkDuty, expire, KIND, meet, raiseRisk } from './deeds.js';
import { countBroken } from './effects.js';
import { countFirms, endMarket, openFirms, tellRepresentatives } from './firms.js';
import { deliverRecords, leaveRevolt, passOn } from './liability.js';
import { drop, leave } from './leaving.js';
import { checkListing } from './lists.js';
import { askSurveys, countStances, endStances } from './minds.js';
import { asHeldHere, takeOffice, withoutLocal } from './holder.js';
import { countOffice, countOfficeDay, endOffice, invent } from './office.js';
import { chance, gap, valueFor } from './people.js';
import type { Person } from './people.js';
import { beginPlaces, countRecords, driftAttention } from './places.js';
import { attempt, miss, tryAgain } from './reacts.js';
import { flagsToday } from './screens.js';
import { changeState, countStateDays, countStateStocks, enterStates, leaveStates } from './states.js';
import { reset } from './resets.js';
import { fits } from './standing.js';
import { followLists, onLists, scoreStanding, scoreStatus, statusItems } from './status.js';
import { World } from './world.js';

type Round = Plan['rounds'][number];

/** What brings candidates: a stream, or a transition between states. */
type Chances = Plan['streams'][number] | Plan['transitions'][number];

/** Something that happens to a person on a day, in the order of drawn priorities. */
interface Item {
  priority: number;
  person: Person;
  /** -2: a flag; -1: what falls due; else the number of a stream. */
  stream: number;
  happen: () => void;
}

export interface ReferenceOptions {
  seed: number;
  replicate: number;
  arm: number;
  /** Told at the end of each day of each community. */
  onDay?: (world: World) => void;
}

/**
 * One arm of a run, day by day and person by person, with nothing saved from one act or count to the next and nothing clever: the other side of the engine's contract.
 * Written from the rules; shares with the engine only the form of scenarios and the dice. Time grows with people x days x measures.
 */
export function runReference(plan: Plan, { seed, replicate, arm, onDay }: ReferenceOptions): World {
  const w = new World(plan, arm, seed, replicate);
  let mail: Letter[] = [];
  let arrived = plan.reviews.map(() => plan.communities.map(() => 0));
  plan.rounds.forEach((round, r) => {
    const capacity = capacities(plan, arm, r, arrived);
    const quota = quotas(plan, arm, r, arrived);
    w.book.round = r;
    w.letters = [];
    for (const community of w.communities) {
      w.here = community;
      w.book.place = community.place;
      w.policy = w
        .policies()
        .filter((policy) => policy.from < round.first || policy.from === plan.start)
        .at(-1)!;
      community.capacity = capacity.map((each) => each[community.index]!);
      community.quota = quota.map((each) => each[community.index]!);
      community.arrived = plan.reviews.map(() => 0);
      workRound(
        w,
        round,
        mail.filter((letter) => letter[0] === community.index),
        onDay,
      );
      community.policy = w.policy;
      w.countStocks();
      countStateStocks(w);
      countBands(w);
      countEncounters(w);
      countFirms(w);
      countOffice(w);
      countRecords(w);
      countStances(w);
      community.displayed = w.onPublicLists();
      community.black = onLists(w, false);
      community.red = onLists(w, true);
    }
    arrived = plan.reviews.map((_, i) => w.communities.map((community) => community.arrived[i]!));
    mail = sortLetters(w.letters);
  });
  return w;
}

function workRound(w: World, round: Round, mail: Letter[], onDay?: (world: World) => void): void {
  const { people } = w.here;
  if (round.first === w.plan.countFrom && round.first > w.plan.start) people.forEach(beginCounting);
  const due = (person: Person): boolean => isDue(w, person);
  const fall = (person: Person): void => fallDue(w, person);
  w.day = round.first;
  w.declared = w.policy;
  if (w.day > w.plan.start && w.here.local === false) w.policy = withoutLocal(w.declared);
  takeOffice(w);
  if (w.day === w.plan.start) {
    openFirms(w);
    w.policy = asHeldHere(w, w.declared);
    for (const person of people) if (person.enters === w.day) w.act(person, () => arrive(w, person));
    for (const person of people) person.awakeFrom = w.day;
  }
  if (w.day > w.plan.start) growOlder(w, w.plan.rounds[w.plan.rounds.indexOf(round) - 1]!.first);
  for (const letter of mail.filter((each) => each[4] === 0)) {
    const reader = people[letter[1]]!;
    if (!reader.present) continue;
    raiseRisk(w, reader, w.plan.kinListed);
    reader.heard = true;
  }
  const changes = (day: number): Policy | undefined => (day === w.plan.start ? undefined : w.policies().find((each) => each.from === day));
  if (w.day > w.plan.start && !changes(w.day)) {
    const local = w.here.local;
    const held = asHeldHere(w, w.declared);
    if (w.here.local !== local) changeTo(w, held);
  }
  const chances = chancesOf(w, round);
  for (const [day, items] of statusItems(w, round)) chances.set(day, [...(chances.get(day) ?? []), ...items]);
  for (w.day = round.first; w.day <= round.last; w.day++) {
    const policy = changes(w.day);
    if (policy) changePolicy(w, policy);
    if (w.day === round.first) {
      deliverRecords(w, mail, due, fall);
      invent(w, round);
      passOn(w, due, fall);
      beginPlaces(w, round);
    }
    reset(w);
    if (w.day === round.first) tellRepresentatives(w);
    const flags = flagsToday(w);
    meetToday(w, due, fall);
    workDay(w, [...(chances.get(w.day) ?? []), ...flags.map((flag) => ({ ...flag, stream: -2 }))], round);
    w.countDay();
    countStateDays(w);
    countBandDays(w);
    askSurveys(w);
    countOfficeDay(w);
    onDay?.(w);
  }
  w.day = round.last;
  endOffice(w, round);
  endMarket(w, round);
  driftAttention(w);
  endStances(w, round.first);
}

/** After the warm-up first times and sums of days begin anew. */
function beginCounting(person: Person): void {
  person.money = { taken: 0, without: 0 };
  person.sanctionedBefore ||= person.seen.has('first.sanctioned');
  person.seen.clear();
  person.sanctionDays = 0;
  person.withoutDays = 0;
}

function workDay(w: World, chances: Item[], round: Round): void {
  const items = [...chances];
  const dueLater = new Set<Person>();
  for (const person of w.here.people) {
    if (isDue(w, person)) {
      dueLater.add(person);
      const happen = (): void => {
        dueLater.delete(person);
        fallDue(w, person);
      };
      items.push({ priority: w.draw(PURPOSE.order, 0, person.row, w.day, 0)[0], person, stream: -1, happen });
    }
    if (person.awake) items.push(...attemptsToday(w, person, round));
  }
  items.sort((a, b) => a.priority - b.priority || a.person.row - b.person.row || a.stream - b.stream);
  for (const { person, happen, stream } of items) {
    if (stream === -1) comeIn(w, person);
    w.act(person, happen);
    if (!dueLater.has(person) && isDue(w, person)) w.act(person, () => fallDue(w, person));
    passOn(
      w,
      (other) => isDue(w, other),
      (other) => fallDue(w, other),
    );
  }
}

const isDue = (w: World, person: Person): boolean =>
  person.things.some((thing) => thing.due <= w.day) ||
  hasExpired(w, person) ||
  (!person.present && person.enters === w.day) ||
  (person.present && person.leaves === w.day);

/** Chances that the people of a community meet in a round, by day: those of streams, and of transitions between states. */
function chancesOf(w: World, round: Round): Map<number, Item[]> {
  const found = new Map<number, Item[]>();
  w.plan.streams.forEach((stream, s) => {
    if (stream.kind !== KIND.attempt) findChances(w, round, stream, s, found, (person, uniform) => meet(w, person, s, uniform));
  });
  w.plan.transitions.forEach((transition, t) =>
    findChances(w, round, transition, w.plan.streams.length + t, found, (person, uniform) => changeState(w, person, t, uniform)),
  );
  return found;
}

function findChances(
  w: World,
  round: Round,
  chances: Chances,
  stream: number,
  found: Map<number, Item[]>,
  happen: (person: Person, uniform: number) => void,
): void {
  const find = (person: Person, day: number, uniform: number, priority: number): void => {
    if (!found.has(day)) found.set(day, []);
    found.get(day)!.push({ priority, person, stream, happen: () => happen(person, uniform) });
  };
  const meets = (person: Person, day: number): boolean => {
    const here = (person.enters === w.plan.start ? day >= person.enters : day > person.enters) && day < person.leaves;
    return here && opens(chances, day) && fits(person, chances.who) && (!chances.adultsOnly || person.adult);
  };
  if (chances.schedule) {
    for (let day = round.first; day <= round.last; day++) {
      for (const person of w.here.people) {
        const draw = meets(person, day) ? scheduled(w, person, chances, day, PURPOSE.opportunity) : null;
        if (draw) find(person, day, draw[2], draw[3]);
      }
    }
    return;
  }
  if (chances.ceiling === 0) return;
  const days = round.last - round.first + 1;
  let cell = -1;
  for (let k = 0; ; k++) {
    const [skip, keep, uniform, priority] = w.draw(PURPOSE.opportunity, chances.key, k, round.first, 0);
    cell += 1 + gap(skip, chances.ceiling / 365);
    if (cell >= w.here.people.length * days) return;
    const person = w.here.people[Math.floor(cell / days)]!;
    const day = round.first + (cell % days);
    if (!meets(person, day)) continue;
    const rate = valueFor(chances.rate, person) * classFactor(w, person, chances) * trendOn(chances, day);
    if (chance(keep, rate / chances.ceiling)) find(person, day, uniform, priority);
  }
}

function classFactor(w: World, person: Person, { classCumulative, classFactors, classKey }: Chances): number {
  const word = w.draw(PURPOSE.rate_class, classKey, person.row, 0, 0)[0];
  return classFactors[classCumulative.findIndex((edge, i) => i === classCumulative.length - 1 || word < edge)]!;
}

function trendOn({ trendDays, trendFactors }: Chances, day: number): number {
  const last = trendDays.filter((from) => from <= day).length - 1;
  return last < 0 ? 1 : trendFactors[last]!;
}

/** Attempts on this day of someone who was under a refusing measure when the day began. */
function attemptsToday(w: World, person: Person, round: Round): Item[] {
  if (w.day < person.awakeFrom) return [];
  return w.plan.attempts.flatMap((s) => {
    const stream = w.plan.streams[s]!;
    if (stream.schedule) {
      if (!fits(person, stream.who) || (stream.adultsOnly && !person.adult)) return [];
      const draw = scheduled(w, person, stream, w.day, PURPOSE.attempt);
      return draw ? [{ priority: draw[3], person, stream: s, happen: () => attempt(w, person, s) }] : [];
    }
    const rate = valueFor(stream.rate, person) * classFactor(w, person, stream) * trendOn(stream, round.first);
    if (rate <= 0 || !opens(stream, w.day) || !fits(person, stream.who) || (stream.adultsOnly && !person.adult)) return [];
    const items: Item[] = [];
    let day = round.first - 1;
    for (let k = 0; ; k++) {
      const [skip, , , priority] = w.draw(PURPOSE.attempt, stream.key, person.row, round.first, k);
      day += 1 + gap(skip, rate / 365);
      if (day > w.day) return items;
      if (day === w.day) items.push({ priority, person, stream: s, happen: () => attempt(w, person, s) });
    }
  });
}

function arrive(w: World, person: Person): void {
  person.present = true;
  w.book.count('people.entered', person);
  countArrival(w, person);
  enterStates(w, person);
  enterEncounters(w, person);
  scoreStatus(w, person, null);
}

function depart(w: World, person: Person): void {
  countDeparture(w, person);
  for (const thing of person.things) {
    if (thing.kind === 'duty') w.book.count(`stream.${w.plan.streams[thing.stream]!.id}.dropped`, person);
    if (thing.kind === 'duty') lapseOwed(w, person, thing);
    if (thing.kind === 'retry') miss(w, person, w.plan.streams[thing.stream]!, 'left');
    if (thing.kind === 'listing' && !thing.offList) leave(w, person, thing, 'gone');
    if (thing.kind === 'appeal') lapse(w, person, thing);
    if (thing.kind === 'objection') lapseObjection(w, person, thing);
  }
  leaveRevolt(w, person);
  leaveStates(w, person);
  leaveEncounters(w, person);
  person.things = [];
  person.present = false;
  w.book.count('people.left', person);
}

/** Coming in is done with before anything else of the day falls due. */
function comeIn(w: World, person: Person): void {
  if (!person.present && person.enters === w.day) w.act(person, () => arrive(w, person));
}

/** Everything of a person that falls due today, the oldest first. */
function fallDue(w: World, person: Person): void {
  if (person.present && person.leaves === w.day) return depart(w, person);
  if (hasExpired(w, person)) person.asOf = w.day;
  for (;;) {
    const thing = person.things.find((each) => each.due <= w.day);
    if (!thing) return;
    if (thing.kind === 'duty') checkDuty(w, person, thing);
    else if (thing.kind === 'listing') checkListing(w, person, thing);
    else if (thing.kind === 'appeal') checkAppeal(w, person, thing);
    else if (thing.kind === 'objection') checkObjection(w, person, thing);
    else if (thing.kind === 'retry') tryAgain(w, person, thing);
    else {
      if (thing.kind === 'report') drop(person, thing);
      if (thing.kind === 'report') arrives(w, person, thing);
      else expire(w, person, thing);
      drop(person, thing);
    }
  }
}

/** New rules at the start of a day: lists and ledgers that end let go of everybody; whoever a refusing measure then reaches, it reaches all day. */
function changePolicy(w: World, to: Policy): void {
  w.declared = to;
  changeTo(w, asHeldHere(w, to));
}

function changeTo(w: World, to: Policy): void {
  const from = w.policy;
  const before = w.here.people.map((person) => w.standing(person));
  w.policy = to;
  w.before = new Map(w.here.people.map((person, i) => [person, before[i]!]));
  for (const person of w.here.people) {
    if (!person.present) continue;
    endInstitutions(w, person, from, to);
    scoreStatus(w, person, from);
    scoreStanding(w, person, from);
    followLists(w);
  }
  w.before = new Map();
  w.here.people.forEach((person, i) => {
    const wasAwake = person.awake;
    w.settle(person, before[i]!);
    if (person.awake && !wasAwake) person.awakeFrom = w.day;
  });
  for (const household of new Set(w.here.people.map((person) => person.household))) {
    countBroken(
      w,
      household,
      household.map((person) => before[person.row]!),
      from,
    );
  }
}

function endInstitutions(w: World, person: Person, from: Policy, to: Policy): void {
  for (const thing of person.things) {
    if (thing.kind === 'listing' && !to.lists[thing.list!]!.on) {
      if (thing.offList) drop(person, thing);
      else leave(w, person, thing, 'policy');
    }
    if (thing.kind === 'appeal' && !to.lists[thing.list!]!.on) lapse(w, person, thing);
    if (thing.kind === 'objection' && !to.ledgers[thing.ledger!]!.on) lapseObjection(w, person, thing);
    if (thing.kind === 'change' && !to.ledgers[w.plan.ledgers.indexOf(w.plan.rules[thing.rule!]!.split('.')[0]!)]!.on) drop(person, thing);
  }
  to.ledgers.forEach((ledger, l) => {
    if (from.ledgers[l]!.on && !ledger.on) person.accounts[l] = { all: 0, by: [0, 0, 0, 0, 0, 0], contexts: new Set() };
  });
}
