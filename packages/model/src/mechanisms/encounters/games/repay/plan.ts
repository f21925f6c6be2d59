import { toBase } from '../../../../format/units.js';
import { indexOf } from '../../../../plan/ids.js';
import { parts } from '../../parts.js';
import type { Game, Strategy } from '../../schema-types.js';
import { REPAYS } from './schema.js';

/** How a strategy repays: positions in `REPAYS`. */
export const BY_PAYOFF = 0;

export const ALWAYS_REPAYS = 1;

export const NEVER_REPAYS = 2;

/** Payoffs in parts. */
export interface RepayPlan {
  kind: 'repay';
  lowest: number;
  highest: number;
  due: number;
  /** Share of the return that a default takes, and what it takes besides. */
  share: number;
  fixed: number;
  /** Measure that the penalty stands for, or -1. */
  under: number;
  pressed: number;
}

export const planRepay = ({ returns, due, penalty, pressed }: Game<'repay'>, measures: readonly string[]): RepayPlan => ({
  kind: 'repay',
  lowest: parts(returns.lowest),
  highest: parts(returns.highest),
  due: parts(due),
  share: penalty.share ? toBase(penalty.share) : 0,
  fixed: penalty.fixed ? parts(penalty.fixed) : 0,
  under: penalty.under === undefined ? -1 : indexOf([...measures], penalty.under),
  pressed: pressed ? parts(pressed) : 0,
});

export const planRepays = ({ repays }: Strategy): number => REPAYS.indexOf(repays ?? 'never');
