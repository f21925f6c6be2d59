import { geometricDays, lognormalDays, PURPOSE } from '@glasshouse/dice';
import type { Policy } from './plan/plan.js';
import { casesOf, meets } from './conditions.js';
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
function daysOf(w: World, person: Person, entry: Entry, stream: number, origin: number): number {
  const word = (): number => w.draw(PURPOSE.term, entry.key, person.row, w.day, origin * 256 + (stream < 0 ? 255 : stream))[0];
  if (entry.law === EXPONENTIAL) return Math.min(NEVER - 1, geometricDays(word(), entry.lawScale));
  if (entry.law === LOGNORMAL) return Math.min(NEVER - 1, lognormalDays(word(), entry.lawScale, entry.lawSpread));
  return entry.term;
}

const DEED = 0;

/** The last day of a new term, and where own deeds alone would end it sooner, when and to which cause it turns. */
export function layTerm(
  w: World,
  person: Person,
  entry: Entry,
  stream: number,
  cause: number,
  origin: number,
  longer: number,
): { ends: number; forGood: boolean; turns: Thing['turns'] } {
  const cases = entry.cases.length > 0 ? casesOf(w, person, entry.cases) : null;
  const days = cases ? cases.given.term : daysOf(w, person, entry, stream, origin);
  const ownDays = cases ? cases.own.term : days;
  const standing = entry.consecutive
    ? person.things.filter((thing) => thing.kind === 'listing' && !thing.offList && thing.list === entry.list)
    : [];
  const running = standing.filter(({ ends }) => ends! < NEVER && ends! > w.day);
  const from = Math.max(w.day, ...running.map(({ ends }) => ends!));
  // What own deeds alone hold may have a last day where the entry as it stands has none.
  const ownEnds = standing.filter(({ cause }) => cause === DEED).map(({ ends, turns }) => Math.min(ends!, turns?.on ?? NEVER));
  const ownFrom = Math.max(w.day, ...ownEnds.filter((ends) => ends < NEVER));
  const ends = days >= NEVER ? NEVER : from + days + longer;
  const on = ownDays >= NEVER ? NEVER : ownFrom + ownDays + longer;
  const forGood = cases ? cases.given.forGood : entry.forGood;
  if (cause !== DEED || on >= ends) return { ends, forGood, turns: undefined };
  const holds = running.find((thing) => thing.ends === from);
  const held = holds ? (holds.cause === DEED ? (holds.turns?.to ?? DEED) : holds.cause) : DEED;
  const byCase = cases !== null && ownDays !== days && cases.given.condition !== null;
  return { ends, forGood, turns: { on, to: byCase || held === DEED ? (cases?.cause ?? 5) : held } };
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
