import { z } from 'zod';
import { date } from '../format/parts.js';
import { said } from '../format/said.js';

export const horizon = z.strictObject({
  start: said(date, 'First day of the run.', { example: '2016-01-01' }),
  end: said(date, 'Last day of the run.', { example: '2019-12-31' }),
  round: said(
    z.enum(['day', 'week', 'month']),
    'Length of a round: letters, capacities of reviews, patrols and stances are settled between rounds. A month is a calendar month.',
    { example: 'month' },
  ),
});
