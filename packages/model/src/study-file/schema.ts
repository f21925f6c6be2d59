import { CAUSES } from '../counters/words.js';
import { z } from 'zod';
import { date, id } from '../format/parts.js';
import { said } from '../format/said.js';
import { experiment, prose, rowId } from './experiment.js';

const studyId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'lowercase letters, digits and -, at most 60');

const rows = said(z.array(z.string()).min(1), 'Register rows that support it.', { example: ['E037'] });

/** One group against another, with equal rates first: what differs only as written was put in, what differs all the same came out. */
const groupRatio = z.strictObject({
  id: said(id, 'Id of the comparison.', { example: 'movers' }),
  title: said(prose, 'Name shown in reports.', { example: 'Sanction-days by residence' }),
  experiment: said(z.string(), 'Experiment with rates as written.', { example: 'form' }),
  equal: said(z.string(), 'The same experiment with `equal_rates` and the same arms.', { example: 'form_equal' }),
  arm: said(z.string().optional(), 'Arm that is read.', { example: 'as_documented', absent: 'the first arm' }),
  of: said(z.array(z.string()).min(1), 'Counters that are compared, per person per day; a `*` stands for any part of an id.', {
    example: ['harm.sanction_days'],
  }),
  harm: said(z.boolean().default(true), 'It is a harm.'),
  group: said(id, 'Attribute whose categories are compared, one of `groups` of the scenario.', { example: 'residence' }),
  reference: said(id, 'Category that the others are divided by.', { example: 'settled' }),
});

/** No number of a study comes near it: the largest are counts of people and days. */
const LARGEST = 1_000_000_000_000_000;
const bound = z.number().min(-LARGEST).max(LARGEST);

/** A condition on a computed number, written before the run. */
const condition = z.strictObject({
  of: said(
    z.string(),
    '`experiment.indicator@arm`, `experiment.indicator@arm-baseline` (difference), `experiment.fitting` (count of fitting points), `register.<series>.<figure>`, or `row.E113` (the number of a row). `search.` before a number of an experiment reads its bounds by the search that `calibrate.found` names.',
    { example: 'payment.paid_open@with_list-without_list' },
  ),
  read: said(
    z.enum(['low', 'high', 'middle', 'ratio', 'width']),
    'What is read of the range over assumptions or fitting points, or of the bounds by a search, which have no middle. `ratio`: high ⁄ low. `width`: high − low.',
    { example: 'low' },
  ),
  at_least: said(bound.optional(), 'The number is this or more.', { example: 0, absent: 'no lower bound' }),
  below: said(bound.optional(), 'The number is less than this.', { example: 2, absent: 'no upper bound' }),
});

const documentStamp = z.enum(['supported', 'partly', 'conflated', 'contested', 'untested', 'contradicted']);

const modelStamp = z.enum(['possible_under', 'only_under_contradicted', 'cannot_be_told', 'outside_simulation']);

const number = z.strictObject({
  of: said(z.string(), 'Number, in the form of `of` of a condition.', { example: 'payment.children_days@with_list' }),
  say: said(
    prose,
    'Sentence around it; `{low}`, `{middle}` and `{high}` are filled in. Of a number after `search.`, `{low}` and `{high}` go over further runs of confirmed worlds, `{least}` and `{greatest}` over single runs that fit.',
    {
      example: '{low} to {high} days per 1,000 people per year',
    },
  ),
  harm: said(z.boolean().default(false), 'It is a harm. The first number of a card has to be one.'),
});

const modelRule = z.strictObject({
  stamp: said(modelStamp, 'Stamp that the rule gives.', { example: 'possible_under' }),
  under: said(prose, 'Under which assumptions, in words.', { example: 'the numbers of the test scenario' }),
  when: said(z.array(condition).default([]), 'Conditions that all have to hold; the last rule has none.'),
});

const planted = z.strictObject({
  title: said(prose, 'Name shown in reports.', { example: 'A world in which the list makes people pay' }),
  about: said(prose, 'How the planted world is made.', { example: 'The list makes half of those listed pay.' }),
  swaps: said(z.record(z.string(), z.string()), 'For each experiment that the claim reads, the planted one that replaces it.', {
    example: { payment: 'payment_planted' },
  }),
  stamp: said(modelStamp, 'Stamp that the rule must give there.', { example: 'possible_under' }),
});

const claim = z.strictObject({
  id: said(
    z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,39}$/, 'a letter, then letters, digits, - and _, at most 40'),
    'Id of the claim; upper and lower case are the same.',
    { example: 'A1' },
  ),
  title: said(prose, 'Name shown in reports.', { example: 'The list makes debtors pay' }),
  locus: said(prose, 'Where it is said, and by whom.', { example: 'The article, page 5' }),
  quotation: said(
    z.string().refine((q) => q.trim().split(/\s+/).length <= 25, 'a quotation of at most 25 words'),
    'The claim in its own words, at most 25 of them.',
    { example: 'Nothing is claimed here' },
  ),
  document: said(
    z.strictObject({
      stamp: said(documentStamp, 'What documents say of the claim.', { example: 'partly' }),
      why: said(prose, 'Why, in a sentence or two.', { example: 'Lists existed; a single score did not.' }),
      sources: rows,
    }),
    'What the register says of the claim, without any run.',
  ),
  would_count_for: said(prose, 'What would count for the claim, written before the run.', {
    example: 'Fewer debts left open with the list.',
  }),
  would_count_against: said(prose, 'What would count against it, written before the run.', {
    example: 'As many debts left open with the list.',
  }),
  would_change_the_answer: said(prose, 'Which fact would change the answer.', { example: 'A count of payments without the list.' }),
  harm: said(prose, 'Harm that the card states first.', { example: 'Sanction-days of children.' }),
  numbers: said(
    z.array(number).max(3),
    'Three numbers of the card, the first a harm; a card that no experiment examines has up to three rows of the register.',
  ),
  model: said(z.array(modelRule).min(1), 'Rules for the model stamp: the first whose conditions all hold gives it.'),
  quotable: said(prose, 'One sentence that is safe to quote; it may hold `{n1.low}` to `{n3.high}`.', {
    example: 'In a synthetic world, {n2.low} to {n2.high} of 100 debts are paid later.',
  }),
  tables: said(z.array(z.string()).default([]), 'Tables of the card: indicators of experiments by arm, sweeps, series of the register.', {
    example: ['payment.paid_open'],
  }),
  planted: said(
    planted.optional(),
    'A world in which the opposite holds. The model stamp is computed again there and must be the stated one; otherwise the rule tests nothing.',
    { absent: 'a card from the register' },
  ),
});

const point = z.strictObject({
  source: said(rowId, 'Register row of the number.', { example: 'E507' }),
  on: said(date, 'Day to which the number refers.', { example: '2018-09-30' }),
  issued_by: said(prose, 'Who issued it.', { example: 'Supreme People’s Court' }),
  note: said(prose.optional(), 'Remark beside the point.', { example: 'Rounded.', absent: 'none' }),
});

/** Which published series are read alone, before any model. */
const series = z.strictObject({
  id: said(id, 'Id of the series.', { example: 'paid' }),
  title: said(prose, 'Name shown in reports.', { example: 'Debts paid, as published' }),
  unit: said(prose, 'Unit of the numbers, in words.', { example: 'people' }),
  points: said(z.array(point).min(2), 'Published points in order of date.'),
  doubtful: said(z.array(z.string()).default([]), 'Rows among the points that are marked as doubtful and left out of ratios.', {
    example: ['E508'],
  }),
});

/** Fixed table of documented facts, such as sanction by owner. */
const factTable = z.strictObject({
  id: said(id, 'Id of the table.', { example: 'owners' }),
  title: said(prose, 'Name shown in reports.', { example: 'Who imposes which sanction' }),
  columns: said(z.array(prose).min(2), 'Headings.', { example: ['Sanction', 'Owner'] }),
  rows: said(
    z.array(
      z.strictObject({
        cells: said(z.array(z.string()), 'One text for each column.', { example: ['Air ticket', 'court'] }),
        sources: said(z.array(z.string()), 'Register rows of the line.', { example: ['E062'] }),
      }),
    ),
    'Lines of the table.',
  ),
});

const FILE = 'The file';

export const studySchema = z
  .strictObject({
    glasshouse: said(z.literal(1), 'Version of the file format.', { mechanism: FILE }),
    kind: said(z.literal('study'), 'What the file is.', { mechanism: FILE }),
    id: said(studyId, 'Id of the study; results go to `results/<id>`.', { example: 'the-article', mechanism: FILE }),
    title: said(prose, 'Name shown in reports.', { example: 'Three claims about lists and scores, examined', mechanism: FILE }),
    about: said(prose, 'What is examined, and what is not.', { example: 'A test study that answers nothing.', mechanism: FILE }),
    register: said(
      z.string().optional(),
      'CSV file of your own with the columns of `evidence/register.csv`, by its path from this file: rows for claims, targets, series, tables and arms. A scenario names its own, so that it can be read alone; its rows are known to the study too.',
      { example: 'register.csv', absent: 'the shipped register and those of the scenarios', mechanism: 'Register' },
    ),
    experiments: said(
      z.array(experiment).default([]),
      'Comparisons of worlds. If there are none, every claim is a card from the register.',
      {
        mechanism: 'Experiments',
      },
    ),
    follow: said(
      z
        .strictObject({
          experiment: said(z.string(), 'Experiment in whose first run they are chosen.', { example: 'payment' }),
          count: said(z.int().min(0).max(12), 'How many are followed.', { example: 2 }),
          rule: said(
            z.enum(['first_with_difference', 'most_sanction_days', 'first_listed_without_deed']),
            'Rule by which they are chosen: the first whose life differs between arms, if its sanction-days after a warm-up differ too, then those with the largest difference in sanction-days, then the first without one; those with most sanction-days, or the first listed without a deed: entered for another cause than `deed`.',
            { example: 'first_with_difference' },
          ),
          cause: said(
            z.enum(CAUSES).optional(),
            'Only people with sanction-days of this cause in some arm are followed; `most_sanction_days` then goes by these days in the first arm, `first_listed_without_deed` by entries of this cause. They are looked for among the people with the most sanction-days, the most without a deed and the largest differences.',
            { example: 'inability', absent: 'people of any cause' },
          ),
        })
        .array()
        .default([]),
      'Synthetic people whose lives are shown, chosen by a declared rule.',
      { mechanism: 'Experiments' },
    ),
    series: said(z.array(series).default([]), 'Published series that are shown by themselves, before any model.', {
      mechanism: 'Register',
    }),
    facts: said(z.array(factTable).default([]), 'Fixed tables of documented facts.', { mechanism: 'Register' }),
    claims: said(z.array(claim).default([]), 'Claims that are examined, one card for each.', { mechanism: 'Claims' }),
    ratios: said(z.array(groupRatio).default([]), 'Comparisons between groups, with rates as written and with equal rates.', {
      mechanism: 'Groups',
    }),
    shipped: said(
      z
        .array(z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, 'the id of a study'))
        .max(24)
        .default([]),
      'Other studies whose stored full-size results are shown beside this one, marked by their hash.',
      {
        example: ['rules'],
        mechanism: 'Claims',
      },
    ),
    box: said(
      z
        .strictObject({
          title: said(prose, 'Name shown in reports.', { example: 'What is documented' }),
          lines: said(
            z.array(
              z.strictObject({
                text: said(prose, 'One documented fact.', { example: 'No national score of citizens was found.' }),
                sources: rows,
              }),
            ),
            'Lines of the box.',
          ),
        })
        .optional(),
      'A box of documented facts, from the register alone.',
      { absent: 'no box', mechanism: 'Register' },
    ),
    keep: said(
      z.enum(['all', 'numbers']).default('all'),
      'What is kept of each run: everything that was counted, or the numbers of this study only (indicators, harm, comparisons of groups), for studies of thousands of runs. The result hash is the same.',
      { example: 'numbers', mechanism: 'Experiments' },
    ),
    not_counted: said(z.array(prose).default([]), 'Harms that the study does not count, named in the report.', {
      example: ['Fear that changes no act.'],
      mechanism: 'Claims',
    }),
  })
  .meta({ since: '0.1.0' });

export type Study = z.infer<typeof studySchema>;

export type Experiment = Study['experiments'][number];

export type StudyArm = Experiment['arms'][number];

export type Indicator = Experiment['indicators'][number];

export type Target = Experiment['targets'][number];

export type GroupRatio = Study['ratios'][number];

export type Claim = Study['claims'][number];

export type Series = Study['series'][number];
