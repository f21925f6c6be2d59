import type { People } from '../../people/people.js';

/** Belongs to no cell. */
export const NOWHERE = 0xffff;

/** The cells of a community: how many, and in which of them each row stands (`NOWHERE`: in none). */
export interface Grid {
  cells: number;
  of: Uint16Array;
}

/** Most cells that a community of `n` people can have when so many households make one. */
export const mostCells = (n: number, size: number): number => Math.ceil(n / size);

/**
 * Cuts a community into cells of so many households that stand next to one another; the last may be smaller. People added at the end of
 * the roster belong to none, but for those born in the run, who live where their household does.
 */
export function cutGrid(people: Pick<People, 'n' | 'nominal' | 'household' | 'families'>, size: number): Grid {
  const of = new Uint16Array(people.n).fill(NOWHERE);
  let household = 0;
  for (let row = 0; row < people.nominal; household++) {
    const cell = Math.floor(household / size);
    if (cell >= NOWHERE) throw new RangeError(`a community of ${people.nominal} people has too many cells of ${size} households; cut it`);
    const end = row + people.household[row];
    for (; row < end; row++) of[row] = cell;
  }
  people.families?.head.forEach((head, i) => {
    of[people.families!.from + i] = of[head];
  });
  return { cells: Math.ceil(household / size), of };
}
