import type { Plan } from '../plan/types.js';
import { newState } from '../state/new-state.js';
import { ENTRY_WORDS } from '../state/state.js';
import { PEOPLE_AT_A_TIME } from './blocks.js';
import { Coordinator } from './coordinator.js';

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
 * the same time come on top. Where the council has nothing to decide, each of the workers holds no more than a block of communities.
 */
export function bytesOfRun(plan: Plan, workers = 1): number {
  const all = plan.communities.reduce((sum, community) => sum + community.persons, 0);
  const largest = plan.communities.reduce((most, community) => Math.max(most, community.persons), 1);
  const persons = new Coordinator(plan).idle ? Math.min(all, workers * Math.max(largest, PEOPLE_AT_A_TIME)) : all;
  const n = Math.min(largest, MOST_LAID_OUT);
  const state = newState(plan, n);
  if (plan.arms.some(({ policies }) => policies.some(({ ledgersOn }) => ledgersOn.length > 0))) state.openScores();
  const each = state.bytes / n + ENTRIES * ENTRY_WORDS * WORD;
  const shared = COLUMNS + plan.attributes.length + (plan.enters > 0 || plan.leaves > 0 ? 2 * WORD : 0);
  return persons * (shared + plan.arms.length * each);
}
