import type { Person } from './people.js';
import type { World } from './world.js';

/** What one person shows of a stance. */
export interface Shown {
  holds: boolean;
  enforces: number;
}

/** A stance among the people of a community. */
export interface Group {
  members: Person[];
  believers: Set<Person>;
  /** Neighbours on a lattice. */
  near: Map<Person, Set<Person>>;
  shown: Map<Person, Shown>;
}

/** What the people of a community show, stance by stance. */
export type Shows = Group[];

/** Whether a person shows a stance, as it stood when the last round ended. */
export const holdsStance = (w: World, person: Person, s: number): boolean => w.here.shows?.[s]?.shown.get(person)?.holds ?? false;
