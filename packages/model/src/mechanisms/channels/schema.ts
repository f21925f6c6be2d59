import { z } from 'zod';
import { by, id, inForce, local, owner, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { condition } from '../conditions/schema.js';
import { witnesses } from './witnesses.js';

export const channel = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  sees: said(z.array(id).min(1), 'Streams whose acts, duties left undone or false alarms this channel can see.', {
    example: ['littering'],
  }),
  coverage: said(by('share'), 'Share of occasions on which the channel looks at all.', { example: 0.5 }),
  sensitivity: said(
    quantity('probability'),
    'Probability that the channel sees what happens where it looks. The probability of a report is coverage × sensitivity.',
    {
      example: 0.8,
    },
  ),
  cases: said(
    z
      .array(
        z.strictObject({
          if: said(condition, 'Condition on the person, tested when the act is done or the duty falls due; never on what a person is.', {
            example: { records: 'littering' },
          }),
          coverage: said(quantity('share').optional(), 'Takes the place of `coverage`.', {
            example: 1,
            absent: 'as written for the channel',
          }),
          sensitivity: said(quantity('probability').optional(), 'Takes the place of `sensitivity`.', {
            example: 0.95,
            absent: 'as written for the channel',
          }),
        }),
      )
      .min(1)
      .optional(),
    'Coverage and sensitivity for people who meet a condition: a state, a score, a list, a measure, earlier records. The first case that holds counts.',
    { absent: 'the same for everybody' },
  ),
  delay: said(quantity('duration'), 'Time from the act to the report. Of several channels the quickest report counts.', { example: 7 }),
  witnesses: said(witnesses.optional(), 'The channel sees through other people.', { absent: 'the channel sees by itself' }),
  lingers: said(
    quantity('share').optional(),
    'Share of communities, drawn by community, in which it goes on after its last day in force.',
    {
      example: 0.2,
      absent: 'it ends everywhere',
    },
  ),
  local,
});

export const channelSections = {
  channels: said(table(channel).default({}), 'Ways in which acts come to be seen, by id.', { mechanism: 'Detection and review' }),
};
