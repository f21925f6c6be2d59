import type { Work } from '../../rounds/work.js';

/** Whether an owner knows the record at hand, kept by `w.keeper`. Where no flow is named everybody does. */
export function knows(w: Work, s: number, owner: number): boolean {
  const { reach } = w.policy;
  if (reach === null || w.keeper < 0) return true;
  return ((reach.known[s * w.plan.owners.length + w.keeper] >>> owner) & 1) === 1;
}
