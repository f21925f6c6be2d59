import { DEED, STATUS } from '../../plan/types.js';
import type { Policy, TriggerPlan } from '../../plan/types.js';
import type { Standing, Work } from '../../rounds/work.js';
import { causeOf, kindOf, LISTING, NO_STREAM, OFF_LIST, refOf, streamOf } from '../../world/entries.js';
import { NEXT, TYPE } from '../../world/state.js';
import { applyEffects } from './effects.js';
import { reachesGrade } from '../score/grades.js';
import { deedScoreOf, fitsWho, gradeOf, isScored, scoreOf, worstCause } from '../score/ledger.js';

/**
 * Reads what stands for or against a person under a policy: a pure function of the state, it writes only `into`.
 *
 * A sanction has cause `deed` when own true breaches alone would impose it; else the first of lawful, status, inability,
 * other, error among the causes that do; `status` where the starting score alone imposes it. It is related when one of the deeds behind it was done in the measure's context.
 */
export function evaluate(w: Work, row: number, policy: Policy, into: Standing): void {
  into.mask = 0;
  into.met = 0;
  into.withheld = 0;
  into.listed = 0;
  for (let l = 0; l < into.grade.length; l++) into.grade[l] = -1;
  if (!w.present(row)) return;
  let standing = w.state.head[row] !== 0;
  if (standing) readListings(w, row, into);
  else clearListings(w);
  if (w.people.adult[row] === 0) return;
  for (let i = 0; i < policy.ledgersOn.length; i++) {
    const l = policy.ledgersOn[i];
    const ledger = policy.ledgers[l];
    if (!isScored(w, row, ledger)) continue;
    into.grade[l] = gradeOf(ledger, scoreOf(w, row, l, ledger));
    standing = true;
  }
  if (!standing && !policy.statusMeasures) return;
  const measuresOn = w.localOn ? policy.measuresOn : policy.measuresPlain;
  for (let i = 0; i < measuresOn.length; i++) {
    const m = measuresOn[i];
    const measure = policy.measures[m];
    let causes = 0;
    let contexts = 0;
    for (let t = 0; t < measure.triggers.length; t++) {
      const trigger = measure.triggers[t];
      if (trigger.list >= 0) {
        causes |= measure.untilPerformed ? w.causesAny[trigger.list] : w.causesOn[trigger.list];
        contexts |= measure.untilPerformed ? w.contextsAny[trigger.list] : w.contextsOn[trigger.list];
      } else if (trigger.who !== null) {
        if (fitsWho(w, row, trigger.who)) causes |= 1 << STATUS;
      } else if (isMet(w, row, policy, trigger, into.grade[trigger.ledger])) {
        causes |= 1 << causeOfGrade(w, row, policy, trigger);
        contexts |= w.state.contexts[row * policy.ledgers.length + trigger.ledger];
      }
    }
    if (causes === 0) continue;
    into.mask |= 1 << m;
    into.cause[m] = 31 - Math.clz32(causes & -causes);
    into.unrelated[m] = ((contexts >>> measure.context) & 1) === 0 ? 1 : 0;
  }
  if (policy.ending.length > 0 || policy.withDoors.length > 0) applyEffects(w, row, policy, into);
}

function clearListings(w: Work): void {
  for (let l = 0; l < w.causesOn.length; l++) {
    w.causesOn[l] = 0;
    w.causesAny[l] = 0;
    w.contextsOn[l] = 0;
    w.contextsAny[l] = 0;
  }
}

function readListings(w: Work, row: number, into: Standing): void {
  clearListings(w);
  const entries = w.state.entries;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) !== LISTING) continue;
    const entry = w.listOfEntry[refOf(type)];
    const cause = 1 << causeOf(type);
    const stream = streamOf(type);
    const context = stream === NO_STREAM ? w.contextsOfLedgerEntry(row, refOf(type)) : 1 << w.plan.streams[stream].context;
    w.causesAny[entry] |= cause;
    w.contextsAny[entry] |= context;
    if ((type & OFF_LIST) === 0) {
      w.causesOn[entry] |= cause;
      w.contextsOn[entry] |= context;
      into.listed |= 1 << entry;
    }
  }
}

/** Whether a person scored in a grade (-1: not scored) is in a trigger's range. */
const isMet = (w: Work, row: number, policy: Policy, trigger: TriggerPlan, grade: number): boolean =>
  trigger.grade >= 0
    ? reachesGrade(trigger, grade)
    : grade >= 0 && meets(trigger, policy, scoreOf(w, row, trigger.ledger, policy.ledgers[trigger.ledger]));

/** Whether a score lies in a trigger's range of grades, or of scores. */
function meets(trigger: TriggerPlan, policy: Policy, score: number): boolean {
  if (trigger.grade < 0) return trigger.atMost ? score <= trigger.score : score >= trigger.score;
  return reachesGrade(trigger, gradeOf(policy.ledgers[trigger.ledger], score));
}

function causeOfGrade(w: Work, row: number, policy: Policy, trigger: TriggerPlan): number {
  const ledger = policy.ledgers[trigger.ledger];
  if (meets(trigger, policy, ledger.start)) return STATUS;
  if (meets(trigger, policy, deedScoreOf(w, row, trigger.ledger, ledger))) return DEED;
  return worstCause(w, row, trigger.ledger);
}
