import { z } from 'zod';
import { by, id, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

const law = {
  law: said(z.enum(['exponential', 'lognormal']).optional(), 'Distribution of the amounts around the mean; `lognormal` needs `spread`.', {
    example: 'lognormal',
    absent: 'every amount is the mean',
  }),
  spread: said(quantity('factor').optional(), 'Required with `lognormal`: standard deviation of the logarithm.', {
    example: 0.5,
    absent: 'other distributions have none',
  }),
};

/** An amount that somebody receives each month, of which measures take or give a share. */
export const amount = z.strictObject({
  title,
  a_month: said(by('money'), 'Amount a month; with `law`, the mean of the distribution. A month is a twelfth of 365 days.', {
    example: 300,
  }),
  ...law,
});

/** What a measure takes or gives. Parts given together add up. */
export const size = z.strictObject({
  a_month: said(by('money').optional(), 'Amount a month while it is in force, counted by days.', { example: 50, absent: 'none' }),
  share_of: said(
    z
      .strictObject({
        amount: said(id, 'Reference amount, under `amounts`.', { example: 'benefit' }),
        share: said(by('share'), 'Share of it.', { example: 0.6 }),
        together_at_most: said(
          quantity('share').optional(),
          'Sanctions: the most that several of them take of this amount together. Those without a limit take first, then those with one, in the order of their ids.',
          { example: 0.6, absent: 'it takes its share beside any other' },
        ),
        leaves: said(
          quantity('money').optional(),
          'Sanctions: what must be left of the amount each month, such as protected earnings. Those without a limit take first, then those with one, in the order of their ids.',
          { example: 300, absent: 'it takes its share, whatever is left' },
        ),
      })
      .optional(),
    'Share of a reference amount a month, counted by days.',
    { absent: 'none' },
  ),
  by_grade: said(
    z
      .strictObject({
        ledger: said(id, 'Ledger whose grade sets the price.', { example: 'score' }),
        a_month: said(table(quantity('money')), 'Amount a month at each grade; a grade that is not named pays nothing.', {
          example: { poor: { value: 40, unit: 'currency units', source: 'E113' } },
        }),
      })
      .optional(),
    "A price by grade of a ledger, counted by days; it follows the person's grade.",
    { absent: 'none' },
  ),
  once: said(
    by('money').optional(),
    'Amount at once, each time the measure begins for a person. A measure that resumes after a suspension does not begin again.',
    { example: 100, absent: 'none' },
  ),
  once_of: said(
    z
      .union([
        z.strictObject({
          amount: said(id, 'Reference amount, under `amounts`.', { example: 'income' }),
          months: said(by('factor'), 'How many months of it; a day is 12/365 of a month.', { example: 0.5 }),
        }),
        z.strictObject({
          owed: said(id, 'Stream of duties with an `amount`.', { example: 'fine' }),
          share: said(by('share'), 'Share of what the person owes on open duties of the stream when the measure begins.', {
            example: 0.1,
          }),
        }),
      ])
      .optional(),
    'Amount at once, in addition to `once`: months of a reference amount (a fine in days of income) or a share of what is owed (a surcharge).',
    { absent: 'none' },
  ),
});

/** What is owed when a duty falls due, and the ways of paying it other than in full. */
export const owing = {
  amount: said(
    z
      .strictObject({
        mean: said(by('money'), 'Amount that falls due; with `law`, the mean of the distribution.', { example: 1000 }),
        ...law,
      })
      .optional(),
    'Money that falls due with the duty.',
    { absent: 'the duty has no amount' },
  ),
  part_payment: said(
    z
      .strictObject({
        rate: said(quantity('rate'), 'Rate at which part of an open duty is paid, applied every 30 days.', { example: 2 }),
        share: said(quantity('share'), 'Share of what is open that is then paid.', { example: 0.2 }),
      })
      .optional(),
    'Payment of a part of what is open. Needs `amount`.',
    { absent: 'no part is paid' },
  ),
  instalments: said(
    z
      .strictObject({
        rate: said(quantity('rate'), 'Rate at which a plan of instalments is agreed, applied every 30 days.', { example: 1 }),
        number: said(quantity('count'), 'Number of equal instalments; the last is what is left.', { example: 12 }),
        every: said(quantity('duration'), 'Time to the first instalment, and from one to the next.', { example: 30 }),
        keeps: said(quantity('probability'), 'Probability that an instalment is paid. A missed one ends the plan.', {
          example: 0.9,
        }),
      })
      .optional(),
    'Payment by instalments. Needs `amount`.',
    { absent: 'no plan is agreed' },
  ),
  settlement: said(
    z
      .strictObject({
        rate: said(quantity('rate'), 'Rate at which the creditor settles for less, applied every 30 days.', { example: 0.5 }),
        share: said(quantity('share'), 'Share of what is open that is accepted and paid; the rest is waived.', { example: 0.5 }),
      })
      .optional(),
    'Settlement for a share of what is open, which performs the duty. Needs `amount`.',
    { absent: 'nothing is settled' },
  ),
};

export const amountSections = {
  amounts: said(table(amount).default({}), 'Monthly reference amounts, of which measures take or give a share, by id.', {
    mechanism: 'Amounts',
  }),
};
