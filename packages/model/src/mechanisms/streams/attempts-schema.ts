import { z } from 'zod';
import { id, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

const retries = z.strictObject({
  probability: said(quantity('probability'), 'Probability that they try once more after a refusal.', { example: 0.5 }),
  after: said(quantity('duration'), 'Time from a refusal to the next try; at least a day.', { example: 7 }),
  at_most: said(quantity('count'), 'Maximum number of further tries for one wish.', { example: 2 }),
});

const givesUp = z.strictObject({
  after: said(quantity('count'), 'Refusals of this stream, for the person, after which they give up.', { example: 3 }),
  factor: said(quantity('factor'), 'From then on, the part of their wishes that they still pursue, 0 to 1, for the rest of the run.', {
    example: 0.5,
  }),
});

/** What people do when a wish is refused. */
export const reacts = z.strictObject({
  turns_to: said(
    table(quantity('probability')).optional(),
    'Streams of kind `attempt` that a refused person tries on the same day instead, each with its probability; in sum at most one.',
    {
      example: { rail_ticket: { value: 0.5, unit: 'probability', assumed: 'No count', range: [0.2, 0.8] } },
      absent: 'nobody tries another',
    },
  ),
  retries: said(retries.optional(), 'Further tries of the same wish on a later day.', { absent: 'none' }),
  gives_up: said(givesUp.optional(), 'People who wish less after refusals.', { absent: 'nobody gives up' }),
});

/** Classes that several streams share. */
export const sharedClasses = z.strictObject({
  title,
  shares: said(table(quantity('share')), 'Share of people in each class, by id. Classes add to one.', {
    example: { rarely: { value: 0.8, unit: 'share', assumed: 'No count', range: [0.6, 0.9] } },
  }),
});

export const ofSharedClasses = z.strictObject({
  of: said(id, 'Classes of the section `classes`: a person is in the same one in every stream that names them.', { example: 'travellers' }),
  factors: said(table(quantity('factor')), 'Factor of the rate in each of these classes; none may be missing.', {
    example: { rarely: { value: 0.3, unit: 'factor', assumed: 'No count', range: [0.1, 0.5] } },
  }),
});
