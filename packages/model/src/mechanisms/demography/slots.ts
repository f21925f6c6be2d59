import { offsetsOf } from '../../counters/family.js';
import type { Work } from '../../rounds/work.js';
import { BAND_COUNTERS, DEMOGRAPHY_COUNTERS, HOME_COUNTERS } from './counters.js';

export const LIFE = offsetsOf(DEMOGRAPHY_COUNTERS);

export const BAND = offsetsOf(BAND_COUNTERS);

/** First slot of an age band. */
export const bandSlot = (w: Work, band: number): number => w.slots.at.ageBand[band];

/** Slot of a count of what happens to people as time passes. */
export const lifeSlot = (w: Work, offset: number): number => w.slots.at.demography[0] + offset;

/** Books that a person is in a band from today on (sign 1), or no longer (sign -1). */
export function bookBand(w: Work, row: number, band: number, sign: number): void {
  const slot = bandSlot(w, band);
  w.book(slot + BAND.people, row, sign);
  w.book(slot + BAND.days, row, sign * (w.roundLast - w.day + 1));
}

export const HOME = offsetsOf(HOME_COUNTERS);

/** First slot of a place in which people live. Expects people who move. */
export const homeSlot = (w: Work, place: number): number => w.slots.at.home[w.plan.shownPlaceOf[place]];

/** Books that a person lives in a place from today on (sign 1), or no longer (sign -1). */
export function bookHome(w: Work, row: number, place: number, sign: number): void {
  const slot = homeSlot(w, place);
  w.book(slot + HOME.people, row, sign);
  w.book(slot + HOME.days, row, sign * (w.roundLast - w.day + 1));
}
