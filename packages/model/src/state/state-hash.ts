import type { Plan } from '../plan/types.js';
import { ENTRY_WORDS, NEXT, SUMS } from './state.js';
import type { State } from './state.js';

const mix = (hash: number, word: number): number => {
  const h = Math.imul(hash ^ word, 0x01000193);
  return (h ^ (h >>> 15)) | 0;
};

/** A 32-bit fingerprint of what a person's state means, from a hash to start with: columns, and entries in order. Slots of the arena are left out. */
export function personHash(plan: Plan, state: State, row: number, start: number): number {
  const ledgers = plan.ledgers.length;
  // Columns of scores that are not there yet stand for noughts.
  const scored = state.sums.length > 0;
  let hash = mix(start, state.due[row]);
  hash = mix(hash, state.flags[row]);
  hash = mix(hash, state.risk[row]);
  hash = mix(hash, state.mask[row]);
  hash = mix(hash, state.sanctionDays[row]);
  hash = mix(hash, state.withoutDays[row]);
  for (let i = row * plan.ruleColumns; i < (row + 1) * plan.ruleColumns; i++) hash = mix(hash, scored ? state.ruleTotals[i] : 0);
  for (let i = row * ledgers * SUMS; i < (row + 1) * ledgers * SUMS; i++) hash = mix(hash, scored ? state.sums[i] : 0);
  for (let i = row * ledgers; i < (row + 1) * ledgers; i++) hash = mix(hash, scored ? state.contexts[i] : 0);
  for (const { at, each } of state.at.own) for (let i = 0; i < each; i++) hash = mix(hash, state.annex[at + row * each + i]);
  for (let i = 2 * row; i < 2 * row + 2 && i < state.money.length; i++) {
    hash = mix(hash, state.money[i] | 0);
    hash = mix(hash, Math.floor(state.money[i] / 4294967296));
  }
  for (let at = state.head[row]; at !== 0; at = state.entries[at + NEXT]) {
    for (let word = 1; word < ENTRY_WORDS; word++) hash = mix(hash, state.entries[at + word]);
  }
  return hash;
}

/** A 32-bit fingerprint of what the state of a community means. */
export function stateHash(plan: Plan, state: State): number {
  let hash = 0x811c9dc5 | 0;
  for (let row = 0; row < state.n; row++) hash = personHash(plan, state, row, hash);
  for (let i = 0; i < state.annex.length; i++) hash = mix(hash, state.annex[i]);
  return hash;
}
