import { z } from 'zod';
import { by, id, inForce, local, owner, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { witnesses } from './witnesses.js';

export const channel = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  sees: said(z.array(id).min(1), 'Streams whose acts, duties left undone or false alarms this channel can see.', {
    example: ['littering'],
  }),
  coverage: said(by('share'), 'Share of occasions on which it looks at all.', { example: 0.5 }),
  sensitivity: said(
    quantity('probability'),
    'Probability that it sees what happens where it looks. The probability of a report is coverage × sensitivity.',
    {
      example: 0.8,
    },
  ),
  delay: said(quantity('duration'), 'Time from the act to the report. Of several channels the quickest report counts.', { example: 7 }),
  witnesses: said(witnesses.optional(), 'Other people are the eyes of this channel.', { absent: 'the channel sees by itself' }),
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
