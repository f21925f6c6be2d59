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
  warm_up: said(
    date.optional(),
    'Last day of the warm-up, which ends with a round: until then the world runs and nothing is counted. States, lists and scores stay as they stand; harm, effects, indicators and people “ever” under something begin on the day after.',
    { example: '2016-12-31', absent: 'everything counts from the first day' },
  ),
});
