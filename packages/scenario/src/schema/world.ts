import { z } from 'zod';
import { by, date, id, sourced, table, title, who } from './common.js';
import { quantity } from './quantity.js';
import { said } from './said.js';

export const horizon = z.strictObject({
  start: said(date, 'First day of the run.', { example: '2016-01-01' }),
  end: said(date, 'Last day of the run.', { example: '2019-12-31' }),
  round: said(
    z.enum(['day', 'week', 'month']),
    'Length of a round: letters, capacities of reviews, patrols and stances are settled between rounds. A month is a calendar month.',
    { example: 'month' },
  ),
});

export const place = z.strictObject({
  title,
  level: said(
    z.enum(['country', 'province', 'prefecture', 'county', 'neutral']),
    'Level of the place; `neutral` places stand for no real one.',
    { example: 'neutral' },
  ),
  parent: said(id.optional(), 'Place that it lies in.', { example: 'country', absent: 'none: the root of the tree' }),
  persons: said(
    quantity('persons').optional(),
    'Real residents. Required of places without places below, refused elsewhere; communities and their weight are shared out by it.',
    { example: 500000, absent: 'the sum of the places below' },
  ),
  shares: said(
    table(table(quantity('share'))).optional(),
    "Shares of an attribute's categories here and below, where they differ from the population's: attribute, category, share. Categories add to one.",
    {
      example: { residence: { moved: sourced(0.4, 'share'), settled: sourced(0.6, 'share') } },
      absent: 'the shares of the place above, at the top those of the population',
    },
  ),
});

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
    'Share of households with so many members, keys `one` to `eight`; sizes left out do not occur. Shares add to one.',
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

const factorFrom = {
  from: said(date, 'First day of the factor; it holds until the next one.', { example: '2018-01-01' }),
  factor: said(quantity('factor'), 'Multiplies the rate as written, not the factor before.', { example: 1.15 }),
};

/** Dated factors of a rate. */
export const trend = said(z.array(z.strictObject(factorFrom)).optional(), 'Dated factors by which the rate is multiplied.', {
  absent: 'the rate does not change',
});

export const stream = z.strictObject({
  title,
  kind: said(
    z.enum(['breach', 'merit', 'protected', 'obligation', 'attempt', 'false_alarm']),
    '`breach`, `merit`, `protected`: a chance to act, taken or not. `obligation`: a duty falls due, performed or not. `attempt`: a wish that matters only while a measure refuses it. `false_alarm`: nothing was done.',
    { example: 'breach' },
  ),
  context: said(id, 'Area of life, in words of your own. A sanction in another context than the deed counts as unrelated.', {
    example: 'credit',
  }),
  who: said(who.optional(), 'Whom the stream concerns.', { absent: 'every adult' }),
  rate: said(by('rate'), 'Opportunities per person-year, before classes and trend.', { example: 0.3 }),
  ceiling: said(
    quantity('rate'),
    "No person's rate, with class and trend, may exceed it. Part of the world: arms may not patch it. At most 365 a year.",
    {
      example: 1,
    },
  ),
  classes: said(
    table(
      z.strictObject({
        share: said(quantity('share'), 'Share of people in the class. Classes add to one.', { example: 0.1 }),
        factor: said(quantity('factor'), 'Multiplies the rate of these people.', { example: 6 }),
      }),
    ).optional(),
    'Fixed classes of people with a higher or lower rate, drawn once for a person, by id.',
    { absent: 'one rate for everybody' },
  ),
  trend,
  inclination: said(
    by('probability').optional(),
    'Kinds `breach`, `merit`, `protected`: probability of acting on an opportunity when no rule is felt. Required there.',
    { example: 0.2, absent: 'other kinds have none' },
  ),
  amount: said(quantity('amount').optional(), 'Kind `merit`: hours or yuan of one act; read by point rules with `steps`.', {
    example: 4,
    absent: 'no amount',
  }),
  duty: said(
    z
      .strictObject({
        able: said(by('probability'), 'Probability that a person can perform when the duty falls due.', { example: 0.95 }),
        performs_at_once: said(quantity('probability'), 'Probability that someone able performs on the day; else the duty stays open.', {
          example: 0.9,
        }),
        performs: said(quantity('rate'), 'Rate at which someone able performs an open duty, looked at every 30 days.', { example: 3 }),
        recovers: said(quantity('rate'), 'Rate at which someone unable becomes able, looked at every 30 days.', { example: 1 }),
      })
      .optional(),
    'Kind `obligation`: who can perform, who does so at once, and what happens later. Required there.',
    { absent: 'other kinds have none' },
  ),
  taken_for: said(id.optional(), 'Kind `false_alarm`: the stream that it is taken for. Required there.', {
    example: 'littering',
    absent: 'other kinds have none',
  }),
  accuses: said(
    quantity('probability').optional(),
    'Kind `false_alarm`: probability that a falling-out becomes an accusation; the response `accusation` raises it.',
    { example: 0.1, absent: 'always' },
  ),
});

export const response = z.strictObject({
  title,
  kind: said(
    z.enum(['deterrence', 'chilling', 'merit_farming', 'payment', 'appeal', 'stigma', 'emulation', 'accusation', 'revolt']),
    [
      '`deterrence` (breach) and `chilling` (protected): inclination × (1 − effect × perceived risk).',
      '`merit_farming` (merit): inclination × (1 + effect) below the top grade of a ledger in force.',
      '`payment` (obligation): rate of performance × (1 + effect) while on a list for it.',
      '`appeal` (lists): rate at which a listed person asks for correction, rightly or not.',
      '`stigma` (breach): inclination × (1 − effect × (1 − share of the community on public black lists)), at least 0.',
      '`emulation` (merit): inclination × (1 + effect × percent of the community on public red lists), at most 1.',
      '`accusation` (false alarm): probability × (1 + effect) while a channel with witnesses sees it.',
      '`revolt` (spreads): probability, each time a record passed on falls on a person, that they inform no longer.',
    ].join(' '),
    { example: 'deterrence' },
  ),
  on: said(z.array(id).min(1), 'Streams that it acts on; lists for `appeal`, spreads for `revolt`.', { example: ['littering'] }),
  effect: said(
    z.union([quantity('factor'), quantity('rate')]),
    'Size of the response: a factor, and for `appeal` a rate per person-year.',
    {
      example: 0.3,
    },
  ),
});

export const perception = z.strictObject({
  aware: said(quantity('share'), 'Share of people who know of the system at all; the others do not respond.', { example: 0.7 }),
  own_record: said(quantity('share'), 'Perceived risk, 0 to 1, added by a record against oneself.', { example: 0.3 }),
  kin_listed: said(quantity('share').optional(), 'Perceived risk added by a letter that kin elsewhere was listed.', {
    example: 0.1,
    absent: 'none is added',
  }),
  display: said(quantity('share'), 'Perceived risk for each percent of the community on public black lists.', { example: 0.02 }),
  fades: said(quantity('duration'), 'Time over which a perceived risk of 1 fades to 0, in a straight line.', { example: 365 }),
  kin_elsewhere: said(quantity('share').optional(), 'Share of people with kin in another community of the run.', {
    example: 0.5,
    absent: 'nobody has any',
  }),
});
