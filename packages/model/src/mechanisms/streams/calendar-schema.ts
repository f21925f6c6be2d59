import { z } from 'zod';
import { date, dayOfYear } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

export const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

export const WHICH = ['first', 'second', 'third', 'fourth', 'last'] as const;

const weekday = z.enum(WEEKDAYS);

/** Days on which chances come, instead of a rate. */
export const schedule = said(
  z
    .strictObject({
      every: said(
        quantity('duration').optional(),
        'Days from one chance to the next, at least one. Each person has a phase of their own, drawn once, the same in every arm.',
        { example: 14, absent: 'another form is given' },
      ),
      weekday: said(weekday.optional(), 'A chance on this day of each week; with `which` and `of: month`, of each month.', {
        example: 'monday',
        absent: 'another form is given',
      }),
      which: said(z.enum(WHICH).optional(), 'Which of these days of the month; with `weekday`. `fourth` and `last` may be the same day.', {
        example: 'first',
        absent: 'every one',
      }),
      day: said(
        z.int().min(1).max(31).optional(),
        'A chance on this day of each month, with `of: month`; on the last day of a month that is shorter.',
        { example: 1, absent: 'another form is given' },
      ),
      of: said(z.literal('month').optional(), 'Required with `which` and with `day`: what they count within.', {
        example: 'month',
        absent: 'the schedule does not count within months',
      }),
      dates: said(
        z
          .array(z.union([date, dayOfYear]))
          .min(1)
          .optional(),
        'A chance on these days: `MM-DD` of each year (02-29 falls on the last day of February), or `YYYY-MM-DD`.',
        {
          example: ['01-15', '2019-09-01'],
          absent: 'another form is given',
        },
      ),
      probability: said(
        quantity('probability').optional(),
        'Probability that a day of the schedule brings its chance, drawn for each person and day.',
        {
          example: 0.9,
          absent: 'always',
        },
      ),
    })
    .optional(),
  'Days on which the chances come, instead of `rate` and `ceiling`: one of `every`, `weekday`, `day` and `dates`.',
  { absent: 'chances come at `rate`' },
);

/** When chances come at all. */
export const during = said(
  z
    .strictObject({
      terms: said(
        z
          .array(
            z.strictObject({
              from: said(dayOfYear, 'First day, in every year.', { example: '09-01' }),
              to: said(dayOfYear, 'Last day. Before `from`: of the year after.', { example: '12-20' }),
            }),
          )
          .min(1)
          .optional(),
        'Chances come in these parts of each year only, such as school terms.',
        { absent: 'all year' },
      ),
      months: said(z.array(z.enum(MONTHS)).min(1).optional(), 'Chances come in these months only.', {
        example: ['january', 'december'],
        absent: 'in every month',
      }),
      weekdays: said(z.array(weekday).min(1).optional(), 'Chances come on these days of the week only.', {
        example: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'],
        absent: 'on every day',
      }),
      except: said(
        z
          .array(z.union([date, dayOfYear]))
          .min(1)
          .optional(),
        'Days without chances, such as public holidays: `YYYY-MM-DD`, or `MM-DD` for every year.',
        { example: ['01-01', '2019-04-19'], absent: 'none' },
      ),
    })
    .optional(),
  'When chances come at all; a day has to satisfy every key given. A `rate` is that of these days: closed days bring nothing and are not made up for.',
  { absent: 'on every day' },
);
