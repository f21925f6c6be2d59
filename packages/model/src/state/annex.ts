import { everyMechanism } from '../mechanisms/index.js';
import type { KeptName } from '../mechanisms/index.js';
import type { Kept } from '../mechanisms/mechanism.js';
import type { Plan } from '../plan/types.js';

/** Words that each person has from `at` on. */
export interface OwnWords {
  at: number;
  /** Words a person. */
  each: number;
}

/**
 * Where the words of the mechanisms begin in a state's annex, by the names under which they keep them: so many words a person, so many a community.
 * -1: none are kept, since the scenario does not ask for them.
 */
export type AnnexLayout = Readonly<Record<KeptName, number>> & {
  readonly words: number;
  /** Those that belong to the fingerprint of a person. */
  readonly own: readonly OwnWords[];
};

/** Lays out the annex of a community of `n` people. Depends on the plan and `n` only. */
export function layOutAnnex(plan: Plan, n: number): AnnexLayout {
  const at: [string, number][] = [];
  const own: OwnWords[] = [];
  let words = 0;
  for (const { keeps } of everyMechanism) {
    for (const [name, kept] of Object.entries<Kept>(keeps ?? {})) {
      const each = kept.each?.(plan) ?? 0;
      const size = n * each + (kept.whole?.(plan, n) ?? 0);
      at.push([name, size === 0 ? -1 : words]);
      if (kept.own && each > 0) own.push({ at: words, each });
      words += size;
    }
  }
  // Made in this way all layouts have one shape. An object that is filled name by name and then spread has a shape of its own each time, which V8 reads slowly.
  return Object.assign(Object.fromEntries(at) as Record<KeptName, number>, { words, own });
}
