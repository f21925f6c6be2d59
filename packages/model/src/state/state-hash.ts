import { ONE } from '@glasshouse/dice';
import type { Plan } from '../plan/types.js';
import { wordsOf } from './entries.js';
import { NEXT, SUMS, TYPE } from './state.js';
import type { State } from './state.js';

const mix = (hash: number, word: number): number => {
  const h = Math.imul(hash ^ word, 0x01000193);
  return (h ^ (h >>> 15)) | 0;
};

/**
 * A 32-bit fingerprint of what a person's state means, from a hash to start with: columns, and entries in order. Left out are slots of the arena, and bits
 * of the flags that are passed over.
 */
export function personHash(plan: Plan, state: State, row: number, start: number, passedOver = 0): number {
  const ledgers = plan.ledgers.length;
  let hash = mix(start, state.due[row]);
  hash = mix(hash, state.flags[row] & ~passedOver);
  hash = mix(hash, state.risk[row] ?? 0);
  hash = mix(hash, state.mask[row]);
  hash = mix(hash, state.sanctionDays[row]);
  hash = mix(hash, state.withoutDays[row]);
  // Scores that are not there yet stand for zeros, as those of row 0 do.
  const totals = (state.totalRow[row] ?? 0) * plan.ruleColumns;
  for (let i = 0; i < plan.ruleColumns; i++) hash = mix(hash, state.ruleTotals[totals + i] ?? 0);
  for (let l = 0; l < ledgers; l++) {
    const sums = (state.scoreRow[row * ledgers + l] ?? 0) * SUMS;
    for (let i = 0; i < SUMS; i++) hash = mix(hash, state.sums[sums + i] ?? 0);
  }
  for (let l = 0; l < ledgers; l++) hash = mix(hash, state.contexts[state.scoreRow[row * ledgers + l] ?? 0] ?? 0);
  for (const { at, each } of state.at.own) for (let i = 0; i < each; i++) hash = mix(hash, state.annex[at + row * each + i]);
  for (let i = 2 * row; i < 2 * row + 2 && i < state.money.length; i++) {
    hash = mix(hash, state.money[i] | 0);
    hash = mix(hash, Math.floor(state.money[i] / ONE));
  }
  for (let at = state.head[row]; at !== 0; at = state.entries[at + NEXT]) {
    const words = wordsOf(state.entries[at + TYPE]);
    for (let word = 1; word < words; word++) hash = mix(hash, state.entries[at + word]);
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
