import { DEED, STATUS } from '../../plan/causes.js';
import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { IF_RECAST } from '../conditions/holds.js';
import { reachesGrade } from '../ledgers/grades.js';
import { recoveredPoints } from '../ledgers/recovered.js';
import { deedScoreOf, gradeOf, kept, scoreOf, startOf, worstCause } from '../ledgers/score.js';
import type { TriggerPlan } from './plan-types.js';

/** Whether a score lies in a trigger's range of scores. */
export const meetsScore = (trigger: { atMost: boolean; score: number }, score: number): boolean =>
  trigger.atMost ? score <= trigger.score : score >= trigger.score;

/** Whether a score lies in a trigger's range of grades, or of scores. */
export function meets(trigger: TriggerPlan, policy: Policy, score: number): boolean {
  if (trigger.grade < 0) return meetsScore(trigger, score);
  return reachesGrade(trigger, gradeOf(policy.ledgers[trigger.ledger], score));
}

/** Whether a person scored in a grade (-1: not scored) is in a trigger's range. */
export const isMet = (w: Work, row: number, policy: Policy, trigger: TriggerPlan, grade: number): boolean =>
  trigger.grade >= 0
    ? reachesGrade(trigger, grade)
    : grade >= 0 && meets(trigger, policy, scoreOf(w, row, trigger.ledger, policy.ledgers[trigger.ledger]));

/** The cause by which a grade or score is met, as a bit, and whether own deeds would if recovery made entries for inability one. */
export function causesOfGrade(w: Work, row: number, policy: Policy, trigger: TriggerPlan): number {
  const ledger = policy.ledgers[trigger.ledger];
  if (meets(trigger, policy, startOf(w, row, ledger))) return 1 << STATUS;
  const own = deedScoreOf(w, row, trigger.ledger, ledger);
  if (meets(trigger, policy, own)) return 1 << DEED;
  const causes = 1 << worstCause(w, row, trigger.ledger);
  const recast = w.listRules ? recoveredPoints(w, row, trigger.ledger) : 0;
  return recast !== 0 && meets(trigger, policy, own + kept(ledger, own, recast)) ? causes | IF_RECAST : causes;
}
