import { parts } from '../../parts.js';
import type { Game, Strategy } from '../../schema-types.js';

/** Whether a strategy helps; from 0 on it is a position among the conditions of the policy. */
export const ALWAYS = -1;

export const NEVER_HELPS = -2;

/** Payoffs in parts. */
export interface HelpPlan {
  kind: 'help';
  cost: number;
  benefit: number;
}

export const planHelp = ({ cost, benefit }: Game<'help'>): HelpPlan => ({ kind: 'help', cost: parts(cost), benefit: parts(benefit) });

/** Whom a strategy helps. `condition`: position of its condition among those asked for, if it has one. */
export const planHelps = ({ helps }: Strategy, condition: number): number =>
  helps === undefined || helps === 'never' ? NEVER_HELPS : helps === 'always' ? ALWAYS : condition;
