import type { Recording } from '../run/recording.js';

/**
 * The place in the roster of whoever comes after `from` among those whose lives have differed up to the first of `months`, or up to a later one where none has
 * by then; null where no life differs.
 */
export function nextDiffering(recording: Recording, from: number, months: readonly number[]): { at: number; month: number } | null {
  for (const month of months) {
    const { differs } = recording.at(month)[0]!;
    for (let k = 1; k <= differs.length; k++) {
      const at = (from + k) % differs.length;
      if (differs[at] === 1) return { at, month };
    }
  }
  return null;
}
