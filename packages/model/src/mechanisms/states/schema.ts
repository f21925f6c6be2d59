import { z } from 'zod';
import { by, id, sourced, table, title, who } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { condition } from '../conditions/schema.js';

const value = z.strictObject({
  title,
  start: said(by('share'), 'Share of the people concerned who begin in this value. The values add to one.', { example: 0.95 }),
});

const since = z.strictObject({
  after: said(quantity('duration'), 'Days since the last change of this state, or since the person came in.', { example: 90 }),
  factor: said(quantity('factor'), 'Multiplies the rate from then on; it replaces the factor of the step before.', { example: 0.5 }),
});

const factor = z.strictObject({
  if: said(condition, 'Of whom the factor holds, asked on the day.', { example: { measure: 'benefit_cut' } }),
  factor: said(quantity('factor'), 'Multiplies the rate of people of whom the condition holds.', { example: 0.8 }),
});

const transition = z.strictObject({
  title,
  from: said(z.array(id).min(1), 'Values in which a person can meet it.', { example: ['employed'] }),
  to: said(id, 'Value that the person then has.', { example: 'unemployed' }),
  rate: said(by('rate'), 'Changes per person-year in one of the values `from`, before factors.', { example: 0.1 }),
  ceiling: said(
    quantity('rate'),
    'No rate of a person, with every factor, may exceed it. Part of the world: arms may not patch it. At most 365 a year.',
    { example: 1 },
  ),
  since: said(
    z.array(since).min(1).optional(),
    'Factors by the time since the last change of this state, in rising order; before the first step the factor is one.',
    { example: [{ after: sourced(90, 'days'), factor: sourced(0.5, 'factor') }], absent: 'the rate does not depend on that time' },
  ),
  factors: said(
    z.array(factor).min(1).optional(),
    'Factors by what stands for or against a person on the day: other states, lists, grades, measures, records. All that hold are multiplied.',
    { example: [{ if: { measure: 'benefit_cut' }, factor: sourced(0.8, 'factor') }], absent: 'the rate does not depend on them' },
  ),
});

const state = z.strictObject({
  title,
  who: said(who.optional(), 'Who has the state. Others have none of its values.', { absent: 'every adult' }),
  values: said(table(value), 'What a person can be in this respect, one value at a time; 2 to 15.'),
  transitions: said(table(transition), 'How people go from one value to another, by id.'),
});

export const stateSections = {
  states: said(
    table(state).default({}),
    'What people are in for a time, such as in work or out of work, by id. Facts of the world: no sanction, and no group that a person is born into.',
    { mechanism: 'States' },
  ),
};
