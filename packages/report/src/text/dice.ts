import type { StudyDocument } from '@glasshouse/model';

/**
 * Whether the design points of an experiment share their random draws, as a sentence. Null for an experiment of one point, and for a
 * stored result that does not say.
 */
export function sharedDice({ points, commonDice }: StudyDocument['experiments'][number]): string | null {
  if (points <= 1 || commonDice === undefined) return null;
  return commonDice
    ? 'All design points share the same random draws: points differ by their assumptions alone, and chance shifts all of them together.'
    : 'Each design point has random draws of its own, so a range over points also contains the noise of the random draws.';
}
