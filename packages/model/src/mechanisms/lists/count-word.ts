import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';
import { COUNT } from '../../state/state.js';

/**
 * The COUNT word of a listing: monthly checks (12 bits); where something that is no deed of one's own began the term anew or made it longer, the cause from
 * the day on which own deeds alone would no longer hold the entry (3 bits), and that day counted from the start, plus one (17 bits; 0: none).
 */
const CHECKS = 0xfff;

export const checksOf = (count: number): number => count & CHECKS;

export const laterCause = (count: number): number => (count >>> 12) & 7;

const MOST_DAY = 0x1ffff;

/** Day from which another cause than own deeds holds an entry; NEVER: none. */
export function turnsOn(w: Work, at: number): number {
  const count = w.state.entries[at + COUNT];
  return count <= CHECKS && count >= 0 ? NEVER : w.plan.start + (count >>> 15) - 1;
}

/** The COUNT word of a new term that another cause than own deeds holds from a day on. */
export const turningWord = (w: Work, day: number, cause: number): number =>
  (cause << 12) | ((Math.min(MOST_DAY - 1, day - w.plan.start) + 1) << 15);
