import { PURPOSE } from '@glasshouse/dice';
import { mayLearn } from './appeals.js';
import { isStillMet } from './cases.js';
import { meets } from './conditions.js';
import { lose } from './deeds.js';
import { isSuspended } from './effects.js';
import { drop } from './leaving.js';
import { chance } from './people.js';
import type { Person, Thing } from './people.js';
import { fits } from './standing.js';
import type { World } from './world.js';

type Stream = World['plan']['streams'][number];

/** What follows from a refusal is drawn at the address of the wish: stream, person, day of the wish, number of the try. */
const reactionTo = (w: World, person: Person, stream: Stream, origin: number, k: number): number[] =>
  w.draw(PURPOSE.reaction, stream.key, person.row, origin, k);

/** A wish of someone who has been under a refusing measure since before today. */
export function attempt(w: World, person: Person, s: number): void {
  if (!person.awake || w.day < person.awakeFrom) return;
  const gate = w.policy.gates?.[s];
  if (gate && !meets(w, person, gate)) return;
  if (!isStillMet(w, person, w.plan.streams[s]!)) return;
  if (isSuspended(w, person, s)) return lose(w, person, s, 0);
  if (w.plan.streams.every((stream) => stream.reacts === null)) return void isRefused(w, person, s);
  const stream = w.plan.streams[s]!;
  const { id, reacts } = stream;
  w.book.count(`stream.${id}.wishes`, person);
  const hadEnough = reacts !== null && reacts.givesUpAfter > 0 && (person.refusals.get(s) ?? 0) >= reacts.givesUpAfter;
  if (hadEnough && !chance(reactionTo(w, person, stream, w.day, 0)[3]!, reacts.pursuedBelow / 2 ** 32))
    return miss(w, person, id, 'gave_up');
  pursue(w, person, s, w.day, 0);
}

function pursue(w: World, person: Person, s: number, origin: number, k: number): void {
  const stream = w.plan.streams[s]!;
  const { id, reacts } = stream;
  if (!isRefused(w, person, s)) return w.book.count(`stream.${id}.met`, person);
  if (reacts === null) return miss(w, person, id, 'unmet');
  const [turn, again] = reactionTo(w, person, stream, origin, k);
  const other = reacts.turnsTo[reacts.turnsBelow.findIndex((below) => turn! < below)];
  if (other !== undefined && concerns(person, w.plan.streams[other]!) && !isSuspended(w, person, other)) {
    w.book.count(`stream.${id}.turned_from`, person);
    w.book.count(`stream.${w.plan.streams[other]!.id}.turned_to`, person);
    if (!isRefused(w, person, other)) return w.book.count(`stream.${id}.met_otherwise`, person);
  }
  if (k >= reacts.retries || again! >= reacts.againBelow) return miss(w, person, id, 'unmet');
  person.things.push({ kind: 'retry', due: w.day + reacts.after, start: origin, stream: s, cause: 0, sound: false, checks: k + 1 });
}

/** The day of another try has come. */
export function tryAgain(w: World, person: Person, thing: Thing): void {
  drop(person, thing);
  const { id } = w.plan.streams[thing.stream]!;
  if (isSuspended(w, person, thing.stream)) {
    lose(w, person, thing.stream, 0);
    return miss(w, person, id, 'unmet');
  }
  w.book.count(`stream.${id}.retried`, person);
  pursue(w, person, thing.stream, thing.start, thing.checks);
}

/** A wish that comes to nothing. */
export function miss(w: World, person: Person, id: string, how: 'unmet' | 'gave_up'): void {
  w.book.count(`stream.${id}.${how}`, person);
  w.book.count('harm.unmet', person);
}

const concerns = (person: Person, stream: Stream): boolean => fits(person, stream.who) && (person.adult || !stream.adultsOnly);

/** One try: counted as refused or allowed. */
function isRefused(w: World, person: Person, s: number): boolean {
  const { id } = w.plan.streams[s]!;
  const refusing = [...w.standing(person).measures.keys()].filter((m) => w.policy.measures[m]!.refuses.includes(s));
  const refused = refusing.length > 0;
  w.book.count(`stream.${id}.${refused ? 'refused' : 'allowed'}`, person);
  if (!refused) return false;
  w.book.first('first.refused_any', person);
  w.book.first(`first.refused.${id}`, person);
  mayLearn(w, person, s, refusing);
  person.refusals.set(s, (person.refusals.get(s) ?? 0) + 1);
  return true;
}
