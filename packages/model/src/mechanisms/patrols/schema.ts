import { z } from 'zod';
import { id, inForce, owner, sourced, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { cells } from '../incidents/schema.js';

/** How patrols are shared out over the cells of a community at each round's start. A closed list of documented rules. */
export const ALLOCATIONS = ['even', 'by_people', 'by_recorded', 'drawn_by_recorded', 'drawn_by_attention'] as const;

export const patrol = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  in: cells,
  number: said(quantity('count'), 'Patrols on duty each day in a community.', { example: 4 }),
  stations: said(
    quantity('count').optional(),
    'Permanent stations besides the patrols: number of cells, counted from the first, that have one on every day.',
    { example: 2, absent: 'none' },
  ),
  allocation: said(
    z.enum(ALLOCATIONS),
    "How patrols are shared out over the cells at each round's start. `even`: in turn. `by_people`: by residents. `by_recorded`: by what is on record of the cell, largest remainder. `drawn_by_recorded`: each patrol of each day drawn in proportion to the record. `drawn_by_attention`: drawn in proportion to the attention of the cell, which drifts to where patrols found something; see `attention`.",
    { example: 'by_recorded' },
  ),
  start: said(
    z.array(quantity('count')).min(1).max(64).optional(),
    'What is on record of each cell at the start, in order; the last repeats.',
    {
      example: [sourced(3, 'count'), sourced(1, 'count')],
      absent: 'one for each cell',
    },
  ),
  forgets: said(
    quantity('probability').optional(),
    'Probability that a recorded thing is forgotten on a day; at least one stays. Settled once a round, for what was on record at its start.',
    { example: 0.01, absent: 'nothing is forgotten' },
  ),
  attention: said(
    z
      .strictObject({
        keeps: said(quantity('share'), 'Share of its attention that each cell keeps from round to round.', { example: 0.9 }),
      })
      .optional(),
    'With `drawn_by_attention`: at the end of a round each cell keeps a share of its attention, and the rest goes to cells in proportion to what entered their records in the round. If nothing did, attention stays. It begins in the proportions of `start`. Cells have at least 1,000 people, and nothing that is found of people moves it.',
    { absent: 'required with `drawn_by_attention`, and not allowed otherwise' },
  ),
  finds_at_most: said(quantity('count').optional(), 'Maximum number of incidents that one patrol records in a cell on a day.', {
    example: 2,
    absent: 'no limit',
  }),
  records: said(z.array(id).default([]), 'Incidents that a patrol in the cell records.', { example: ['burglary'] }),
  sensitivity: said(quantity('probability'), 'Probability that patrols present in the cell on the day record an incident.', {
    example: 0.6,
  }),
  counts: said(
    z
      .strictObject({
        found: said(quantity('probability'), 'Weight of what a patrol found: 0, 1, or a probability of being counted.', { example: 1 }),
        reported: said(quantity('probability'), 'Weight of what was reported.', { example: 0.5 }),
      })
      .optional(),
    'What enters the record of a cell.',
    { absent: 'what was found counts, reports do not' },
  ),
  carries: said(
    z.array(id).default([]),
    'Channels that see only where a patrol is that day; what they report of people counts as found in the cell where these live.',
    { example: ['checkpoints'] },
  ),
});

export const patrolSections = {
  patrols: said(table(patrol).default({}), 'Patrols that go where the record of the cells sends them, by id.', {
    mechanism: 'Patrols and screens',
  }),
};
