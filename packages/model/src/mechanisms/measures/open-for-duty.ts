import type { Work } from '../../rounds/work.js';
import { hasListing } from '../../state/entries.js';
import { openAccount } from './open-account.js';

/**
 * Opens the account of a person before one of their open duties changes or ends, if that can change what stands for or against them: entries on lists follow a
 * duty, and conditions and amounts may read it. Most people with an open duty are on no list.
 */
export function openForDuty(w: Work, row: number): void {
  if (w.policy.joinedTriggers || w.plan.money || hasListing(w.state, row)) openAccount(w, row);
}
