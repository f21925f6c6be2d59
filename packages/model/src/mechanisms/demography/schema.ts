import { z } from 'zod';
import { by } from '../../format/parts.js';
import { quantity } from '../../format/quantity.js';
import { said } from '../../format/said.js';

const demography = z.strictObject({
  pace: said(
    quantity('factor').optional(),
    'Multiplies the speed at which people grow older and every rate of this section. At zero nobody grows older, is born or dies.',
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
});

export const demographySections = {
  demography: said(
    demography.optional(),
    'Population in time: people grow older through the age bands, die, and are born into households. All days are drawn at the start, the same in every arm.',
    { absent: 'everybody stays in the band in which they began, nobody dies and nobody is born', mechanism: 'World' },
  ),
};
