import { isBorn } from '../../people/household.js';
import type { Work } from '../../rounds/work.js';
import { APPEAL, DUTY, LISTING, OBJECTION, OFF_LIST, kindOf } from '../../state/entries.js';
import { NEXT, TYPE } from '../../state/state.js';
import type { Lives } from './lives.js';
import { BAND, HOME, LIFE, bandSlot, bookBand, bookHome, homeSlot, lifeSlot } from './slots.js';

const bandOf = (w: Work, row: number): number => w.people.attributes[w.plan.ageAttribute][row];

/** Counts a person who comes in, in the band of the day. */
export function bookArrival(w: Work, row: number): void {
  const band = bandOf(w, row);
  const born = isBorn(w.people, row);
  if (born) w.book(lifeSlot(w, LIFE.born), row, 1);
  w.book(bandSlot(w, band) + (born ? BAND.born : BAND.entered), row, 1);
  bookBand(w, row, band, 1);
  const { placeAttribute } = w.plan;
  if (placeAttribute < 0) return;
  const place = w.people.attributes[placeAttribute][row];
  w.book(homeSlot(w, place) + HOME.entered, row, 1);
  bookHome(w, row, place, 1);
}

/** Counts a person who leaves or dies, in the band of the day. */
export function bookDeparture(w: Work, row: number, { dies }: Lives): void {
  const band = bandOf(w, row);
  const died = dies[row] === 1;
  w.book(bandSlot(w, band) + (died ? BAND.died : BAND.left), row, 1);
  bookBand(w, row, band, -1);
  if (died) w.book(lifeSlot(w, LIFE.died), row, 1);
  const { placeAttribute } = w.plan;
  if (placeAttribute < 0) return;
  const place = w.people.attributes[placeAttribute][row];
  w.book(homeSlot(w, place) + HOME.left, row, 1);
  bookHome(w, row, place, -1);
}

/** Counts what the death of a person ends. Call it before the entries are dropped. */
export function countEnded(w: Work, row: number): void {
  for (let at = w.state.head[row]; at !== 0; at = w.state.entries[at + NEXT]) {
    const type = w.state.entries[at + TYPE];
    const kind = kindOf(type);
    if (kind === DUTY) w.book(lifeSlot(w, LIFE.ended_duties), row, 1);
    else if (kind === APPEAL || kind === OBJECTION) w.book(lifeSlot(w, LIFE.ended_requests), row, 1);
    else if (kind === LISTING && (type & OFF_LIST) === 0) w.book(lifeSlot(w, LIFE.ended_listings), row, 1);
  }
}
