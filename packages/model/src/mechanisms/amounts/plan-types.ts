import type { ByAttribute } from '../../plan/by-attribute.js';

export const FIXED = 0;

export const EXPONENTIAL = 1;

export const LOGNORMAL = 2;

/** An amount in minor units, the same for all of a category or spread around that mean. */
export interface Spread {
  mean: ByAttribute;
  law: number;
  /** Standard deviation of the logarithm. */
  spread: number;
}

export interface AmountPlan extends Spread {
  id: string;
  key: number;
}

/** What a measure takes or gives, in minor units. */
export interface SizePlan {
  monthly: ByAttribute;
  /** Reference amount (-1: none) and the share of it. */
  amount: number;
  share: ByAttribute;
  /** Share of the reference amount above which it takes nothing beside others, or null. */
  together: number | null;
  /** Minor units of the reference amount that it leaves. */
  leaves: number;
  /** Ledger that sets the price (-1: none), and what each of its grades pays a month. */
  ledger: number;
  grades: number[];
  once: ByAttribute;
  /** Reference amount, or stream of duties, of which it takes or gives a part at once (-1: none), and how often. */
  onceOf: number;
  onceOwed: number;
  times: ByAttribute;
}

/** What is owed with a duty. Chances are those of one monthly check. */
export interface OwedPlan extends Spread {
  key: number;
  pays: number;
  part: number;
  agrees: number;
  number: number;
  every: number;
  keeps: number;
  settles: number;
  settled: number;
}
