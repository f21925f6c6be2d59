import { z } from 'zod';
import { UNITS, quantity } from './quantity.js';
import type { Dimension, Quantity } from './quantity.js';
import { ROW_ID, ROW_ID_WORDS } from './register.js';
import { said } from './said.js';

export const id = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'an id: lowercase letters, digits and _, at most 40');

export const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date: YYYY-MM-DD');

/** A day of every year. */
export const dayOfYear = z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day of the year: MM-DD');

export const text = z.string().min(1).max(4000);

export const source = z.string().regex(ROW_ID, ROW_ID_WORDS);

export const table = <T extends z.ZodType>(value: T) => z.record(id, value);

/** A quantity for examples. */
export const sourced = (value: number, unit: string): Quantity => ({ value, unit, source: 'E113' });

/** The name under which a reader meets a thing. */
export const title = said(text, 'Name shown in reports and documents, on one line.', { example: 'A short name' });

export const owner = said(id, 'Body that runs it, in words of your own; flows carry records between owners.', { example: 'court' });

export const local = said(
  z.boolean().optional(),
  'In force only where the office holder adds local rules (`widens`) and follows no catalogue in force.',
  {
    absent: 'false: it does not depend on the holder',
  },
);

type ByQuantity = z.infer<ReturnType<typeof makeBy>>;

const makeBy = (dimension: Dimension) =>
  z.union([
    quantity(dimension),
    z.strictObject({
      by: said(
        id,
        'Attribute of people, or `age`, whose categories have numbers of their own. `children` has the categories `with` and `without`: whether a child lives in the household.',
        { example: 'income' },
      ),
      values: said(table(quantity(dimension)), 'One quantity for each category of the attribute; none may be missing.', {
        example: { low: sourced(0.93, UNITS[dimension][0]), high: sourced(0.99, UNITS[dimension][0]) },
      }),
    }),
  ]);

/** One number for everybody, or one for each category of an attribute. Every category must be given. */
export const by = (dimension: Dimension): z.ZodType<ByQuantity> => makeBy(dimension).meta({ form: 'by', of: dimension });

/** Whom it concerns: for each attribute named, the categories that qualify. Absent: every adult. */
export const who = said(
  z.record(id, z.array(id).min(1)),
  'Whom it concerns: for each attribute named (or `age`), the categories that qualify. A person has to fit every attribute named. Adults only, unless `age` is named.',
  { example: { income: ['low', 'middle'] } },
);

/** First and last day in force. */
export const inForce = z
  .strictObject({
    from: said(date.optional(), 'First day in force.', { example: '2019-03-01', absent: 'the first day of the horizon' }),
    to: said(date.optional(), 'Last day in force.', { example: '2019-12-31', absent: 'the last day of the horizon' }),
    in: said(z.array(id).min(1).optional(), 'Only in these places and those below them.', { example: ['north'], absent: 'everywhere' }),
    adopted: said(
      z.record(id, date).optional(),
      'First day in a place and those below it, where it differs from `from`. A place named here needs no `in`; the nearest place above a community counts.',
      { example: { north: '2019-06-01' }, absent: '`from` counts in every place' },
    ),
    source: said(source.optional(), 'Register row that gives the days.', { example: 'E113', absent: 'none' }),
    assumed: said(z.string().optional(), 'What about the days is assumed, and why.', {
      example: 'The month is published, its first day is assumed',
      absent: 'nothing',
    }),
  })
  .meta({
    form: 'in_force',
    description: 'When, and where, the rule is in force.',
    absent: 'everywhere, from the first day to the last',
  });

const basisSource = said(source, 'Register row of the legal text or report that gives the rule.', { example: 'E461' });

const basisClaimed = said(text, 'Who claims that the rule exists, where no source gives it.', { example: 'The article' });

/** Legal text or report that gives a rule, or who claims it. */
export const basis = said(
  z.union([z.strictObject({ source: basisSource }), z.strictObject({ claimed: basisClaimed })]),
  'Where the rule comes from: a register row, or who claims it.',
);
