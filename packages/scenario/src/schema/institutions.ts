import { z } from 'zod';
import { id, inForce, source, table, text } from './common.js';
import { quantity } from './quantity.js';

/**
 * A way of cutting a community into units. Partitions are independent of one another and of every address of a draw, so a
 * new one, or another size, changes nobody's chances. The last unit may be smaller. People added at the end of a roster belong to none.
 */
export const partition = z.strictObject({
  title: text,
  /** `households`: households that stand next to one another. `adults`: adults put together by a draw of their own (workplaces). */
  of: z.enum(['households', 'adults']),
  /** Households, or adults, in a unit. */
  size: quantity('count'),
});

/** Lasting ties among the adults of a community, each both ways: everyone draws half the mean as partners. */
export const tie = z.strictObject({
  title: text,
  /** Mean number of ties of an adult, not a whole number as a rule. Drawn from the Poisson law. */
  mean: quantity('factor'),
});

/** Who else pays: a record of one person is written to others too, with the cause `other`. */
export const spread = z.strictObject({
  title: text,
  owner: id,
  in_force: inForce.optional(),
  basis: z.union([z.strictObject({ source }), z.strictObject({ claimed: text })]).optional(),
  /** Records of these streams are passed on. */
  on: z.array(id).min(1),
  /** `household`, `kin` (elsewhere, by mail, next round), `contacts` (drawn anew each time), or a partition or tie. Adults only. */
  to: id,
  /** Chance for each of the others. `contacts`: absent. */
  probability: quantity('probability').optional(),
  /** `contacts`: mean number of people drawn from the community, from the Poisson law. */
  mean: quantity('factor').optional(),
  /** What has been passed on is passed on again, to each person at most once in a chain. */
  again: z.boolean().optional(),
  /** Someone who informed on the deed is left out. */
  spares_informer: z.boolean().optional(),
  /** Stream under which the others' record is kept, so that rules can treat it apart. Absent: that of the deed. */
  as: id.optional(),
});

/**
 * A channel whose eyes are other people. They notice with coverage x sensitivity, each for themselves, and then decide. Where coverage differs by
 * attribute, it is that of the person seen.
 */
export const witnesses = z.strictObject({
  /** `household`, or a partition or tie. */
  among: id,
  /** Chance that one who noticed informs. */
  informs: quantity('probability'),
  /** Multiplies it where the deed would also fall on the witness through a `spread` in force: below 1 covers up, above 1 gets ahead of it. */
  if_liable: quantity('factor').optional(),
  /** Share of those in revolt (see response `revolt`) who still inform. Absent: none. */
  in_revolt: quantity('share').optional(),
});

export const institutionSections = {
  partitions: table(partition).default({}),
  ties: table(tie).default({}),
  spreads: table(spread).default({}),
};
