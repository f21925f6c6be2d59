import type { Work } from '../../rounds/work.js';
import type { Recounted } from '../mechanism.js';
import { BAND, bandSlot } from './slots.js';

/** Counts afresh who is in each age band. */
export function recountBands(w: Work, add: Recounted): void {
  if (w.people.lives === null) return;
  const bands = w.people.attributes[w.plan.ageAttribute];
  for (let row = 0; row < w.people.n; row++) if (w.present(row)) add.person(row, bandSlot(w, bands[row]) + BAND.people, 1);
}
