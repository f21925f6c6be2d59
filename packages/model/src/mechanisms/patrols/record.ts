import { gapFactor, geometricGap, ONE, PURPOSE } from '@glasshouse/dice';
import type { Plan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { mostCells } from '../incidents/cells.js';
import { largestRemainder } from '../places/plan.js';
import { ATTENTION_PARTS } from './plan.js';
import type { PatrolPlan } from './plan.js';
import { PATROL, patrolSlot } from './slots.js';

/** Words before a record: that it has begun. */
const BEGUN = 1;

/** Words that the records of the first `count` patrols of a plan take in a community of `n` people. */
function wordsOf(plan: Plan, n: number, count: number): number {
  let words = 0;
  for (let p = 0; p < count; p++) words += BEGUN + mostCells(n, plan.gridSizes[plan.patrolGrids[p]]) * (plan.patrolsAttend[p] ? 3 : 1);
  return words;
}

/** Words that the records of all patrols take. */
export const recordWords = (plan: Plan, n: number): number => wordsOf(plan, n, plan.patrolGrids.length);

/** Where the words of a patrol begin in the annex. */
const beginOf = (w: Work, patrol: number): number => w.state.at.patrols + wordsOf(w.plan, w.state.n, patrol);

/** What is on record of each cell of a patrol, a view of the state. */
export function recordOf(w: Work, patrol: number, cells: number): Int32Array {
  const at = beginOf(w, patrol) + BEGUN;
  return w.state.annex.subarray(at, at + cells);
}

/** Attention of each cell of a patrol, in parts; a view of the state. Only where some arm draws it by attention. */
export function attentionOf(w: Work, patrol: number, cells: number): Int32Array {
  const at = beginOf(w, patrol) + BEGUN + cells;
  return w.state.annex.subarray(at, at + cells);
}

/** What entered the record of each cell in the round; a view of the state. Only where some arm draws by attention. */
function addedOf(w: Work, patrol: number, cells: number): Int32Array {
  const at = beginOf(w, patrol) + BEGUN + 2 * cells;
  return w.state.annex.subarray(at, at + cells);
}

/**
 * At a round's end: each cell keeps the share `keeps` of its attention, and the rest goes to cells in proportion to what entered their records in the round.
 * Attention stays as it was where nothing did.
 */
export function driftAttention(w: Work, patrol: number, cells: number, keeps: number): void {
  const added = addedOf(w, patrol, cells);
  let sum = 0;
  for (let cell = 0; cell < cells; cell++) sum += added[cell];
  if (sum === 0) return;
  const attention = attentionOf(w, patrol, cells);
  if (keeps < 1)
    attention.set(
      largestRemainder(
        ATTENTION_PARTS,
        Array.from(attention, (each, cell) => keeps * each * sum + (1 - keeps) * ATTENTION_PARTS * added[cell]),
      ),
    );
  added.fill(0);
}

/** Whether a patrol has ever begun here. */
export const hasBegun = (w: Work, patrol: number): boolean => w.state.annex[beginOf(w, patrol)] !== 0;

/** Books counts that belong to a place and to nobody in it. */
export function bookPlace(w: Work, slot: number, n: number): void {
  w.bookPlace(slot, n);
}

const book = (w: Work, patrol: number, what: number, n: number): void => bookPlace(w, patrolSlot(w.slots, patrol, what), n);

/** The record as the patrols find it when they first go on duty. Absent: one thing each. */
export function beginRecord(w: Work, patrol: PatrolPlan, cells: number): void {
  if (hasBegun(w, patrol.index)) return;
  w.state.annex[beginOf(w, patrol.index)] = 1;
  const record = recordOf(w, patrol.index, cells);
  let sum = 0;
  for (let cell = 0; cell < cells; cell++) {
    record[cell] = patrol.start.length === 0 ? 1 : patrol.start[Math.min(cell, patrol.start.length - 1)];
    sum += record[cell];
  }
  if (w.plan.patrolsAttend[patrol.index])
    attentionOf(w, patrol.index, cells).set(largestRemainder(ATTENTION_PARTS, sum === 0 ? new Int32Array(cells).fill(1) : record));
  book(w, patrol.index, PATROL.record_begun, sum);
  book(w, patrol.index, PATROL.record, sum);
}

/** Each thing on record is forgotten with chance `lost`, cell by cell; one at least stays. Addressed by cell and the round's first day. */
export function forget(w: Work, patrol: PatrolPlan, cells: number, lost: number): void {
  if (lost <= 0) return;
  const record = recordOf(w, patrol.index, cells);
  const gap = gapFactor(Math.min(1, lost));
  for (let cell = 0; cell < cells; cell++) {
    const n = record[cell];
    let gone = 0;
    for (let at = -1, k = 0; at < n; k++) {
      if ((k & 3) === 0) w.draw(PURPOSE.patrol, patrol.forgetKey, cell, w.roundFirst, k >> 2);
      at += 1 + geometricGap(w.out[k & 3], gap);
      if (at < n) gone++;
    }
    gone = Math.min(gone, Math.max(0, n - 1));
    record[cell] -= gone;
    book(w, patrol.index, PATROL.record_forgotten, gone);
    book(w, patrol.index, PATROL.record, -gone);
  }
}

/** One more thing on record of a cell. */
export function addToRecord(w: Work, patrol: number, cell: number): void {
  w.state.annex[beginOf(w, patrol) + BEGUN + cell]++;
  if (w.plan.patrolsAttend[patrol]) addedOf(w, patrol, w.people.grids[w.plan.patrolGrids[patrol]].cells)[cell]++;
  book(w, patrol, PATROL.record_added, 1);
  book(w, patrol, PATROL.record, 1);
}

/** A channel that a patrol carries has reported something of a person: it may count in the record of the cell where they live. */
export function countFound(w: Work, patrol: number, row: number, s: number): void {
  const plan = w.policy.patrols[patrol];
  if (plan === null) return;
  book(w, patrol, PATROL.found, 1);
  if (plan.found < 1) {
    w.draw(PURPOSE.patrol, plan.countKey, row, w.day, w.plan.streams[s].key);
    if (w.word(0) >= plan.found * ONE) return;
  }
  addToRecord(w, patrol, w.people.grids[w.plan.patrolGrids[patrol]].of[row]);
}
