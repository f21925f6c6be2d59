import { PURPOSE } from '@glasshouse/dice';
import { CAUSES } from '@glasshouse/model';
import type { Policy } from './plan/plan.js';
import { adultsOf, another, around, countOf, TO, writeToKin } from './around.js';
import { KIND, raiseRisk, score } from './deeds.js';
import { remember } from './remember.js';
import { enterLists } from './lists.js';
import { chance } from './people.js';
import type { Person } from './people.js';
import type { World } from './world.js';

type Spread = Policy['spreadsOf'][number][number];

const OTHER = CAUSES.indexOf('other');
const ERROR = CAUSES.indexOf('error');
const SIZES = [2, 3, 4, 5, 6, 10, 20, 50, 100, 1000];

/** A record still to be passed on. */
export interface Passing {
  person: Person;
  s: number;
  sound: boolean;
  keeper: number | null;
  informers: Person[];
}

/** Passes on the records written since the last call, each a chain of its own. `fallDue`: what is due of a person today. */
export function passOn(w: World, isDue: (person: Person) => boolean, fallDue: (person: Person) => void): void {
  for (let passing = w.passing.shift(); passing !== undefined; passing = w.passing.shift()) {
    const { person: subject, s, sound: first, keeper, informers } = passing;
    const spreads = w.policy.spreadsOf[s]!;
    const queue: { person: Person; by: Spread | null; sound: boolean }[] = [{ person: subject, by: null, sound: first }];
    const isIn = (person: Person): boolean => queue.some((each) => each.person === person);
    for (let i = 0; i < queue.length; i++) {
      const { person, by, sound } = queue[i]!;
      if (by) receive(w, person, by, s, sound, keeper, w.here.key, subject.row, isDue, fallDue);
      for (const spread of spreads) {
        if (by && !spread.again) continue;
        for (const other of othersOf(w, spread, s, person, subject, sound)) {
          if (!isIn(other) && !(spread.sparesInformer && informers.includes(other)))
            queue.push({ person: other, by: spread, sound: sound && !spread.mistaken });
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
  if (person.born && (spread.to === TO.contacts || spread.to === TO.kin)) return [];
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
    const cause = spread.mistaken ? ERROR : OTHER;
    w.sound = sound;
    score(w, person, stream, cause, act, false);
    enterLists(w, person, stream, cause, sound, act);
    remember(w, person, stream, cause, act);
  });
  if (!wasDue && isDue(person)) w.act(person, () => fallDue(person));
}

/** A person leaves: they are in revolt no longer. */
export function leaveRevolt(w: World, person: Person): void {
  for (const id of person.turned) w.book.count(`spread.${id}.revolt_left`, person);
  person.turned.clear();
}
