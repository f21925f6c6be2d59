import type { Plan } from '../plan/types.js';
import { newState } from './new-state.js';
import { ENTRY_WORDS } from './state.js';

/** People whose state is laid out to see what one takes. */
const MOST_LAID_OUT = 10_000;
/** Entries of a person that room is counted for: open duties, reports under way, changes of score that expire, listings. Most people have none. */
const ENTRIES = 1;
const WORD = 4;
/** Columns of one byte that everybody has: cell, position, household, adult, aware. */
const COLUMNS = 5;

/**
 * Bytes that a run of a plan takes for its people, all arms apart: an estimate from the layout of a state, with room for one entry a person.
 * A run whose arms stay alike takes less; one in which people have many records at once takes more. Tables, the program itself and further runs at
 * the same time come on top.
 */
export function bytesOfRun(plan: Plan): number {
  const persons = plan.communities.reduce((sum, community) => sum + community.persons, 0);
  const largest = plan.communities.reduce((most, community) => Math.max(most, community.persons), 1);
  const n = Math.min(largest, MOST_LAID_OUT);
  const state = newState(plan, n);
  if (plan.arms.some(({ policies }) => policies.some(({ ledgersOn }) => ledgersOn.length > 0))) state.openScores();
  const each = state.bytes / n + ENTRIES * ENTRY_WORDS * WORD;
  const shared = COLUMNS + plan.attributes.length + (plan.enters > 0 || plan.leaves > 0 ? 2 * WORD : 0);
  return persons * (shared + plan.arms.length * each);
}
