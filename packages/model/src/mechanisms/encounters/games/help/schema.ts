import { z } from 'zod';
import { quantity } from '../../../../format/quantity.js';
import { said } from '../../../../format/said.js';
import { condition } from '../../../conditions/schema.js';

/** One person can help another at a cost (Nowak and Sigmund 1998). */
export const help = z.strictObject({
  cost: said(quantity('payoff'), 'What helping costs the person who helps.', { example: 1 }),
  benefit: said(quantity('payoff'), 'What the person helped receives.', { example: 5 }),
});

export const helps = z.union([
  z.enum(['always', 'never']),
  z.strictObject({ if: said(condition, 'What must hold of the other person.', { example: { records: 'speeding' } }) }),
]);
