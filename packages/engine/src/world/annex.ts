import type { Plan } from '../plan/types.js';

/**
 * Where the words of the stages that only some scenarios declare begin in a state's annex. Each stage that keeps something about people or
 * about the community takes a block here: so many words a person, so many a community. Nothing declared: no words.
 */
export interface AnnexLayout {
  words: number;
  /** One word a person and column: 1 + doors closed while the measure's trigger is met, else 0. -1: no measure has doors. */
  doors: number;
  /** One word a person: spreads turned against (a bit each, from 0), spreads met with (from 15). -1: no spreads. */
  spreads: number;
}

/** Lays out the annex of a community of `n` people. Depends on the plan and `n` only. */
export function layOutAnnex(plan: Plan, n: number): AnnexLayout {
  let words = 0;
  const block = (size: number): number => {
    if (size === 0) return -1;
    words += size;
    return words - size;
  };
  const doors = block(n * plan.doorColumns);
  const spreads = block(plan.spreads.length > 0 ? n : 0);
  return { words, doors, spreads };
}
