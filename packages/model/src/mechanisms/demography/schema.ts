import { z } from 'zod';
import { by } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

const demography = z.strictObject({
  pace: said(
    quantity('factor').optional(),
    'Multiplies the speed at which people grow older and every rate of this section. At zero nobody grows older or dies.',
    { example: 1, absent: 'one' },
  ),
  deaths: said(
    by('rate').optional(),
    'Deaths per person-year, for everybody or by age band. By any other attribute each category needs a measured source.',
    {
      example: 0.007,
      absent: 'nobody dies',
    },
  ),
});

export const demographySections = {
  demography: said(
    demography.optional(),
    'Population in time: people grow older through the age bands and die. All days are drawn at the start, the same in every arm.',
    { absent: 'everybody stays in the band in which they began, and nobody dies', mechanism: 'World' },
  ),
};
