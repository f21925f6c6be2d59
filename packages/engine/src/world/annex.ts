import type { Plan } from '../plan/types.js';

/**
 * Where the words of the stages that only some scenarios declare begin in a state's annex. Each stage that keeps something about people or
 * about the community takes a block here: so many words a person, so many a community. Nothing declared: no words.
 */
export interface AnnexLayout {
  words: number;
}

/** Lays out the annex of a community of `n` people. Depends on the plan and `n` only. */
export function layOutAnnex(_plan: Plan, _n: number): AnnexLayout {
  return { words: 0 };
}

/** Words of the annex of a community of `n` people. */
export const annexWords = (plan: Plan, n: number): number => layOutAnnex(plan, n).words;
