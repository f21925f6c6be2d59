import { z } from 'zod';
import { basis, inForce, owner, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

/**
 * Firms of one community. Quality is hidden from buyers and raters. All of it happens
 * once a calendar month, at the end of the round that holds the month's last day, in this order: sale, fraud, complaint, inspection,
 * listing, exit, entry.
 */
export const firms = z.strictObject({
  title,
  number: said(quantity('count'), 'Firms per 1,000 people, rounded to whole firms in each community.', { example: 20 }),
  types: said(
    table(
      z.strictObject({
        title,
        share: said(quantity('share'), 'Share of firms of this type. Types add to one.', { example: 0.8 }),
        cheats: said(quantity('probability'), 'Probability of setting out to cheat in a month when nothing is felt.', { example: 0.05 }),
        deterred: said(
          quantity('factor'),
          'Share of `cheats` that is lost for each unit of felt certainty of being caught; 0: not deterred.',
          {
            example: 0.5,
          },
        ),
        gain: said(
          quantity('factor'),
          'Gain of a month of cheating over an honest month, in months of honest profit: who cheats holds out longer on low sales.',
          { example: 0.5 },
        ),
      }),
    ),
    'Types of firm, hidden from buyers and raters, by id.',
  ),
  complaints: said(quantity('probability'), 'Probability that buyers find out a month of cheating, with no register at all.', {
    example: 0.1,
  }),
  loses: said(quantity('share'), 'Share of sales lost for good at each complaint.', { example: 0.2 }),
  spoils: said(
    quantity('share').optional(),
    "Buyers' trust: all sales of a month fall by this share times the share of firms complained of in the month before.",
    { example: 0.3, absent: 'trust does not fall' },
  ),
  fails_below: said(quantity('share'), 'Takings of the month, as a share of those at the start, below which a firm may close.', {
    example: 0.5,
  }),
  closes: said(quantity('probability'), 'Monthly probability that a firm below `fails_below` closes.', { example: 0.2 }),
  turnover: said(quantity('rate'), 'Other closures per firm per year. Each closed firm is followed by a new one of drawn type.', {
    example: 0.05,
  }),
});

/** A register of firms: findings, a list of firms found at fault, and what follows. Its three ways of working can be switched one by one. */
export const enterprise = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  basis,
  finds: said(quantity('probability'), 'Probability that inspection finds a month of cheating.', { example: 0.1 }),
  wrongly: said(quantity('probability'), 'Probability that an honest month is found at fault.', { example: 0.01 }),
  shares_findings: said(
    z.boolean(),
    'Early detection: whenever a firm once found at fault, rightly or not, sets out to cheat again, it is stopped before the month does harm.',
    { example: true },
  ),
  term: said(quantity('duration'), 'Time on the list after a finding; another finding starts it again.', { example: 365 }),
  felt: said(quantity('share'), 'Deterrence: share of `finds` that firms believe in. Felt certainty is `felt` × `finds`.', {
    example: 0.5,
  }),
  listed_lose: said(quantity('share'), 'Selection: share of sales that listed firms lose while listed.', { example: 0.2 }),
  listed_close: said(quantity('probability'), 'Selection: monthly probability that a listed firm closes.', { example: 0.02 }),
  corrects: said(quantity('probability').optional(), 'Monthly probability that an entry which rests on a wrong finding is taken off.', {
    example: 0.1,
    absent: 'none is corrected',
  }),
});

const mechanism = 'Firms';

export const firmSections = {
  firms: said(
    firms.optional(),
    'Firms of each community. One adult answers for each where a measure asks for it, see `enterprise` in `trigger`.',
    { absent: 'no firms', mechanism },
  ),
  enterprise: said(table(enterprise).default({}), 'Registers of firms, by id.', { mechanism }),
};
