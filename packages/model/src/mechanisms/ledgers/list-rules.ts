import { fitsWho } from '../../people/fits.js';
import { STATUS } from '../../plan/causes.js';
import type { Policy } from '../../plan/types.js';
import type { Work } from '../../rounds/work.js';
import { LISTING, NO_STREAM, OFF_LIST, kindOf, refOf } from '../../state/entries.js';
import { CONTEXTS, NEXT, ORIGIN, TYPE } from '../../state/state.js';
import { basisOf } from '../records/basis.js';
import type { Basis } from '../records/basis.js';
import { applyRule } from './apply.js';
import { expireChange } from './expire.js';
import { follows, linkOf, linkedTo } from './links.js';
import { isScored } from './score.js';

/** A name was entered on a list: rules that follow entries on it change the score for as long as the entry stands. */
export function scoreListing(w: Work, row: number, entry: number, basis: Basis): void {
  const rules = w.policy.lists[w.listOfEntry[entry]].rules;
  for (let r = 0; r < rules.length; r++) scoreFor(w, row, rules[r], entry, basis);
}

function scoreFor(w: Work, row: number, index: number, entry: number, basis: Basis): void {
  const rule = w.policy.rules[index];
  if (rule === null || (rule.local && !w.localOn)) return;
  applyRule(w, row, rule, basis, linkOf(entry, basis.stream));
}

/** What points for what a person is rest on. */
const statusToday = (w: Work): Basis => ({ stream: NO_STREAM, cause: STATUS, sound: false, actDay: w.day, contexts: 0 });

/** An entry left its list: what rules took or gave for it is given back or taken. */
export function unscoreListing(w: Work, row: number, type: number, origin: number): void {
  const next = (): number | undefined => linkedTo(w, row, type, origin)[0];
  for (let at = next(); at !== undefined; at = next()) expireChange(w, row, at);
}

/** Rules by what a person is: once, when the ledger begins for someone; `from`: the policy before, whose rules have begun already. */
export function scoreStatus(w: Work, row: number, from: Policy | null): void {
  const { policy } = w;
  for (let i = 0; i < policy.statusRules.length; i++) {
    const rule = policy.rules[policy.statusRules[i]];
    if (rule === null || rule.who === null || (rule.local && !w.localOn)) continue;
    if (from !== null && from.rules[rule.index] !== null) continue;
    if (fitsWho(w.people, row, rule.who)) applyRule(w, row, rule, statusToday(w));
  }
}

/** Rules by what a person is that concern someone now, as indices. */
export function statusRulesOn(w: Work, row: number): number[] {
  const { policy } = w;
  return policy.statusRules.filter((index) => {
    const rule = policy.rules[index];
    if (rule === null || rule.who === null || (rule.local && !w.localOn)) return false;
    return isScored(w, row, policy.ledgers[rule.ledger]) && fitsWho(w.people, row, rule.who);
  });
}

/** Someone's categories have changed: rules by what a person is that concern them now and did not, as `before` says. Points once given or taken stay. */
export function scoreNewStatus(w: Work, row: number, before: readonly number[]): void {
  const { policy } = w;
  for (const index of statusRulesOn(w, row)) {
    const rule = policy.rules[index];
    if (rule === null || before.includes(index)) continue;
    applyRule(w, row, rule, statusToday(w));
  }
}

/** Rules that follow a list and begin today take up the entries that stand. */
export function scoreStanding(w: Work, row: number, from: Policy): void {
  const { policy } = w;
  for (let l = 0; l < policy.lists.length; l++) {
    const fresh = policy.lists[l].rules.filter((rule) => from.rules[rule] === null);
    if (fresh.length === 0) continue;
    for (const { type, basis } of standingOn(w, row, l)) {
      for (const rule of fresh) if (!follows(w, row, rule, type, basis.actDay)) scoreFor(w, row, rule, refOf(type), basis);
    }
  }
}

/** Rules of a ledger by what a person is, once more: on the day on which its scores begin anew. */
export function applyStatusRules(w: Work, row: number, l: number): void {
  for (const index of w.policy.statusRules) {
    const rule = w.policy.rules[index];
    if (rule === null || rule.ledger !== l || rule.who === null || (rule.local && !w.localOn) || !fitsWho(w.people, row, rule.who))
      continue;
    applyRule(w, row, rule, statusToday(w));
  }
}

function standingOn(w: Work, row: number, list: number): { type: number; basis: Basis }[] {
  const found: { type: number; basis: Basis }[] = [];
  const { entries, head } = w.state;
  for (let at = head[row]; at !== 0; at = entries[at + NEXT]) {
    const type = entries[at + TYPE];
    if (kindOf(type) === LISTING && (type & OFF_LIST) === 0 && w.listOfEntry[refOf(type)] === list)
      found.push({ type, basis: basisOf(type, entries[at + ORIGIN], entries[at + CONTEXTS]) });
  }
  return found;
}
