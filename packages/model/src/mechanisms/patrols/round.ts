import type { Policy, RoundPlan } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { happen } from '../incidents/happen.js';
import { allot } from './allot.js';
import type { PatrolPlan } from './plan.js';
import { beginRecord, bookPlace, driftAttention, forget, hasBegun, recordOf } from './record.js';
import { PATROL, patrolSlot } from './slots.js';

/**
 * What the places of a community have to do with a round: patrols are put on duty from the record as it stands, some of the record is
 * forgotten, and the round's incidents happen. `policies` are the arm's in order of their days.
 */
export function beginPlaces(w: Work, policies: Policy[], round: RoundPlan): void {
  if (w.plan.incidents.length + w.plan.patrols.length === 0) return;
  const desk = w.patrols;
  desk.begin(policies, round.first, round.last);
  for (let p = 0; p < w.plan.patrols.length; p++) {
    desk.mostBefore[p] = hasBegun(w, p) ? most(w, p) : 0;
    desk.firstBefore[p] = hasBegun(w, p) ? first(w, p) : 0;
    goOnDuty(w, p, round);
  }
  happen(w, round);
}

/** Lets attention drift, and books where the record has moved in the round. */
export function endPlaces(w: Work): void {
  for (let p = 0; p < w.plan.patrols.length; p++) {
    if (!hasBegun(w, p)) continue;
    if (w.plan.patrolsAttend[p]) driftAttention(w, p, w.people.grids[w.plan.patrolGrids[p]].cells, w.policy.patrols[p]?.keeps ?? 1);
    bookPlace(w, patrolSlot(w.slots, p, PATROL.record_most), most(w, p) - w.patrols.mostBefore[p]);
    bookPlace(w, patrolSlot(w.slots, p, PATROL.record_first), first(w, p) - w.patrols.firstBefore[p]);
  }
}

/** Counts the records of a community afresh, as `recount` does for people. */
export function recountPlaces(w: Work, add: (slot: number, n: number) => void): void {
  for (let p = 0; p < w.plan.patrols.length; p++) {
    if (!hasBegun(w, p)) continue;
    add(patrolSlot(w.slots, p, PATROL.record), total(w, p));
    add(patrolSlot(w.slots, p, PATROL.record_most), most(w, p));
    add(patrolSlot(w.slots, p, PATROL.record_first), first(w, p));
  }
}

function goOnDuty(w: Work, p: number, round: RoundPlan): void {
  const desk = w.patrols;
  const grid = w.people.grids[w.plan.patrolGrids[p]];
  desk.clear(p, grid.cells);
  let kept = 1;
  let keeper: PatrolPlan | null = null;
  for (let day = round.first; day <= round.last;) {
    const policy = desk.policies[day - round.first];
    let last = day;
    while (last < round.last && desk.policies[last + 1 - round.first] === policy) last++;
    const patrol = policy.patrols[p];
    if (patrol !== null && grid.cells > 0) {
      keeper = patrol;
      beginRecord(w, patrol, grid.cells);
      allot(w, patrol, grid, day, last);
      bookDays(w, p, grid.cells, day, last);
      for (let d = day; d <= last; d++) kept *= 1 - patrol.forgets;
    }
    day = last + 1;
  }
  if (keeper !== null) forget(w, keeper, grid.cells, 1 - kept);
}

function bookDays(w: Work, p: number, cells: number, from: number, to: number): void {
  const record = recordOf(w, p, cells);
  let top = 0;
  for (let cell = 1; cell < cells; cell++) if (record[cell] > record[top]) top = cell;
  let all = 0;
  let there = 0;
  for (let day = from; day <= to; day++) {
    for (let cell = 0; cell < cells; cell++) all += w.patrols.on(p, day, cell);
    there += w.patrols.on(p, day, top);
  }
  bookPlace(w, patrolSlot(w.slots, p, PATROL.days), all);
  bookPlace(w, patrolSlot(w.slots, p, PATROL.days_most_recorded), there);
}

const recordHere = (w: Work, p: number): Int32Array => recordOf(w, p, w.people.grids[w.plan.patrolGrids[p]].cells);

function total(w: Work, p: number): number {
  const record = recordHere(w, p);
  let sum = 0;
  for (let cell = 0; cell < record.length; cell++) sum += record[cell];
  return sum;
}

function most(w: Work, p: number): number {
  const record = recordHere(w, p);
  let highest = 0;
  for (let cell = 0; cell < record.length; cell++) if (record[cell] > highest) highest = record[cell];
  return highest;
}

const first = (w: Work, p: number): number => recordHere(w, p)[0] ?? 0;
