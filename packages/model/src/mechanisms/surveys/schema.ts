import { z } from 'zod';
import { by, date, id, table, title, who } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

/**
 * What people think of something, what they know of it (`aware` of perception; without perception everybody knows), and what they say.
 * Private views answer no rule and are in no count; only what is said to a survey is.
 */
export const opinion = z.strictObject({
  title,
  favour: said(by('share'), 'Share in favour, private and fixed by the generator. Printed only as an assumption, never as a result.', {
    example: 0.6,
  }),
  lost_by_experience: said(
    quantity('share').optional(),
    'Share of private favour lost by those who have learnt of effects: a sanction ever on them, or a letter that a relative is listed.',
    { example: 0.2, absent: 'none is lost' },
  ),
  guesses: said(
    quantity('share').optional(),
    'Share of people who do not know of it and still give a view where “do not know” is offered. Where it is not, all do.',
    { example: 0.5, absent: 'none of them' },
  ),
  conceals: said(by('probability'), 'Probability that someone not in favour says otherwise when asked directly, at no perceived risk.', {
    example: 0.2,
  }),
  conceals_by_fear: said(quantity('probability').optional(), 'Probability added at a perceived risk of 1, in proportion below.', {
    example: 0.3,
    absent: 'fear adds nothing',
  }),
  evades: said(quantity('share').optional(), 'Share of those who would conceal who answer “do not know” where that is offered.', {
    example: 0.5,
    absent: 'none of them',
  }),
});

/** A probe: asks a sample of adults at the end of a day and writes nothing. Answers are not told apart by group. */
export const survey = z.strictObject({
  title,
  opinion: said(id, 'Opinion that is asked for.', { example: 'approval' }),
  who: said(who.optional(), 'Who can be asked; no single declared group alone.', { absent: 'every adult' }),
  on: said(z.array(date).min(1).max(24), 'Days at whose end it is asked.', { example: ['2018-06-30'] }),
  sample: said(quantity('share'), 'Share of those concerned who are asked, drawn anew each time.', { example: 0.1 }),
  mode: said(
    z.enum(['direct', 'list']),
    '`direct`: asked outright. `list`: half of the sample counts which neutral items hold, the other half counts the view among them.',
    { example: 'direct' },
  ),
  offers_dont_know: said(z.boolean().optional(), '“Do not know” is offered.', { absent: 'false' }),
  items: said(
    z
      .strictObject({
        number: said(quantity('count'), 'Neutral items.', { example: 3 }),
        held: said(quantity('probability'), 'Probability that a person holds an item, drawn for each item.', { example: 0.5 }),
      })
      .optional(),
    'Mode `list`: the neutral items. Required there.',
    { absent: 'the mode `direct` has none' },
  ),
});

export const surveySections = {
  opinions: said(
    table(opinion).default({}),
    'Private views and what people say of them, by id. No rule reads them, and no counter holds them.',
    {
      mechanism: 'Views and surveys',
    },
  ),
  surveys: said(table(survey).default({}), 'Surveys that ask a sample of people and write no record, by id.', {
    mechanism: 'Views and surveys',
  }),
};
