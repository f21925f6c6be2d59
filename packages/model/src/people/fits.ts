import type { WhoPlan } from '../plan/who.js';
import type { People } from './people.js';

/** Whether all attributes of a person qualify. `who`: a mask for each attribute, as streams have them; none: everybody qualifies. */
export function fits(people: People, row: number, who: readonly number[]): boolean {
  for (let a = 0; a < who.length; a++) {
    if (((who[a] >>> people.attributes[a][row]) & 1) === 0) return false;
  }
  return true;
}

/** Whether a person is among those concerned. */
export const fitsWho = (people: People, row: number, who: WhoPlan): boolean =>
  (!who.adultsOnly || people.adult[row] === 1) && fits(people, row, who.masks);
