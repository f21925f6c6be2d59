import type { Work } from '../../rounds/work.js';
import { DUTY, kindOf, streamOf } from '../../state/entries.js';
import { NEXT, START, TYPE } from '../../state/state.js';
import { OBLIGATION } from '../streams/plan-types.js';

/** Offset of a person's open duty of a stream that fell due on a day, or 0. Only obligations leave duties open, and a person may have hundreds of other entries. */
export function openDuty(w: Work, row: number, s: number, day: number): number {
  if (w.plan.streams[s]?.kind !== OBLIGATION) return 0;
  const entries = w.state.entries;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) === DUTY && streamOf(type) === s && entries[at + START] === day) return at;
  }
  return 0;
}
