import { z } from 'zod';
import { id } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

/**
 * A channel whose eyes are other people. They notice with coverage x sensitivity, each for themselves, and then decide. Where coverage differs by
 * attribute, it is that of the person seen.
 */
export const witnesses = z.strictObject({
  among: said(id, 'Who can notice: `household`, or a partition or tie.', { example: 'household' }),
  informs: said(quantity('probability'), 'Probability that one who noticed informs.', { example: 0.1 }),
  if_liable: said(
    quantity('factor').optional(),
    'Multiplies it where the deed would also fall on the witness through a spread in force: below 1 they cover up, above 1 they get ahead of it.',
    { example: 2, absent: '1: liability changes nothing' },
  ),
  in_revolt: said(quantity('share').optional(), 'Share of those in revolt (response `revolt`) who still inform.', {
    example: 0.1,
    absent: 'none of them',
  }),
});
