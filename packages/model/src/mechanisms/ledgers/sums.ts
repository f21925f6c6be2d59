import type { Work } from '../../rounds/work.js';

const LARGEST = 2_147_483_647;

/**
 * A sum kept for a person, after `more` was added. Throws Error beyond 32 bits instead of wrapping. `validate` bounds the
 * points and amounts that a run can add up (`check-sums.ts`), so that a loaded scenario does not come here.
 */
export function sumOf(before: number, more: number): number {
  const sum = before + more;
  if (sum < -LARGEST - 1 || sum > LARGEST)
    throw new Error(`a sum of points or amounts reached ${sum}, beyond the 32 bits kept for it; lower the points or set a cap`);
  return sum;
}

/** Adds points to one of a person's sums. Throws Error beyond 32 bits. */
export function addTo(w: Work, at: number, points: number): void {
  w.state.sums[at] = sumOf(w.state.sums[at], points);
}
