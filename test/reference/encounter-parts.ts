import type { Plan } from './plan/plan.js';
import { aroundEver } from './around.js';
import type { Person } from './people.js';
import { fits } from './standing.js';
import type { World } from './world.js';

export type Encounter = Plan['encounters'][number];

/** What a person follows in an encounter, how others see them, and what it has brought since the last revision, in thousandths. */
export interface Playing {
  strategy: number;
  standing: number;
  payoff: number;
}

export const MEETS = { community: 0, partition: 1, tie: 2 };

export const nameOf = (encounter: Encounter, strategy: number): string => `encounter.${encounter.id}.${encounter.strategies[strategy]!.id}`;

/** Everyone whom a person could ever meet, there or not, by roster. */
export function circle(w: World, { who, meets: { kind, of } }: Encounter, person: Person): Person[] {
  const all = (() => {
    if (kind === MEETS.community) return w.here.people;
    if (kind === MEETS.partition && w.policy.partitions[of]!.size === 0) return [];
    return aroundEver(w, kind === MEETS.partition ? of : w.policy.partitions.length + of, person);
  })();
  return all.filter((other) => other !== person && other.cameAdult && fits(other, who));
}

/** Somebody who did what the game is about, did not, or could not. */
export interface Done {
  person: Person;
  did: boolean;
  able: boolean;
}

/** Payoff that a person receives, or loses where it is negative. */
export function bring(w: World, encounter: Encounter, e: number, person: Person, parts: number, lost = false): void {
  const name = nameOf(encounter, person.playing[e]!.strategy);
  w.book.count(`${name}.${lost ? 'paid' : 'received'}`, person, parts);
  if (encounter.revises) person.playing[e]!.payoff += lost ? -parts : parts;
}
