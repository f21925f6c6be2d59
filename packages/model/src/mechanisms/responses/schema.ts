import { z } from 'zod';
import { id, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { condition } from '../conditions/schema.js';

export const response = z.strictObject({
  title,
  kind: said(
    z.enum(['deterrence', 'chilling', 'merit_farming', 'payment', 'appeal', 'stigma', 'emulation', 'accusation', 'revolt']),
    [
      '`deterrence` (breach) and `chilling` (protected): inclination × (1 − effect × perceived risk).',
      '`merit_farming` (merit): inclination × (1 + effect) below the top grade of a ledger in force.',
      '`payment` (obligation): rate of performance × (1 + effect) while the person is on a list for that duty.',
      '`appeal` (lists, and ledgers with `appeal`): a listed person asks for correction, rightly or not. A rate is applied every 30 days, also after a refusal; a probability once, when the person learns of the entry. On a ledger, a person who loses points asks, with a probability, to have them restored.',
      '`stigma` (breach): inclination × (1 − effect × (1 − share of the community on public black lists)), at least 0.',
      '`emulation` (merit): inclination × (1 + effect × percent of the community on public red lists), at most 1.',
      '`accusation` (false alarm): probability × (1 + effect) while a channel with witnesses sees it.',
      '`revolt` (spreads): probability, each time a record is passed on to a person, that they stop informing.',
    ].join(' '),
    { example: 'deterrence' },
  ),
  on: said(z.array(id).min(1), 'Streams that it acts on; lists and ledgers for `appeal`, spreads for `revolt`.', {
    example: ['littering'],
  }),
  effect: said(
    z.union([quantity('factor'), quantity('rate'), quantity('probability')]),
    'Size of the response: a factor, and for `appeal` a rate per person-year or a probability.',
    {
      example: 0.3,
    },
  ),
  if: said(
    condition.optional(),
    'Only people of whom this condition holds respond, as things are when they decide: at the chance, at the check of the duty, or when they may ask. It never names what a person is. Not for `revolt`.',
    { example: { list: 'defaulters' }, absent: 'everybody responds' },
  ),
  if_unsound: said(
    quantity('probability').optional(),
    '`appeal` with a probability: probability of asking where the entry, or the record behind the points, has no sound ground: an error, or an inability.',
    {
      example: 0.6,
      absent: 'the same as `effect`',
    },
  ),
  after: said(
    quantity('duration').optional(),
    '`appeal` with a probability: time from learning of the entry, or from losing the points, to the request.',
    {
      example: 14,
      absent: 'on the same day; on a hidden list the next day',
    },
  ),
});

export const perception = z.strictObject({
  aware: said(quantity('share'), 'Share of people who know of the system at all; the others do not respond.', { example: 0.7 }),
  own_record: said(quantity('share'), 'Perceived risk, 0 to 1, added by a record against oneself.', { example: 0.3 }),
  kin_listed: said(quantity('share').optional(), 'Perceived risk added by a letter that a relative in another community was listed.', {
    example: 0.1,
    absent: 'none is added',
  }),
  display: said(quantity('share'), 'Perceived risk for each percent of the community on public black lists.', { example: 0.02 }),
  fades: said(quantity('duration'), 'Time over which a perceived risk of 1 fades to 0, in a straight line.', { example: 365 }),
  kin_elsewhere: said(quantity('share').optional(), 'Share of people with relatives in another community of the run.', {
    example: 0.5,
    absent: 'nobody has any',
  }),
});

export const responseSections = {
  perception: said(perception.optional(), 'How people learn of the system and perceive risk. Without it most responses have no effect.', {
    absent: 'nobody perceives any risk',
    mechanism: 'Conduct',
  }),
  responses: said(table(response).default({}), 'How people respond to what they perceive, by id; each is off unless stated.', {
    mechanism: 'Conduct',
  }),
};
