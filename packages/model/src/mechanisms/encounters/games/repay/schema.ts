import { z } from 'zod';
import { id } from '../../../../format/parts.js';
import { quantity } from '../../../../format/quantity.js';
import { said } from '../../../../format/said.js';

/** Each person owes, and repays if that loses less; where units answer together, the default of one is that of all (Besley and Coate 1995). */
export const repay = z.strictObject({
  returns: said(
    z.strictObject({
      lowest: said(quantity('payoff'), 'Lowest return.', { example: 0 }),
      highest: said(quantity('payoff'), 'Highest return.', { example: 2 }),
    }),
    'What a person has to repay from: drawn evenly between these for each person and time.',
  ),
  due: said(quantity('payoff'), 'What each person owes, each time.', { example: 0.5 }),
  penalty: said(
    z.strictObject({
      share: said(quantity('share').optional(), 'Share of the return that a person in default loses.', { example: 0.5, absent: 'none' }),
      fixed: said(quantity('payoff').optional(), 'What a person in default loses whatever the return.', {
        example: 0.2,
        absent: 'nothing',
      }),
      under: said(id.optional(), 'Sanction that the penalty stands for: there is none while the measure is not in force.', {
        example: 'no_credit',
        absent: 'the penalty is always there',
      }),
    }),
    'What a default takes from each person who answers for it.',
  ),
  pressed: said(
    quantity('payoff').optional(),
    'What others of the unit take from a person who does not pay their own part, where one of them would pay theirs.',
    { example: 0.3, absent: 'nobody presses anybody' },
  ),
});

/** How a strategy repays. */
export const REPAYS = ['by_payoff', 'always', 'never'] as const;

export const repays = z.enum(REPAYS);
