import { PURPOSE } from '@glasshouse/dice';
import { CAUSES } from '@glasshouse/engine';
import type { REASONS } from '@glasshouse/engine';
import { reached } from './office.js';
import { writeToKin } from './liability.js';
import { chance, oneOf, openDuty } from './people.js';
import type { Person, Thing } from './people.js';
import { causeOfGrade, DEED, inRange } from './standing.js';
import type { World } from './world.js';

type Entry = NonNullable<World['policy']['entries'][number]>;
type Reason = (typeof REASONS)[number];

/** A day that never comes. */
const NEVER = 0x3fffffff;
const MONTH = 30;

/** A record may bring entries: one on a list for one act. */
export function enterLists(w: World, person: Person, s: number, cause: number, sound: boolean, actDay: number): void {
  const known = reached(w, s);
  for (const entry of w.policy.entriesOf[s]!) {
    if (known && !known.has(w.policy.reach!.listOwner[entry.list]!)) continue;
    const has = person.things.some(
      (thing) => thing.kind === 'listing' && thing.list === entry.list && thing.stream === s && thing.origin === actDay,
    );
    if (!has)
      enter(w, person, entry, w.draw(PURPOSE.entry, entry.key, person.row, actDay, w.plan.streams[s]!.key), s, cause, sound, actDay);
  }
}

/** Crossing into a range of grades may bring an entry; no second one while the first is on the list. */
export function enterByGrade(w: World, person: Person, l: number, before: number, after: number): void {
  const ledger = w.policy.ledgers[l]!;
  for (const index of ledger.entries) {
    const entry = w.policy.entries[index]!;
    if (inRange(entry, before) || !inRange(entry, after)) continue;
    if (person.things.some((thing) => thing.kind === 'listing' && thing.entry === index && !thing.offList)) continue;
    const cause = causeOfGrade(person, l, ledger, entry);
    const words = w.draw(PURPOSE.ledger_entry, entry.key, person.row, w.day, 0);
    enter(w, person, entry, words, -1, cause, cause === DEED, w.day);
  }
}

function enter(
  w: World,
  person: Person,
  entry: Entry,
  words: number[],
  stream: number,
  cause: number,
  sound: boolean,
  origin: number,
): void {
  if (!chance(words[0]!, entry.probability)) return;
  let ends = entry.term >= NEVER ? NEVER : w.day + entry.term;
  if (ends < NEVER && chance(words[1]!, entry.extensionProbability))
    ends += entry.extensionFrom + oneOf(words[2]!, entry.extensionTo - entry.extensionFrom + 1);
  const shown = w.policy.lists[entry.list]!.public;
  const index = w.plan.entries.indexOf(entry.id);
  person.things.push({
    kind: 'listing',
    due: Math.min(ends, w.day + MONTH),
    start: w.day,
    stream,
    cause,
    sound,
    checks: 0,
    entry: index,
    list: entry.list,
    origin,
    ends,
    shown,
  });
  const list = w.plan.lists[entry.list]!;
  w.book.count(`list.${list}.entered.${CAUSES[cause]}`, person);
  w.book.first(`first.listed.${list}`, person);
  if (shown && w.plan.kinListed > 0) writeToKin(w, person, 0);
}

/** Takes an entry off its list. `limitsStay`: measures that last until performance stay on. */
export function leave(w: World, person: Person, listing: Thing, reason: Reason, limitsStay = false): void {
  const list = w.plan.lists[listing.list!]!;
  w.book.count(`list.${list}.left.${reason}`, person);
  w.book.count(`list.${list}.off.${CAUSES[listing.cause]}`, person);
  if (limitsStay) Object.assign(listing, { offList: true, shown: false, answerOn: undefined, due: NEVER });
  else drop(person, listing);
}

export const drop = (person: Person, thing: Thing): void => {
  person.things = person.things.filter((other) => other !== thing);
};

/** What happens to a listing on its due day, the first of: deletion after performance, an answer, the end, the monthly check. */
export function checkListing(w: World, person: Person, listing: Thing): void {
  const list = w.policy.lists[listing.list!]!;
  const name = w.plan.lists[listing.list!]!;
  const key = w.plan.arms.flatMap((arm) => arm.policies.map((policy) => policy.entries[listing.entry!])).find((entry) => entry)!.key;
  const appeal = (what: string): void => w.book.count(`appeal.${name}.${what}`, person);
  if (listing.offList) return drop(person, listing);
  if (listing.leavesOn !== undefined && w.day >= listing.leavesOn) return leave(w, person, listing, 'performed');
  if (listing.answerOn !== undefined && w.day >= listing.answerOn) {
    listing.answerOn = undefined;
    const heard = chance(
      w.draw(PURPOSE.appeal, key, person.row, w.day, listing.origin!)[0],
      listing.sound ? list.overturnsSound : list.correctsUnsound,
    );
    appeal(heard ? (listing.sound ? 'overturned' : 'corrected') : 'refused');
    if (heard) return leave(w, person, listing, 'corrected');
  }
  const duty = listing.stream < 0 ? undefined : openDuty(person, listing.stream, listing.origin!);
  if (w.day >= listing.ends!) return leave(w, person, listing, 'term', list.limitsOutlast && duty !== undefined);
  if (w.day >= listing.start + MONTH * (listing.checks + 1)) {
    listing.checks++;
    const [searched, repaired, appeals] = w.draw(PURPOSE.listing, key, person.row, listing.start, listing.origin! * 512 + listing.checks);
    if (duty && !duty.sound && chance(searched, list.emptySearches)) return leave(w, person, listing, 'empty_searches');
    if (!duty && w.day >= listing.start + list.repairAfter && chance(repaired, list.repair)) return leave(w, person, listing, 'repair');
    if (listing.answerOn === undefined && listing.leavesOn === undefined && chance(appeals, list.appeals)) {
      listing.answerOn = w.day + list.appealDelay;
      appeal('filed');
    }
  }
  listing.due = Math.min(listing.ends!, listing.start + MONTH * (listing.checks + 1), listing.leavesOn ?? NEVER, listing.answerOn ?? NEVER);
}
