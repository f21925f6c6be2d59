import type { AttributePlan } from '../mechanisms/population/plan-types.js';
import { planWho } from './by-attribute.js';

/** Whom something concerns: category masks by attribute, and whether adults only because no age is named. */
export interface WhoPlan {
  masks: number[];
  adultsOnly: boolean;
}

export const whoPlan = (who: Record<string, string[]> | undefined, attributes: AttributePlan[]): WhoPlan | null =>
  who === undefined ? null : { masks: planWho(who, attributes), adultsOnly: who.age === undefined };
