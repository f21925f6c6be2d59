import { z } from 'zod';
import { id, inForce, table, title } from '../../format/parts.js';
import { said } from '../../format/said.js';

/**
 * A way by which records kept by one owner reach another. Where a scenario names flows, rules and entries read only the records that
 * reach their owner; what a ledger's grade or a list says can be read by all.
 */
export const flow = z.strictObject({
  title,
  from: said(id, 'Owner of the channel or screen that made the record, or an owner that it has reached.', { example: 'police' }),
  to: said(id, 'Owner that the record reaches.', { example: 'city' }),
  in_force: inForce.optional(),
  carries: said(z.array(id).min(1).optional(), 'Streams whose records are carried; false alarms count as what they are taken for.', {
    example: ['traffic'],
    absent: 'all',
  }),
});

export const flowSections = {
  flows: said(
    table(flow).default({}),
    'Ways by which records of one owner reach another, by id. Where there are any, rules and entries read only what has reached their owner.',
    { mechanism: 'Offices' },
  ),
};
