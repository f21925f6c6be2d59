import { PURPOSE } from '@glasshouse/dice';
import { CAUSES } from '@glasshouse/engine';
import type { Policy } from '@glasshouse/engine';
import { KIND, raiseRisk, score } from './deeds.js';
import { enterLists } from './lists.js';
import { chance, oneOf } from './people.js';
import type { Person } from './people.js';
import type { World } from './world.js';

type Channel = Policy['channelsOf'][number][number];
type Spread = Policy['spreadsOf'][number][number];

/** Whom `to` means, as the plan numbers them; from 0 on partitions, then ties. */
const TO = { household: -1, kin: -2, contacts: -3 };
const OTHER = CAUSES.indexOf('other');
const SIZES = [2, 3, 4, 5, 6, 10, 20, 50, 100, 1000];

/** A record still to be passed on. */
export interface Passing {
  person: Person;
  s: number;
  sound: boolean;
  keeper: number | null;
  informers: Person[];
}

const adultsOf = (w: World): Person[] => w.here.people.filter((person) => person.adult);

/** The households of a community in the order of its roster. */
const households = (w: World): Person[][] => [...new Set(w.here.people.map((person) => person.household))];

/** Everyone whom a person stands with in a partition, adult or not. */
function unitOf(w: World, partition: Policy['partitions'][number], person: Person): Person[] {
  const cut = (order: Person[][]): Person[] => {
    const at = Math.floor(order.findIndex((each) => each.includes(person)) / partition.size);
    return at < 0 ? [] : order.slice(at * partition.size, (at + 1) * partition.size).flat();
  };
  if (partition.households) return cut(households(w));
  const word = new Map(adultsOf(w).map((adult) => [adult, w.draw(PURPOSE.unit, partition.key, adult.row, 0, 0)[0]]));
  return person.adult
    ? cut(
        adultsOf(w)
          .sort((a, b) => word.get(a)! - word.get(b)! || a.row - b.row)
          .map((adult) => [adult]),
      )
    : [];
}

const countOf = (table: readonly number[], word: number): number => table.findIndex((edge) => word < edge);

/** One of the adults other than a person. */
function another(w: World, person: Person, word: number): Person {
  const others = adultsOf(w).filter((adult) => adult !== person);
  return others[oneOf(word, others.length)]!;
}

function tiedTo(w: World, t: number): Map<Person, Set<Person>> {
  const tie = w.plan.ties[t]!;
  const known = (w.here.ties ??= new Map<number, Map<Person, Set<Person>>>()).get(t);
  if (known) return known;
  const circles = new Map(w.here.people.map((person) => [person, new Set<Person>()]));
  w.here.ties.set(t, circles);
  const adults = adultsOf(w);
  if (adults.length < 2) return circles;
  for (const person of adults) {
    const count = countOf(tie.partners, w.draw(PURPOSE.tie, tie.key, person.row, 0, 0)[0]);
    for (let k = 1; k <= count; k++) {
      const other = another(w, person, w.draw(PURPOSE.tie, tie.key, person.row, 0, k)[0]);
      circles.get(person)!.add(other);
      circles.get(other)!.add(person);
    }
  }
  return circles;
}

/** The other adults present around a person, in the order of the roster. */
export function around(w: World, to: number, person: Person): Person[] {
  const { partitions } = w.policy;
  const all =
    to === TO.household
      ? person.household
      : to < partitions.length
        ? unitOf(w, partitions[to]!, person)
        : [...tiedTo(w, to - partitions.length).get(person)!];
  return all.filter((other) => other !== person && other.adult && other.present).sort((a, b) => a.row - b.row);
}

/** Those who inform on what a person did, through one channel. */
export function informersOf(w: World, person: Person, s: number, channel: Channel): Person[] {
  const { among, informs, ifLiable, inRevolt } = channel.witnesses!;
  return around(w, among, person).filter((witness) => {
    const [sees, tells] = w.draw(PURPOSE.witness, channel.key ^ w.plan.streams[s]!.key, person.row, w.day, witness.row);
    if (!chance(sees, channel.probability)) return false;
    const count = (what: string): void => w.book.count(`channel.${channel.id}.${what}`, witness);
    count('noticed');
    const liable = w.policy.spreadsOf[s]!.some(({ to }) => to >= TO.household && around(w, to, person).includes(witness));
    const free = chance(tells, informs);
    const does = chance(tells, (liable ? ifLiable : informs) * (witness.turned.size > 0 ? inRevolt : 1));
    if (free && !does) count('covered_up');
    if (does && !free) count('got_ahead');
    if (does) count('informed');
    return does;
  });
}

/** Whether a falling-out becomes an accusation. */
export function accuses(w: World, person: Person, s: number, uniform: number): boolean {
  const stream = w.plan.streams[s]!;
  const asked = w.policy.channelsOf[s]!.some((channel) => channel.witnesses !== null);
  if (!chance(uniform, Math.min(1, stream.accuses * (asked ? 1 + stream.accused : 1)))) return false;
  w.book.count(`stream.${stream.id}.accused`, person);
  if (!chance(uniform, stream.accuses)) w.book.count(`stream.${stream.id}.accused_added`, person);
  return true;
}

/** Passes on the records written since the last call, each a chain of its own. `fallDue`: what is due of a person today. */
export function passOn(w: World, isDue: (person: Person) => boolean, fallDue: (person: Person) => void): void {
  for (let passing = w.passing.shift(); passing !== undefined; passing = w.passing.shift()) {
    const { person: subject, s, sound, keeper, informers } = passing;
    const spreads = w.policy.spreadsOf[s]!;
    const queue: { person: Person; by: Spread | null }[] = [{ person: subject, by: null }];
    const isIn = (person: Person): boolean => queue.some((each) => each.person === person);
    for (let i = 0; i < queue.length; i++) {
      const { person, by } = queue[i]!;
      if (by) receive(w, person, by, s, sound, keeper, w.here.key, subject.row, isDue, fallDue);
      for (const spread of spreads) {
        if (by && !spread.again) continue;
        for (const other of othersOf(w, spread, s, person, subject, sound)) {
          if (!isIn(other) && !(spread.sparesInformer && informers.includes(other))) queue.push({ person: other, by: spread });
        }
      }
    }
    for (const { id } of spreads) {
      w.book.count(`spread.${id}.chains`, subject);
      w.book.count(`spread.${id}.chain_people`, subject, queue.length);
      for (const size of SIZES) if (queue.length >= size) w.book.count(`spread.${id}.chains_from.${size}`, subject);
    }
  }
}

/** Whom one spread draws in from one person of a chain, whether or not they are in it already. */
function othersOf(w: World, spread: Spread, s: number, person: Person, subject: Person, sound: boolean): Person[] {
  const key = spread.key ^ w.plan.streams[s]!.key ^ Math.imul(subject.row + 1, 0x9e3779b1);
  const word = (other: number): number => w.draw(PURPOSE.spread, key, person.row, w.day, other)[0];
  if (spread.to === TO.contacts) {
    if (adultsOf(w).length < 2) return [];
    const count = countOf(spread.contacts, word(-1));
    return Array.from({ length: count }, (_, k) => another(w, person, word(-2 - k))).filter((other) => other.present);
  }
  if (spread.to === TO.kin) {
    if (chance(word(-1), spread.probability)) writeToKin(w, person, 1 + (spread.index << 9) + (s << 1) + (sound ? 1 : 0));
    return [];
  }
  return around(w, spread.to, person).filter((other) => chance(word(other.row), spread.probability));
}

/** A letter to the kin of a person, where they have any. `what`: 0 news of a listing, else a record: spread, stream, soundness. */
export function writeToKin(w: World, person: Person, what: number): void {
  const { plan } = w;
  const [has, where, who] = w.draw(PURPOSE.kin, 0, person.row, 0, 0);
  const others = plan.communities.map((_, c) => c).filter((c) => c !== w.here.index);
  if (others.length === 0 || !chance(has, plan.kinElsewhere)) return;
  const community = others[oneOf(where, others.length)]!;
  w.letters.push([community, oneOf(who, plan.communities[community]!.persons), w.here.key | 0, person.row, what]);
}

/** Records passed on to kin, delivered on the first day of a round. */
export function deliverRecords(w: World, letters: number[][], isDue: (person: Person) => boolean, fallDue: (person: Person) => void): void {
  for (const [, row, key, sender, what] of letters) {
    const person = w.here.people[row!]!;
    if (what === 0 || !person.present || !person.adult) continue;
    const spread = w.policy.spreads[(what! - 1) >> 9];
    const wasAwake = person.awake;
    if (spread) receive(w, person, spread, ((what! - 1) >> 1) & 255, (what! - 1) % 2 === 1, null, key!, sender!, isDue, fallDue);
    if (person.awake && !wasAwake) person.awakeFrom = w.day;
  }
}

/** A record of another is written to a person. */
function receive(
  w: World,
  person: Person,
  spread: Spread,
  s: number,
  sound: boolean,
  keeper: number | null,
  from: number,
  subject: number,
  isDue: (person: Person) => boolean,
  fallDue: (person: Person) => void,
): void {
  const stream = spread.as < 0 ? s : spread.as;
  const mixed = Math.imul(w.day ^ from ^ Math.imul(subject + 1, 0x9e3779b1), 0x85ebca6b);
  const act = -1 - ((mixed ^ (mixed >>> 15)) & 0x3fffffff);
  const wasDue = isDue(person);
  w.act(person, () => {
    w.book.count(`spread.${spread.id}.passed`, person);
    w.book.first(`spread.${spread.id}.people`, person);
    if (spread.revolt > 0 && !person.turned.has(spread.id)) {
      if (chance(w.draw(PURPOSE.revolt, spread.key, person.row, w.day, act)[0], spread.revolt)) {
        person.turned.add(spread.id);
        w.book.count(`spread.${spread.id}.revolted`, person);
      }
    }
    if (w.plan.streams[stream]!.kind !== KIND.merit) raiseRisk(w, person, w.plan.ownRecord);
    w.keeper = keeper;
    score(w, person, stream, OTHER, act, false);
    enterLists(w, person, stream, OTHER, sound, act);
  });
  if (!wasDue && isDue(person)) w.act(person, () => fallDue(person));
}

/** A person leaves: they are in revolt no longer. */
export function leaveRevolt(w: World, person: Person): void {
  for (const id of person.turned) w.book.count(`spread.${id}.revolt_left`, person);
  person.turned.clear();
}
