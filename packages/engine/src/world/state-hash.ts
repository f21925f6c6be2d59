import type { Plan } from '../plan/types.js';
import { ENTRY_WORDS, NEXT, SUMS } from './state.js';
import type { State } from './state.js';

const mix = (hash: number, word: number): number => {
  const h = Math.imul(hash ^ word, 0x01000193);
  return (h ^ (h >>> 15)) | 0;
};

/** A 32-bit fingerprint of what a state means: columns, and each person's entries in order. Slots of the arena are left out. */
export function stateHash(plan: Plan, state: State): number {
  let hash = 0x811c9dc5 | 0;
  const ledgers = plan.ledgers.length;
  for (let row = 0; row < state.n; row++) {
    hash = mix(hash, state.due[row]);
    hash = mix(hash, state.flags[row]);
    hash = mix(hash, state.risk[row]);
    hash = mix(hash, state.sanctionDays[row]);
    hash = mix(hash, state.withoutDays[row]);
    for (let i = row * plan.ruleColumns; i < (row + 1) * plan.ruleColumns; i++) hash = mix(hash, state.ruleTotals[i]);
    for (let i = row * ledgers * SUMS; i < (row + 1) * ledgers * SUMS; i++) hash = mix(hash, state.sums[i]);
    for (let at = state.head[row]; at !== 0; at = state.entries[at + NEXT]) {
      for (let word = 1; word < ENTRY_WORDS; word++) hash = mix(hash, state.entries[at + word]);
    }
  }
  return hash;
}
