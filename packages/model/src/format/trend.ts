import { z } from 'zod';
import { date } from './parts.js';
import { quantity } from './quantity.js';
import { said } from './said.js';

const factorFrom = {
  from: said(date, 'First day of the factor; it holds until the next one.', { example: '2018-01-01' }),
  factor: said(quantity('factor'), 'Multiplies the rate as written, not the factor before.', { example: 1.15 }),
};

/** Dated factors of a rate. */
export const trend = said(z.array(z.strictObject(factorFrom)).optional(), 'Dated factors by which the rate is multiplied.', {
  absent: 'the rate does not change',
});
