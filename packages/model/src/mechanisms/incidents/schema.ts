import { z } from 'zod';
import { id, table, title } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';
import { trend } from '../../format/trend.js';

export const cells = said(id, 'Partition of households whose units are the cells.', { example: 'cells' });

/**
 * Rare happenings owned by places, never by a person: they occur in a unit of a partition, and nobody is their author.
 * They are counted when they happen, and again when someone records them.
 */
export const incident = z.strictObject({
  title,
  in: cells,
  rate: said(
    z.union([quantity('incidents'), z.array(quantity('incidents')).min(1).max(64)]),
    'Incidents per cell per year, in every cell; or one rate for each cell of a community in order, the last of which repeats.',
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
        effect: said(quantity('share'), 'Share of the rate above its floor that each measure-day per person per year takes away.', {
          example: 0.1,
        }),
      })
      .optional(),
    'Effect of measures on incidents, counted as if the measures on people at the start of the round lasted for a year. Planted worlds only (`reading: neutral`).',
    { absent: 'measures change nothing' },
  ),
  reported: said(quantity('probability').optional(), 'Probability that somebody reports it where no patrol has recorded it.', {
    example: 0.3,
    absent: 'nobody reports',
  }),
});

export const incidentSections = {
  incidents: said(table(incident).default({}), 'Incidents that belong to cells and have no author, by id.', {
    mechanism: 'Patrols and screens',
  }),
};
