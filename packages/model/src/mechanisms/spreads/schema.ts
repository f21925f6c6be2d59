import { z } from 'zod';
import { basis, id, inForce, owner, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

/**
 * A way of cutting a community into units. Partitions are independent of one another and of every address of a draw, so a
 * new one, or another size, changes nobody's chances. The last unit may be smaller. People added at the end of a roster belong to none.
 */
export const partition = z.strictObject({
  title,
  of: said(
    z.enum(['households', 'adults']),
    '`households`: adjacent households. `adults`: adults put together at random, such as workplaces.',
    {
      example: 'households',
    },
  ),
  size: said(quantity('count'), 'Number of households, or of adults, in a unit; the last unit may be smaller.', { example: 10 }),
});

/** Lasting ties among the adults of a community, each both ways: everyone draws half the mean as partners. */
export const tie = z.strictObject({
  title,
  mean: said(quantity('factor'), 'Mean number of ties of an adult, drawn from the Poisson distribution. Ties are mutual.', { example: 6 }),
});

/** Who else pays: a record of one person is written to others too, with the cause `other`, or by mistake. */
export const spread = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  basis: said(basis.optional(), 'Where the rule comes from: a register row, or who claims it.', { absent: 'not stated' }),
  on: said(z.array(id).min(1), 'Streams whose records are passed on.', { example: ['littering'] }),
  to: said(
    id,
    'Adults who get the record too: `household`; `kin` (relatives in another community, by letter, next round); `contacts` (drawn anew each time); or a partition or tie.',
    { example: 'household' },
  ),
  probability: said(quantity('probability').optional(), 'Probability for each of the others. Not with `contacts`, where it is `mean`.', {
    example: 1,
    absent: '`contacts` have none',
  }),
  mean: said(quantity('factor').optional(), '`contacts`: mean number of people drawn from the community, from the Poisson distribution.', {
    example: 3,
    absent: 'other forms have none',
  }),
  again: said(z.boolean().optional(), 'What has been passed on is passed on again, to each person at most once in a chain.', {
    absent: 'false',
  }),
  spares_informer: said(z.boolean().optional(), 'Someone who informed on the deed is left out.', { absent: 'false' }),
  mistaken: said(
    z.boolean().optional(),
    '`contacts`: the record is entered for them by mistake, as if the deed were theirs. Its cause is `error`, and it has no sound ground.',
    { absent: 'false: they answer for the deed, with the cause `other`' },
  ),
  as: said(id.optional(), "Stream under which the others' record is kept, so that rules can treat it apart.", {
    example: 'deed_of_another',
    absent: 'the stream of the deed',
  }),
});

const mechanism = 'Shared liability';

export const spreadSections = {
  partitions: said(table(partition).default({}), 'Ways of dividing a community into units, by id.', { mechanism }),
  ties: said(table(tie).default({}), 'Lasting ties among adults, by id.', { mechanism }),
  spreads: said(table(spread).default({}), "Rules that write one person's record to others too, by id.", { mechanism }),
};
