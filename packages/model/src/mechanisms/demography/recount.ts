import type { Work } from '../../rounds/work.js';
import type { Recounted } from '../mechanism.js';
import { BAND, HOME, bandSlot, homeSlot } from './slots.js';

/** Counts afresh who is in each age band, and who lives where. */
export function recountBands(w: Work, add: Recounted): void {
  if (w.people.lives === null) return;
  const bands = w.people.attributes[w.plan.ageAttribute];
  for (let row = 0; row < w.people.n; row++) if (w.present(row)) add.person(row, bandSlot(w, bands[row]) + BAND.people, 1);
  if (w.plan.placeAttribute < 0) return;
  const homes = w.people.attributes[w.plan.placeAttribute];
  for (let row = 0; row < w.people.n; row++) if (w.present(row)) add.person(row, homeSlot(w, homes[row]) + HOME.people, 1);
}
