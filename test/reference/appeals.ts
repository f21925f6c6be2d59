import { PURPOSE } from '@glasshouse/dice';
import { CAUSES } from '@glasshouse/model';
import { drop, leave, sourceKey } from './leaving.js';
import { lose, returnTaken } from './amounts.js';
import { meets, meetsByEntry, restsOn } from './conditions.js';
import { chance } from './people.js';
import { strike } from './remember.js';
import type { Person, Thing } from './people.js';
import { ERROR, INABILITY } from './scores.js';
import { isSanction } from './standing.js';
import type { World } from './world.js';

type List = World['policy']['lists'][number];
type Triggers = World['policy']['measures'][number]['triggers'];
const OBLIGATION = 3;

type Ground = 'error' | 'inability' | 'discretion';

const listOf = (w: World, listing: Thing): List => w.policy.lists[listing.list!]!;

/** Ground of a request: what an authority can find out about an entry of a stream. */
export function groundOf(w: World, stream: number, sound: boolean): Ground {
  if (sound) return 'discretion';
  const of = w.plan.streams[stream];
  if (of?.brought === ERROR) return 'error';
  return of !== undefined && (of.kind === OBLIGATION || of.cause === INABILITY) ? 'inability' : 'error';
}

/** Counts what becomes of a request, in every book of its list. */
function count(w: World, person: Person, appeal: Thing, fate: string): void {
  const id = `appeal.${w.plan.lists[appeal.list!]}`;
  if (fate !== 'refused' && fate !== 'filed') w.book.count(`${id}.${fate}`, person);
  w.book.count(`${id}.${fate}_on.${groundOf(w, appeal.stream, appeal.sound)}`, person);
  w.book.count(`${id}.${fate}_cause.${CAUSES[appeal.cause]}`, person);
}

/** Somebody has come to know of an entry and may decide to ask, not before `earliest`. */
export function mayAsk(w: World, person: Person, listing: Thing, earliest: number): void {
  listing.known = true;
  const { asksSound, asksUnsound, asksAfter, asksCondition } = listOf(w, listing);
  if (asksCondition && !meets(w, person, asksCondition)) return;
  const p = listing.sound ? asksSound : asksUnsound;
  if (p <= 0 || !chance(w.draw(PURPOSE.ask, sourceKey(w, listing), person.row, w.day, listing.origin!)[0], p)) return;
  const appeal = addAppeal(person, listing, Math.max(earliest, w.day + asksAfter));
  if (appeal.due <= w.day) file(w, person, appeal);
}

const asIs = (listing: Thing): Pick<Thing, 'stream' | 'cause' | 'sound' | 'from'> => ({
  stream: listing.stream,
  cause: listing.cause,
  sound: listing.sound,
  from: listing.start,
});

function addAppeal(person: Person, listing: Thing, due: number): Thing {
  const { entry, list } = listing;
  const appeal: Thing = { kind: 'appeal', due, start: 0, checks: 0, entry, list, against: listing, filed: false, ...asIs(listing) };
  person.things.push(appeal);
  return appeal;
}

/** A request against an entry is made today, on the list's monthly occasion. */
export const fileNow = (w: World, person: Person, listing: Thing): void => file(w, person, addAppeal(person, listing, w.day));

function file(w: World, person: Person, appeal: Thing): void {
  const list = listOf(w, appeal);
  const listing = appeal.against!;
  const stands = person.things.includes(listing);
  if (!list.hears || !list.on || (stands && listing.appealing)) return drop(person, appeal);
  if (list.appealCondition && !meets(w, person, list.appealCondition)) {
    w.book.count(`appeal.${w.plan.lists[appeal.list!]}.barred`, person);
    return drop(person, appeal);
  }
  if (stands) Object.assign(appeal, asIs(listing));
  if (stands) listing.appealing = true;
  Object.assign(appeal, { filed: true, start: w.day, due: w.day + list.appealDelay });
  w.book.count(`appeal.${w.plan.lists[appeal.list!]}.filed`, person);
  count(w, person, appeal, 'filed');
  if (list.fee <= 0) return;
  w.book.count(`appeal.${w.plan.lists[appeal.list!]}.fees_paid`, person, list.fee);
  if (list.feeReturned) appeal.fee = list.fee;
  else loseFee(w, person, appeal, list.fee);
}

/** A fee is kept by the authority. */
function loseFee(w: World, person: Person, appeal: Thing, fee: number): void {
  w.book.count(`appeal.${w.plan.lists[appeal.list!]}.fees.${CAUSES[appeal.cause]}`, person, fee);
  lose(w, person, fee, appeal.cause);
}

/** An appeal is due: made, or answered. */
export function checkAppeal(w: World, person: Person, appeal: Thing): void {
  if (!appeal.filed) return file(w, person, appeal);
  const list = listOf(w, appeal);
  const listing = appeal.against!;
  const stands = person.things.includes(listing);
  listing.appealing = false;
  if (!list.hears) return lapse(w, person, appeal);
  const ground = groundOf(w, stands ? listing.stream : appeal.stream, listing.sound);
  const chances = { error: list.correctsUnsound, inability: list.correctsInability, discretion: list.overturnsSound };
  const word = w.draw(PURPOSE.appeal, sourceKey(w, appeal), person.row, w.day, listing.origin!)[0];
  const id = `appeal.${w.plan.lists[appeal.list!]}`;
  drop(person, appeal);
  if (!chance(word, chances[ground])) {
    w.book.count(`${id}.refused`, person);
    if (appeal.fee !== undefined) loseFee(w, person, appeal, appeal.fee);
    return count(w, person, appeal, 'refused');
  }
  w.book.count(`${id}.${ground === 'discretion' ? 'overturned' : 'corrected'}`, person);
  count(w, person, appeal, 'granted');
  if (appeal.fee !== undefined) w.book.count(`${id}.fees_returned`, person, appeal.fee);
  const days = (listing.imposed ?? []).filter(
    ({ day, suspends }) => day >= Math.max(appeal.from!, w.plan.countFrom) && !(suspends && day >= appeal.start),
  );
  const falls = (triggers: Triggers): boolean =>
    triggers.some((each) => each.list === listing.list || (each.condition !== null && meetsByEntry(w, person, each.condition, listing)));
  const wrong = days.reduce(
    (sum, { measures, offList }) =>
      sum +
      measures.filter(
        ({ on, untilPerformed, triggers }, m) => on && isSanction(w.plan, m) && (untilPerformed || !offList) && falls(triggers),
      ).length,
    0,
  );
  w.book.count(`${id}.found_wrong.${groundOf(w, appeal.stream, appeal.sound)}`, person, wrong);
  w.book.count('harm.found_wrong', person, wrong);
  if (list.returnsMoney) returnTaken(w, person, listing);
  if (!list.keepsRecord) strike(w, person, listing.stream, listing.origin!);
  if (stands && !listing.offList) return leave(w, person, listing, 'corrected');
  w.book.count(`${id}.cleared`, person);
  drop(person, listing);
}

/** The appeal that an entry waits for, if it is answered today. */
export const answeredToday = (w: World, person: Person, listing: Thing): Thing | undefined =>
  person.things.find((thing) => thing.kind === 'appeal' && thing.filed && thing.against === listing && thing.due <= w.day);

/** Nobody is left to answer it, or for whom. */
export function lapse(w: World, person: Person, appeal: Thing): void {
  if (appeal.filed) count(w, person, appeal, 'lapsed');
  if (appeal.fee !== undefined) loseFee(w, person, appeal, appeal.fee);
  drop(person, appeal);
}

/** The measures of today, some of which rest on an entry, and whether a request made meanwhile would suspend them. */
export function noteImposed(w: World, person: Person): void {
  for (const listing of person.things) {
    if (listing.kind !== 'listing') continue;
    const { appealSuspends } = listOf(w, listing);
    (listing.imposed ??= []).push({
      day: w.day,
      measures: w.declared.measures,
      offList: listing.offList === true,
      suspends: appealSuspends,
    });
  }
}

/** Counts requests that wait, at the end of a round. */
export function countPending(w: World, person: Person): void {
  for (const appeal of person.things.filter((thing) => thing.kind === 'appeal' && thing.filed)) {
    const id = `appeal.${w.plan.lists[appeal.list!]}`;
    w.book.stock(`${id}.pending`, person);
    if (appeal.fee !== undefined) w.book.stock(`${id}.fees_waiting`, person, appeal.fee);
    w.book.stock(`${id}.pending_on.${groundOf(w, appeal.stream, appeal.sound)}`, person);
    w.book.stock(`${id}.pending_cause.${CAUSES[appeal.cause]}`, person);
  }
}

/** Whether a person has an entry on a list that they do not know of and that imposes something on them. */
const unknownOf = (person: Person, l: number): Thing[] =>
  person.things.filter((thing) => thing.kind === 'listing' && thing.list === l && !thing.known);

/** A refusal, or a sanction that begins (`s` null), may tell people of their entries on hidden lists. `by`: sanctions that do so. */
export function mayLearn(w: World, person: Person, s: number | null, by: readonly number[]): void {
  w.policy.lists.forEach((list, l) => {
    const p = s === null ? list.toldByMeasure : list.toldByRefusal;
    const rests = (triggers: Triggers): boolean =>
      triggers.some((each) => each.list === l || (each.condition !== null && restsOn(w, person, each.condition, l)));
    if (!list.on || !list.hidden || p <= 0 || !by.some((m) => rests(w.policy.measures[m]!.triggers))) return;
    if (unknownOf(person, l).length === 0) return;
    if (!chance(w.draw(PURPOSE.learn, list.key, person.row, w.day, s === null ? 0 : w.plan.streams[s]!.key)[0], p)) return;
    for (const listing of unknownOf(person, l)) {
      w.book.count(`appeal.${w.plan.lists[l]}.learned`, person);
      mayAsk(w, person, listing, w.day + 1);
    }
  });
}
