import type { Plan } from '../plan/types.js';
import { Batch } from './batch.js';
import type { BatchOptions } from './batch.js';
import type { BatchResult } from './batch-result.js';

/** Most people that are held in memory at a time. */
export const PEOPLE_AT_A_TIME = 48_000;

/** Fewest people for which it pays to lay out the books anew. */
const FEWEST = 2_000;

/**
 * Cuts communities of so many people, in order, into blocks for so many workers: each takes the next when it is done with one. Blocks become smaller towards the end, so
 * that nobody waits long for the last. A single worker has nobody to wait for it. Returns first and end of each.
 */
export function cutBlocks(sizes: readonly number[], workers: number, most = PEOPLE_AT_A_TIME): [number, number][] {
  const blocks: [number, number][] = [];
  let left = sizes.reduce((sum, n) => sum + n, 0);
  for (let first = 0; first < sizes.length;) {
    const room = workers === 1 ? most : Math.min(most, Math.max(FEWEST, left / (2 * workers)));
    let end = first;
    let size = 0;
    do {
      size += sizes[end];
      end += 1;
    } while (end < sizes.length && size + sizes[end] <= room);
    blocks.push([first, end]);
    left -= size;
    first = end;
  }
  return blocks;
}

/**
 * Works some communities through all rounds, one block of a run. Only for a plan whose council has nothing to decide (`Coordinator.idle`), so that they
 * wait for nobody. `tell` hears how far it is, as `Batch.through` says.
 */
export function workBlock(plan: Plan, options: BatchOptions, tell: (personRounds: number, candidates: number) => void): BatchResult {
  const batch = new Batch(plan, options);
  batch.through(tell);
  return batch.finish();
}
