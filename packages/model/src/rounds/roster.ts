import type { People } from '../people/people.js';
import type { Plan } from '../plan/types.js';
import { personNumber } from './first-difference.js';
import type { RunRoster } from './open-run.js';

/** The people of communities in the order of their frames, as they came in. `first`: the first of the communities. */
export function rosterOf(plan: Plan, communities: readonly People[], first: number): RunRoster {
  const n = communities.reduce((sum, people) => sum + people.n, 0);
  const roster: RunRoster = {
    person: new Int32Array(n),
    community: new Int32Array(n),
    position: new Uint8Array(n),
    household: new Uint8Array(n),
    adult: new Uint8Array(n),
  };
  let at = 0;
  communities.forEach((people, c) => {
    for (const column of ['position', 'household'] as const) roster[column].set(people[column], at);
    roster.adult.set(people.lives?.cameAdult ?? people.adult, at);
    roster.community.fill(first + c, at, at + people.n);
    for (let row = 0; row < people.n; row++) roster.person[at + row] = personNumber(plan, first + c, row);
    at += people.n;
  });
  return roster;
}
