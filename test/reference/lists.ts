import { PURPOSE } from '@glasshouse/dice';
import { CAUSES } from '@glasshouse/model';
import { answeredToday, checkAppeal, fileNow, mayAsk } from './appeals.js';
import { reached } from './holder.js';
import { writeToKin } from './around.js';
import { chance, oneOf, openDuty } from './people.js';
import type { Person, Thing } from './people.js';
import { causeOfGrade, DEED, inRange } from './standing.js';
import { causeUnder, meets } from './conditions.js';
import { canEnter, layTerm, standing } from './entering.js';
import { drop, leave, sourceKey } from './leaving.js';
import type { World } from './world.js';

type Entry = NonNullable<World['policy']['entries'][number]>;

/** A day that never comes. */
const NEVER = 0x3fffffff;
const MONTH = 30;

/** Chance that a person asks at a monthly check. */
const appealsNow = (w: World, person: Person, list: World['policy']['lists'][number]): number =>
  list.appealsUnder.filter(({ asked }) => meets(w, person, asked)).reduce((sum, { p }) => sum + p, list.appeals);

const asksOnce = ({ asksSound, asksUnsound }: World['policy']['lists'][number]): boolean => asksSound > 0 || asksUnsound > 0;

/** A record may bring entries: one on a list for one act. */
export function enterLists(w: World, person: Person, s: number, cause: number, sound: boolean, actDay: number): void {
  const known = reached(w, s);
  const contexts = new Set([w.plan.streams[s]!.context]);
  for (const entry of w.policy.entriesOf[s]!) {
    if (known && !known.has(w.policy.reach!.listOwner[entry.list]!)) continue;
    if (!canEnter(w, person, entry)) continue;
    const has = person.things.some(
      (thing) => thing.kind === 'listing' && thing.list === entry.list && thing.stream === s && thing.origin === actDay,
    );
    if (!has)
      enter(
        w,
        person,
        entry,
        w.draw(PURPOSE.entry, entry.key, person.row, actDay, w.plan.streams[s]!.key),
        s,
        cause,
        sound,
        actDay,
        contexts,
      );
  }
}

/** Crossing into a range of grades may bring an entry; no second one while the first is on the list. */
export function enterByGrade(w: World, person: Person, l: number, before: number, after: number): void {
  const ledger = w.policy.ledgers[l]!;
  for (const index of ledger.entries) {
    const entry = w.policy.entries[index]!;
    if (inRange(entry, before) || !inRange(entry, after)) continue;
    if (!canEnter(w, person, entry) || (!entry.restarts && !entry.consecutive && standing(person, index))) continue;
    const cause = causeOfGrade(person, l, ledger, entry);
    const words = w.draw(PURPOSE.ledger_entry, entry.key, person.row, w.day, 0);
    enter(w, person, entry, words, -1, cause, cause === DEED, w.day, new Set(person.accounts[l]!.contexts));
  }
}

/** An entry brings those of other lists that follow it, of the same cause and act. */
export function enterFollowing(w: World, person: Person, listing: Thing): void {
  const source = sourceKey(w, listing);
  w.policy.entries.forEach((entry) => {
    if (!entry || entry.onList !== listing.list || !canEnter(w, person, entry)) return;
    const has = person.things.some(
      (thing) =>
        thing.kind === 'listing' && thing.list === entry.list && thing.stream === listing.stream && thing.origin === listing.origin,
    );
    if (has) return;
    const key = source ^ (listing.stream < 0 ? 0 : w.plan.streams[listing.stream]!.key);
    const words = w.draw(PURPOSE.entry, entry.key, person.row, listing.origin!, key);
    enter(w, person, entry, words, listing.stream, listing.cause, listing.sound, listing.origin!, listing.contexts!);
  });
}

export function enter(
  w: World,
  person: Person,
  entry: Entry,
  words: number[],
  stream: number,
  cause: number,
  sound: boolean,
  origin: number,
  contexts: ReadonlySet<number>,
): void {
  if (!chance(words[0]!, entry.probability)) return;
  const longer = chance(words[1]!, entry.extensionProbability)
    ? entry.extensionFrom + oneOf(words[2]!, entry.extensionTo - entry.extensionFrom + 1)
    : 0;
  cause = causeUnder(w, person, entry.condition, cause);
  const { ends, forGood, turns } = layTerm(w, person, entry, stream, cause, origin, longer);
  const index = w.plan.entries.indexOf(entry.id);
  const stands = entry.restarts ? standing(person, index) : undefined;
  if (stands) return restart(w, person, stands, stream, cause, sound, origin, ends, contexts);
  const { public: open, red } = w.policy.lists[entry.list]!;
  const shown = open && !red;
  const listing: Thing = {
    kind: 'listing',
    due: Math.min(ends, w.day + MONTH, turns?.on ?? NEVER),
    ...(turns ? { turns } : {}),
    start: w.day,
    stream,
    cause,
    sound,
    checks: 0,
    entry: index,
    list: entry.list,
    origin,
    contexts,
    ends,
    shown,
    forGood,
  };
  person.things.push(listing);
  const list = w.plan.lists[entry.list]!;
  w.book.count(`list.${list}.entered.${CAUSES[cause]}`, person);
  if (shown && w.plan.kinListed > 0) writeToKin(w, person, 0);
  if (!w.policy.lists[entry.list]!.hidden && asksOnce(w.policy.lists[entry.list]!)) mayAsk(w, person, listing, w.day);
  w.following.push({ person, made: true, listing, as: { ...listing } });
}

/** Another record while on the list: the term begins anew. Days have the cause that holds them: own deeds as long as they alone would. */
function restart(
  w: World,
  person: Person,
  listing: Thing,
  stream: number,
  cause: number,
  sound: boolean,
  origin: number,
  ends: number,
  contexts: ReadonlySet<number>,
): void {
  w.book.count(`list.${w.plan.lists[listing.list!]}.restarted`, person);
  const held = listing.turns?.on ?? listing.ends!;
  const own = listing.cause === DEED && cause !== DEED;
  turn(w, person, listing, own ? DEED : cause);
  listing.turns = own && held < ends ? { on: held, to: cause } : undefined;
  Object.assign(listing, { stream, origin, ends, contexts, recovered: false, start: w.day, checks: 0, sound: listing.sound || sound });
  setDue(listing);
}

/** An entry turns from one cause to another. */
export function turn(w: World, person: Person, listing: Thing, cause: number): void {
  if (listing.cause === cause) return;
  if (listing.offList) {
    listing.cause = cause;
    return;
  }
  const id = `list.${w.plan.lists[listing.list!]}`;
  w.book.count(`${id}.turned_from.${CAUSES[listing.cause]}`, person);
  w.book.count(`${id}.turned_to.${CAUSES[cause]}`, person);
  listing.cause = cause;
}

function setDue(listing: Thing): void {
  const next = [listing.ends!, listing.start + MONTH * (listing.checks + 1), listing.leavesOn, listing.turns?.on];
  listing.due = Math.min(...next.map((day) => day ?? NEVER));
}

/** A ledger has come into a grade at which the entries of some lists leave. */
export function leaveByGrade(w: World, person: Person, ledger: number, before: number, after: number): void {
  w.policy.lists.forEach(({ reaches }, l) => {
    if (!reaches || reaches.ledger !== ledger || inRange(reaches, before) || !inRange(reaches, after)) return;
    for (const thing of person.things)
      if (thing.kind === 'listing' && thing.list === l && !thing.offList) leave(w, person, thing, 'repair');
  });
}

/** What happens to a listing on its due day, the first of: deletion after performance, an answer, the end, the monthly check. */
export function checkListing(w: World, person: Person, listing: Thing): void {
  const list = w.policy.lists[listing.list!]!;
  if (listing.offList) return drop(person, listing);
  if (listing.turns && w.day >= listing.turns.on) {
    turn(w, person, listing, listing.turns.to);
    listing.turns = undefined;
  }
  if (listing.leavesOn !== undefined && w.day >= listing.leavesOn) return leave(w, person, listing, 'performed');
  const answered = listing.appealing ? answeredToday(w, person, listing) : undefined;
  if (answered) checkAppeal(w, person, answered);
  if (!person.things.includes(listing)) return;
  const duty = listing.stream < 0 ? undefined : openDuty(person, listing.stream, listing.origin!);
  if (w.day >= listing.ends!) return leave(w, person, listing, 'term', list.limitsOutlast && duty !== undefined);
  if (w.day >= listing.start + MONTH * (listing.checks + 1)) {
    listing.checks++;
    const [searched, repaired, appeals] = w.draw(
      PURPOSE.listing,
      sourceKey(w, listing),
      person.row,
      listing.start,
      listing.origin! * 512 + listing.checks,
    );
    if (duty && !duty.sound && chance(searched, list.emptySearches)) return leave(w, person, listing, 'empty_searches');
    if (!duty && w.day >= listing.start + list.repairAfter && chance(repaired, list.repair)) return leave(w, person, listing, 'repair');
    if (
      !listing.appealing &&
      listing.leavesOn === undefined &&
      (!list.hidden || listing.known) &&
      chance(appeals, appealsNow(w, person, list))
    )
      fileNow(w, person, listing);
    else if (!listing.known && !list.hidden && asksOnce(list)) mayAsk(w, person, listing, w.day);
  }
  setDue(listing);
}
