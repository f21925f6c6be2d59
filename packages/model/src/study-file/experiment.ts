import { z } from 'zod';
import { date, id } from '../format/parts.js';
import { quantity } from '../format/quantity.js';
import { ROW_ID, ROW_ID_WORDS } from '../format/register.js';
import { said } from '../format/said.js';
import { design, sizes } from './design.js';

/** Text of a study, longer than those of a scenario may be. */
export const prose = z.string().min(1).max(6000);

export const rowId = z.string().regex(ROW_ID, ROW_ID_WORDS);

const readings = z.enum(['documented', 'claimed', 'hypothetical', 'neutral']);

/** One branch of a comparison: the experiment's scenario with a named patch of policy. The first arm is the baseline. */
const arm = z.strictObject({
  id: said(id, 'Id of the arm.', { example: 'no_list' }),
  title: said(prose, 'Name shown in reports.', { example: 'No list' }),
  about: said(prose.optional(), 'What the arm stands for.', { example: 'The same people; nobody is listed.', absent: 'nothing is said' }),
  reading: said(readings.optional(), 'How the arm is to be read, see `reading` of scenarios.', { absent: 'that of the scenario' }),
  patch: said(
    z.record(z.string(), z.unknown()).default({}),
    'New values of policy by path, such as `ledgers.points.in_force.to`, or whole entries of a section. `null` removes what is optional, such as `lists.defaulters.appeal`; rules with `in_force` are switched off by its days.',
    { example: { 'lists.defaulters.in_force': { from: '9999-12-31' } } },
  ),
});

const against = z.strictObject({
  from: said(date, 'First day of the earlier period.', { example: '2010-01-01' }),
  to: said(date, 'Last day of the earlier period.', { example: '2012-12-31' }),
  read: said(
    z.enum(['times', 'fewer', 'more']),
    '`times`: how many times as much. `fewer`, `more`: share of design points, one run of each, in which it is less or more. A reading, never an effect.',
    { example: 'times' },
  ),
});

/** A line that no number of a study comes near. */
const line = z.number().min(-1e15).max(1e15);

/** How the numbers of communities become one. */
const overCommunities = z.strictObject({
  share_above: said(line.optional(), 'Percent of communities whose number is above this.', {
    example: 5,
    absent: 'another key is given',
  }),
  share_below: said(line.optional(), 'Percent of communities whose number is below this.', {
    example: 1,
    absent: 'another key is given',
  }),
  quantile: said(z.number().min(0).max(1).optional(), 'Quantile over communities, ordered by their number: 0.5 is the median community.', {
    example: 0.9,
    absent: 'another key is given',
  }),
});

/**
 * A number made from counters: sum of `of` over `years`, divided by sum of `over` (or by people present, or by nothing).
 * Ratios are ratios of sums. Counter ids may end in `*`.
 */
const indicator = z.strictObject({
  id: said(id, 'Id of the indicator.', { example: 'sanction_days' }),
  title: said(prose, 'Name shown in reports.', { example: 'Sanction-days' }),
  unit: said(prose, 'Unit of the number, in words.', { example: 'days per 1,000 people per year' }),
  of: said(z.array(z.string()).min(1), 'Counters that are added up; a `*` stands for any part of an id.', {
    example: ['harm.sanction_days'],
  }),
  over: said(
    z.union([z.enum(['persons', 'none']), z.array(z.string()).min(1)]),
    'What the sum is divided by: `persons` (mean people present; the sum is over the whole period, whatever its years), `none`, or the sum of these counters, such as `people.days` (person-days). A ratio is a ratio of sums.',
    { example: 'persons' },
  ),
  per: said(
    z.number().positive().max(1_000_000_000).default(1),
    'Multiplier for display. Over `persons` and two years, 500 gives a number per 1,000 people per year; over `people.days`, 365000 does. Money is counted in hundredths of the currency of the scenario: 0.01 shows whole units.',
    { example: 1000 },
  ),
  from: said(date.optional(), 'First day of the period.', { example: '2016-01-01', absent: 'the start of the horizon' }),
  to: said(date.optional(), 'Last day of the period.', { example: '2019-12-31', absent: 'the end of the horizon' }),
  take: said(z.enum(['sum', 'at_end']).default('sum'), '`sum` of flows over the period, or the stock `at_end` of it.'),
  against: said(
    against.optional(),
    'Before and after: `of` divided by `over` (counters) in the period against the same in this earlier one.',
    { absent: 'the period alone' },
  ),
  communities: said(
    overCommunities.optional(),
    'The number is computed for each community separately; the indicator is the share of communities above or below a threshold, or a quantile over communities. Exactly one of the keys. Communities have at least 1,000 people; a community whose denominator is zero is left out.',
    { absent: 'all communities together' },
  ),
  group: said(
    z
      .record(z.string(), z.string())
      .refine((group) => Object.keys(group).length > 0, { error: 'at least one attribute', params: { todo: 'Name one, or remove group.' } })
      .optional(),
    'Counts only the people of one group: an attribute of `population.groups` and its category, or several. The period then consists of whole calendar years.',
    { example: { income: 'low' }, absent: 'everybody' },
  ),
  scaled: said(z.boolean().default(false), 'Multiplied by real over simulated people, so that it can be compared with a published count.'),
  harm: said(z.boolean().default(false), 'It is a harm: harms are shown first.'),
  definition: said(prose, 'What the number means, for the data dictionary.', { example: 'Days of all sanctions, children’s included.' }),
});

/** A published number and the indicator it is compared with. */
const target = z.strictObject({
  id: said(id, 'Id of the target.', { example: 'share_sep' }),
  title: said(prose, 'Name shown in reports.', { example: 'People refused by September 2018' }),
  indicator: said(z.string(), 'Indicator that is compared.', { example: 'share_sep' }),
  arm: said(z.string().optional(), 'Arm whose number is compared.', { example: 'as_documented', absent: 'the first arm' }),
  source: said(rowId, 'Register row of the published number.', { example: 'E507' }),
  since: said(rowId.optional(), 'Increment: the published number is the row minus this one.', {
    example: 'E506',
    absent: 'the row itself',
  }),
  use: said(
    z.enum(['fit', 'held_out', 'context']),
    '`fit`: points outside the tolerance are not kept. `held_out`: compared afterwards. `context`: shown beside the number, neither fitted nor predicted.',
    { example: 'held_out' },
  ),
  tolerance: said(
    quantity('share').optional(),
    'Largest |model ⁄ published − 1| that counts as fitting. Required with `use: fit`, and there above 0.',
    {
      example: 0.15,
      absent: 'nothing is accepted or refused',
    },
  ),
});

const replicates = sizes(1, 1000, 1000, 'Runs', [10, 10]).extend({
  matters: said(
    z.record(z.string(), z.number().positive()).optional(),
    'Differences that would matter, in the unit of the indicator, by `indicator@arm-other`: the study says whether there were enough runs to detect them.',
    { example: { 'refused@with_list-without_list': 5 }, absent: 'nothing is said' },
  ),
  most: said(z.int().min(20).max(1000).optional(), 'Maximum number of runs of `glasshouse advise`.', { example: 200, absent: '400' }),
});

const calibrate = z.strictObject({
  first: said(z.int().min(20).max(20_000).optional(), 'Number of worlds in the first wave, a plain Latin hypercube.', {
    example: 200,
    absent: '15 for each quantity that is fitted',
  }),
  next: said(z.int().min(20).max(5000).default(150), 'Number of worlds in each later wave.', { example: 100 }),
  most: said(z.int().min(1).max(50).default(8), 'Maximum number of waves.', { example: 6 }),
  want: said(z.int().min(10).max(2000).default(100), 'Number of worlds that fit after which no further wave begins.', { example: 60 }),
  bounds: said(
    z.array(z.string()).max(12).default([]),
    'Numbers whose least and greatest values over worlds that fit are wanted: `indicator@arm` or `indicator@arm-other`.',
    { example: ['refused_people@baseline'] },
  ),
  found: said(
    z
      .string()
      .regex(/\.json$/, 'the path of a JSON file')
      .optional(),
    'Stored output of `glasshouse calibrate --format json` for this experiment, from the folder of the study: the cards of claims show its bounds beside the runs.',
    { example: 'search.json', absent: 'no bounds of a search are shown' },
  ),
  abc: said(
    z
      .strictObject({
        particles: said(z.int().min(50).max(5000).optional(), 'Worlds of a population; half of them are carried over.', {
          example: 200,
          absent: '400',
        }),
        most: said(z.int().min(1).max(50).optional(), 'Maximum number of populations.', { example: 10, absent: '12' }),
      })
      .optional(),
    'A second reading, for those who defend a flat prior over the ranges: ABC-SMC, populations of weighted worlds that come closer to the counts. Shown beside the bounds.',
    { absent: 'no second reading' },
  ),
});

const sensitivity = z.strictObject({
  of: said(z.array(z.string()).default([]), 'Numbers to explain, beside those of the claims: `indicator@arm` or `indicator@arm-other`.', {
    example: ['refused@with_list-without_list'],
  }),
  bootstrap: said(z.int().min(100).max(5000).default(500), 'Resamples behind each interval.', { example: 1000 }),
  sizes: said(
    z.string().optional(),
    'Id of an experiment that differs in `persons` alone: its first point shows what the number of simulated people does.',
    { example: 'refusals_large', absent: 'the number of people is not examined' },
  ),
  structures: said(
    z.array(z.string()).max(6).default([]),
    'Ids of experiments with the same arms and indicators on another scenario: how much of the range comes from how the world is built.',
    { example: ['refusals_in_time'] },
  ),
});

export const experiment = z.strictObject({
  id: said(id, 'Id of the experiment.', { example: 'payment' }),
  title: said(prose, 'Name shown in reports.', { example: 'Payment with and without the list' }),
  scenario: said(z.string(), 'Path of a scenario file, from the folder of the study.', { example: '../scenarios/court-list.yaml' }),
  planted: said(
    z.boolean().optional(),
    'A world made so that the opposite of a claim holds, on neutral places and groups: it tests the study, not the world.',
    { absent: 'false' },
  ),
  equal_rates: said(
    z.boolean().optional(),
    'The same scenario blind to the groups by which results are reported separately: numbers given by such a group are replaced by their mean, and reviews, rules, entries, appeals, cases, measures and flags whose condition names such a group are out of force. It draws design points of its own: compare its ranges with those of another experiment, not its points.',
    { absent: 'false: as written' },
  ),
  arms: said(z.array(arm).min(1).max(12), 'Worlds that are compared; the first is the baseline. They share their random draws.'),
  persons: said(
    z.strictObject({
      reduced: said(z.int().min(1000).max(200_000_000), 'Simulated people at reduced size.', { example: 20000 }),
      full: said(z.int().min(1000).max(200_000_000), 'Simulated people at full size.', { example: 200000 }),
    }),
    'Simulated people, in whole communities; each stands for as many real ones as the weight says.',
  ),
  design: said(design, 'Which assumptions are varied, and how often.'),
  sensitivity: said(
    sensitivity.optional(),
    'Which numbers are explained by the varied quantities and by the random draws. The numbers of claims always are, where the design allows it.',
    { absent: 'the numbers of claims alone' },
  ),
  replicates: said(replicates, 'Runs of the first point, the scenario as written. An interval of the random draws needs at least ten.'),
  rounds_of: said(
    z.enum(['first_point', 'every_point']).default('first_point'),
    'Design points whose counts by round are kept in the table `rounds`. The other tables hold every point.',
  ),
  groups_by_year: said(
    z.boolean().default(false),
    'Keeps every count by cell of groups and calendar year, in the table `group_years`. Indicators of a group in a period switch it on by themselves.',
  ),
  indicators: said(z.array(indicator), 'Numbers made from counters.'),
  targets: said(z.array(target).default([]), 'Published numbers that are shown beside indicators.'),
  fit: said(z.boolean().default(false), 'Keep the design points whose `fit` targets are all within tolerance.'),
  calibrate: said(
    calibrate.optional(),
    'How `glasshouse calibrate` searches for worlds that fit, in waves. Only with `fit: true`; it changes only quantities of the world.',
    { absent: 'with the defaults' },
  ),
  fitted: said(z.array(z.string()).default([]), 'Paths of the world that `fit` may vary; policy is refused.', {
    example: ['streams.air_ticket.rate'],
  }),
});
