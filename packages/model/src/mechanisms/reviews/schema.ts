import { z } from 'zod';
import { id, inForce, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { condition } from '../conditions/schema.js';

export const review = z.strictObject({
  title,
  of: said(z.array(id).min(1), 'Streams whose reports are reviewed before they become records.', { example: ['littering'] }),
  in_force: inForce.optional(),
  if: said(condition.optional(), 'The review looks only at reports about people for whom this holds on the day of the report.', {
    example: { records: 'littering' },
    absent: 'it looks at all reports of these streams',
  }),
  passes_sound: said(
    quantity('probability'),
    'Probability that a sound report passes: an act really done, a duty left undone by someone able.',
    {
      example: 0.95,
    },
  ),
  passes_unsound: said(quantity('probability'), 'Probability that an unsound report (false alarm, inability) passes all the same.', {
    example: 0.2,
  }),
  capacity: said(
    quantity('capacity').optional(),
    'Reports that can be read, per 1,000 people per year; shared out each round among communities by what arrived in the round before.',
    { example: 50, absent: 'no limit' },
  ),
  when_full: said(z.enum(['pass', 'drop']).optional(), 'With `capacity`, required: whether reports above it pass unread or are dropped.', {
    example: 'pass',
    absent: 'allowed only without capacity',
  }),
  quota: said(
    z
      .strictObject({
        number: said(quantity('capacity'), 'Reports that have to pass, per 1,000 people per year.', { example: 5 }),
        passes_unsound: said(quantity('probability'), 'Probability with which unsound reports pass while fewer have passed in the round.', {
          example: 0.9,
        }),
      })
      .optional(),
    'Number of reports that have to pass.',
    { absent: 'no quota' },
  ),
});

export const reviewSections = {
  reviews: said(table(review).default({}), 'Reviews of reports before they become records, by id.', { mechanism: 'Detection and review' }),
};
