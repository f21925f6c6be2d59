import { effectNow } from './cases.js';
import { PURPOSE } from '@glasshouse/dice';
import type { Policy } from './plan/plan.js';
import { chance, oneOf, valueFor } from './people.js';
import type { Person } from './people.js';
import type { World } from './world.js';

type Channel = Policy['channelsOf'][number][number];

/** Whom `to` means, as the plan numbers them; from 0 on partitions, then ties. */
export const TO = { household: -1, kin: -2, contacts: -3 };
/** Those who came in as adults: groups that are drawn once are made of them. */
export const adultsOf = (w: World): Person[] => w.here.people.filter((person) => person.cameAdult);

/** The households of a community in the order of its roster. */
const households = (w: World): Person[][] => [...new Set(w.here.people.map((person) => person.household))];

/** Adults of a community in the order in which they fill the units of a partition. */
function queueOf(w: World, key: number): Person[] {
  const queues = (w.here.queues ??= new Map<number, Person[]>());
  const known = queues.get(key);
  if (known) return known;
  const word = new Map(adultsOf(w).map((adult) => [adult, w.draw(PURPOSE.unit, key, adult.row, 0, 0)[0]]));
  const queue = adultsOf(w).sort((a, b) => word.get(a)! - word.get(b)! || a.row - b.row);
  queues.set(key, queue);
  return queue;
}

/** Everyone whom a person stands with in a partition, adult or not. */
function unitOf(w: World, partition: Policy['partitions'][number], person: Person): Person[] {
  const cut = <T>(order: T[], place: number): T[] => {
    const at = Math.floor(place / partition.size);
    return at < 0 ? [] : order.slice(at * partition.size, (at + 1) * partition.size);
  };
  const homes = partition.households ? households(w) : [];
  if (partition.households) return cut(homes, homes.indexOf(person.household)).flat();
  const queue = queueOf(w, partition.key);
  return person.cameAdult ? cut(queue, queue.indexOf(person)) : [];
}

export const countOf = (table: readonly number[], word: number): number => table.findIndex((edge) => word < edge);

/** One of the adults other than a person. */
export function another(w: World, person: Person, word: number): Person {
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
export const around = (w: World, to: number, person: Person): Person[] => aroundEver(w, to, person).filter((other) => other.present);

/** The same, present or not. */
export function aroundEver(w: World, to: number, person: Person): Person[] {
  const { partitions } = w.policy;
  const all =
    to === TO.household
      ? person.household
      : to < partitions.length
        ? unitOf(w, partitions[to]!, person)
        : [...tiedTo(w, to - partitions.length).get(person)!];
  const among = (other: Person): boolean => (to === TO.household ? other.adult && !other.born : other.cameAdult);
  return all.filter((other) => other !== person && among(other)).sort((a, b) => a.row - b.row);
}

/** Those who inform on what a person did, through one channel. */
export function informersOf(w: World, person: Person, s: number, channel: Channel): Person[] {
  const { among, informs, ifLiable, inRevolt } = channel.witnesses!;
  return around(w, among, person).filter((witness) => {
    const [sees, tells] = w.draw(PURPOSE.witness, channel.key ^ w.plan.streams[s]!.key, person.row, w.day, witness.row);
    if (!chance(sees, channel.byCategory ? valueFor(channel.byCategory, person) : channel.probability)) return false;
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
  if (!chance(uniform, Math.min(1, stream.accuses * (asked ? 1 + effectNow(w, person, stream, 'accusation') : 1)))) return false;
  w.book.count(`stream.${stream.id}.accused`, person);
  if (!chance(uniform, stream.accuses)) w.book.count(`stream.${stream.id}.accused_added`, person);
  return true;
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
