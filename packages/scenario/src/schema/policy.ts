import { z } from 'zod';
import { basis, by, date, gradeCondition, id, inForce, local, owner, scoreCondition, source, table, text, title, who } from './common.js';
import { witnesses } from './institutions.js';
import { quantity } from './quantity.js';
import { said } from './said.js';

const listId = said(id, 'List that is watched.', { example: 'defaulters' });
const person = said(who, 'What a person is.', { example: { status: ['party_member'] } });

export const channel = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  sees: said(z.array(id).min(1), 'Streams whose acts, duties left undone or false alarms this channel can see.', {
    example: ['littering'],
  }),
  coverage: said(by('share'), 'Share of occasions on which it looks at all.', { example: 0.5 }),
  sensitivity: said(
    quantity('probability'),
    'Probability that it sees what happens where it looks. The probability of a report is coverage × sensitivity.',
    {
      example: 0.8,
    },
  ),
  delay: said(quantity('duration'), 'Time from the act to the report. Of several channels the quickest report counts.', { example: 7 }),
  witnesses: said(witnesses.optional(), 'Other people are the eyes of this channel.', { absent: 'the channel sees by itself' }),
  lingers: said(
    quantity('share').optional(),
    'Share of communities, drawn by community, in which it goes on after its last day in force.',
    {
      example: 0.2,
      absent: 'it ends everywhere',
    },
  ),
  local,
});

export const review = z.strictObject({
  title,
  of: said(z.array(id).min(1), 'Streams whose reports are reviewed before they become records.', { example: ['littering'] }),
  in_force: inForce.optional(),
  passes_sound: said(
    quantity('probability'),
    'Probability that a sound report passes: an act really done, a duty left undone by someone able.',
    {
      example: 0.95,
    },
  ),
  passes_unsound: said(quantity('probability'), 'Probability that an unsound report (false alarm, inability) passes all the same.', {
    example: 0.2,
  }),
  capacity: said(
    quantity('capacity').optional(),
    'Reports that can be read, per 1,000 people and year; shared out each round among communities by what arrived in the round before.',
    { example: 50, absent: 'no limit' },
  ),
  when_full: said(z.enum(['pass', 'drop']).optional(), 'With `capacity`, required: whether reports above it pass unread or are dropped.', {
    example: 'pass',
    absent: 'allowed only without capacity',
  }),
  quota: said(
    z
      .strictObject({
        number: said(quantity('capacity'), 'Reports that have to pass, per 1,000 people and year.', { example: 5 }),
        passes_unsound: said(quantity('probability'), 'Probability with which unsound reports pass while fewer have passed in the round.', {
          example: 0.9,
        }),
      })
      .optional(),
    'Number of reports that have to pass.',
    { absent: 'no quota' },
  ),
});

const rule = z.strictObject({
  title,
  on: said(
    z.union([id, z.strictObject({ who: person }), z.strictObject({ list: listId })]),
    'What changes the score: a record of this stream; or, once, what a person is (`who`); or an entry on a list, for as long as it stands (`list`).',
    { example: 'littering' },
  ),
  in_force: inForce.optional(),
  local,
  warnings: said(quantity('count').optional(), 'The first so many records of a person bring a warning and no points.', {
    example: 1,
    absent: 'none',
  }),
  cap_shared: said(id.optional(), 'Rules of the ledger with the same name here share one cap, the highest among them.', {
    example: 'charity',
    absent: 'each rule has its own cap',
  }),
  points: said(quantity('points').optional(), 'Points added (negative: taken) by each record.', {
    example: -20,
    absent: 'see `discretion`, `set_grade`, `steps`',
  }),
  discretion: said(
    z
      .strictObject({
        from: said(quantity('points'), 'One end of the points.', { example: -50 }),
        to: said(quantity('points'), 'The other end of the points.', { example: -10 }),
      })
      .optional(),
    'Official discretion: whole points drawn evenly between two ends.',
    { absent: 'no discretion' },
  ),
  set_grade: said(id.optional(), 'The score falls to just inside this grade if it is above.', { example: 'd', absent: 'points only' }),
  monthly: said(z.boolean().optional(), 'Obligations: `points` are taken every 30 days for as long as the duty stays undone.', {
    absent: 'false: once, at the record',
  }),
  steps: said(
    z
      .array(
        z.strictObject({
          to: said(quantity('amount').optional(), 'Upper end of the step; left out in the last step only.', {
            example: 20,
            absent: 'no upper end',
          }),
          per_point: said(quantity('amount'), 'Amount that brings one point within the step.', { example: 2 }),
        }),
      )
      .optional(),
    'Merits: points for the amount given, by steps.',
    { absent: 'see `points`' },
  ),
  cap: said(quantity('points').optional(), 'Most points that this rule can add or take from one person.', {
    example: 50,
    absent: 'no cap',
  }),
  lifetime: said(quantity('duration').optional(), 'How long the change counts; then it is taken back.', {
    example: 730,
    absent: 'for ever',
  }),
});

const grade = z.strictObject({
  id: said(id, 'Id of the grade, used in conditions and counters.', { example: 'low' }),
  title: said(z.string().optional(), 'Name shown in reports.', { example: 'Low', absent: 'the id' }),
  from: said(quantity('points'), 'Lowest score of the grade. That of the last grade is not read: it is open below.', { example: 600 }),
});

export const ledger = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  who: said(who.optional(), 'Who can have a score.', { absent: 'every adult' }),
  opt_in: said(
    quantity('share').optional(),
    'Share of those concerned who take part, drawn for a person. A record of someone outside is kept and has no score.',
    { example: 0.3, absent: 'all take part' },
  ),
  start: said(quantity('points'), 'Score at the start.', { example: 1000 }),
  floor: said(quantity('points').optional(), 'The score never falls below it; what would pass is lost, also when a change expires.', {
    example: 0,
    absent: 'none',
  }),
  ceiling: said(quantity('points').optional(), 'The score never rises above it; what would pass is lost, also when a change expires.', {
    example: 1300,
    absent: 'none',
  }),
  hidden: said(z.boolean().optional(), 'Its subject cannot read it: a record in it is not felt, and nobody strives for its top grade.', {
    absent: 'false',
  }),
  grades: said(z.array(grade).min(2), 'Grades, best first; the last is open below.'),
  rules: said(table(rule), 'Rules that change the score, by id.'),
});

const entry = z.strictObject({
  ground: said(text, 'Ground of the entry, as the rule words it.', { example: 'Evading enforcement' }),
  on: said(
    z.union([id, ...gradeCondition, z.strictObject({ list: listId }), z.strictObject({ who: person })]),
    'What makes an entry: a record of this stream; a ledger that comes into a grade; an entry on another list; or what a person is, at `rate`.',
    { example: 'judgment' },
  ),
  rate: said(quantity('rate').optional(), 'With `on: {who}`, required: entries per person-year among those who fit.', {
    example: 0.1,
    absent: 'other forms have none',
  }),
  local,
  probability: said(quantity('probability').optional(), 'Probability that the owner makes the entry.', { example: 0.6, absent: 'always' }),
  term: said(
    z.union([quantity('duration'), z.literal('until_performed'), z.literal('for_good')]),
    'Time on the list; `until_performed`: until the duty is performed; `for_good`: neither time nor performance ends it.',
    { example: 'until_performed' },
  ),
  term_law: said(
    z
      .strictObject({
        law: said(z.enum(['exponential', 'lognormal']), 'Law of the term, with `term` as its mean; in whole days, at least one.', {
          example: 'lognormal',
        }),
        spread: said(quantity('factor').optional(), 'Lognormal law, required there: standard deviation of the logarithm.', {
          example: 0.5,
          absent: 'the exponential law has none',
        }),
      })
      .optional(),
    'How terms spread around their mean.',
    { absent: 'every term is the same' },
  ),
  restarts: said(
    z.boolean().optional(),
    'Another record on the same ground while on the list begins the term anew instead of making a second entry. Not for duties.',
    { absent: 'false: a second entry' },
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
  performed: said(quantity('duration').optional(), 'Time from performance of the duty to deletion.', {
    example: 3,
    absent: 'off on the day of performance',
  }),
  empty_searches: said(quantity('rate').optional(), 'Rate at which two empty searches take off somebody unable to perform.', {
    example: 0.5,
    absent: 'never',
  }),
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
    'Entries leave when a change of the ledger brings it into this grade. A grade held at entry does not count.',
    {
      absent: 'no such exit',
    },
  ),
});

export const list = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  public: said(z.boolean(), 'Names are on display: people of the community feel it, and kin elsewhere may hear of it.', { example: true }),
  kind: said(
    z.enum(['black', 'red']).optional(),
    '`black`: of those sanctioned. `red`: of those praised, which is no risk and no news to kin.',
    {
      example: 'red',
      absent: '`black`',
    },
  ),
  who: said(who.optional(), 'Whom it can hold.', { absent: 'every adult' }),
  hidden: said(z.boolean().optional(), 'Its subject does not know of it: it is not felt, hears no appeal and repairs nothing.', {
    absent: 'false',
  }),
  entries: said(table(entry), 'Grounds on which entries are made, by id.'),
  exit: said(exit, 'How entries leave besides the end of their term, correction and the end of the rule.'),
  limits_outlast: said(z.boolean().optional(), 'Measures that last `until_performed` stay when a term ends and the duty is still open.', {
    absent: 'false',
  }),
  appeal: said(
    z
      .strictObject({
        delay: said(quantity('duration'), 'Time from the request to the answer.', { example: 15 }),
        corrects_unsound: said(quantity('probability'), 'Probability that an entry without a sound ground is taken off.', { example: 0.5 }),
        overturns_sound: said(quantity('probability'), 'Probability that an entry with a sound ground is taken off.', { example: 0.02 }),
      })
      .optional(),
    'How requests for correction are answered; the response `appeal` says how often people ask.',
    { absent: 'no request is heard' },
  ),
});

export const measure = z.strictObject({
  title,
  kind: said(z.enum(['sanction', 'reward']), 'Whether its days are harm or benefit.', { example: 'sanction' }),
  context: said(id, 'Area of life in which it is felt, in the words of `context` of streams.', { example: 'travel' }),
  owner,
  basis,
  in_force: inForce.optional(),
  trigger: said(
    z.array(z.union([z.strictObject({ list: listId }), ...gradeCondition, ...scoreCondition, z.strictObject({ who: person })])).min(1),
    'When it falls on a person; any one is enough: an entry on a list, a grade, a score, or what a person is (adults).',
  ),
  lasts: said(
    z.enum(['while', 'until_performed']),
    '`while`: as long as a trigger holds. `until_performed`: with lists, until the duty is performed, see `limits_outlast`.',
    { example: 'while' },
  ),
  refuses: said(z.array(id).optional(), 'Streams of kind `attempt` that it refuses.', {
    example: ['air_ticket'],
    absent: 'it refuses nothing',
  }),
  reaches_children: said(z.boolean().optional(), 'Its days are also counted for the children of the household.', { absent: 'false' }),
  reaches_household: said(z.boolean().optional(), 'Its days are also counted for the other adults of the household.', { absent: 'false' }),
  ends: said(z.array(id).optional(), 'Other measures that are out of force for the person while it lasts, such as benefits.', {
    example: ['pension'],
    absent: 'none',
  }),
  suspends: said(
    z.union([z.literal('all'), z.array(id).min(1)]).optional(),
    'Streams of which the person meets no opportunity while it lasts; `all` is confinement (harm-only).',
    { example: ['air_ticket'], absent: 'none' },
  ),
  doors: said(
    z
      .strictObject({
        bodies: said(quantity('count'), 'Bodies that can impose it.', { example: 10 }),
        each: said(quantity('probability'), 'Probability that one of them does, drawn for itself when the trigger is first met.', {
          example: 0.2,
        }),
      })
      .optional(),
    'Several bodies impose the measure, each for itself; each one that does is a door closed.',
    { absent: 'one body, always' },
  ),
  local,
});

export const policyChange = z.strictObject({
  date: said(date, 'Day from which the values hold.', { example: '2019-07-01' }),
  title,
  source: said(source.optional(), 'Register row that reports the change.', { example: 'E113', absent: 'none' }),
  assumed: said(z.string().optional(), 'What about the change is assumed, and why.', { example: 'The day is assumed', absent: 'nothing' }),
  set: said(z.record(z.string(), z.unknown()), 'New values of policy by path, such as `measures.air_ban.in_force.to`, or whole entries.', {
    example: { 'measures.air_ban.in_force.to': '2019-06-30' },
  }),
});
