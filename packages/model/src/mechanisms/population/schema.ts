import { z } from 'zod';
import { id, sourced, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

const attribute = z.strictObject({
  title,
  of: said(z.enum(['household', 'person']), 'Whether all members of a household share the category, or each person has one of their own.', {
    example: 'person',
  }),
  adults_only: said(
    z.boolean().optional(),
    'Person attributes: shares hold among adults, and every child has the category named by `children`.',
    { absent: 'false: shares hold among everybody' },
  ),
  children: said(id.optional(), 'With `adults_only`: the category of every child.', {
    example: 'none',
    absent: 'the first category in alphabetical order of ids',
  }),
  categories: said(
    table(
      z.strictObject({
        title,
        share: said(quantity('share'), 'Share of households, persons or adults in this category. The categories add to one.', {
          example: 0.4,
        }),
      }),
    ),
    'Categories of the attribute, by id.',
  ),
});

const SIZES = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'] as const;

export const population = z.strictObject({
  household_size: said(
    z.partialRecord(z.enum(SIZES), quantity('share')),
    'Share of households by number of members, keys `one` to `eight`; sizes left out do not occur. Shares add to one.',
    { example: { one: sourced(0.4, 'share'), three: sourced(0.6, 'share') } },
  ),
  age: said(
    table(
      z.strictObject({
        title,
        from: said(z.int().min(0).max(120), 'Youngest age in the band, in years.', { example: 18 }),
        to: said(z.int().min(0).max(120), 'Oldest age in the band, in years.', { example: 37 }),
        share: said(quantity('share'), 'Share of people in the band. Shares add to one.', { example: 0.34 }),
      }),
    ),
    'Age bands, youngest first, without gaps. Adults are those from 18. They become the attribute `age`.',
  ),
  attributes: said(table(attribute), 'What people or households are, drawn independently of one another, by id.'),
  turnover: said(
    z
      .strictObject({
        leaves: said(quantity('rate'), 'Rate at which a person leaves the run for good.', { example: 0.02 }),
        enters: said(
          quantity('share'),
          'Share of people who enter on a day drawn evenly from the run; the others are there from the start.',
          {
            example: 0.05,
          },
        ),
      })
      .optional(),
    'People who come and go during the run.',
    { absent: 'everyone stays throughout' },
  ),
});

export const populationSections = {
  population: said(population, 'Who the synthetic people are.', { mechanism: 'World' }),
  groups: said(
    z.array(id).max(6),
    'Attributes by which results are reported separately; `children` stands for households with children, `age` is not allowed. At most 32 combinations of categories.',
    { example: ['income'], mechanism: 'World' },
  ),
};
