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
    'Multiplies `informs` where a spread in force would write the record on the witness too: below 1 witnesses cover up, above 1 they inform to get ahead of the record.',
    { example: 2, absent: '1: liability changes nothing' },
  ),
  in_revolt: said(quantity('share').optional(), 'Multiplies `informs` for people in revolt (response `revolt`).', {
    example: 0.1,
    absent: 'none of them',
  }),
});
