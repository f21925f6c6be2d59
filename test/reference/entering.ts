import { geometricDays, lognormalDays, PURPOSE } from '@glasshouse/dice';
import type { Policy } from '@glasshouse/model';
import { meets } from './conditions.js';
import type { Person, Thing } from './people.js';
import { fits } from './standing.js';
import type { World } from './world.js';

type Who = NonNullable<NonNullable<Policy['rules'][number]>['who']>;
type Entry = NonNullable<Policy['entries'][number]>;

const NEVER = 0x3fffffff;
const EXPONENTIAL = 1;
const LOGNORMAL = 2;

/** Whether a person is among those concerned. */
export const fitsWho = (person: Person, who: Who): boolean => (person.adult || !who.adultsOnly) && fits(person, who.masks);

/** Days of a term: fixed, or drawn from its law. */
export function daysOf(w: World, person: Person, entry: Entry, stream: number, origin: number): number {
  const word = (): number => w.draw(PURPOSE.term, entry.key, person.row, w.day, origin * 256 + (stream < 0 ? 255 : stream))[0];
  if (entry.law === EXPONENTIAL) return Math.min(NEVER - 1, geometricDays(word(), entry.lawScale));
  if (entry.law === LOGNORMAL) return Math.min(NEVER - 1, lognormalDays(word(), entry.lawScale, entry.lawSpread));
  return entry.term;
}

/** A person's entry on a list by a ground. */
export const standing = (person: Person, entry: number): Thing | undefined =>
  person.things.find((thing) => thing.kind === 'listing' && thing.entry === entry && !thing.offList);

/** Whether an entry can be made for a person. */
export function canEnter(w: World, person: Person, entry: Entry): boolean {
  const { who } = w.policy.lists[entry.list]!;
  if ((entry.local && w.here.local === false) || (who !== null && !fitsWho(person, who))) return false;
  return entry.condition === null || meets(w, person, entry.condition);
}
