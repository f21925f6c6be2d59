import { indexOf } from '../../plan/ids.js';
import type { LedgerPlan } from './plan-types.js';

export type Condition =
  | string
  | { list: string }
  | { who: unknown }
  | { ledger: string; at_most: string }
  | { ledger: string; at_least: string };

/** The grade that a condition names, and whether it means this grade or worse; -1 where it names none. */
export function gradeBound(on: Condition, ledger: LedgerPlan | null): { grade: number; atMost: boolean } {
  if (typeof on === 'string' || ledger === null || !('ledger' in on)) return { grade: -1, atMost: false };
  return 'at_most' in on
    ? { grade: indexOf(ledger.grades, on.at_most), atMost: true }
    : { grade: indexOf(ledger.grades, on.at_least), atMost: false };
}
