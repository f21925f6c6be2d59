import { PURPOSE } from '@glasshouse/dice';
import type { Plan, Policy } from './plan/plan.js';
import { applyRule, expire } from './deeds.js';
import { canEnter, fitsWho, standing } from './entering.js';
import { enter, enterFollowing } from './lists.js';
import { gap } from './people.js';
import type { Person, Thing } from './people.js';
import { isScored } from './standing.js';
import type { World } from './world.js';

type Round = Plan['rounds'][number];

const STATUS = 2;

/** An entry for what a person is, due in a round. */
export interface StatusItem {
  priority: number;
  person: Person;
  stream: number;
  happen: () => void;
}

/** Days of a round on which entries by what people are fall due, at the rate that the round's first policy with the entry gives. */
export function statusItems(w: World, round: Round): Map<number, StatusItem[]> {
  const found = new Map<number, StatusItem[]>();
  const policies = w.policies().filter((policy, i, all) => policy.from <= round.last && !(all[i + 1] && all[i + 1]!.from <= round.first));
  w.plan.entries.forEach((_, e) => {
    const entry = policies.map((policy) => policy.entries[e]).find((each) => each?.who);
    if (!entry || entry.perDay <= 0) return;
    for (const person of w.here.people) {
      if (!fitsWho(person, entry.who!)) continue;
      let day = round.first - 1;
      for (let k = 0; ; k++) {
        const [skip, , , priority] = w.draw(PURPOSE.status_entry, entry.key, person.row, round.first, k);
        day += 1 + gap(skip, entry.perDay);
        if (day > round.last) break;
        if (!found.has(day)) found.set(day, []);
        found.get(day)!.push({ priority, person, stream: 1000 + e, happen: () => enterByStatus(w, person, e) });
      }
    }
  });
  return found;
}

function enterByStatus(w: World, person: Person, e: number): void {
  const entry = w.policy.entries[e];
  if (!entry?.who || !person.present || !fitsWho(person, entry.who) || !canEnter(w, person, entry)) return;
  if (!entry.restarts && !entry.consecutive && standing(person, e)) return;
  const words = w.draw(PURPOSE.entry, entry.key, person.row, w.day, 0);
  enter(w, person, entry, words, -1, STATUS, false, w.day, new Set());
}

/** Rules by what a person is, when the ledger begins for them. `from`: the policy before. */
export function scoreStatus(w: World, person: Person, from: Policy | null): void {
  w.policy.rules.forEach((rule, index) => {
    if (!rule?.who || (rule.local && w.here.local === false) || (from && from.rules[index])) return;
    const ledger = w.policy.ledgers[rule.ledger]!;
    if (isScored(person, ledger, w.here.draw) && fitsWho(person, rule.who)) applyRule(w, person, -1, rule, STATUS, w.day, new Set());
  });
}

/** `as`: what the listing was when it was made. */
function scoreListing(w: World, person: Person, listing: Thing, index: number, as: Thing): void {
  const rule = w.policy.rules[index]!;
  if (rule.local && w.here.local === false) return;
  if (isScored(person, w.policy.ledgers[rule.ledger]!, w.here.draw))
    applyRule(w, person, as.stream, rule, as.cause, as.origin!, as.contexts!, listing);
}

const followers = (w: World, list: number): number[] => w.policy.rules.flatMap((rule, index) => (rule?.list === list ? [index] : []));

/** Rules on lists that begin today take up the entries that stand. */
export function scoreStanding(w: World, person: Person, from: Policy): void {
  w.policy.lists.forEach((_, l) => {
    const fresh = followers(w, l).filter((index) => !from.rules[index]);
    for (const listing of person.things.filter((thing) => thing.kind === 'listing' && thing.list === l && !thing.offList)) {
      for (const index of fresh)
        if (!person.things.some((thing) => thing.follows === listing && thing.rule === index))
          scoreListing(w, person, listing, index, listing);
    }
  });
}

/** What follows from the listings made and ended: rules on the list, entries of other lists; and what follows from these. */
export function followLists(w: World): void {
  for (let next = w.following.shift(); next; next = w.following.shift()) {
    const { person, made } = next;
    // What is known of the listing is what it was when it was made or ended.
    const listing = next.as;
    if (made) {
      for (const index of followers(w, listing.list!)) scoreListing(w, person, next.listing, index, listing);
      enterFollowing(w, person, listing);
    } else {
      for (;;) {
        const change = person.things.find((thing) => thing.follows === next!.listing);
        if (!change) break;
        person.things = person.things.filter((thing) => thing !== change);
        expire(w, person, change);
      }
    }
  }
}

/** People on public lists of a kind, added ones left out, now. */
export function onLists(w: World, red: boolean): number {
  const shows = (thing: Thing): boolean => {
    const list = thing.kind === 'listing' && !thing.offList ? w.policy.lists[thing.list!]! : null;
    return list !== null && list.public && list.red === red;
  };
  return w.here.people.filter((person) => !person.born && person.things.some(shows)).length;
}
