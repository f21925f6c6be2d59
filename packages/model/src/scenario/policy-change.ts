import { z } from 'zod';
import { date, source, title } from '../format/parts.js';
import { said } from '../format/said.js';

export const policyChange = z.strictObject({
  date: said(date, 'Day from which the values hold.', { example: '2019-07-01' }),
  title,
  source: said(source.optional(), 'Register row that reports the change.', { example: 'E113', absent: 'none' }),
  assumed: said(z.string().optional(), 'What about the change is assumed, and why.', { example: 'The day is assumed', absent: 'nothing' }),
  set: said(
    z.record(z.string(), z.unknown()),
    'New values of policy by path, such as `measures.air_ban.in_force.to`, or whole entries. `null` removes what is optional.',
    {
      example: { 'measures.air_ban.in_force.to': '2019-06-30' },
    },
  ),
});
