import { z } from 'zod';
import { by, id, sourced, table, title, who } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { trend } from '../../format/trend.js';
import { owing } from '../amounts/schema.js';
import { condition } from '../conditions/schema.js';
import { ofSharedClasses, reacts, sharedClasses } from './attempts-schema.js';
import { during, schedule } from './calendar-schema.js';
import { caseShares, cause, ends } from './ends-schema.js';

const oneCase = z.strictObject({
  if: said(condition, 'Condition on the person, tested when the person meets the chance or the duty falls due.', {
    example: { state: { employment: ['unemployed'] } },
  }),
  rate: said(by('rate').optional(), 'Takes the place of `rate`. The ceiling bounds it too.', {
    example: 0.6,
    absent: 'as written for the stream',
  }),
  inclination: said(by('probability').optional(), 'Takes the place of `inclination`.', {
    example: 0.4,
    absent: 'as written for the stream',
  }),
  able: said(by('probability').optional(), 'Takes the place of `duty.able`.', { example: 0.7, absent: 'as written for the stream' }),
  performs_at_once: said(quantity('probability').optional(), 'Takes the place of `duty.performs_at_once`.', {
    example: 0.5,
    absent: 'as written for the stream',
  }),
  performs: said(quantity('rate').optional(), 'Takes the place of `duty.performs`, asked at each check of the open duty.', {
    example: 1,
    absent: 'as written for the stream',
  }),
  amount: said(quantity('money').optional(), 'Takes the place of `duty.amount.mean`.', {
    example: 500,
    absent: 'as written for the stream',
  }),
  shares: caseShares,
});

export const stream = z.strictObject({
  title,
  kind: said(
    z.enum(['breach', 'merit', 'protected', 'obligation', 'attempt', 'false_alarm', 'occasion', 'outcome']),
    '`breach`, `merit`, `protected`: a chance to act, taken or not. `obligation`: a duty falls due, performed or not. `attempt`: a wish that matters only while a measure refuses it, and not yet on the day on which an event brings the first such measure. `false_alarm`: nothing was done. `occasion`: a chance that ends in one of several outcomes. `outcome`: one of these.',
    { example: 'breach' },
  ),
  context: said(id, 'Area of life, in words of your own. A sanction in another context than the deed counts as unrelated.', {
    example: 'credit',
  }),
  who: said(who.optional(), 'Whom the stream concerns. Name a band of children under `age` to let them act.', { absent: 'every adult' }),
  if: said(
    condition.optional(),
    'A person meets a chance, duty or wish only if this holds on its day. Conditions on what a person is belong in `who`.',
    { example: { not: { list: 'banned' } }, absent: 'always' },
  ),
  rate: said(by('rate').optional(), 'Opportunities per person-year, before classes and trend. Required without `schedule`.', {
    example: 0.3,
    absent: 'chances come by `schedule`',
  }),
  ceiling: said(
    quantity('rate').optional(),
    "No person's rate, with class and trend, may exceed it. Part of the world: arms may not patch it. At most 365 a year. Required with `rate`.",
    {
      example: 1,
      absent: 'chances come by `schedule`',
    },
  ),
  schedule,
  during,
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
  shared_classes: said(
    ofSharedClasses.optional(),
    'Classes that the stream shares with others, in place of `classes`: the people who fly often may also be those who ride often.',
    { absent: 'classes are drawn for the stream alone' },
  ),
  trend,
  inclination: said(
    by('probability').optional(),
    'Kinds `breach`, `merit`, `protected`: probability of acting on an opportunity when no rule is felt. Required there.',
    { example: 0.2, absent: 'other kinds have none' },
  ),
  cases: said(
    z.array(oneCase).min(1).optional(),
    'Other numbers for people who meet a condition on the day: a state, a score, a list, a measure, earlier records. The first case that holds applies.',
    {
      example: [{ if: { state: { employment: ['unemployed'] } }, inclination: sourced(0.4, 'probability') }],
      absent: 'the same numbers for everybody',
    },
  ),
  ends: said(
    ends.optional(),
    'Kind `occasion` (required there): every chance ends in exactly one of these outcomes. Kinds `breach`, `merit`, `protected`: every act does.',
    { absent: 'what happens has no further outcome' },
  ),
  cause: said(
    cause.optional(),
    'Kind `outcome`: cause of the record that follows. `deed`: a deed of the person; `lawful`: lawful conduct; `inability`: the person could not do otherwise; `error`: nothing was wrong. A review can discover the last two.',
    { example: 'inability', absent: 'nothing that a channel can report' },
  ),
  brings: said(
    id.optional(),
    'Kind `outcome`: a stream of kind `obligation` without days of its own. Its duty falls due on the day on which a chance ends in this outcome. Leaving it undone has the cause of the outcome, if that is not `deed`.',
    { example: 'repayment', absent: 'no duty' },
  ),
  amount: said(
    quantity('amount').optional(),
    'Kind `merit`: hours or yuan of one act, rounded to a whole number; read by point rules with `steps`.',
    {
      example: 4,
      absent: 'no amount',
    },
  ),
  duty: said(
    z
      .strictObject({
        able: said(by('probability'), 'Probability that a person can perform when the duty falls due.', { example: 0.95 }),
        performs_at_once: said(quantity('probability'), 'Probability that someone able performs on the day; else the duty stays open.', {
          example: 0.9,
        }),
        performs: said(
          quantity('rate'),
          'Rate at which someone able performs an open duty, applied every 30 days with the probability rate × 30/365.',
          { example: 3 },
        ),
        recovers: said(quantity('rate'), 'Rate at which someone unable becomes able, applied every 30 days like `performs`.', {
          example: 1,
        }),
        lapses_after: said(
          quantity('duration').optional(),
          'Limitation: an open duty lapses when so much time has passed since it fell due. While a plan of instalments is kept, it does not lapse.',
          { example: 1095, absent: 'never' },
        ),
        ...owing,
      })
      .optional(),
    'Kind `obligation`: who can perform, who does so at once, and what happens later. Required there.',
    { absent: 'other kinds have none' },
  ),
  reacts: said(reacts.optional(), 'Kind `attempt`: what people do when a wish is refused.', { absent: 'nothing: each wish is tried once' }),
  by_cause: said(
    z.boolean().optional(),
    'Kind `attempt`: also count refused attempts and unmet wishes by the cause of the sanction that refuses. Changes nothing else.',
    { example: true, absent: 'they are counted without their cause' },
  ),
  taken_for: said(
    id.optional(),
    'Kind `false_alarm`, required there: the stream for which it is mistaken. Kind `outcome`, with a `cause`: the stream under which the outcome is recorded. Rules on that stream apply to it, and it keeps its own cause.',
    {
      example: 'littering',
      absent: 'an outcome is recorded under its own id; other kinds have none',
    },
  ),
  accuses: said(
    quantity('probability').optional(),
    'Kind `false_alarm`: probability that a dispute leads to an accusation; the response `accusation` raises it.',
    { example: 0.1, absent: 'always' },
  ),
});

export const streamSections = {
  classes: said(table(sharedClasses).optional(), 'Fixed classes of people, drawn once for a person and named by several streams, by id.', {
    mechanism: 'Conduct',
    absent: 'no stream shares its classes',
  }),
  streams: said(table(stream), 'Opportunities to act, duties, wishes and false alarms, by id.', { mechanism: 'Conduct' }),
};
