import type { Work } from '../../rounds/work.js';

/** Whether an owner knows the record at hand, kept by `w.keeper`. Where no flow is named everybody does. */
export function knows(w: Work, s: number, owner: number): boolean {
  const { reach } = w.policy;
  if (reach === null || w.keeper < 0) return true;
  return ((reach.known[s * w.plan.owners.length + w.keeper] >>> owner) & 1) === 1;
}

/** Whether the owner of a ledger knows the record at hand. */
export function ledgerKnows(w: Work, row: number, s: number, ledger: number): boolean {
  if (w.policy.reach === null || knows(w, s, w.policy.reach.ledgerOwner[ledger])) return true;
  if (w.trace !== null) w.trace.unknown(w, row, 'ledgers', w.plan.ledgers[ledger]);
  return false;
}

/** Whether the owner of a list knows the record at hand. */
export function listKnows(w: Work, row: number, s: number, list: number): boolean {
  if (w.policy.reach === null || knows(w, s, w.policy.reach.listOwner[list])) return true;
  if (w.trace !== null) w.trace.unknown(w, row, 'lists', w.plan.lists[list]);
  return false;
}

/** Counts the flows that carry the record at hand. */
export function carryRecord(w: Work, row: number, s: number): void {
  const { reach } = w.policy;
  if (reach === null || w.keeper < 0) return;
  const carried = reach.carried[s * w.plan.owners.length + w.keeper];
  for (let f = 0; carried >>> f !== 0; f++) if ((carried >>> f) & 1) w.book(w.slots.at.flow[f], row, 1);
}
