import type { Work } from '../../rounds/work.js';
import { NOWHERE } from '../incidents/cells.js';

/** Whether a patrol that carries a channel is on duty today where a person lives. People of no cell are never met. */
export function meetsPatrol(w: Work, patrol: number, row: number): boolean {
  if (w.policy.patrols[patrol] === null) return false;
  const cell = w.people.grids[w.plan.patrolGrids[patrol]].of[row];
  return cell !== NOWHERE && w.patrols.on(patrol, w.day, cell) > 0;
}
