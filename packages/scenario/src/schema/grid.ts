import { z } from 'zod';
import { by, date, id, inForce, owner, sourced, table, title, who } from './common.js';
import { quantity } from './quantity.js';
import { said } from './said.js';
import { trend } from './world.js';

const cells = said(id, 'Partition of households whose units are the cells.', { example: 'cells' });

/**
 * Rare happenings owned by places, never by a person: they occur in a unit of a partition, and nobody is their author.
 * They are counted when they happen, and again when someone records them.
 */
export const incident = z.strictObject({
  title,
  in: cells,
  rate: said(
    z.union([quantity('incidents'), z.array(quantity('incidents')).min(1).max(64)]),
    'Incidents per cell and year, in every cell; or one rate for each cell of a community in order, the last of which repeats.',
    { example: 0.5 },
  ),
  floor: said(quantity('share').optional(), 'Part of the rate that nothing lowers.', {
    example: 0.5,
    absent: 'none: all of it can be lowered',
  }),
  trend,
  prevented: said(
    quantity('share').optional(),
    'Share by which a patrol in the cell on the day lowers the rate above its floor; a second patrol adds nothing.',
    { example: 0.2, absent: 'patrols prevent nothing' },
  ),
  lowered_by: said(
    z
      .strictObject({
        measures: said(z.array(id).min(1), 'Measures whose days are counted.', { example: ['confinement'] }),
        effect: said(quantity('share'), 'Share of the rate above its floor that each measure-day per person and year takes away.', {
          example: 0.1,
        }),
      })
      .optional(),
    "Effect of measures on incidents, counted as if what is on people at the round's start went on for a year. Planted worlds only (`reading: neutral`).",
    { absent: 'measures change nothing' },
  ),
  reported: said(quantity('probability').optional(), 'Probability that somebody reports it where no patrol has recorded it.', {
    example: 0.3,
    absent: 'nobody reports',
  }),
});

/** How patrols are shared out over the cells of a community at each round's start. A closed list of documented rules. */
export const ALLOCATIONS = ['even', 'by_people', 'by_recorded', 'drawn_by_recorded'] as const;

export const patrol = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  in: cells,
  number: said(quantity('count'), 'Patrols on duty each day in a community.', { example: 4 }),
  stations: said(
    quantity('count').optional(),
    'Stations that stand for good, beside the patrols: one in each of the first so many cells, on every day.',
    { example: 2, absent: 'none' },
  ),
  allocation: said(
    z.enum(ALLOCATIONS),
    "How patrols are shared out over the cells at each round's start. `even`: in turn. `by_people`: by residents. `by_recorded`: by what is on record of the cell, largest remainder. `drawn_by_recorded`: each patrol of each day drawn in proportion to the record.",
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

/**
 * Everyone concerned is looked at on set days, before anything else of the day, and some are flagged. `looks_for` are streams (breach or
 * protected): someone who acted on one of them within `within` days is what the screen says it looks for, and the flag's cause is deed if
 * that was a breach, lawful if not; everyone else flagged is flagged for what they are (status), or in error. Someone whom a
 * measure keeps from `reports_as` (confinement) is not looked at. Harm-only.
 */
export const screen = z.strictObject({
  title,
  owner,
  in_force: inForce.optional(),
  who: said(who.optional(), 'Whom it looks at.', { absent: 'every adult' }),
  first: said(date, 'First day of a look.', { example: '2017-01-02' }),
  every: said(quantity('duration').optional(), 'Time between looks.', { example: 7, absent: 'one look only' }),
  looks_for: said(z.array(id).default([]), 'Streams (breach or protected) that it says it looks for; each needs `within`.', {
    example: ['travel_abroad'],
  }),
  within: said(quantity('duration').optional(), 'Time before the look within which an act counts. Required with `looks_for`.', {
    example: 365,
    absent: 'it looks for no act',
  }),
  coverage: said(quantity('share'), 'Share of those concerned who are looked at, drawn anew each time.', { example: 0.9 }),
  sensitivity: said(quantity('probability'), 'Probability that one check flags somebody who did what it looks for.', { example: 0.5 }),
  false_positive: said(by('probability'), 'Probability that one check flags somebody who did not.', { example: 0.02 }),
  checks: said(
    z
      .strictObject({
        made: said(quantity('count'), 'Checks made, each for itself.', { example: 3 }),
        needed: said(quantity('count'), 'Checks that have to agree.', { example: 2 }),
      })
      .optional(),
    'Several checks of one look.',
    { absent: 'one check' },
  ),
  status: said(
    z
      .array(
        z.strictObject({
          title,
          who: said(who, 'What these people are.'),
          probability: said(quantity('probability'), 'Probability of a flag at each look.', { example: 0.1 }),
        }),
      )
      .optional(),
    'People who are flagged for what they are, whatever they did.',
    { absent: 'nobody is' },
  ),
  reports_as: said(
    id,
    'Stream of kind `false_alarm` under which flags are reported; its `taken_for` names the conduct of which people are accused.',
    {
      example: 'flag',
    },
  ),
});

const mechanism = 'Patrols and screens';
export const gridSections = {
  incidents: said(table(incident).default({}), 'Happenings that belong to cells and have no author, by id.', { mechanism }),
  patrols: said(table(patrol).default({}), 'Patrols that go where the record of the cells sends them, by id.', { mechanism }),
  screens: said(table(screen).default({}), 'Looks at everybody concerned on set days, by id. Harm-only.', { mechanism }),
};
