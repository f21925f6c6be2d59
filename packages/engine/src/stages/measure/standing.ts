import { DEED } from '../../plan/types.js';
import type { Policy, TriggerPlan } from '../../plan/types.js';
import type { Standing, Work } from '../../rounds/work.js';
import { causeOf, kindOf, LISTING, NO_STREAM, OFF_LIST, refOf, streamOf } from '../../world/entries.js';
import { NEXT, TYPE } from '../../world/state.js';
import { deedScoreOf, gradeOf, isScored, scoreOf, worstCause } from '../score/ledger.js';

/**
 * Reads what stands for or against a person under a policy: a pure function of the state, it writes only `into`.
 *
 * A sanction has cause `deed` when own true breaches alone would impose it; else the first of lawful, status, inability,
 * other, error among the causes that do. It is related when one of the deeds behind it was done in the measure's context.
 */
export function evaluate(w: Work, row: number, policy: Policy, into: Standing): void {
  into.mask = 0;
  into.listed = 0;
  into.grade.fill(-1);
  if (!w.present(row) || w.people.adult[row] === 0) return;
  readListings(w, row, into);
  for (let l = 0; l < policy.ledgers.length; l++) {
    const ledger = policy.ledgers[l];
    if (isScored(w, row, ledger)) into.grade[l] = gradeOf(ledger, scoreOf(w, row, l, ledger));
  }
  for (let m = 0; m < policy.measures.length; m++) {
    const measure = policy.measures[m];
    if (!measure.on) continue;
    let causes = 0;
    let contexts = 0;
    for (let t = 0; t < measure.triggers.length; t++) {
      const trigger = measure.triggers[t];
      if (trigger.list >= 0) {
        causes |= measure.untilPerformed ? w.causesAny[trigger.list] : w.causesOn[trigger.list];
        contexts |= measure.untilPerformed ? w.contextsAny[trigger.list] : w.contextsOn[trigger.list];
      } else if (reaches(trigger, into.grade[trigger.ledger])) {
        causes |= 1 << causeOfGrade(w, row, policy, trigger);
        contexts |= w.state.contexts[row * policy.ledgers.length + trigger.ledger];
      }
    }
    if (causes === 0) continue;
    into.mask |= 1 << m;
    into.cause[m] = 31 - Math.clz32(causes & -causes);
    into.unrelated[m] = ((contexts >>> measure.context) & 1) === 0 ? 1 : 0;
  }
}

function readListings(w: Work, row: number, into: Standing): void {
  w.causesOn.fill(0);
  w.causesAny.fill(0);
  w.contextsOn.fill(0);
  w.contextsAny.fill(0);
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

const reaches = (trigger: TriggerPlan, grade: number): boolean => grade >= 0 && (trigger.atMost ? grade >= trigger.grade : grade <= trigger.grade);

function causeOfGrade(w: Work, row: number, policy: Policy, trigger: TriggerPlan): number {
  const ledger = policy.ledgers[trigger.ledger];
  if (reaches(trigger, gradeOf(ledger, deedScoreOf(w, row, trigger.ledger, ledger)))) return DEED;
  return worstCause(w, row, trigger.ledger);
}
