import { below, PURPOSE } from '@glasshouse/dice';
import type { Work } from '../../rounds/work.js';
import { NO_STREAM } from '../../state/entries.js';
import { AS_IT_IS } from '../conditions/atom.js';
import type { Reading } from '../conditions/atom.js';
import { holdsIn } from '../conditions/holds.js';
import { counted, withinShared } from './caps.js';
import type { RulePlan } from './plan-types.js';

/** Points of a rule for this record before `set_grade`: fixed, drawn, or by steps of the amount; within the cap. */
export function plainPoints(w: Work, row: number, s: number, rule: RulePlan, actDay: number): number {
  let points = rule.cases === null ? rule.points : pointsNow(w, row, rule, rule.cases, AS_IT_IS);
  if (rule.discretion) {
    w.draw(PURPOSE.discretion, rule.key, row, actDay, s === NO_STREAM ? 0 : w.plan.streams[s].key);
    points = Math.min(rule.discretionFrom, rule.discretionTo) + below(w.out[0], Math.abs(rule.discretionTo - rule.discretionFrom) + 1);
  }
  if (rule.column >= 0) points = counted(w, row, s, rule, points);
  return rule.sharedColumn >= 0 ? withinShared(w, row, rule, points) : points;
}

/** Points of a rule with cases, in one reading of what has happened. */
export function pointsNow(w: Work, row: number, rule: RulePlan, cases: NonNullable<RulePlan['cases']>, reading: Reading): number {
  for (let i = 0; i < cases.length; i++) if (holdsIn(w, row, cases[i].condition.code, 0, reading)) return cases[i].points;
  return rule.points;
}
