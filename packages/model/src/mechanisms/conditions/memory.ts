import { DEED } from '../../plan/causes.js';
import { NEVER } from '../../plan/never.js';
import type { Work } from '../../rounds/work.js';

/**
 * The days of a person's newest records, in the annex of the state: for each stream and owner that a condition asks for, so many own deeds, then as many
 * records of other causes, each newest first. A word is the day, the start being 1, and the cause in its lowest three bits; 0: no record.
 */
const wordOf = (w: Work, cause: number): number => ((w.day - w.plan.start + 1) << 3) | cause;

const dayIn = (w: Work, word: number): number => (word >>> 3) - 1 + w.plan.start;

const firstOf = (w: Work, row: number, kept: number): number => w.state.at.memory + row * w.plan.memory.words + w.plan.memory.kept[kept].at;

/** A record of a stream was written to a person today. Nothing is done where no condition asks for records of it. */
export function remember(w: Work, row: number, s: number, cause: number): void {
  const kept = w.plan.memory.ofStream[w.plan.streams[s].conduct];
  if (kept === null) return;
  for (let i = 0; i < kept.length; i++) {
    const { owner, most } = w.plan.memory.kept[kept[i]];
    if (owner >= 0 && !isKnownTo(w, s, owner)) continue;
    const { annex } = w.state;
    const from = firstOf(w, row, kept[i]) + (cause === DEED ? 0 : most);
    for (let at = from + most - 1; at > from; at--) annex[at] = annex[at - 1];
    annex[from] = wordOf(w, cause);
  }
}

/** Whether a flow, or keeping it, brings the record at hand to an owner. */
function isKnownTo(w: Work, s: number, owner: number): boolean {
  const { reach } = w.policy;
  if (reach === null || w.keeper < 0) return true;
  return ((reach.known[s * w.plan.owners.length + w.keeper] >>> owner) & 1) === 1;
}

/** Remembered records of a person written less than `within` days ago (NEVER: at any time), own deeds only or all. */
export function countRemembered(w: Work, row: number, kept: number, within: number, ownOnly: boolean): number {
  const { most } = w.plan.memory.kept[kept];
  const from = firstOf(w, row, kept);
  const { annex } = w.state;
  let count = 0;
  for (let at = from; at < from + (ownOnly ? most : 2 * most); at++) {
    if (annex[at] !== 0 && (within >= NEVER || w.day - dayIn(w, annex[at]) < within)) count++;
  }
  return count;
}

/** Causes other than own deeds of the records that `countRemembered` counts, a bit each. */
export function causesRemembered(w: Work, row: number, kept: number, within: number): number {
  const { most } = w.plan.memory.kept[kept];
  const from = firstOf(w, row, kept) + most;
  const { annex } = w.state;
  let causes = 0;
  for (let at = from; at < from + most; at++) {
    if (annex[at] !== 0 && (within >= NEVER || w.day - dayIn(w, annex[at]) < within)) causes |= 1 << (annex[at] & 7);
  }
  return causes & ~(1 << DEED);
}
