import { toBase } from '../../format/units.js';

/** Parts of one unit of payoff: payoffs are kept as whole numbers of them. */
export const PAYOFF_PARTS = 1000;

export const parts = (payoff: { value: number; unit: string }): number => Math.round(toBase(payoff) * PAYOFF_PARTS);
