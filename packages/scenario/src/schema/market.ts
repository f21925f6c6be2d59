import { z } from 'zod';
import { id, inForce, source, table, text } from './common.js';
import { quantity } from './quantity.js';

/**
 * Firms of one community. Quality is hidden from buyers and raters. Firms have no owner among the people of the run. All of it happens
 * once a calendar month, at the end of the round that holds the month's last day, in this order: sale, fraud, complaint, inspection,
 * listing, exit, entry.
 */
export const firms = z.strictObject({
  title: text,
  /** Firms per 1,000 people, rounded to whole firms in each community. */
  number: quantity('count'),
  types: table(
    z.strictObject({
      title: text,
      share: quantity('share'),
      /** Chance of setting out to cheat in a month when nothing is felt. */
      cheats: quantity('probability'),
      /** Part of that chance lost for each unit of felt certainty of being caught (0: not deterred). */
      deterred: quantity('factor'),
      /** Gain of a month of cheating over an honest month, in months of honest profit: whoever cheats holds out longer on low sales. */
      gain: quantity('factor'),
    }),
  ),
  /** Chance that a month of cheating is found out by buyers, with no register at all. */
  complaints: quantity('probability'),
  /** Sales lost for good at each complaint, as a share. */
  loses: quantity('share'),
  /** Buyers' trust: all sales of a month fall by this share times the share of firms complained of in the month before. */
  spoils: quantity('share').optional(),
  /** Monthly chance that a firm whose takings of the month are below `fails_below` of those at its start closes. */
  fails_below: quantity('share'),
  closes: quantity('probability'),
  /** Other firms closing, per firm and year; each closed firm is followed by a new one of drawn type. */
  turnover: quantity('rate'),
});

/** A register of firms: findings, a list of firms found at fault, and what follows. Its three ways of working can be switched one by one. */
export const enterprise = z.strictObject({
  title: text,
  owner: id,
  in_force: inForce.optional(),
  basis: z.union([z.strictObject({ source }), z.strictObject({ claimed: text })]),
  /** Chance that a month of cheating is found by inspection; and that an honest month is found at fault. */
  finds: quantity('probability'),
  wrongly: quantity('probability'),
  /**
   * Early detection: findings are shared among bodies at once. Whenever a firm once found at fault, rightly or not, sets out to cheat
   * again, it is found and stopped before the month does harm.
   */
  shares_findings: z.boolean(),
  /** Time on the list after a finding; another finding begins it anew. */
  term: quantity('duration'),
  /** Deterrence: how far firms believe in the chance of being found. Felt certainty is `felt` times `finds`. */
  felt: quantity('share'),
  /** Selection: sales that listed firms lose while listed, and monthly chance that one closes. */
  listed_lose: quantity('share'),
  listed_close: quantity('probability'),
  /** Monthly chance that an entry which rests on a wrong finding is taken off. */
  corrects: quantity('probability').optional(),
});

export const marketSections = { firms: firms.optional(), enterprise: table(enterprise).default({}) };
