import { PURPOSE, below } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { NOWHERE } from '../incidents/cells.js';
import type { Grid } from '../incidents/cells.js';
import { largestRemainder } from '../places/plan.js';
import { BY_PEOPLE, BY_RECORDED, DRAWN_BY_ATTENTION, EVEN } from './plan.js';
import type { PatrolPlan } from './plan.js';
import { attentionOf, recordOf } from './record.js';

/**
 * Puts patrols on duty from day `from` to `to` by one of the documented rules, from what is on record, and what attention cells have, when the round begins. Nothing else
 * enters: not what happened, not what would help. Stations stand besides.
 */
export function allot(w: Work, patrol: PatrolPlan, grid: Grid, from: number, to: number): void {
  const { cells } = grid;
  for (let day = from; day <= to; day++) {
    for (let cell = 0; cell < Math.min(patrol.stations, cells); cell++) put(w, patrol, day, cell);
  }
  if (patrol.allocation === EVEN) inTurn(w, patrol, cells, from, to);
  else if (patrol.allocation === BY_PEOPLE) inShares(w, patrol, residents(w, grid), from, to);
  else if (patrol.allocation === BY_RECORDED) inShares(w, patrol, recordOf(w, patrol.index, cells), from, to);
  else if (patrol.allocation === DRAWN_BY_ATTENTION) drawn(w, patrol, attentionOf(w, patrol.index, cells), from, to);
  else drawn(w, patrol, recordOf(w, patrol.index, cells), from, to);
}

function put(w: Work, patrol: PatrolPlan, day: number, cell: number): void {
  const desk = w.patrols;
  desk.duty[patrol.index][(day - desk.first) * desk.cells[patrol.index] + cell]++;
}

function inTurn(w: Work, patrol: PatrolPlan, cells: number, from: number, to: number): void {
  for (let day = from; day <= to; day++) {
    for (let j = 0; j < patrol.number; j++) put(w, patrol, day, ((day - w.plan.start) * patrol.number + j) % cells);
  }
}

/** Whole patrol-days by largest remainder, then dealt over the days cell by cell, so that every day has its number. */
function inShares(w: Work, patrol: PatrolPlan, weights: ArrayLike<number>, from: number, to: number): void {
  const days = to - from + 1;
  const shares = largestRemainder(patrol.number * days, weights);
  for (let cell = 0, unit = 0; cell < shares.length; cell++) {
    for (let n = 0; n < shares[cell]; n++, unit++) put(w, patrol, from + (unit % days), cell);
  }
}

function drawn(w: Work, patrol: PatrolPlan, record: Int32Array, from: number, to: number): void {
  let total = 0;
  for (let cell = 0; cell < record.length; cell++) total += record[cell];
  for (let day = from; day <= to; day++) {
    for (let j = 0; j < patrol.number; j++) {
      w.draw(PURPOSE.patrol, patrol.key, j, day, 0);
      let cell = 0;
      if (total === 0) cell = below(w.out[0], record.length);
      else for (let left = below(w.out[0], total); left >= record[cell]; cell++) left -= record[cell];
      put(w, patrol, day, cell);
    }
  }
}

/** People present in each cell. */
function residents(w: Work, grid: Grid): Int32Array {
  const counts = new Int32Array(grid.cells);
  for (let row = 0; row < w.people.n; row++) if (grid.of[row] !== NOWHERE && w.present(row)) counts[grid.of[row]]++;
  return counts;
}
