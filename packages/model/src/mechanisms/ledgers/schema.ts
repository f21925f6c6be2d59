import { z } from 'zod';
import { by, dayOfYear, id, inForce, local, owner, sourced, table, title, who } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { pointsAppeal } from '../appeals/schema.js';
import { condition } from '../conditions/schema.js';
import { listId } from '../lists/schema.js';
import { person } from './conditions.js';

const rule = z.strictObject({
  title,
  on: said(
    z.union([id, z.strictObject({ who: person }), z.strictObject({ list: listId })]),
    'What changes the score: a record of this stream; or, once, what a person is (`who`); or an entry on a list, for as long as it stands (`list`).',
    { example: 'littering' },
  ),
  if: said(
    condition.optional(),
    'The rule applies only if this holds for the person at its turn. Rules take turns in the order of their ids; the present record is not yet among the earlier ones.',
    { example: { records: 'littering', within: sourced(365, 'days') }, absent: 'always' },
  ),
  in_force: inForce.optional(),
  local,
  warnings: said(quantity('count').optional(), 'Number of first records of a person that bring a warning and no points.', {
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
  cases: said(
    z
      .array(
        z.strictObject({
          if: said(condition, 'Condition on the person, tested when the turn of the rule comes.', { example: { records: 'littering' } }),
          points: said(quantity('points'), 'Takes the place of `points`.', { example: -50 }),
        }),
      )
      .min(1)
      .optional(),
    'Beside `points`: other points for people who meet a condition. The first case that holds counts.',
    { absent: 'the same points for all' },
  ),
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
          per_point: said(quantity('amount'), 'Amount that earns one point within the step.', { example: 2 }),
        }),
      )
      .optional(),
    'Merits: points for the amount given, by steps.',
    { absent: 'see `points`' },
  ),
  cap: said(quantity('points').optional(), 'Maximum number of points that this rule can add to the score of one person, or take from it.', {
    example: 50,
    absent: 'no cap',
  }),
  lifetime: said(quantity('duration').optional(), 'How long the change counts; then it expires.', {
    example: 730,
    absent: 'for ever',
  }),
});

const grade = z.strictObject({
  id: said(id, 'Id of the grade, used in conditions and counters.', { example: 'low' }),
  title: said(z.string().optional(), 'Name shown in reports.', { example: 'Low', absent: 'the id' }),
  from: said(quantity('points').optional(), 'Lowest score of the grade. Required but for the last grade: that of the last is not read.', {
    example: 600,
    absent: 'the last grade is open below',
  }),
});

export const ledger = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  who: said(who.optional(), 'Who can have a score. Name a band of children under `age` to score them too.', { absent: 'every adult' }),
  opt_in: said(
    quantity('share').optional(),
    'Share of those concerned who take part, drawn once for each person. Records of the others are kept and change no score.',
    { example: 0.3, absent: 'all take part' },
  ),
  start: said(
    by('points'),
    'Score at the start, also by attribute or by place (`by: place`). What follows from the start alone has the cause `status`.',
    { example: 1000 },
  ),
  floor: said(quantity('points').optional(), 'The score never falls below it; points beyond it are lost, even when a change expires.', {
    example: 0,
    absent: 'none',
  }),
  ceiling: said(quantity('points').optional(), 'The score never rises above it; points beyond it are lost, even when a change expires.', {
    example: 1300,
    absent: 'none',
  }),
  hidden: said(
    z.boolean().optional(),
    'The people it scores cannot read it: they do not feel a record in it, and nobody strives for its top grade.',
    {
      absent: 'false',
    },
  ),
  resets: said(
    z
      .strictObject({
        on: said(dayOfYear, 'Day of each year on which scores are reset, before anything else happens on it.', { example: '09-01' }),
        to: said(
          z.union([
            z.literal('start'),
            z.strictObject({
              keeps: said(quantity('share'), 'Part of the distance from the start that stays, in whole points, rounded toward the start.', {
                example: 0.5,
              }),
            }),
          ]),
          '`start`: the score starts again. `keeps`: part of its distance from the start stays. Counts for caps, amounts and warnings start again from zero in both.',
          { example: 'start' },
        ),
      })
      .optional(),
    'Scores start again once a year. Harm already counted stays counted.',
    { absent: 'scores are never reset' },
  ),
  appeal: pointsAppeal,
  grades: said(z.array(grade).min(2), 'Grades, best first; the last is open below.'),
  rules: said(table(rule), 'Rules that change the score, by id.'),
});

export const ledgerSections = {
  ledgers: said(table(ledger).default({}), 'Scores, by id.', { mechanism: 'Scores' }),
};
