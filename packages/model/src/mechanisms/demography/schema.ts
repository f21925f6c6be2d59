import { z } from 'zod';
import { by, sourced, table } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

const demography = z.strictObject({
  pace: said(
    quantity('factor').optional(),
    'Multiplies the speed at which people grow older and the rates of deaths and births. At zero nobody grows older, is born or dies. Moves have a rate of their own.',
    { example: 1, absent: 'one' },
  ),
  mortality: said(
    by('rate').optional(),
    'Deaths per person-year, for everybody or by age band. By any other attribute each category needs a measured source.',
    {
      example: 0.007,
      absent: 'nobody dies',
    },
  ),
  fertility: said(
    by('rate').optional(),
    'Children born into the household of an adult, per person-year of adults, for everybody or by age band; zero in bands of children. By any other attribute each category needs a measured source.',
    { example: 0.01, absent: 'nobody is born' },
  ),
  moves: said(
    z
      .strictObject({
        rate: said(
          by('rate'),
          'Moves of a household to another place, per year; for everybody, or by `place` (where it lives) or by an attribute of households, of which each category needs a measured source. At zero nobody moves.',
          { example: 0.03 },
        ),
        to: said(
          table(quantity('share')).optional(),
          'Destinations of moves: a share for each place that holds people, adding to one. A household chooses among the places other than its own, in proportion.',
          {
            example: { north: sourced(0.4, 'share'), south: sourced(0.6, 'share') },
            absent: 'in proportion to the people of the places',
          },
        ),
      })
      .optional(),
    'Households move to other places. Where they live now is the attribute `place`, for `who`, conditions and numbers by attribute. Ties, units, shared capacity, firms, office holders and results stay with the community in which they began.',
    { absent: 'everybody lives where they began' },
  ),
});

export const demographySections = {
  demography: said(
    demography.optional(),
    'How the population changes: people grow older through the age bands, die, are born into households, and move. All days are drawn at the start, the same in every arm. Where it is empty, people only grow older.',
    { absent: 'everybody stays in the band and place in which they began, nobody dies and nobody is born', mechanism: 'World' },
  ),
};
