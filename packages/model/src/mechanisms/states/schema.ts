import { z } from 'zod';
import { by, id, sourced, table, title, who } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { trend } from '../../format/trend.js';
import { schedule } from '../streams/calendar-schema.js';
import { condition } from '../conditions/schema.js';

const value = z.strictObject({
  title,
  start: said(
    by('share'),
    'Share of the people concerned who begin with this value, also by attribute or by place (`by: place`). The shares of all values add up to one.',
    {
      example: 0.95,
    },
  ),
});

const since = z.strictObject({
  after: said(quantity('duration'), 'Time since the last change of this state, or since the person entered the run.', { example: 90 }),
  factor: said(quantity('factor'), 'Multiplies the rate from then on, in place of the factor of the step before.', { example: 0.5 }),
});

const factor = z.strictObject({
  if: said(condition, 'Condition on the person, tested on the day.', { example: { measure: 'benefit_cut' } }),
  factor: said(quantity('factor'), 'Multiplies the rate of people who meet the condition.', { example: 0.8 }),
});

const transition = z.strictObject({
  title,
  from: said(z.array(id).min(1), 'Values from which the transition can start.', { example: ['employed'] }),
  to: said(id, 'Value that the transition leads to.', { example: 'unemployed' }),
  rate: said(by('rate').optional(), 'Changes per person-year in one of the values `from`, before factors. Required without `schedule`.', {
    example: 0.1,
    absent: 'changes come by `schedule`',
  }),
  ceiling: said(
    quantity('rate').optional(),
    'The rate of a person, with trend and all factors, may not exceed it. Part of the world: arms may not patch it. At most 365 a year.',
    { example: 1, absent: 'changes come by `schedule`' },
  ),
  schedule,
  trend,
  since: said(
    z.array(since).min(1).optional(),
    'Factors by the time since the last change of this state, in rising order; before the first step the factor is one. With `schedule` none is above one.',
    { example: [{ after: sourced(90, 'days'), factor: sourced(0.5, 'factor') }], absent: 'the rate does not depend on that time' },
  ),
  factors: said(
    z.array(factor).min(1).optional(),
    'Factors by condition: other states, lists, grades, measures or records on the day. All factors whose condition holds are multiplied.',
    { example: [{ if: { measure: 'benefit_cut' }, factor: sourced(0.8, 'factor') }], absent: 'the rate does not depend on them' },
  ),
});

const state = z.strictObject({
  title,
  who: said(who.optional(), 'People who have the state. Others have none of its values.', { absent: 'every adult' }),
  values: said(table(value), 'Values of the state, 2 to 15. A person has one at a time.'),
  transitions: said(table(transition), 'Changes from one value to another, by id.'),
});

export const stateSections = {
  states: said(
    table(state).default({}),
    'Temporary situations of people, such as in work or out of work, by id. They are facts of the world, not sanctions and not groups that a person is born into.',
    { mechanism: 'States' },
  ),
};
