import { fitsWho } from '../../people/fits.js';
import { DEED, INABILITY, STATUS } from '../../plan/causes.js';
import type { Policy } from '../../plan/types.js';
import type { Standing, Work } from '../../rounds/work.js';
import { causeOf, kindOf, LISTING, OFF_LIST, RECOVERED, refOf } from '../../state/entries.js';
import { CONTEXTS, NEXT, TYPE } from '../../state/state.js';
import { readSizes } from '../amounts/book.js';
import { IF_RECAST } from '../conditions/holds.js';
import { causesOfFirms } from '../firms/answers.js';
import { contextsAt, gradeOf, isScored, scoreOf } from '../ledgers/score.js';
import { imposedBy } from './by-condition.js';
import { causesOfGrade, isMet } from './by-grade.js';
import { applyEffects } from './effects.js';
import { isLifted } from './lifted.js';

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
  into.recovered = 0;
  into.listed = 0;
  for (let l = 0; l < into.grade.length; l++) into.grade[l] = -1;
  if (!w.present(row)) return;
  clearListings(w);
  const hasListing = readListings(w, row, policy, into);
  let standing = hasListing;
  if (w.people.adult[row] === 0 && !w.plan.minors) return;
  for (let i = 0; i < policy.ledgersOn.length; i++) {
    const l = policy.ledgersOn[i];
    const ledger = policy.ledgers[l];
    if (!isScored(w, row, ledger)) continue;
    into.grade[l] = gradeOf(ledger, scoreOf(w, row, l, ledger));
    standing = true;
  }
  if (!standing && !policy.statusMeasures) return;
  let recovered = 0;
  const measuresOn = hasListing
    ? w.localOn
      ? policy.measuresOn
      : policy.measuresPlain
    : w.localOn
      ? policy.unlistedOn
      : policy.unlistedPlain;
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
      } else if (trigger.condition !== null) {
        const imposed = imposedBy(w, row, policy, trigger.condition);
        causes |= imposed;
        if (imposed !== 0) contexts |= w.contextsMet;
      } else if (trigger.enterprise >= 0) {
        causes |= causesOfFirms(w, row, policy, trigger.enterprise);
      } else if (trigger.who !== null) {
        if (fitsWho(w.people, row, trigger.who)) causes |= 1 << STATUS;
      } else if (isMet(w, row, policy, trigger, into.grade[trigger.ledger])) {
        causes |= causesOfGrade(w, row, policy, trigger);
        contexts |= w.state.contexts[contextsAt(w, row, trigger.ledger)];
      }
    }
    if (causes === 0) continue;
    into.mask |= 1 << m;
    if ((causes & IF_RECAST) !== 0) recovered |= 1 << m;
    into.cause[m] = 31 - Math.clz32(causes & -causes);
    into.unrelated[m] = ((contexts >>> measure.context) & 1) === 0 ? 1 : 0;
  }
  // A standing serves every person and arm in turn: a measure that has no doors here may have had some there.
  if (w.plan.doorColumns > 0) into.doors.fill(0);
  if (policy.ending.length > 0 || policy.withDoors.length > 0) applyEffects(w, row, policy, into, recovered);
  if (recovered !== 0) countRecovered(w, into, recovered);
  if (w.plan.money) readSizes(w, row, policy, into);
}

function clearListings(w: Work): void {
  for (let l = 0; l < w.causesOn.length; l++) {
    w.causesOn[l] = 0;
    w.causesAny[l] = 0;
    w.contextsOn[l] = 0;
    w.contextsAny[l] = 0;
  }
}

/** Reads a person's entries on lists. Returns whether there is any. */
function readListings(w: Work, row: number, policy: Policy, into: Standing): boolean {
  const entries = w.state.entries;
  let any = false;
  for (let at = w.state.head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) !== LISTING) continue;
    any = true;
    const entry = w.listOfEntry[refOf(type)];
    if (isLifted(w, row, policy, at)) {
      if ((type & OFF_LIST) === 0) into.listed |= 1 << entry;
      continue;
    }
    const cause = (1 << causeOf(type)) | ((type & RECOVERED) !== 0 && causeOf(type) === INABILITY ? IF_RECAST : 0);
    const context = entries[at + CONTEXTS];
    w.causesAny[entry] |= cause;
    w.contextsAny[entry] |= context;
    if ((type & OFF_LIST) === 0) {
      w.causesOn[entry] |= cause;
      w.contextsOn[entry] |= context;
      into.listed |= 1 << entry;
    }
  }
  return any;
}

function countRecovered(w: Work, into: Standing, recovered: number): void {
  for (let m = 0; recovered >>> m !== 0; m++) {
    if (((recovered & into.mask) >>> m) & 1 && w.sanction[m] && into.cause[m] !== DEED) into.recovered++;
  }
}
