import { z } from 'zod';
import { basis, id, inForce, local, owner, sourced, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { size } from '../amounts/schema.js';
import { conditionForms } from '../conditions/schema.js';

export const measure = z.strictObject({
  title,
  kind: said(z.enum(['sanction', 'reward']), 'Whether its days are harm or benefit.', { example: 'sanction' }),
  context: said(id, 'Area of life in which the measure is felt, in the same words as `context` of streams.', { example: 'travel' }),
  owner,
  basis,
  in_force: inForce.optional(),
  trigger: said(
    z
      .array(
        z.union([
          ...conditionForms,
          z.strictObject({
            enterprise: said(
              id,
              'Register of firms: the person is the legal representative of a firm on its list. Each firm has one representative, an adult of its community, drawn once.',
              { example: 'violations' },
            ),
          }),
        ]),
      )
      .min(1),
    'When it falls on a person; any one condition is enough: an entry on a list, a grade, a score, what a person is, several of these joined, or the listing of a firm for which they answer. It falls on children as on adults, where a stream or rule names their band under `age`.',
  ),
  lasts: said(
    z.enum(['while', 'until_performed']).default('while'),
    '`while`: as long as a trigger holds. `until_performed`: with lists, until the duty is performed, see `limits_outlast`.',
    { example: 'while' },
  ),
  refuses: said(
    z.array(id).optional(),
    'Streams of kind `attempt` that it refuses: from its first day where it begins with a date or a round, and from the next day where an event of the day brings it. The wishes of a day are drawn before its events.',
    {
      example: ['air_ticket'],
      absent: 'it refuses nothing',
    },
  ),
  reaches_children: said(
    z.boolean().optional(),
    'The days of an adult are also counted for the children of the household who are not under it themselves. It refuses them nothing.',
    { absent: 'false' },
  ),
  reaches_household: said(
    z.boolean().optional(),
    'Its days are also counted for the other adults of the household who are not under it themselves. That is all: it refuses, ends, suspends and takes nothing of theirs. What it is to keep from them needs an entry or trigger of their own, such as by a spread.',
    { absent: 'false' },
  ),
  ends: said(z.array(id).optional(), 'Other measures that are out of force for the person while it lasts, such as benefits.', {
    example: ['pension'],
    absent: 'none',
  }),
  suspends: said(
    z.union([z.literal('all'), z.array(id).min(1)]).optional(),
    'Streams of which the person meets no opportunity while it lasts; `all` is confinement (harm-only).',
    { example: ['air_ticket'], absent: 'none' },
  ),
  takes: said(
    size.optional(),
    'Sanctions: money that it takes while it stands, or when it begins. It is counted as harm, by cause. The amount of a duty is a debt and does not count as harm: write a fine that is to count as harm here.',
    {
      absent: 'it takes no money',
    },
  ),
  gives: said(size.optional(), 'Rewards: money that it gives. It never offsets harm.', { absent: 'it gives no money' }),
  rises: said(
    z
      .strictObject({
        to: said(z.array(size).min(1), 'What it takes or gives at the second and later steps.', {
          example: [{ once: sourced(200, 'currency units') }],
        }),
      })
      .optional(),
    'It takes or gives more with each step of the entry with `rises` that its trigger names; `takes` or `gives` is that of the first step. Each step becomes a measure: this id, then the id with `_2`, `_3` and so on. One is in force at a time: the earliest step where terms are consecutive, otherwise the latest. Steps that only take or give amounts at once stand side by side, so that each is due once.',
    { absent: 'it does not rise' },
  ),
  doors: said(
    z
      .strictObject({
        bodies: said(quantity('count'), 'Bodies that can impose it.', { example: 10 }),
        each: said(quantity('probability'), 'Probability that a body does, drawn for each body when the trigger is first met.', {
          example: 0.2,
        }),
      })
      .optional(),
    'Several bodies can impose the measure, each independently; each one that does is a closed door.',
    { absent: 'one body, always' },
  ),
  local,
});

export const measureSections = {
  measures: said(table(measure).default({}), 'Sanctions and rewards, by id.', { mechanism: 'Measures' }),
};
