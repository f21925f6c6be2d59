import { PURPOSE } from '@glasshouse/dice';
import { CAUSES } from '@glasshouse/model';
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
  if (hadEnough && !chance(reactionTo(w, person, stream, w.day, 0)[3]!, reacts.pursuedBelow / 2 ** 32)) return giveUp(w, person, id);
  pursue(w, person, s, w.day, 0);
}

function pursue(w: World, person: Person, s: number, origin: number, k: number): void {
  const stream = w.plan.streams[s]!;
  const { id, reacts } = stream;
  const why = isRefused(w, person, s);
  if (why === null) return w.book.count(`stream.${id}.met`, person);
  if (reacts === null) return miss(w, person, stream, why);
  const [turn, again] = reactionTo(w, person, stream, origin, k);
  const other = reacts.turnsTo[reacts.turnsBelow.findIndex((below) => turn! < below)];
  if (other !== undefined && concerns(person, w.plan.streams[other]!) && !isSuspended(w, person, other)) {
    w.book.count(`stream.${id}.turned_from`, person);
    w.book.count(`stream.${w.plan.streams[other]!.id}.turned_to`, person);
    if (isRefused(w, person, other) === null) return w.book.count(`stream.${id}.met_otherwise`, person);
  }
  if (k >= reacts.retries || again! >= reacts.againBelow) return miss(w, person, stream, why);
  person.things.push({ kind: 'retry', due: w.day + reacts.after, start: origin, stream: s, cause: 0, sound: false, checks: k + 1 });
}

/** The day of another try has come. */
export function tryAgain(w: World, person: Person, thing: Thing): void {
  drop(person, thing);
  const stream = w.plan.streams[thing.stream]!;
  if (isSuspended(w, person, thing.stream)) {
    lose(w, person, thing.stream, 0);
    return miss(w, person, stream, 'suspended');
  }
  w.book.count(`stream.${stream.id}.retried`, person);
  pursue(w, person, thing.stream, thing.start, thing.checks);
}

function giveUp(w: World, person: Person, id: string): void {
  w.book.count(`stream.${id}.gave_up`, person);
  w.book.count('harm.unmet', person);
}

/** A wish that comes to nothing, and why: the cause of the last refusal, or what ended the wait for another try. */
export function miss(w: World, person: Person, { id, byCause }: Stream, why: string): void {
  w.book.count(`stream.${id}.unmet`, person);
  if (byCause) w.book.count(`stream.${id}.unmet_by.${why}`, person);
  w.book.count('harm.unmet', person);
}

const concerns = (person: Person, stream: Stream): boolean => fits(person, stream.who) && (person.adult || !stream.adultsOnly);

/** One try: counted as refused or allowed. The cause where it was refused, else null. */
function isRefused(w: World, person: Person, s: number): string | null {
  const { id, byCause } = w.plan.streams[s]!;
  const { measures } = w.standing(person);
  const refusing = [...measures.keys()].filter((m) => w.policy.measures[m]!.refuses.includes(s));
  const refused = refusing.length > 0;
  w.book.count(`stream.${id}.${refused ? 'refused' : 'allowed'}`, person);
  if (!refused) return null;
  const cause = CAUSES[Math.min(...refusing.map((m) => measures.get(m)!.cause))]!;
  if (byCause) w.book.count(`stream.${id}.refused_by.${cause}`, person);
  w.book.first('first.refused_any', person);
  w.book.first(`first.refused.${id}`, person);
  mayLearn(w, person, s, refusing);
  person.refusals.set(s, (person.refusals.get(s) ?? 0) + 1);
  return cause;
}
