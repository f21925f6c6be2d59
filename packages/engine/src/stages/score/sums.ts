import type { Work } from '../../rounds/work.js';

/** Adds points to one of a person's sums. Throws Error beyond 16 bits. */
export function addTo(w: Work, at: number, points: number): void {
  const sum = w.state.sums[at] + points;
  if (sum < -32768 || sum > 32767)
    throw new Error(`a score moved by ${sum} points in all, beyond the 16 bits kept for it; lower the points or set a cap`);
  w.state.sums[at] = sum;
}
