import { z } from 'zod';
import { dayOfYear, id, inForce, local, owner, sourced, table, text, title, who } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { MOST_REMEMBERED } from '../conditions/memory-plan.js';
import { condition } from '../conditions/schema.js';
import { appeal, revealed } from '../appeals/schema.js';
import { gradeCondition, person } from '../ledgers/conditions.js';

export const listId = said(id, 'List that is watched.', { example: 'defaulters' });

const termCase = z.strictObject({
  if: said(condition.optional(), 'Condition for this term. Only the last case has none.', {
    example: { records: 'speeding' },
    absent: 'otherwise',
  }),
  term: said(z.union([quantity('duration'), z.literal('for_good')]), 'Time on the list in this case.', { example: 28 }),
});

export const entry = z.strictObject({
  ground: said(text, 'Ground of the entry, as the rule words it.', { example: 'Evading enforcement' }),
  on: said(
    z.union([id, ...gradeCondition, z.strictObject({ list: listId }), z.strictObject({ who: person })]),
    'What makes an entry: a record of this stream; a score that comes into a grade, and again only after it has left it, also where the term has ended meanwhile; an entry on another list; or what a person is, at `rate`.',
    { example: 'judgment' },
  ),
  if: said(
    condition.optional(),
    'The entry is made only if this holds for the person at its turn, after the ledgers. The present record is not yet among the earlier ones.',
    { example: { records: 'speeding', within: sourced(365, 'days') }, absent: 'always' },
  ),
  rate: said(quantity('rate').optional(), 'With `on: {who}`, required: entries per person-year among those who fit.', {
    example: 0.1,
    absent: 'other forms have none',
  }),
  local,
  probability: said(quantity('probability').optional(), 'Probability that the owner makes the entry.', { example: 0.6, absent: 'always' }),
  term: said(
    z.union([quantity('duration'), z.literal('until_performed'), z.literal('for_good'), z.array(termCase).min(2)]),
    'Maximum time on the list. Performance of the duty ends an entry earlier unless `exit.performed` says otherwise; `until_performed`: until the duty is performed; `for_good`: neither time nor performance ends it; a list of cases: the term of the first whose `if` holds when the entry is made.',
    { example: 'until_performed' },
  ),
  rises: said(
    z
      .strictObject({
        within: said(
          quantity('duration').optional(),
          'How long an earlier record counts. It is not varied: it has a source, or a range with the number at both ends.',
          {
            example: 365,
            absent: 'for ever',
          },
        ),
        since: said(dayOfYear.optional(), 'Day of each year on which the steps begin anew, such as the first of a school year.', {
          example: '09-01',
          absent: 'they never do',
        }),
        to: said(
          z.array(quantity('duration')).min(1).max(MOST_REMEMBERED),
          'Terms of the second and later steps; the last also holds for every later record.',
          {
            example: [sourced(91, 'days'), sourced(182, 'days')],
          },
        ),
      })
      .optional(),
    'The term rises with each record of the stream; `term` is that of the first step. Each step becomes an entry: this id, then the id with `_2`, `_3` and so on. See `rises` of measures.',
    { absent: 'every record brings the same term' },
  ),
  term_law: said(
    z
      .strictObject({
        law: said(z.enum(['exponential', 'lognormal']), 'Distribution of the term, with `term` as its mean; in whole days, at least one.', {
          example: 'lognormal',
        }),
        spread: said(quantity('factor').optional(), 'Lognormal distribution, required there: standard deviation of the logarithm.', {
          example: 0.5,
          absent: 'the exponential distribution has none',
        }),
      })
      .optional(),
    'Distribution of terms around their mean.',
    { absent: 'every term is the same' },
  ),
  restarts: said(
    z.boolean().optional(),
    'Another record on the same ground while on the list starts the term again instead of making a second entry. Not for duties.',
    { absent: 'false: a second entry' },
  ),
  looks_again: said(
    z.boolean().optional(),
    'Entries for a duty: at each monthly check the rule tests again whether its subject can perform. From the check at which they can, the entry is for an own deed.',
    { absent: 'false: an entry made for inability stays one' },
  ),
  consecutive: said(
    z.boolean().optional(),
    'If entries with a last day are on the list, the term of a new entry begins on the latest of these days, as known when the new entry is made. The entry is on the list and triggers measures from the day it is made.',
    { absent: 'false: terms run side by side' },
  ),
  extension: said(
    z
      .strictObject({
        probability: said(quantity('probability'), 'Probability that the term is made longer, drawn at entry.', { example: 0.2 }),
        from: said(quantity('duration'), 'Shortest extension.', { example: 365 }),
        to: said(quantity('duration'), 'Longest extension; days are drawn evenly.', { example: 1095 }),
      })
      .optional(),
    'Longer terms for some entries.',
    { absent: 'none' },
  ),
});

const exit = z.strictObject({
  performed: said(
    quantity('duration').optional(),
    'Time from performance of the duty to deletion. It ends entries with a `term` too: as long as the term, it keeps them for it.',
    {
      example: 3,
      absent: 'removed on the day of performance',
    },
  ),
  empty_searches: said(
    quantity('rate').optional(),
    'Rate at which people unable to perform are removed after two searches that find nothing.',
    {
      example: 0.5,
      absent: 'never',
    },
  ),
  repair: said(
    z
      .strictObject({
        after: said(quantity('duration'), 'Earliest repair, counted from the entry.', { example: 365 }),
        rate: said(quantity('rate'), 'Rate of repair from then on, where the duty is performed or none is open.', { example: 0.5 }),
      })
      .optional(),
    'Repair of credit before the term is over.',
    { absent: 'no repair' },
  ),
  reaches: said(
    z.union(gradeCondition).optional(),
    'Entries leave when the score comes into this grade: by a rule, by points that expire, by a request that suspends or restores points, or by the yearly reset. A grade held at entry does not count.',
    {
      absent: 'no such exit',
    },
  ),
});

export const list = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  public: said(
    z.boolean().default(false),
    'Names are on display: people of the community may respond to them, and relatives in another community may hear of them.',
    {
      example: true,
      absent: 'false: nobody else reads them',
    },
  ),
  kind: said(
    z.enum(['black', 'red']).optional(),
    '`black`: of those sanctioned. `red`: of those praised; it neither raises perceived risk nor notifies relatives.',
    {
      example: 'red',
      absent: '`black`',
    },
  ),
  who: said(who.optional(), 'People who can be on it.', { absent: 'everyone on whom its grounds fall' }),
  hidden: said(
    z.boolean().optional(),
    'The people on it do not know of it: they perceive no risk from it, it allows no repair, and it hears appeals only from people who learn of their entry (`revealed`).',
    {
      absent: 'false',
    },
  ),
  entries: said(table(entry), 'Grounds on which entries are made, by id.'),
  exit: said(exit.default({}), 'How entries end, apart from the end of their term, correction and the end of the rule.', {
    absent: 'in no other way',
  }),
  instalments_suspend: said(
    z.boolean().optional(),
    'While a plan of instalments for the duty is kept, the entry triggers no sanction. Its term runs on, and the name stays on the list.',
    { absent: 'false: sanctions go on' },
  ),
  resets: said(
    z
      .strictObject({
        on: said(dayOfYear, 'Day of each year on which every entry leaves, before anything else happens on it.', { example: '09-01' }),
      })
      .optional(),
    'The list is wiped once a year, with limits that outlasted their entry. Harm already counted stays counted.',
    { absent: 'the list is never reset' },
  ),
  limits_outlast: said(z.boolean().optional(), 'Measures that last `until_performed` stay when a term ends and the duty is still open.', {
    absent: 'false',
  }),
  revealed,
  appeal,
});

export const listSections = {
  lists: said(table(list).default({}), 'Lists of people, by id.', { mechanism: 'Lists' }),
};
